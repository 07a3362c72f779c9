# Generates a C++ file with the bytes of every rule file and example contract:
#   cmake -D RULES=dir -D CONTRACTS=dir -D OUT=file -P embed.cmake
# With -D PATHS_ONLY=ON the rule files are empty: enough where compiled rules are used and no folder replaces some.
cmake_policy(VERSION 3.25)
set(arrays "")
set(n 0)

# Appends the files below a folder to `arrays`, and their paths to the list `table`.
macro(embed folder table paths_only)
  file(GLOB_RECURSE paths RELATIVE ${folder} ${folder}/*.toml)
  list(SORT paths)
  set(${table} "")
  foreach(path IN LISTS paths)
    if("${paths_only}" STREQUAL "ON")
      set(hex "")
    else()
      file(READ ${folder}/${path} hex HEX)
    endif()
    string(LENGTH "${hex}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(APPEND arrays "const unsigned char file_${n}[] = {${bytes}0};\n")
    string(APPEND ${table} "    {\"${path}\", {reinterpret_cast<const char*>(file_${n}), ${size}}},\n")
    math(EXPR n "${n} + 1")
  endforeach()
endmacro()

if(NOT DEFINED PATHS_ONLY)
  set(PATHS_ONLY OFF)
endif()
embed(${RULES} rules ${PATHS_ONLY})
embed(${CONTRACTS} contracts OFF)
file(WRITE ${OUT} "// Generated from rules/ and examples/contracts/ by cmake/embed.cmake.
#include \"racpsy/rules/embedded.hpp\"

namespace racpsy {
namespace {

${arrays}
const EmbeddedFile rules[] = {
${rules}};

const EmbeddedFile contracts[] = {
${contracts}};

}  // namespace

std::span<const EmbeddedFile> embedded_rules() { return rules; }
std::span<const EmbeddedFile> embedded_contracts() { return contracts; }

}  // namespace racpsy
")
