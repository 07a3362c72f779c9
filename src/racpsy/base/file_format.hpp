// The format of a file, by its first bytes: text, or one of the formats that people save tables and
// texts in. Private.
#pragma once

#include <cstddef>
#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy {

enum class FileFormat {
  text,
  gzip,
  utf16_le,
  utf16_be,
  utf32,
  zstd,
  xz,
  bzip2,
  lz4,
  compress,
  zip,
  tar,
  workbook,
  parquet,
  arrow,
  avro,
  orc,
  sqlite,
  json,
  html,
  xml,
  pdf,
  sas,
  stata,
  spss,
  r,
  binary,
  mac_lines,  ///< Text whose lines end with a carriage return alone.
};

/// The bytes from the beginning of a file that are enough to tell its format.
inline constexpr std::size_t enough_for_format = 4096;

/// The format that a file begins like; `first` is its beginning.
FileFormat detect_format(std::string_view first);

/// What a file of this format is called; not for `text`.
Text name_of(FileFormat format);

/// What makes rows out of such a file, so that `racpsy batch` can read them. `file` is its path,
/// "-" for standard input.
Text as_rows(FileFormat format, std::string_view file);

/// What makes a text of such a file, where TOML is wanted.
Text as_toml(FileFormat format, std::string_view file);

/// The name as a shell must see it.
std::string for_shell(std::string_view file);

}  // namespace racpsy
