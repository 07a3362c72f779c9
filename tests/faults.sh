#!/usr/bin/env bash
# Tests faults of the environment: full disks, missing rights and files, kills, little memory, no
# locale, no home, closed streams. Each must end in an answer, or in an error with its reason (exit
# 4), never in a crash, a partial file, or silence.
#
#   tests/faults.sh RACPSY [KILLS]     KILLS: number of kills of a large batch (20)
#
# As root it also fills a small file system. The last line: N passed, N failed.
set -uo pipefail
export LC_ALL=C

racpsy=$(realpath "$1")
kills=${2:-20}
work=$(mktemp -d)
full=$work/full
trap 'mountpoint -q "$full" && umount "$full"; rm -rf "$work"' EXIT
cd "$work" || exit 1

passed=0
failed=0
# verdict NAME OK: counts a test; OK is 0 for success.
verdict() {
  if [[ $2 -eq 0 ]]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "failed: $1"; fi
}
# ends CODE NAME COMMAND...: tests the exit code, and that an error has a message.
ends() {
  local code=$1 name=$2 got
  shift 2
  "$@" >said.out 2>said.err </dev/null
  got=$?
  { [[ $got -eq $code ]] && { [[ $code -eq 0 ]] || grep -q '^racpsy: error: .' said.err; }; }
  local ok=$?
  [[ $ok -eq 0 ]] || { echo "exit $got, not $code:" && head -n 3 said.err; }
  verdict "$name" $ok
}

# ---- Inputs --------------------------------------------------------------------------------------------------------

awk 'BEGIN { print "id,year,age,coverage,complementary,sessions,private_fee_cents"
  for (i = 1; i <= 60000; ++i) print i "," (i % 2 ? 2025 : 2022) "," i % 90 "," (i % 7 ? "standard" : "c2s") "," (i % 7 && i % 3 ? "responsible" : "none") "," i % 20 ",6500" }' >rows.csv
printf '[person]\nage = 40\n[[person.session]]\nroute = "fr/mon-soutien-psy"\ndate = 2025-03-03\n' >case.toml
"$racpsy" batch rows.csv -o right.csv 2>/dev/null
verdict "a batch that nothing disturbs" $?
right=$(sha256sum <right.csv)
is_right() { [[ $(sha256sum <"$1") == "$right" ]]; }
# alone FOLDER NAME: succeeds if the folder has no other file.
alone() { [[ -z $(find "$1" -mindepth 1 ! -name "$2") ]]; }

commands=("calc --first 2025-03-03" "calc --first 2025-03-03 --explain --format json" "compare --route fr/mon-soutien-psy --rules 2022,2025 --first 2025-03-03"
  "rules list" "rules show fr/mon-soutien-psy" "rules schema" "--help" "--version" "batch rows.csv")

# ---- No room ----------------------------------------------------------------------------------------------------------

for command in "${commands[@]}"; do
  # shellcheck disable=SC2086
  "$racpsy" $command >/dev/full 2>said.err </dev/null
  got=$?
  [[ $got -eq 4 ]] && grep -q 'No space left' said.err
  verdict "no room for the answer of: $command" $?
done
ends 4 "no room for a batch's file (/dev/full)" "$racpsy" batch rows.csv -o /dev/full
ends 4 "no room for the rejects" "$racpsy" batch <(printf 'year,age\n2025,x\n') -o out.csv --rejects /dev/full
mkdir small
ends 4 "a file that may grow no further" bash -c "ulimit -f 8; exec '$racpsy' batch rows.csv -o small/out.csv"
alone small nothing
verdict "… and nothing is left of it" $?
mkdir "$full"
if mount -t tmpfs -o size=256k racpsy-faults "$full" 2>/dev/null; then
  ends 4 "a full disk" "$racpsy" batch rows.csv -o "$full/out.csv"
  alone "$full" nothing
  verdict "… and nothing is left there" $?
  echo old >"$full/out.csv"
  ends 4 "a full disk, and an earlier answer" "$racpsy" batch rows.csv -o "$full/out.csv"
  [[ $(cat "$full/out.csv") == old ]] && alone "$full" out.csv
  verdict "… which is still there" $?
  ends 4 "a full disk for a statement" bash -c "head -c 300k /dev/zero >'$full/filler'; exec '$racpsy' calc --first 2025-03-03 --format json -o '$full/statement.json'"
  [[ ! -e $full/statement.json ]]
  verdict "… of which nothing is left" $?
  umount "$full"
else
  echo "skipped: no file system can be mounted here, so none was filled"
fi

# ---- No rights, no file -----------------------------------------------------------------------------------------------

