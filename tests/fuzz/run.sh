#!/bin/sh
# Fuzzes each reader for SECONDS (default 30): rule files from those of the project, CSV from a few rows of each kind.
#   tests/fuzz/run.sh BUILD [SECONDS]
set -eu
build=$1
seconds=${2:-30}
root=$(cd "$(dirname "$0")/../.." && pwd)
corpus=$(mktemp -d)
trap 'rm -rf "$corpus" "$corpus.log"' EXIT
# The first byte of an input chooses the reader: v a version, d declarations, c a contract, k a case.
seed() { printf '%s' "$1" >"$corpus/$1-$2" && cat "$3" >>"$corpus/$1-$2"; }
n=0
for file in "$root"/rules/fr/mon-soutien-psy/2*.toml "$root"/rules/fr/psychiatre/2*.toml; do n=$((n + 1)); seed v $n "$file"; done
for file in "$root"/rules/fr/*.toml "$root"/rules/fr/*/route.toml; do n=$((n + 1)); seed d $n "$file"; done
for file in "$root"/examples/contracts/*/*.toml; do n=$((n + 1)); seed c $n "$file"; done
for file in "$root"/examples/cases/*.toml; do n=$((n + 1)); seed k $n "$file"; done
# fuzz PROGRAM FOLDER LONGEST
fuzz() {
  "$build/tests/$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len="$3" -artifact_prefix="$build/" \
    -print_final_stats=1 "$2" >"$corpus.log" 2>&1 || { tail -n 40 "$corpus.log"; exit 1; }
  tail -n 6 "$corpus.log"
}
fuzz racpsy_fuzz "$corpus" 60000

rows="$corpus/csv"
mkdir "$rows"
printf '0id,year,age,coverage,complementary,sessions,private_fee_cents\n1,2025,40,standard,none,3,6000\n2,2024,2,c2s+ald,none,14,\n' >"$rows/years"
printf '7id;first;every;born;sessions;fee;weight\r\n1;2024-04-08;1w;1980-05-17;16;65,50;1,5\r\n"a ""b""";2025-01-06;1m;2022-02-10;3;60;\r\n' >"$rows/series"
printf '4id,patient,date,coverage,used,fee_cents\n1,1,2024-06-03,ald,2,6000\n2,1,2024-06-17,,2,6000\n3,2,2024-06-17,c2s,,\n4,1,2024-06-18,,,\n' >"$rows/sessions"
fuzz racpsy_csv_fuzz "$rows" 500
