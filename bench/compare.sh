#!/usr/bin/env bash
# Compares `racpsy batch` with other programs on the two workloads of README.md: same data, same answers, one table per
# workload and size. Every answer of every round must equal that of rivals/naive.cpp, byte for byte.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
bench/compare.sh [--install] [--rivals-only]

  --install      first get what is missing: mawk (Debian), @duckdb/node-api (npm, into the scratch folder)
  --rivals-only  leave racpsy out

Environment:
  ROWS    sizes, smallest first (1000000 10000000)
  RUNS    counted rounds; one more warms up (5)
  ONLY    extended regular expression: the programs to run, by the names in the table (all)
  RACPSY  the program measured (build/release/racpsy)
  EXTRA   a file that names further programs, one a line: name|threads|command, with {workload}, {in} and {out}
  WORK    scratch folder, 1.2 GB at ten million rows (${TMPDIR:-/tmp}/racpsy-bench)

Exit code 1: a program failed, or its answer differs.
TEXT
}

install=no
rivals_only=no
for option in "$@"; do
  case $option in
    --install) install=yes ;;
    --rivals-only) rivals_only=yes ;;
    --help) usage && exit ;;
    *) usage >&2 && exit 2 ;;
  esac
done

root=$(cd "$(dirname "$0")/.." && pwd)
bench=$root/bench
rows=${ROWS:-1000000 10000000}
runs=${RUNS:-5}
only=${ONLY:-.}
racpsy=${RACPSY:-$root/build/release/racpsy}
work=${WORK:-${TMPDIR:-/tmp}/racpsy-bench}
duckdb_version=1.5.6-r.1

mkdir -p "$work/npm"
data=$(mktemp -d "$work/data.XXXXXX")
trap 'rm -rf "$data"' EXIT
in=$data/in.csv
out=$data/out.csv
reference=$data/reference.csv
plan=$data/plan.tsv
table=$data/table.tsv
all=$data/all.tsv

has() { command -v "$1" >/dev/null; }
wanted() { [[ $1 =~ $only ]]; }
npm_version() { sed -n 's/^ *"version": "\(.*\)".*/\1/p' "$work/npm/node_modules/$1/package.json"; }

# --- the programs -----------------------------------------------------------------------------------------------------

if [[ $install == yes ]]; then
  as_root=()
  [[ $(id -u) -eq 0 ]] || as_root=(sudo)
  has mawk || "${as_root[@]}" apt-get install -y -qq --no-install-recommends mawk >/dev/null
  if has npm; then
    npm install --prefix "$work/npm" --no-audit --no-fund --silent "@duckdb/node-api@$duckdb_version"
  else
    echo "No npm: DuckDB is not installed. On Debian: apt-get install npm" >&2
  fi
fi

compile() { g++ -std=c++20 -O2 -pthread -o "$work/$1" "$bench/$2"; }
compile generate generate.cpp
compile naive rivals/naive.cpp
compile floor floor.cpp
compile measure measure.cpp

left_out=()
ours=no
if [[ $rivals_only == no ]] && wanted racpsy; then
  [[ -x $racpsy ]] || { echo "$racpsy is not there: build it, or say --rivals-only" >&2 && exit 2; }
  ours=yes
fi
mawk=no
if wanted mawk; then
  if has mawk; then mawk=yes; else left_out+=(mawk); fi
fi
duckdb=no
if wanted DuckDB; then
  if has node && [[ -d $work/npm/node_modules/@duckdb/node-api ]]; then
    duckdb=yes
    cp "$bench/rivals/duckdb.mjs" "$work/npm/"  # a module finds the packages of its own folder
  else
    left_out+=(DuckDB)
  fi
fi

# Adds a line to the plan of measure.cpp: name, threads, destination of the answer, command.
program() {
  local IFS=$'\t'
  printf '%s\n' "$*" >>"$plan"
}

