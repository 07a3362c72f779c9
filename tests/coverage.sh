#!/usr/bin/env bash
# Lists the lines of src that no test runs: builds with --coverage, runs all tests and faults.sh,
# and prints the report of gcovr (required). coverage.md explains the remaining lines.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset coverage >/dev/null
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete
ctest --preset coverage | tail -n 4 || true
tests/faults.sh build/coverage/racpsy 5 || true
gcovr --root . --object-directory build/coverage --filter 'src/' --exclude-throw-branches --exclude-unreachable-branches --gcov-ignore-parse-errors "$@"
