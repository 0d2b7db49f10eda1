# What tools/quickstart and tools/check share: the packages, and the build. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build

# The one list of what Entente needs. Names are Debian's and Ubuntu's.
packages_build=(g++ cmake ninja-build ccache libboost-dev libboost-graph-dev rapidjson-dev libsqlite3-dev libsqlitecpp-dev libpq-dev catch2
  libcli11-dev libfmt-dev libutf8proc-dev libgumbo-dev libpcre2-dev libxxhash-dev libcpp-httplib-dev python3 iso-codes libgeonames0 libgeonames-common wordnet-base)
# The explorer's page is built with Node.js 18 or later and npm, whoever installed them.
command -v node >/dev/null && command -v npm >/dev/null || packages_build+=(nodejs npm)
# The tests open what Entente writes with these, and the explorer in a browser.
packages_test=(python3-networkx python3-igraph python3-rdflib python3-jsonschema raptor2-utils graphviz libxml2-utils sqlite3 postgresql chromium fonts-dejavu-core parallel)
packages_test+=(faketime)  # a clock that goes back
# The Debian package is made with the first two, and tried in a clean system.
packages_test+=(dpkg-dev file debootstrap man-db)
# The fuzz targets need libFuzzer, which comes with clang; GCC builds them as it does everything.
packages_fuzz=(libclang-rt-dev)

started=$SECONDS
bold= plain=
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$'\e[1m' plain=$'\e[0m'; fi

step() { printf '%s[%3d s] %s%s\n' "$bold" $((SECONDS - started)) "$*" "$plain"; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# Runs a command, its output in a log that is shown only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    die "this failed: $*"
  fi
  rm -f "$log"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "installing packages needs root or sudo; as root, run: apt-get install --no-install-recommends ${missing[*]}"
  fi
}

# Installs those of the packages named that are not there.
install_missing() {
  local package
  missing=()
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    step "No apt here; these must be installed, under the names that your system has for them:"
    printf '  %s\n' "$*"
    return
  fi
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ]; then
    step "All packages are installed"
  else
    step "Installing ${missing[*]}"
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
  fi
  restore_names_of_places
}

# Slim images tell dpkg to leave translations out, and the names of places are one.
restore_names_of_places() {
  local names=/usr/share/locale/en/LC_MESSAGES/geonames.mo
  [ "$(dpkg-query -W -f '${db:Status-Status}' libgeonames-common 2>/dev/null)" = installed ] && [ ! -e "$names" ] || return 0
  step "Installing the names of places that this system leaves out of libgeonames-common"
  missing=(libgeonames-common)
  quietly as_root mkdir -p "$(dirname "$names")"  # left out as well
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --reinstall --no-install-recommends \
    -o "Dpkg::Options::=--path-include=$names" libgeonames-common
}

# C++20 as Entente uses it needs g++ 12; where the default is older, a newer one stands beside it.
choose_compiler() {
  [ -z "${CXX:-}" ] || return 0
  local version
  version=$(g++ -dumpversion 2>/dev/null | cut -d. -f1)
  if [ "${version:-0}" -lt 12 ]; then
    command -v g++-12 >/dev/null || install_missing g++-12
    export CXX=g++-12
  fi
}

# Builds the targets named, or everything. On a terminal ninja counts on one line, in a log with a line a file.
build_release() {
  choose_compiler
  step "Configuring in $build"
  (cd "$root" && quietly cmake --preset release)
  step "Compiling on $(nproc) cores"
  NINJA_STATUS='  [%f/%t, %es] ' cmake --build "$build" -j "$(nproc)" ${1:+--target "$@"}
}
