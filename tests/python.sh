#!/usr/bin/env bash
# Tests the Python package as others use it: a wheel built from the source distribution, installed beside pinned versions
# of the libraries of tables (tests/python/requirements.txt), in build/python; and alone in every other Python here.
#
#   tests/python.sh [WHEEL]     WHEEL: tests this one, and builds none
#
# Needs PyPI and npm (pyright). The last line is "N passed, N failed".
set -uo pipefail
given=${1:+$(realpath "$1")}
cd "$(dirname "$0")/.."
unset RACPSY_RULES RACPSY_C
work=$PWD/build/python
passed=0
failed=0
check() {
  local name=$1 log
  shift
  if log=$("$@" 2>&1); then passed=$((passed + 1)); else failed=$((failed + 1)) && printf 'FAILED: %s\n%s\n' "$name" "$log"; fi
}
finish() {
  echo "$passed passed, $failed failed"
  [[ $failed -eq 0 ]]
  exit
}

[[ -x $work/venv/bin/python ]] || python3 -m venv "$work/venv" || exit 1
bin=$work/venv/bin
"$bin/pip" install -q -r tests/python/requirements.txt || exit 1

rm -rf "$work"/sdist "$work"/source "$work"/wheels "$work"/alone
if [[ -n $given ]]; then
  wheel=$given
else
  check "a source distribution" "$bin/python" -m build --sdist --outdir "$work/sdist" .
  mkdir "$work/source" && tar xzf "$work"/sdist/racpsy-*.tar.gz -C "$work/source" --strip-components 1 || finish
  check "a wheel from it" "$bin/pip" wheel -q --no-deps -w "$work/wheels" "$work/source"
  wheel=$(echo "$work"/wheels/racpsy-*-py3-none-linux_*.whl)
fi
[[ -f $wheel ]] || finish
echo "$(basename "$wheel"): $(stat -c %s "$wheel") bytes"
check "its files" diff <("$bin/python" -m zipfile -l "$wheel" | awk '$1 ~ /^racpsy\// { print $1 }' | sort) <(
  { (cd src/python && ls racpsy/*.py racpsy/py.typed) && printf 'racpsy/%s\n' _request.py libracpsy_c.so racpsy; } | sort
)
"$bin/pip" install -q --no-deps --force-reinstall "$wheel" || finish

# The program of the environment is a link of Python; the one of the package is called by it.
check "the program" bash -c 'diff <("$0/racpsy" --version) <("$0/python" -m racpsy --version)' "$bin"

"$bin/pip" install -q --no-deps --target "$work/alone" "$wheel"
for python in /usr/bin/python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python3; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null || continue
  echo "$("$python" --version): $python"
  check "$python" env PYTHONPATH="$work/alone" "$python" tests/python/smoke.py
done

package=$("$bin/python" -c 'import pathlib, racpsy; print(pathlib.Path(racpsy.__file__).parent)')
check "types under mypy" "$bin/mypy" --python-executable "$bin/python" --cache-dir "$work/mypy" "$package" tests/python/uses.py
check "types under pyright" "$bin/pyright" --pythonpath "$bin/python" tests/python/uses.py

log=$work/pytest.log
"$bin/python" -m pytest -q -p no:cacheprovider tests/python 2>&1 | tee "$log" | grep -vE '^[.]+ +\[ *[0-9]+%\]$'
count() { grep -oE "[0-9]+ $1" <(tail -n 1 "$log") | grep -oE '[0-9]+' || echo 0; }
passed=$((passed + $(count passed)))
failed=$((failed + $(count failed) + $(count error)))
[[ $(count passed) -gt 0 ]] || failed=$((failed + 1))
finish
