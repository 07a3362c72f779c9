#!/usr/bin/env bash
# Tests what appears in a real terminal: completion in bash, zsh and fish, manual pages, the
# interview, line widths, colours, and the note about old rules. Usage: tests/terminal.sh BUILD [show]
#
# Terminals are those of tmux: keys are sent, the screen is read. "show" prints the screens. The
# last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
build=$(realpath "${1:?usage: tests/terminal.sh BUILD [show]}")
show=${2-}
work=$(mktemp -d)
socket=$work/tmux
trap 'tmux -S "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT
tmux -S "$socket" -f /dev/null new-session -d -s always -x 100 -y 60 "sleep 3600"  # a server without sessions ends
touch "$work/contract.toml" "$work/people.csv"

passed=0
failed=0
mux() { tmux -S "$socket" "$@"; }
screen() { mux capture-pane -p -t t; }

# open_terminal COLUMNS LANGUAGE COMMAND: opens a terminal with only PATH and a language in its
# environment.
open_terminal() {
  local columns=$1 language=$2
  shift 2
  mux kill-session -t t 2>/dev/null
  mux new-session -d -s t -x "$columns" -y 60 -c "$work" "env -i HOME=$work TERM=screen LANG=C.UTF-8 LC_MESSAGES=$language PATH=$build:/usr/bin:/bin $*"
  sleep 0.5
}

type_keys() { mux send-keys -t t "$@"; }

# prepare COMMANDS: types commands and waits until the shell has run them. Keys typed before would
# be lost, and an interrupt would stop them.
prepare() {
  local tries
  type_keys -l "$1; echo prep''ared"
  type_keys Enter
  for tries in $(seq 300); do
    screen | grep -q '^prepared' && break
    sleep 0.1
  done
  type_keys C-l
  sleep 0.2
}

# expect NAME PATTERN: waits until the screen shows the pattern.
expect() {
  local name=$1 pattern=$2 tries
  for tries in $(seq 50); do
    if screen | grep -qE -- "$pattern"; then
      passed=$((passed + 1))
      [[ -n $show ]] && { echo "== $name"; screen | sed '/^$/d'; }
      return
    fi
    sleep 0.1
  done
  failed=$((failed + 1))
  echo "FAILED: $name: nothing on the screen matches $pattern"
  screen | sed '/^$/d; s/^/    /'
}

# completes NAME TYPED PATTERN: types text and a tab, expects the pattern, then discards the line.
completes() {
  local name=$1 typed=$2 pattern=$3
  type_keys -l "$typed"
  type_keys Tab
  sleep 0.3
  type_keys Tab
  expect "$name: $typed" "$pattern"
  # An interrupt during a completion makes bash complete nothing more.
  [[ $name == bash ]] || type_keys Escape C-c
  sleep 0.2
  type_keys C-u C-l
  sleep 0.2
}

# completions SHELL: runs the completion tests, equal for all shells.
completions() {
  local shell=$1
  completes "$shell" 'racpsy comp' 'racpsy compare'
  completes "$shell" 'racpsy calc --expl' 'racpsy calc --explain'
  completes "$shell" 'racpsy calc --route fr/psys' 'racpsy calc --route fr/psys-du-coeur'
  completes "$shell" 'racpsy calc --rules legal-2024' 'racpsy calc --rules legal-2024-06'
  completes "$shell" 'racpsy calc --coverage ald+alsa' 'racpsy calc --coverage ald\+alsace_moselle'
  completes "$shell" 'racpsy calc --with departement=' 'racpsy calc --with departement='
  completes "$shell" 'racpsy calc --with department=5' '59'
  completes "$shell" 'racpsy calc --calendar=l' 'racpsy calc --calendar=legal'
  completes "$shell" 'racpsy calc --complementary con' 'racpsy calc --complementary contract.toml'
  completes "$shell" 'racpsy batch peo' 'racpsy batch people.csv'
  completes "$shell" 'racpsy batch x --deli' 'racpsy batch x --delimiter'
  completes "$shell" 'racpsy help ru' 'racpsy help rules'
  completes "$shell" 'racpsy rules show fr/mon-soutien-psy@bi' 'show fr/mon-soutien-psy@bill-ald-minors'
}

# Bash asks before it lists over 100 candidates, and after each page; there are more here, and the
# next keys would be its answer.
open_terminal 100 C bash --norc --noprofile
prepare 'bind "set completion-query-items 0"; bind "set page-completions off"; source <(racpsy --generate bash)'
completions bash

open_terminal 100 C zsh -f
prepare 'autoload -Uz compinit; compinit -u -D; source <(racpsy --generate zsh)'
completions zsh
completes zsh 'racpsy calc --cov' 'racpsy calc --coverage'
completes zsh 'racpsy rules ' 'what changes from one version to the other'
open_terminal 100 fr_FR zsh -f
prepare 'autoload -Uz compinit; compinit -u -D; source <(racpsy --generate zsh)'
completes "zsh in French" 'racpsy rules ' "ce qui change d'une version"