ends 4 "a folder where nothing can be made" "$racpsy" batch rows.csv -o /proc/racpsy.csv
ends 4 "a folder that is not there" "$racpsy" batch rows.csv -o missing/out.csv
ends 4 "an answer into a folder" "$racpsy" calc --first 2025-03-03 -o "$work"
ends 4 "a statement where nothing can be made" "$racpsy" calc --first 2025-03-03 -o /proc/racpsy.txt
ends 4 "rows that are not there" "$racpsy" batch missing.csv
ends 4 "rows that are a folder" "$racpsy" batch "$work"
ends 4 "a case that is not there" "$racpsy" calc missing.toml
ends 4 "rules that are not there" "$racpsy" calc --rules-dir missing --first 2025-03-03
ends 4 "a contract that is not there" "$racpsy" calc --complementary missing.toml --first 2025-03-03
if [[ $(id -u) -ne 0 ]]; then
  mkdir -m 555 closed && cp rows.csv unread.csv && chmod 000 unread.csv
  ends 4 "a folder that is read only" "$racpsy" batch rows.csv -o closed/out.csv
  ends 4 "rows that may not be read" "$racpsy" batch unread.csv
fi
# A file that is removed while it is read is read to its end.
(
  exec 3<rows.csv
  cp rows.csv vanishing.csv
  "$racpsy" batch vanishing.csv -o vanished.out 2>/dev/null &
  rm vanishing.csv
  wait $!
)
got=$?
{ [[ $got -eq 4 ]] && [[ ! -e vanished.out ]]; } || { [[ $got -eq 0 ]] && is_right vanished.out; }
verdict "rows that vanish while they are read" $?
# A folder that is removed before the answer is written appears in the error.
mkdir gone
{ cat rows.csv && rm -r gone; } | "$racpsy" batch - -o gone/out.csv >/dev/null 2>said.err
[[ $? -eq 4 ]] && grep -q '^racpsy: error: ' said.err
verdict "a folder that vanishes before the answer is whole" $?

# ---- The end at any moment --------------------------------------------------------------------------------------------

mkdir killed
longest=$({ TIMEFORMAT=%R && time "$racpsy" batch rows.csv -o killed/out.csv 2>/dev/null; } 2>&1)
ended=0
bad=0
beside=0
for ((i = 0; i < kills; ++i)); do
  case $((i % 3)) in
    0) rm -f killed/out.csv ;;
    1) echo old >killed/out.csv ;;
    2) cp right.csv killed/out.csv ;;
  esac
  before=$(cat killed/out.csv 2>/dev/null | sha256sum)
  "$racpsy" batch rows.csv -o killed/out.csv --threads $((1 + i % 2)) 2>/dev/null &
  sleep "$(awk -v most="$longest" -v seed="$i$RANDOM" 'BEGIN { srand(seed); printf "%.4f", rand() * most * 1.1 }')"
  kill -9 $! 2>/dev/null
  wait $! 2>/dev/null
  [[ $? -eq 137 ]] && ended=$((ended + 1))
  after=$(cat killed/out.csv 2>/dev/null | sha256sum)
  { [[ $after == "$before" ]] || is_right killed/out.csv; } || bad=$((bad + 1))
  # A kill at the last moment may leave the complete answer beside the file to replace, and nothing
  # else.
  for left in killed/out.csv.*; do
    [[ -e $left ]] || continue
    beside=$((beside + 1))
    { [[ $((i % 3)) -ne 0 ]] && is_right "$left"; } || bad=$((bad + 1))
    rm "$left"
  done
done
echo "killed $kills times, $ended before the end; $bad left something wrong, $beside the whole answer beside the old one"
verdict "killed at any moment: the file is the old one, or whole, or absent" "$bad"

# ---- Compressed, cut short, slow ---------------------------------------------------------------------------------------

gzip -nkf rows.csv
"$racpsy" batch rows.csv.gz -o unpacked.csv 2>/dev/null && is_right unpacked.csv
verdict "rows in a gzip file" $?
"$racpsy" batch - -o unpacked.csv 2>/dev/null <rows.csv.gz && is_right unpacked.csv
verdict "rows in a gzip stream" $?
rm -f unpacked.csv
for bytes in 1 9 10 11 17 18 19 1000 65536 $(($(stat -c %s rows.csv.gz) - 1)); do
  head -c "$bytes" rows.csv.gz >cut.csv.gz
  ends 4 "a gzip file cut after $bytes bytes" "$racpsy" batch cut.csv.gz -o unpacked.csv
  [[ ! -e unpacked.csv ]]
  verdict "… and nothing is left of it" $?
done
for place in 12 500 20000 $(($(stat -c %s rows.csv.gz) - 6)); do
  cp rows.csv.gz broken.csv.gz
  printf '\x55\xAA\x55' | dd of=broken.csv.gz bs=1 seek="$place" conv=notrunc 2>/dev/null
  ends 4 "a gzip file with a wrong byte at $place" "$racpsy" batch broken.csv.gz -o unpacked.csv
