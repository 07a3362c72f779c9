#!/usr/bin/env bash
# Counts the instructions of `racpsy batch` per row under callgrind, a measure that does not depend on the machine's load.
# Fails if a workload takes over 5 % more than its baseline in instructions.tsv, or more than its limit.
#
#   bench/instructions.sh            compare with the baseline
#   bench/instructions.sh --update   count, and write the baseline
#
# Environment: RACPSY, the program (build/release/racpsy). Needs valgrind and g++.
set -euo pipefail
export LC_ALL=C

case "$#:${1-}" in
  0:) update=no ;;
  1:--update) update=yes ;;
  *) echo "usage: bench/instructions.sh [--update]" >&2 && exit 2 ;;
esac

root=$(cd "$(dirname "$0")/.." && pwd)
racpsy=${RACPSY:-$root/build/release/racpsy}
baseline=$root/bench/instructions.tsv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

few=30000
many=300000
declare -A limit=([w1]=700 [w2]=500)
declare -A columns=([w1]="" [w2]="--columns id,amo_cents,amc_cents,patient_cents")

g++ -std=c++20 -O2 -o "$work/generate" "$root/bench/generate.cpp"

# Prints the instructions of a whole run on N rows of a workload; nothing if the run fails.
count() {
  local workload=$1 n=$2
  "$work/generate" "$workload" "$n" >"$work/in.csv"
  # shellcheck disable=SC2086 # an option and its value, or nothing
  if ! valgrind -q --tool=callgrind --callgrind-out-file="$work/callgrind" "$racpsy" batch "$work/in.csv" \
    -o "$work/out.csv" --threads 1 ${columns[$workload]} >"$work/log" 2>&1; then
    cat "$work/log" >&2
    return
  fi
  sed -n 's/^totals: //p' "$work/callgrind"
}

passed=0
failed=0
counts=$'workload\tinstructions_per_row\n'
for workload in w1 w2; do
  less=$(count $workload $few)
  more=$(count $workload $many)
  verdict=failed
  if [[ -n $less && -n $more ]]; then
    # The start-up is in both runs, so it cancels out in the difference.
    rows=$((many - few))
    per_row=$(((more - less + rows / 2) / rows))
    counts+=$workload$'\t'$per_row$'\n'
    before=$per_row
    if [[ $update == no ]]; then
      before=$(awk -F'\t' -v w=$workload '$1 == w { print $2 }' "$baseline" 2>/dev/null || true)
    fi
    if [[ -n $before ]] && ((per_row * 100 <= before * 105 && per_row <= limit[$workload])); then verdict=passed; fi
    echo "${workload^^}: $per_row instructions a row; baseline ${before:-missing}, limit ${limit[$workload]}: $verdict"
  else
    echo "${workload^^}: racpsy batch did not run: failed"
  fi
  if [[ $verdict == passed ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done

# A baseline above a limit is not written: it would hide the failure.
if [[ $update == yes && $failed -eq 0 ]]; then printf '%s' "$counts" >"$baseline"; fi

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
