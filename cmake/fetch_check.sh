#!/bin/sh
# Builds the project as on a system without the five libraries, where FetchContent takes them from their sources.
# Nothing is downloaded: stand-ins made of the installed headers replace the pinned commits (FETCHCONTENT_SOURCE_DIR_*), so
# this checks the project's side of that path, not the downloads.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$root/cmake/stand_ins.sh"
stand_ins "$work"

# shellcheck disable=SC2046
cmake -S "$root" -B "$work/build" -G Ninja -D CMAKE_UNITY_BUILD=ON -D CMAKE_UNITY_BUILD_BATCH_SIZE=6 \
  $(for definition in $definitions; do echo "-D $definition"; done) >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cmake --build "$work/build" --target racpsy_cli >"$work/log" 2>&1 || { tail -n 40 "$work/log"; exit 1; }
"$work/build/racpsy" calc >/dev/null