open_terminal 100 C fish --no-config
prepare 'racpsy --generate fish | source'
completions fish
open_terminal 100 fr_FR fish --no-config
prepare 'racpsy --generate fish | source'
completes "fish in French" 'racpsy calc --coverage c2s' 'C2S terminée'

# The manual, as man shows it.
open_terminal 80 C "man --warnings -l $build/share/racpsy.1"
expect "man" 'racpsy - what psychological care costs'
open_terminal 80 C "man --warnings -l $build/share/fr/racpsy.1"
expect "man in French" "racpsy - reste à charge"
for page in "$build/share/racpsy.1" "$build/share/fr/racpsy.1"; do
  complaints=$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 "$page" 2>&1 >/dev/null)
  if [[ -z $complaints ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $page: $complaints"; fi
done

# The note about old rules appears once, on a terminal, on standard error.
open_terminal 100 C bash --norc --noprofile
type_keys -l 'clear; racpsy calc --route fr/dspp --sessions 1 --today 2026-11-26 >out.txt; echo END' && type_keys Enter
expect "old rules" 'note: rules last verified more than 180 days ago.*fr/dspp'
type_keys -l 'clear; racpsy calc --route fr/dspp --sessions 1 --today 2026-11-26 2>err.txt >out.txt; wc -c <err.txt; echo END' && type_keys Enter
expect "no note in a file" '^0$'
type_keys -l 'clear; racpsy calc --sessions 1 --today 2026-11-26 >out.txt; echo "END $?"' && type_keys Enter
expect "fresh rules" '^END 0$'

# The interview: a running answer after each question, the answer at the end, the command that gives it.
interview() {
  open_terminal 80 "$1" "sh -c 'racpsy ask --first 2026-12-07 --sessions 4 --today 2026-11-30; echo END; sleep 30'"
  expect "ask in $1" "$2"
  type_keys -l "$3" && type_keys Enter
  expect "ask in $1: the answer so far" "$4"
  type_keys Enter
  expect "ask in $1: the next question" "$5"
  type_keys $6
  expect "ask in $1: the command at the end" 'racpsy calc --complementary responsible --sessions 4 --first 2026'
}
interview C 'Do you have complementary insurance' yes 'So far: .* for 4 sessions; you advance' 'How many covered sessions' C-d
interview fr_FR 'Avez-vous une mutuelle' oui "Pour l'instant : .* pour 4 séances ; vous avancez" 'Combien de séances prises en charge' 'q Enter'

# Piped output has no escapes; a terminal has.
open_terminal 100 C bash --norc --noprofile
type_keys -l "clear; racpsy compare --age 20 --student | grep -c \$'\\033'" && type_keys Enter
expect "no escapes in a pipe" '^0$'

# Progress appears only on a terminal that can erase it. NAME, VARIABLES, END OF THE COMMAND, NUMBER
# OF ESCAPES.
printf 'id,year,sessions\n1,2025,6\n' >"$work/rows.csv"
escapes() {
  open_terminal 100 C "sh -c 'sleep 1; $2 racpsy batch rows.csv -o out.csv $3; echo END; sleep 30'"
  mux pipe-pane -t t "cat >$work/raw"
  expect "$1" '^END' >/dev/null
  sleep 0.2
  if [[ $(grep -c $'\033' "$work/raw") -eq $4 ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1: $(od -c "$work/raw" | head -n 3)"; fi
}
escapes "progress" "TERM=screen" "" 1
escapes "no progress on a dumb terminal" "TERM=dumb" "" 0
escapes "no progress without a terminal's name" "TERM=" "" 0
escapes "no colours on a dumb terminal" "TERM=dumb" "--summary" 0
escapes "no progress in a file" "TERM=screen" "2>err.txt" 0
if grep -q $'\033' "$work/err.txt"; then failed=$((failed + 1)); echo "FAILED: escapes in a file"; else passed=$((passed + 1)); fi

# A slow pipe: the first row is on the screen before the second is typed.
open_terminal 100 C "sh -c 'racpsy batch - --columns id,patient_cents; sleep 30'"
type_keys -l 'id,year,sessions' && type_keys Enter && type_keys -l '1,2025,6' && type_keys Enter
expect "a row that was typed" '^1,12000'

# No line exceeds the width of the terminal, which would break it anywhere and show one line more.
for columns in 40 60 80 132 200; do
  for command in 'calc --first 2026-03-02 --sessions 2' 'compare --age 20 --student --today 2026-11-26' 'rules list --today 2026-11-26' 'calc --help' '-h'; do
    for language in C fr_FR; do
      open_terminal "$columns" "$language" "sh -c 'racpsy $command; echo END; sleep 30' "
      expect "$command, $columns columns" '^END' >/dev/null
      lines=$(mux capture-pane -p -J -S -2000 -t t | grep -c .)
      rows=$(mux capture-pane -p -S -2000 -t t | grep -c .)
      # A word that exceeds the line by itself may be broken.
      if [[ $rows -gt $((lines + 1)) ]]; then failed=$((failed + 1)); echo "FAILED: $command, $columns columns: $((rows - lines)) lines are too long"; else passed=$((passed + 1)); fi
      if [[ -n $show && $columns -le 60 ]]; then screen | head -n 20; fi
    done
  done
done

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
