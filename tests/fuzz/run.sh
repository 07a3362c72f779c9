#!/bin/sh
# Fuzzes each reader for SECONDS (default 30): rule, contract and case files; CSV; the command line;
# cards; requests as JSON; dates, amounts and intervals; tables of Arrow.
#   tests/fuzz/run.sh BUILD [SECONDS [KEEP]]
# The corpus starts from the project's own files and the results of earlier runs (corpus/*.tar.xz).
# KEEP=keep adds the new inputs there: the smallest set with the same coverage. README.md has the
# durations.
set -eu
build=$1
seconds=${2:-30}
keep=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0

# seeds NAME: creates the corpus, empty or with earlier results.
seeds() {
  mkdir "$work/$1"
  if [ -f "$here/corpus/$1.tar.xz" ]; then tar xJf "$here/corpus/$1.tar.xz" -C "$work/$1"; fi
}

# fuzz NAME LONGEST: runs the fuzzer on the corpus NAME, with inputs of at most LONGEST bytes.
# A plan of 300 sessions is refused after 14 s under the sanitizers, on a machine that does nothing else.
fuzz() {
  "$build/tests/$1_fuzz" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len="$2" -artifact_prefix="$build/$1-" \
    -close_fd_mask=3 -print_final_stats=1 "$work/$1" >"$work/log" 2>&1 || { tail -n 40 "$work/log" && echo "$passed passed, 1 failed" && exit 1; }
  sed -n "s/^stat::number_of_executed_units: */$1: executions /p" "$work/log"
  passed=$((passed + 1))
  [ "$keep" = keep ] || return 0
  mkdir "$work/$1-merged"
  "$build/tests/$1_fuzz" -merge=1 -close_fd_mask=3 -max_len="$2" "$work/$1-merged" "$work/$1" >"$work/log" 2>&1
  tar cJf "$here/corpus/$1.tar.xz" --sort=name --owner=0 --group=0 --mtime=2026-01-01 -C "$work/$1-merged" .
  echo "$1: $(find "$work/$1-merged" -type f | wc -l) inputs kept"
}

# The first byte of an input chooses the reader: v a version, d declarations, c a contract, k a case.
seeds rules
n=0
seed() {
  for file in "$@"; do
    n=$((n + 1))
    { printf '%s' "$kind" && cat "$file"; } >"$work/rules/seed-$n"
  done
}
kind=v && seed "$root"/rules/fr/mon-soutien-psy/2*.toml "$root"/rules/fr/psychiatre/2*.toml "$root"/rules/ch/*/2*.toml "$root"/rules/nl/*/2*.toml
kind=d && seed "$root"/rules/fr/*.toml "$root"/rules/fr/*/route.toml
kind=c && seed "$root"/examples/contracts/*/*.toml "$root"/tests/contracts/*.toml
kind=k && seed "$root"/examples/cases/*.toml
fuzz rules 60000

# The first byte chooses the options.
seeds csv
printf '0id,year,age,coverage,complementary,sessions,private_fee_cents\n1,2025,40,standard,none,3,6000\n2,2024,2,c2s+ald,none,14,\n' >"$work/csv/years"
printf '7id;first;every;born;sessions;fee;weight\r\n1;2024-04-08;1w;1980-05-17;16;65,50;1,5\r\n"a ""b""";2025-01-06;1m;2022-02-10;3;60;\r\n' >"$work/csv/series"
printf '4id,patient,date,coverage,used,fee_cents\n1,1,2024-06-03,ald,2,6000\n2,1,2024-06-17,,2,6000\n3,2,2024-06-17,c2s,,\n4,1,2024-06-18,,,\n' >"$work/csv/sessions"
printf '7identifiant;né(e) le;Couverture;mutuelle;Première séance;séances;tarif;poids\n1;1990-01-01;C2S + ALD;Oui;2026-03-02;3;1 234,50 €;0,5\n;;;;;;;\n2;;régime général;non;2026-03-02;1 000;1.234;NA\n' >"$work/csv/french"
printf '0id,a\302\240ge,ag\342\200\213e,tranche d.\303\242ge,c2s,patient,dte\n1,"2,-5\n' >"$work/csv/header"
fuzz csv 500

# One argument per line: the commands of the golden transcripts.
seeds words
n=0
sed -n 's/^\$ racpsy \([^|>]*\).*/\1/p' "$root"/tests/golden/*.md "$root"/docs/*.md | while read -r line; do
  n=$((n + 1))
  printf '%s\n' "$line" | xargs -n 1 printf '%s\n' >"$work/words/seed-$n" 2>/dev/null || true
done
fuzz words 400

# The words of cards: those of the unit test.
seeds card
sed -n 's/^words = \["\(.*\)"\]$/\1/p' "$root/tests/cards.toml" | sed 's/", "/\n/g' | while read -r line; do
  printf '%s' "$line" >"$work/card/$(printf '%s' "$line" | cksum | cut -d ' ' -f 1)"
done
fuzz card 120

# Requests as JSON.
seeds json
printf '{"command":"calc","route":"fr/mon-soutien-psy","age":30,"coverage":"c2s","first":"2026-12-07","every":"1w","sessions":5,"with":{"mode":"remote"},"private_fee":60.50,"lang":"fr"}' >"$work/json/calc"
printf '{"command":"compare","route":["fr/psychiatre","be/premiere-ligne"],"rules":["auto"],"coverage":["standard","ald"],"born":"1990-02-28","on":["2026-03-02"],"student":true,"strict":true,"explain":true}' >"$work/json/compare"
printf '{"due":"2026-06-15","coverage":"maternity","used":3,"minutes":45,"calendar":"legal","today":"2026-11-30","referral":false,"age":null}' >"$work/json/rights"
fuzz json 400

# Dates, amounts and intervals, one a text.
seeds written
n=0
for text in 2026-12-07 'lun. 7 déc. 2026' 'December 7, 2026' 07/12/2026 'le 1er mai 2027' demain Tuesday \
  '1 164,00 €' '€24.50' 1w 15j 'tous les quinze jours' 'every other week' 1/semaine; do
  n=$((n + 1))
  printf '%s' "$text" >"$work/written/seed-$n"
done
fuzz written 40

# Bytes choose the types, the contents and the errors of a table. Those of an archive are as good as any.
seeds arrow
split -b 1500 "$here/corpus/csv.tar.xz" "$work/arrow/seed-"
fuzz arrow 2000
echo "$passed passed, 0 failed"
