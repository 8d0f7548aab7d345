# What the other scripts share. To be sourced: it stops the caller at the first error and moves it to the project's root.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# missing_packages [PACKAGE...]: prints those of scripts/packages, and of these, that this machine lacks.
missing_packages() {
  local package
  for package in $(sed 's/#.*//' scripts/packages) "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# install_packages [PACKAGE...]: installs what is missing, as root or through sudo; says what to install where neither is possible.
install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      printf 'Mancano dei pacchetti. Come root:\n\n  apt-get install --no-install-recommends %s\n' "${missing[*]}" >&2
      exit 1
    }
    as_root=(sudo)
  fi
  echo "Installo ${#missing[@]} pacchetti: ${missing[*]}" >&2
  mkdir -p build
  {
    "${as_root[@]}" apt-get update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
  } >build/apt.log || { echo "apt-get non è riuscito; che cosa ha detto è in build/apt.log" >&2; exit 1; }
}

# announce_build PRESET: says how many files are to be compiled and how long that takes, where it takes long enough to wonder.
announce_build() {
  local files minutes
  files=$(ninja -C "build/$1" -n | grep -c ' Building CXX object ' || true)
  minutes=$(((files * seconds_a_file / $(nproc) + 59) / 60))
  if [ "$files" -gt 9 ]; then echo "Compilo $files file, circa $minutes minut$([ "$minutes" -eq 1 ] && echo o || echo i)." >&2; fi
}
seconds_a_file=5 # of one core, about; the mean over the release build, whose files hold several sources each

# build PRESET [OPTION...]: configures and builds build/PRESET. Quiet where nothing goes wrong and nothing changed.
build() {
  local preset=$1
  shift
  cmake --preset "$preset" "$@" >/dev/null
  announce_build "$preset"
  cmake --build --preset "$preset" >&2
}

# made_returns COUNT: build/returns/COUNT with that many made returns, made once.
made_returns() {
  local folder=build/returns/$1
  [ -e "$folder.made" ] || { bench/make_returns.py "$1" "$folder" && touch "$folder.made"; }
}

# browser_packages: what the tests in a browser need: Chromium and node, and what npm gets into STATION_PACKAGES.
browser_packages() {
  local program
  # A node that was installed otherwise does as well.
  for program in chromium node npm; do command -v "$program" >/dev/null || install_packages chromium nodejs npm; done
  export STATION_PACKAGES=$PWD/build/station/packages
  mkdir -p "$STATION_PACKAGES"
  cp tests/station/package.json tests/station/package-lock.json "$STATION_PACKAGES"
  npm ci --prefix "$STATION_PACKAGES" --ignore-scripts --no-audit --no-fund >/dev/null
}