make_plan() {
  local workload=$1 t columns=()
  [[ $workload == w1 ]] || columns=(--columns "id,amo_cents,amc_cents,patient_cents")
  : >"$plan"
  for t in 1 2; do
    [[ $ours == no ]] || program racpsy $t file "$racpsy" batch "$in" -o "$out" --threads $t "${columns[@]}"
  done
  for t in 1 2; do
    [[ $duckdb == no ]] || program DuckDB $t file node "$work/npm/duckdb.mjs" "$workload" "$in" "$out" $t
  done
  [[ $mawk == no ]] || program mawk 1 stdout mawk -f "$bench/rivals/$workload.awk" "$in"
  ! wanted naive || program naive 1 file "$work/naive" "$workload" "$in" "$out"
  local name threads command
  while IFS='|' read -r name threads command; do
    command=${command//\{workload\}/$workload}
    command=${command//\{in\}/$in}
    # shellcheck disable=SC2086 # a command is words
    ! wanted "$name" || program "$name" "$threads" file ${command//\{out\}/$out}
  done <"${EXTRA:-/dev/null}"
  ! wanted "wc -l" || program "wc -l" 1 none wc -l "$in"
  for t in 1 2; do
    ! wanted floor || program floor $t none "$work/floor" "$in" "$out" "$(stat -c %s "$reference")" $t
  done
}

# --- the tables -------------------------------------------------------------------------------------------------------

# Prints the table. Ratios divide medians of this table; the faster DuckDB counts.
print_table() {
  awk -F'\t' -v n="$1" '
    function ratio(a, b) { return b ? sprintf(a / b < 100 ? "%.3g" : "%.0f", a / b) : "-" }
    FNR == NR {
      if ($8 != "ok") next
      if ($1 == "floor" && $2 == 1) floor = $3
      if ($1 == "wc -l") wc = $3
      if ($1 == "DuckDB" && (!duckdb || $3 < duckdb)) duckdb = $3
      next
    }
    FNR == 1 {
      print "| program | threads | wall s | min | max | M rows/s | CPU s | peak MiB | x floor | x wc -l | x DuckDB |"
      print "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    }
    $8 != "ok" { printf "| %s | %s | %s | | | | | | | | |\n", $1, $2, $8; next }
    {
      printf "| %s | %s | %.3f | %.3f | %.3f | %.3g | %.3f | %.1f | %s | %s | %s |\n", $1, $2, $3, $4, $5,
        n / $3 / 1e6, $6, $7, ratio($3, floor), ratio($3, wc), ratio($3, duckdb)
    }' "$table" "$table"
}

echo "$(sed -n '/^model name/ { s/[^:]*: //p; q }' /proc/cpuinfo), $(nproc) processors; $(g++ --version | sed -n 1p)"
[[ $mawk == no ]] || mawk -W version 2>&1 | sed -n 1p
[[ $duckdb == no ]] || echo "DuckDB $(npm_version @duckdb/node-api), node $(node --version)"
for name in "${left_out[@]}"; do echo "Not installed, left out: $name (--install gets it)"; done

status=0
for n in $rows; do
  for workload in w1 w2; do
    "$work/generate" "$workload" "$n" >"$in"
    "$work/naive" "$workload" "$in" "$reference"
    make_plan "$workload"
    "$work/measure" "$plan" "$runs" "$out" "$reference" >"$table" || status=1
    echo
    echo "${workload^^}, $n rows, $(stat -c %s "$in") bytes in, $(stat -c %s "$reference") bytes out, median of $runs."
    echo "Answer: sha256 $(sha256sum "$reference" | cut -d ' ' -f 1)"
    echo
    print_table "$n"
    sed "s/^/$workload\t$n\t/" "$table" >>"$all"
  done
done

if [[ $ours == yes && $rows == *\ * ]]; then
  echo
  awk -F'\t' '
    $3 != "racpsy" || $10 != "ok" { next }
    { program = toupper($1) ", " $4 ($4 == 1 ? " thread" : " threads") }
    !(program in small) { names[++count] = program; small[program] = $5 / $2; from = $2 }
    { big[program] = $5 / $2; to = $2 }
    END {
      for (i = 1; i <= count; ++i)
        printf "racpsy, %s: a row at %d rows takes %.2f times that at %d rows\n", names[i], to,
          big[names[i]] / small[names[i]], from
    }' "$all"
fi
exit $status
