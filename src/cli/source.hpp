// Reads rows from a file or a stream, plain or compressed by gzip, in UTF-8 or UTF-16.
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>

#include "racpsy/base/file_format.hpp"
#include "racpsy/batch/blocks.hpp"

namespace racpsy::cli {

/// A stream of bytes, or a stage that decodes another one.
class Bytes {
 public:
  virtual ~Bytes() = default;
  /// Reads as POSIX `read`: at least one byte; 0 bytes at the end, or an error.
  virtual batch::ReadResult read(char* to, std::size_t size) = 0;
  /// Returns true if a read would not block, waiting up to this many milliseconds.
  virtual bool ready(int milliseconds) = 0;
};

/// The input, open for reading. Its first bytes are read when it is opened, to detect the format.
class Source {
 public:
  /// Opens `path`; "-" is standard input.
  explicit Source(const std::string& path);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// Returns the error that prevents reading, as in <cerrno>; 0: none.
  int error() const { return error_; }
  /// Returns `text` if the input can be read as rows, else the format detected. `inside_gzip`: it
  /// is the format of the compressed content.
  FileFormat format() const { return format_; }
  bool inside_gzip() const { return inside_gzip_; }
  bool seekable() const { return seekable_; }
  /// Returns the part of the file read so far, in percent.
  int percent() const;

  batch::Input reader() const;
  /// Returns a second reader from the beginning, independent of the first. Requires `seekable`.
  batch::Input again() const;
  /// Returns true if the first reader would not block, waiting up to this many milliseconds.
  bool ready(int milliseconds) const { return bytes_->ready(milliseconds); }

 private:
  int descriptor_ = -1;
  int error_ = 0;
  bool seekable_ = false;
  bool gzip_ = false, inside_gzip_ = false;
  FileFormat unit_ = FileFormat::text;  // UTF-16 or text
  FileFormat format_ = FileFormat::text;
  off_t begin_ = 0;
  off_t size_ = 0;
  std::shared_ptr<Bytes> bytes_;
};

/// Returns the message of an error number, including those of compressed data and UTF-16.
Text reason_of_reading(int error);

}  // namespace racpsy::cli
