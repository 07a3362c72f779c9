#!/usr/bin/env bash
# Compiles for wasm32-wasi what must need no operating system: no POSIX, threads, streams or
# exceptions. Usage: tests/wasm32.sh
#
# Installs the WASI libraries of the clang that is there. The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

major=$(clang++ -dumpversion | cut -d. -f1)
for package in "libc++-$major-dev-wasm32" wasi-libc; do
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) = installed ]] ||
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
done

# With /usr/include, glibc's headers would come before those of WASI.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s /usr/include/fmt /usr/include/nlohmann /usr/include/toml++ "$work"
flags=(--target=wasm32-wasi -std=c++20 -fno-exceptions -fno-rtti -fsyntax-only -Wall -Wextra -Werror
  -DFMT_HEADER_ONLY=1 -DFMT_USE_FLOAT=0 -DFMT_USE_DOUBLE=0 -DFMT_USE_LONG_DOUBLE=0
  -Isrc -Ibuild/release/generated -isystem "$work")

passed=0
failed=0
for file in src/racpsy/{base,rules,engine,app}/*.cpp src/{format,report}/*.cpp; do
  [[ $file != */compile_rules.cpp ]] || continue  # a program of the build
  if clang++ "${flags[@]}" "$file"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
