# Bash completion for schede: commands, options and their values are those that the program itself names.
_schede() {
  local cur prev words cword word command= values
  _init_completion || return
  for word in "${words[@]:1:cword-1}"; do
    [[ $word =~ ^[a-z]+$ ]] && command=$word && break
  done
  values=$({ schede --help; schede $command --help; } 2>/dev/null | awk -v option="$prev" '$1 == option && $2 ~ /[|]/ { gsub(/[|]/, " ", $2); print $2 }')
  if [[ $prev == --* && $values ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$cur"))
  elif [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$(_parse_help schede) $(_parse_help schede "$command --help")" -- "$cur"))
  elif [[ ! $command && $prev == schede ]]; then
    COMPREPLY=($(compgen -W "$(schede --lang en --help 2>/dev/null | awk '/^Commands:/ { on = 1; next } on && /^  / { print $1 }')" -- "$cur"))
  else
    _filedir
  fi
} && complete -F _schede schede
