#!/bin/sh
# Sets up a fresh machine: ./setup.sh demo builds and runs an example, ./setup.sh test runs all tests. A second run reuses
# the work of the first. ./setup.sh page builds the page for browsers and the npm package.
set -eu
cd "$(dirname "$0")"

page_packages="clang-14 lld-14 libc++-14-dev-wasm32 libc++abi-14-dev-wasm32 libclang-rt-14-dev-wasm32 wasi-libc esbuild nodejs zopfli"
packages="g++ cmake ninja-build libfmt-dev libcli11-dev libtomlplusplus-dev nlohmann-json3-dev zlib1g-dev doctest-dev"

usage() {
  cat <<'TEXT'
./setup.sh demo    install what is missing, build, and answer a real question
./setup.sh test    install what is missing, build, and run every test
./setup.sh page    install what is missing, and build the page (build/web) and the npm package (build/npm)

racpsy needs a C++20 compiler, CMake 3.25, Ninja, and the libraries CLI11, fmt, toml++, nlohmann JSON, zlib and doctest.
TEXT
}

# Installs those of the Debian packages given that are missing; on other systems lists them and exits.
install_missing() {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    echo "This is neither Debian nor Ubuntu. Install the equivalents of these packages:" >&2
    echo "  $*" >&2
    echo "then build and test with: cmake --workflow --preset release" >&2
    exit 1
  fi
  missing=""
  for package in "$@"; do
    # Programs may come from elsewhere.
    case "$package" in
      nodejs) command -v node >/dev/null 2>&1 && continue ;;
      esbuild) command -v esbuild >/dev/null 2>&1 && continue ;;
    esac
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || state=""
    [ "$state" = installed ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "Installing:$missing"
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Not root, and no sudo. As root, run: apt-get install$missing" >&2
      exit 1
    fi
    as_root=sudo
  fi
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of words
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

configure() {
  [ -f build/release/build.ninja ] && return 0
  echo "Configuring in build/release"
  cmake --preset release >/dev/null
}

case "${1-}" in
  demo)
    install_missing $packages
    configure
    echo "Compiling racpsy: about a minute on two processors"
    NINJA_STATUS="[%f of %t, %p] " cmake --build --preset release --target racpsy_cli
    echo
    echo "A patient without mutuelle had ten weekly sessions before 15 June 2024 and six after, at 60 € where not covered:"
    echo "$ racpsy calc --first 2024-04-08 --every 1w --sessions 16 --complementary none --private-fee 60"
    echo
    exec build/release/racpsy calc --first 2024-04-08 --every 1w --sessions 16 --complementary none --private-fee 60
    ;;
  test)
    install_missing $packages
    configure
    echo "Compiling racpsy and its tests: about three minutes on two processors"
    NINJA_STATUS="[%f of %t, %p] " cmake --build --preset release
    echo "Running the tests: about a minute"
    log=build/release/test.log
    status=0
    ctest --preset release >"$log" 2>&1 || status=$?
    cat "$log"
    # The summary of ctest is reduced to one line: "100% tests passed, 0 tests failed out of 74"
    total=$(sed -n 's/.*tests failed out of \([0-9]*\).*/\1/p' "$log")
    failed=$(sed -n 's/.*, \([0-9]*\) tests failed out of .*/\1/p' "$log")
    if [ -z "$total" ] || [ "$total" -eq 0 ]; then
      echo "0 passed, 1 failed"
      exit 1
    fi
    echo "$((total - failed)) passed, $failed failed"
    exit "$status"
    ;;
  page)
    install_missing $packages $page_packages
    configure
    echo "Compiling the rules, then engine and command line for WebAssembly: about two minutes on two processors"
    NINJA_STATUS="[%f of %t, %p] " cmake --build build/release --target racpsy_compiled_rules
    [ -f build/wasm/build.ninja ] ||
      cmake -S src/web -B build/wasm -G Ninja -D CMAKE_TOOLCHAIN_FILE="$PWD/cmake/wasi.cmake" -D NATIVE="$PWD/build/release" >/dev/null
    NINJA_STATUS="[%f of %t, %p] " cmake --build build/wasm
    node src/web/build.mjs build/wasm/racpsy.wasm build/web
    node src/npm/build.mjs build/wasm build/npm
    ;;
  "") usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
