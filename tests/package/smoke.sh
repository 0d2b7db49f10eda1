#!/usr/bin/env bash
# Installs the packages on a clean Debian, made for it, and uses them as an unprivileged user would:
#   smoke.sh [--library] FOLDER-OF-PACKAGES [WORK-FOLDER]
# --library also compiles a project of somebody else against libentente-dev, which installs a compiler there. The clean system is kept in
# the work folder as a tar file and used again. Needs root, debootstrap and a mirror; without them it ends with status 77, "skipped".
set -euo pipefail
export LC_ALL=C.UTF-8

library=
[ "${1:-}" != --library ] || { library=yes; shift; }
packages=$(realpath "${1:?folder of the packages}")
work=$(realpath -m "${2:-$packages/clean}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

skip() { echo "skipped: $*"; exit 77; }
[ "$(id -u)" = 0 ] || skip "making a clean system needs root"
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
# All that is mounted goes with this namespace, however the script ends.
if [ -z "${ENTENTE_UNSHARED:-}" ]; then
  unshare --mount true 2>/dev/null || skip "this system lets nobody mount anything"
  ENTENTE_UNSHARED=1 exec unshare --mount "$0" ${library:+--library} "$packages" "$work"
fi

# The mirror that this system's apt has, for the release that it runs.
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
sources=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
  awk -v name="$codename" '$2 ~ "^" name "(-updates|-security)?$" && $3 ~ "^(main|universe)$"' | sort -u)
mirror=$(awk -v name="$codename" '$2 == name && $3 == "main" { print $1; exit }' <<<"$sources")
[ -n "$mirror" ] || skip "apt names no mirror of $codename; run apt-get update"

mkdir -p "$work"
root=$work/root
rm -rf --one-file-system "$root"
mkdir "$root"
clean=$work/clean-$codename.tar
started=$SECONDS
if [ -s "$clean" ]; then
  tar -xf "$clean" -C "$root" --numeric-owner
else
  if ! debootstrap --variant=minbase "$codename" "$root" "$mirror" >"$work/debootstrap.log" 2>&1; then
    tail -n 5 "$work/debootstrap.log"
    skip "no clean system could be made from apt's mirror"
  fi
  awk '{ print "deb", $1, $2, $3 }' <<<"$sources" >"$root/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries|ForceIPv)' >"$root/etc/apt/apt.conf.d/host" || true
  printf 'force-unsafe-io\n' >"$root/etc/dpkg/dpkg.cfg.d/speed"
  tar -cf "$clean.part" -C "$root" --numeric-owner . && mv "$clean.part" "$clean"
fi
echo "OK a clean $codename, $((SECONDS - started)) s"

mount -t proc proc "$root/proc" 2>/dev/null || mount --bind /proc "$root/proc" || skip "/proc cannot be mounted"
cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
as_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
  ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"; }
as_user() { chroot --userspec=65534:65534 "$root" env -i PATH=/usr/bin:/bin HOME=/home/user LC_ALL=C.UTF-8 "$@"; }

mkdir -p "$root/packages" "$root/home/user"
cp "$packages"/entente_*.deb "$root/packages/"
[ -z "$library" ] || cp "$packages"/libentente-dev_*.deb "$root/packages/"
chown 65534:65534 "$root/home/user"
started=$SECONDS
log=$work/install.log
before=$(as_root find /usr -not -path '*/__pycache__*' | sort)
{ as_root apt-get update -q && as_root sh -c 'apt-get install -q -y --no-install-recommends man-db /packages/entente_*.deb'; } >"$log" 2>&1 ||
  { tail -n 20 "$log"; echo "FAILED: the package does not install"; exit 1; }
echo "OK installed with its dependencies, $((SECONDS - started)) s"

cp "$here/use.sh" "$root/home/user/use.sh"
as_user bash /home/user/use.sh

if [ -n "$library" ]; then
  started=$SECONDS
  as_root sh -c 'apt-get install -q -y --no-install-recommends g++ cmake make /packages/libentente-dev_*.deb' >"$log" 2>&1 ||
    { tail -n 20 "$log"; echo "FAILED: libentente-dev does not install"; exit 1; }
  cp -r "$here/../consumer/project" "$root/home/user/project"
  chown -R 65534:65534 "$root/home/user/project"
  as_user sh -c 'cd && cmake -S project -B made >made.log 2>&1 && cmake --build made >>made.log 2>&1 || { cat made.log; exit 1; }'
  as_user /home/user/made/consumer | grep -q 'CONSULT: Vladimir Putin -> Xi Jinping'
  echo "OK a program of somebody else, with find_package(entente), $((SECONDS - started)) s"
  as_root apt-get purge -q -y libentente-dev >"$log" 2>&1
fi

# What the package brought goes with it.
files=$(as_root dpkg -L entente | sort)
as_root apt-get purge -q -y entente >"$log" 2>&1
left=$(while read -r file; do [ ! -f "$root$file" ] || echo "$file"; done <<<"$files")
[ -z "$left" ] || { echo "FAILED: left behind: $left"; exit 1; }
echo "OK removed, nothing left behind"
rm -rf --one-file-system "$root" 2>/dev/null || true
