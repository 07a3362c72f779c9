# Functions for scripts: sources of the header-only libraries, made of the installed headers, for builds that must not look
# into the system's folders. Sets `definitions`, for CMake.

# Creates a source tree with one header-only target. Arguments: folder of all trees, name, folder of headers, target.
stand_in() {
  mkdir -p "$1/$2/include"
  cp -rp "$3" "$1/$2/include/"
  cat >"$1/$2/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.14)
project($2 LANGUAGES CXX)
add_library($2_headers INTERFACE)
target_include_directories($2_headers INTERFACE \${CMAKE_CURRENT_SOURCE_DIR}/include)
target_compile_definitions($2_headers INTERFACE FMT_HEADER_ONLY=1)
add_library($4 ALIAS $2_headers)
CMAKE
}

# Creates all trees below a folder.
stand_ins() {
  stand_in "$1" fmt /usr/include/fmt fmt::fmt-header-only
  stand_in "$1" CLI11 /usr/include/CLI CLI11::CLI11
  stand_in "$1" tomlplusplus /usr/include/toml++ tomlplusplus::tomlplusplus
  stand_in "$1" nlohmann_json /usr/include/nlohmann nlohmann_json::nlohmann_json
  stand_in "$1" doctest /usr/include/doctest doctest::doctest
  mkdir -p "$1/doctest/scripts/cmake"
  cp /usr/lib/cmake/doctest/doctest*.cmake "$1/doctest/scripts/cmake/"
  definitions="FETCHCONTENT_TRY_FIND_PACKAGE_MODE=NEVER"
  for name in fmt CLI11 tomlplusplus nlohmann_json doctest; do
    definitions="$definitions FETCHCONTENT_SOURCE_DIR_$(echo "$name" | tr '[:lower:]' '[:upper:]')=$1/$name"
  done
}
