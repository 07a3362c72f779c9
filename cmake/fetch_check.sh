#!/bin/sh
# Builds the project as on a system without the five libraries, where FetchContent takes them from their sources.
# Nothing is downloaded: stand-ins made of the installed headers replace the pinned commits (FETCHCONTENT_SOURCE_DIR_*), so
# this checks the project's side of that path, not the downloads.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Creates a source tree with one header-only target. Arguments: name, folder of headers, target.
stand_in() {
  mkdir -p "$work/$1/include"
  cp -r "$2" "$work/$1/include/"
  cat >"$work/$1/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.14)
project($1 LANGUAGES CXX)
add_library($1_headers INTERFACE)
target_include_directories($1_headers INTERFACE \${CMAKE_CURRENT_SOURCE_DIR}/include)
target_compile_definitions($1_headers INTERFACE FMT_HEADER_ONLY=1)
add_library($3 ALIAS $1_headers)
CMAKE
}

stand_in fmt /usr/include/fmt fmt::fmt-header-only
stand_in CLI11 /usr/include/CLI CLI11::CLI11
stand_in tomlplusplus /usr/include/toml++ tomlplusplus::tomlplusplus
stand_in nlohmann_json /usr/include/nlohmann nlohmann_json::nlohmann_json
stand_in doctest /usr/include/doctest doctest::doctest
mkdir -p "$work/doctest/scripts/cmake"
cp /usr/lib/cmake/doctest/doctest*.cmake "$work/doctest/scripts/cmake/"

cmake -S "$root" -B "$work/build" -G Ninja -D CMAKE_UNITY_BUILD=ON -D CMAKE_UNITY_BUILD_BATCH_SIZE=6 -D FETCHCONTENT_TRY_FIND_PACKAGE_MODE=NEVER \
  -D FETCHCONTENT_SOURCE_DIR_FMT="$work/fmt" -D FETCHCONTENT_SOURCE_DIR_CLI11="$work/CLI11" \
  -D FETCHCONTENT_SOURCE_DIR_TOMLPLUSPLUS="$work/tomlplusplus" -D FETCHCONTENT_SOURCE_DIR_NLOHMANN_JSON="$work/nlohmann_json" -D FETCHCONTENT_SOURCE_DIR_DOCTEST="$work/doctest" \
  >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cmake --build "$work/build" --target racpsy_cli >"$work/log" 2>&1 || { tail -n 40 "$work/log"; exit 1; }
"$work/build/racpsy" calc >/dev/null
