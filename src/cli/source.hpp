// Rows, wherever they come from: a file or a stream, as it is or compressed by gzip, in UTF-8 or
// UTF-16.
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>

#include "racpsy/base/file_format.hpp"
#include "racpsy/batch/blocks.hpp"

namespace racpsy::cli {

/// One way from bytes as they lie somewhere to bytes as they are wanted.
class Bytes {
 public:
  virtual ~Bytes() = default;
  /// As `read` of POSIX: what there is, at least one byte; 0 bytes at the end, or an error.
  virtual batch::ReadResult read(char* to, std::size_t size) = 0;
  /// Whether a read would give something now, or within so many milliseconds.
  virtual bool ready(int milliseconds) = 0;
};

/// The input, open for reading. Its first bytes are read when it is opened: they tell what it is.
class Source {
 public:
  /// "-" is standard input.
  explicit Source(const std::string& path);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// Why it cannot be read, as in <cerrno>; 0: it can.
  int error() const { return error_; }
  /// The format of what cannot be read as rows; `text`: it can. `inside_gzip`: that is what the
  /// compressed file holds.
  FileFormat format() const { return format_; }
  bool inside_gzip() const { return inside_gzip_; }
  bool seekable() const { return seekable_; }
  /// How much of a file has been read.
  int percent() const;

  batch::Input reader() const;
  /// A second reader, from the beginning; the first one is not disturbed. Only where `seekable`.
  batch::Input again() const;
  /// Whether the first reader would give something now, or within so many milliseconds.
  bool ready(int milliseconds) const { return bytes_->ready(milliseconds); }

 private:
  int descriptor_ = -1;
  int error_ = 0;
  bool seekable_ = false;
  bool gzip_ = false, inside_gzip_ = false;
  FileFormat unit_ = FileFormat::text;  // UTF-16, or text
  FileFormat format_ = FileFormat::text;
  off_t begin_ = 0;
  off_t size_ = 0;
  std::shared_ptr<Bytes> bytes_;
};

/// The number of an error in words; those of compressed data and of UTF-16 too.
Text reason_of_reading(int error);

}  // namespace racpsy::cli
