// Detects the format of a file from its first bytes: text, or a format for tables, archives or
// documents. Private.
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

/// The number of bytes from the beginning of a file that `detect_format` needs.
inline constexpr std::size_t enough_for_format = 4096;

/// Detects the format of a file from its beginning.
FileFormat detect_format(std::string_view first);

/// Returns the name of a format for messages ("a zip archive"); empty for `text`.
Text name_of(FileFormat format);

/// Returns advice on how to convert such a file to CSV for `racpsy batch`. `file` is its path, "-"
/// for standard input.
Text as_rows(FileFormat format, std::string_view file);

/// Returns advice on how to convert such a file to text, where TOML is expected.
Text as_toml(FileFormat format, std::string_view file);

/// Quotes a file name for a POSIX shell where needed.
std::string for_shell(std::string_view file);

}  // namespace racpsy
