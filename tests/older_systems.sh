#!/usr/bin/env bash
# Tests the wheel for older systems (cmake/manylinux.sh): it asks for no newer C library than 2.17; all tests of the Python
# package pass with it here; in Debian 11, with the C library 2.31 and Python 3.9, it installs, passes the tests that need no
# library of tables, and answers as the wheel of this system.
#
#   tests/older_systems.sh WHEEL NATIVE     NATIVE: a wheel of the same sources, made by pip on this system
#
# Needs root, debootstrap, g++, and the packages of PyPI and of Debian. The last line is "N passed, N failed".
set -uo pipefail
wheel=$(realpath "${1:?usage: tests/older_systems.sh WHEEL NATIVE}")
native=$(realpath "${2:?usage: tests/older_systems.sh WHEEL NATIVE}")
cd "$(dirname "$0")/.."
unset RACPSY_RULES RACPSY_C PYTHONPATH
work=$(mktemp -d)
root=$work/root
trap 'umount "$root/proc" 2>/dev/null; rm -rf "$work"' EXIT
passed=0
failed=0
check() {
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then passed=$((passed + 1)); else failed=$((failed + 1)) && printf 'FAILED: %s\n%s\n' "$name" "$out"; fi
}
inside() { chroot "$root" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 "$@"; }

echo "$(basename "$wheel"): $(stat -c %s "$wheel") bytes; $(basename "$native"): $(stat -c %s "$native") bytes"
tools=build/manylinux/venv/bin
check "the C library it asks for" grep -q 'following platform tag: "manylinux_2_17_' <("$tools/auditwheel" show "$wheel" | tr "\n" " ")

# ---- Rows and requests, answered by both wheels --------------------------------------------------------------------
mkdir -p "$work/rows/tests/python"
g++ -std=c++20 -O2 -o "$work/generate" bench/generate.cpp || exit 1
for rows in w1 w2; do "$work/generate" "$rows" 100000 >"$work/rows/$rows.csv"; done
cp -r examples "$work/rows/"
cp tests/python/{figures,smoke,conftest,test_answers}.py "$work/rows/tests/python/"
python3 -m venv "$work/venv" && "$work/venv/bin/pip" install -q "$native" pyarrow==26.0.1 || exit 1
(cd "$work/rows" && "$work/venv/bin/python" tests/python/figures.py) >"$work/expected" || exit 1
lines=$(wc -l <"$work/expected")
"$work/venv/bin/pip" install -q --no-deps --force-reinstall "$wheel" || exit 1
check "$lines figures, here" diff "$work/expected" <(cd "$work/rows" && "$work/venv/bin/python" tests/python/figures.py)

# ---- Debian 11 -----------------------------------------------------------------------------------------------------
mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb  *\(\[[^]]*\]  *\)\?\([^ ]*\).*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
check "a Debian 11" debootstrap --variant=minbase --include=python3-minimal,python3-pip bullseye "$root" "$mirror"
mount -t proc proc "$root/proc" 2>/dev/null
cp -r "$work/rows" "$root/"
mkdir "$root/wheels"
cp "$wheel" "$root/wheels/"
# The last versions for Python 3.9.
"$work/venv/bin/pip" download -q --disable-pip-version-check --only-binary=:all: --python-version 3.9 --platform manylinux_2_28_x86_64 --platform manylinux2014_x86_64 \
  -d "$root/wheels" pyarrow==21.0.0 pytest==8.4.2 exceptiongroup==1.3.2 tomli==2.5.0 typing-extensions==4.16.0 || exit 1
echo "$(inside ldd --version | head -n 1), $(inside python3 --version)"
mkdir "$root/native" && python3 -m zipfile -e "$native" "$root/native"
check "the wheel of this system does not load" grep -q "version .GLIBC_2[.0-9]*' not found" <(inside env PYTHONPATH=/native python3 /rows/tests/python/smoke.py 2>&1)
check "install" inside python3 -m pip install -q --no-index --find-links /wheels racpsy pyarrow pytest
check "alone" inside python3 /rows/tests/python/smoke.py
check "version" diff <("$work/venv/bin/racpsy" --version) <(inside racpsy --version)
inside sh -c 'cd /rows && python3 tests/python/figures.py' >"$work/given"
check "$lines figures, in Debian 11" diff "$work/expected" "$work/given"
check "tests of answers" inside python3 -m pytest -q -p no:cacheprovider /rows/tests/python/test_answers.py
# ---- All tests of the package --------------------------------------------------------------------------------------
all=$(tests/python.sh "$wheel" | tee >(cat >&2) | tail -n 1)
if [[ $all =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
  passed=$((passed + BASH_REMATCH[1]))
  failed=$((failed + BASH_REMATCH[2]))
else
  failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
