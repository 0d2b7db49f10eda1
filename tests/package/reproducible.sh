#!/usr/bin/env bash
# Builds the packages of the last commit twice and compares them byte for byte: reproducible.sh [WORK-FOLDER] [JOBS]. The two builds lie in
# folders of different names and depths, run at different times, in different time zones, locales and umasks, with different numbers of
# jobs, and the second compiles every file itself: what a compiler's cache hands out twice would prove nothing.
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(realpath -m "${1:-$source/build/reproducible}")
jobs=${2:-$(nproc)}

rm -rf "$work"
mkdir -p "$work"
# packages NAME FOLDER JOBS [NAME=VALUE...]: builds in the folder, with these in the environment, and leaves the packages in NAME.
packages() {
  local name=$1 folder=$2 jobs=$3 started=$SECONDS
  shift 3
  git clone -q --no-hardlinks "$source" "$folder"
  (cd "$folder" && env -u SOURCE_DATE_EPOCH "$@" sh -c "
    cmake --preset release -DENTENTE_TESTS=OFF -DENTENTE_EXAMPLES=OFF && ninja -C build -j $jobs && cpack --config build/CPackConfig.cmake -B $work/$name") \
    >"$work/$name.log" 2>&1 || { tail -n 30 "$work/$name.log"; exit 1; }
  rm -rf "$work/$name/_CPack_Packages"
  echo "built in $folder with $*: $((SECONDS - started)) s"
}

umask 022
packages first "$work/a" "$jobs" TZ=UTC LC_ALL=C.UTF-8
umask 077
packages second "$work/another-folder/deeper" "$((jobs > 1 ? jobs - 1 : 2))" TZ=Pacific/Kiritimati LC_ALL=C CCACHE_DISABLE=1

status=0
for package in "$work"/first/*.deb; do
  name=$(basename "$package")
  (cd "$work" && sha256sum "first/$name" "second/$name")
  cmp "$package" "$work/second/$name" || status=1
done
[ $status = 0 ] && echo "the same bytes" || echo "they differ; diffoscope tells where"
exit $status
