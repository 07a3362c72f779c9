#!/usr/bin/env bash
# Which lines of src no test runs: builds with --coverage, runs every test and the faults, and prints what gcovr says.
# Needs gcovr. coverage.md explains the lines that are left.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset coverage >/dev/null
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete
ctest --preset coverage | tail -n 4 || true
tests/faults.sh build/coverage/racpsy 5 || true
gcovr --root . --object-directory build/coverage --filter 'src/' --exclude-throw-branches --exclude-unreachable-branches --gcov-ignore-parse-errors "$@"