done
# Patients that reappear: the compressed file is read a second time.
awk 'BEGIN { print "patient,date"; for (i = 1; i <= 30000; ++i) print 30000 - i % 29989 ",2025-03-03" }' >back.csv
gzip -nkf back.csv
cmp -s <("$racpsy" batch back.csv --rejects /dev/stdout -o /dev/null 2>/dev/null) <("$racpsy" batch back.csv.gz --rejects /dev/stdout -o /dev/null 2>/dev/null)
verdict "patients who come back, in a gzip file" $?
# Rows of a slow input are answered before more arrive: year rows, and sessions of a patient who may
# continue.
for head in 'id,year,sessions\n1,2025,6' 'patient,date\n1,2025-03-03'; do
  mkfifo slow.in slow.out
  # shellcheck disable=SC2059
  (printf "$head\n" && read -r -t 20 _ <slow.out && sleep 0.2) >slow.in &
  timeout 20 "$racpsy" batch slow.in --columns patient_cents | { read -r _ && read -r -t 10 row && echo "$row" >slow.row; echo >slow.out; cat >/dev/null; }
  wait
  [[ $(cat slow.row) == *000 ]]
  verdict "a slow pipe: $head" $?
  rm -f slow.in slow.out slow.row
done

# ---- Little memory ----------------------------------------------------------------------------------------------------

# The program itself takes 8 MB: with less than that the kernel does not start it.
for kib in 8500 9000 10000 12000 14000 16000 20000 25000 30000 40000 60000 100000 200000; do
  for command in "batch rows.csv -o memory.csv --threads 4" "calc --first 2025-03-03" "rules show fr/mon-soutien-psy"; do
    rm -f memory.csv
    # shellcheck disable=SC2086
    (ulimit -v $kib && exec "$racpsy" $command) >said.out 2>said.err </dev/null
    got=$?
    case $got in
      0) [[ $command != batch* ]] || is_right memory.csv ;;
      4) grep -q 'out of memory' said.err && [[ ! -e memory.csv ]] ;;
      127 | 126) true ;; # the loader had not enough to start it
      *) grep -q 'error while loading shared libraries' said.err ;;
    esac
    verdict "$kib KiB of memory: $command (exit $got)" $?
  done
done
(ulimit -u 1 2>/dev/null; exec "$racpsy" batch rows.csv -o threads.csv --threads 8) 2>/dev/null && is_right threads.csv
verdict "no more threads than this one" $?

# ---- No locale, no home -----------------------------------------------------------------------------------------------

"$racpsy" calc --first 2025-03-03 >usual 2>&1
for surroundings in "-i" "-u HOME" "LC_ALL=xx_XX.bogus" "LANG=tr_TR.UTF-8 LC_ALL=" "HOME=/nonexistent" "TERM=" "COLUMNS=x" "TMPDIR=/nonexistent"; do
  # shellcheck disable=SC2086
  env $surroundings "$racpsy" calc --first 2025-03-03 2>&1 | cmp -s - usual
  verdict "env $surroundings" $?
  rm -f env.csv
  # shellcheck disable=SC2086
  env $surroundings "$racpsy" batch rows.csv -o env.csv 2>/dev/null && is_right env.csv
  verdict "env $surroundings, a batch" $?
done
ends 0 "a folder of ours that is gone" bash -c "mkdir here && cd here && rmdir ../here && exec '$racpsy' calc --first 2025-03-03"

# ---- Closed streams ---------------------------------------------------------------------------------------------------

for command in "${commands[@]}"; do
  # shellcheck disable=SC2086
  "$racpsy" $command >&- 2>said.err </dev/null
  [[ $? -eq 4 ]] && grep -q '^racpsy: error: ' said.err
  verdict "standard output closed: $command" $?
  # shellcheck disable=SC2086
  "$racpsy" $command 2>&- </dev/null | cmp -s - <("$racpsy" $command 2>/dev/null)
  verdict "standard error closed: $command" $?
  # shellcheck disable=SC2086
  "$racpsy" $command 2>/dev/null <&- | cmp -s - <("$racpsy" $command 2>/dev/null </dev/null)
  verdict "standard input closed: $command" $?
done
"$racpsy" batch - >&- 2>said.err <&-
[[ $? -eq 4 ]]
verdict "rows from a closed standard input" $?
rm -f alone.csv
"$racpsy" batch rows.csv -o alone.csv <&- >&- 2>&- && is_right alone.csv
verdict "all streams closed: the file holds the answer and nothing else" $?
for kind in text json; do
  "$racpsy" batch rows.csv -o /dev/null "--summary=$kind" 2>&-
  [[ $? -eq 4 ]]
  verdict "no standard error for a summary: $kind" $?
  "$racpsy" batch rows.csv -o /dev/null "--summary=$kind" 2>/dev/full
  [[ $? -eq 4 ]]
  verdict "no room for a summary: $kind" $?
done
(set +o pipefail; "$racpsy" batch rows.csv 2>said.err | head -n 1 | grep -q '^id,') && [[ ! -s said.err ]]
verdict "a reader that leaves" $?

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
