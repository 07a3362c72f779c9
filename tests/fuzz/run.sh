#!/bin/sh
# Fuzzes for SECONDS (default 30), from the rule files of the project: tests/fuzz/run.sh BUILD [SECONDS]
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
"$build/tests/racpsy_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=60000 \
  -artifact_prefix="$build/" -print_final_stats=1 "$corpus" >"$corpus.log" 2>&1 || { tail -n 40 "$corpus.log"; exit 1; }
tail -n 6 "$corpus.log"
