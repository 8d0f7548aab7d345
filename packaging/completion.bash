# Bash completion for schede: commands, options and their values are those that the program itself names.
_schede_help() { schede --lang en "$@" --help 2>/dev/null; }

# The commands of a help text.
_schede_commands() { awk '/^(Commands|Subcommands):/ { on = 1; next } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }'; }

_schede() {
  local cur prev words cword command= word commands values help
  _init_completion || return
  commands=$(_schede_help | _schede_commands)
  for word in "${words[@]:1:cword-1}"; do
    [[ " ${commands//$'\n'/ } " == *" $word "* ]] && command=$word && break
  done
  help=$(_schede_help; [[ ! $command ]] || _schede_help "$command")
  values=$(awk -v option="$prev" '$1 == option && $2 ~ /[|]/ { gsub(/[|]/, " ", $2); print $2; exit }' <<<"$help")
  if [[ $prev == --* && $values ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$cur"))
  elif [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$(_parse_help - <<<"$help")" -- "$cur"))
  else
    [[ ! $command ]] || commands=$(_schede_help "$command" | _schede_commands)
    COMPREPLY=($(compgen -W "$commands" -- "$cur"))
    [[ $COMPREPLY ]] || _filedir
  fi
} && complete -F _schede schede
