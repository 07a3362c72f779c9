#!/usr/bin/env bash
# Counts the instructions that short commands take from start to end, under callgrind: most of it is
# loading rules. Fails where a command takes more than its limit, in millions.
#
#   bench/start.sh
#
# Environment: RACPSY, the program (build/release/racpsy). Needs valgrind.
set -euo pipefail
export LC_ALL=C

root=$(cd "$(dirname "$0")/.." && pwd)
racpsy=${RACPSY:-$root/build/release/racpsy}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0
failed=0
while read -r limit command; do
  # shellcheck disable=SC2086 # words
  (cd "$root" && valgrind -q --tool=callgrind --callgrind-out-file="$work/out" "$racpsy" $command >"$work/log" 2>&1) ||
    { cat "$work/log"; failed=$((failed + 1)); continue; }
  tenths=$(awk '/^(summary|totals):/ { print int($2 / 100000); exit }' "$work/out")
  result=passed
  [[ $tenths -le $((10 * limit)) ]] || result=failed
  [[ $result = passed ]] && passed=$((passed + 1)) || failed=$((failed + 1))
  echo "racpsy $command: $((tenths / 10)).$((tenths % 10)) M instructions; limit $limit M: $result"
done <<'COMMANDS'
5 calc --first 2026-03-02 --sessions 1
40 compare --age 21
3 --version
20 rules list
8 batch examples/batch/people.csv
COMMANDS

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
