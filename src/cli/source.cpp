#include "cli/source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "cli/gunzip.hpp"
#include "cli/messages.hpp"
#include "racpsy/base/reason.hpp"

namespace racpsy::cli {
namespace {

using batch::ReadResult;

constexpr int not_utf16 = EILSEQ;  // as those of gunzip.hpp

template <class Read>
ReadResult got(Read read) {
  for (;;) {
    const ssize_t n = read();
    if (n >= 0) return {static_cast<std::size_t>(n), 0};
    if (errno != EINTR) return {0, errno};
  }
}

class Raw : public Bytes {
 public:
  explicit Raw(int descriptor) : descriptor_(descriptor) {}
  ReadResult read(char* to, std::size_t size) override {
    return got([&] { return ::read(descriptor_, to, size); });
  }
  bool ready(int milliseconds) override {
    pollfd waits{descriptor_, POLLIN, 0};
    return poll(&waits, 1, milliseconds) != 0;  // an error is reported by the read
  }

 private:
  int descriptor_;
};

// Reads a file from an offset, independent of other readers.
class FileBytes : public Bytes {
 public:
  FileBytes(int descriptor, off_t at) : descriptor_(descriptor), at_(at) {}
  ReadResult read(char* to, std::size_t size) override {
    const ReadResult read = got([&] { return pread(descriptor_, to, size, at_); });
    at_ += static_cast<off_t>(read.bytes);
    return read;
  }
  bool ready(int /*milliseconds*/) override { return true; }

 private:
  int descriptor_;
  off_t at_;
};

// Reads a stream whose first bytes were examined before.
class PeekedBytes : public Bytes {
 public:
  explicit PeekedBytes(std::shared_ptr<Bytes> from) : from_(std::move(from)) {}

  // Returns the first bytes, up to a line feed or as many as detection needs; waits for no more.
  std::string_view beginning() {
    std::array<char, enough_for_format> buffer{};
    while (error_ == 0 && beginning_.size() < enough_for_format &&
           beginning_.find('\n') == std::string::npos && !beginning_.starts_with("\x1F\x8B")) {
      const ReadResult read = from_->read(buffer.data(), enough_for_format - beginning_.size());
      error_ = read.error;
      if (read.bytes == 0) break;
      beginning_.append(buffer.data(), read.bytes);
    }
    return beginning_;
  }

  ReadResult read(char* to, std::size_t size) override {
    if (returned_ < beginning_.size()) {
      const std::size_t n = std::min(size, beginning_.size() - returned_);
      std::copy_n(beginning_.data() + returned_, n, to);
      returned_ += n;
      return {n, 0};
    }
    return error_ != 0 ? ReadResult{0, error_} : from_->read(to, size);
  }
  bool ready(int milliseconds) override {
    return returned_ < beginning_.size() || error_ != 0 || from_->ready(milliseconds);
  }

 private:
  std::shared_ptr<Bytes> from_;
  std::string beginning_;
  std::size_t returned_ = 0;
  int error_ = 0;
};

// Converts UTF-16 to UTF-8, without the byte order mark.
class Utf16Bytes : public Bytes {
 public:
  Utf16Bytes(std::shared_ptr<Bytes> from, bool little) : from_(std::move(from)), little_(little) {}

  ReadResult read(char* to, std::size_t size) override {
    while (returned_ == decoded_.size()) {
      if (error_ != 0) return {0, error_};
      if (ended_) return {0, 0};
      decoded_.clear();
      returned_ = 0;
      const ReadResult read = from_->read(buffer_.data() + pending_, buffer_.size() - pending_);
      error_ = read.error;
      if (error_ != 0) continue;
      ended_ = read.bytes == 0;
      convert(pending_ + read.bytes);
    }
    const std::size_t n = std::min(size, decoded_.size() - returned_);
    std::copy_n(decoded_.data() + returned_, n, to);
    returned_ += n;
    return {n, 0};
  }
  bool ready(int milliseconds) override {
    return returned_ < decoded_.size() || ended_ || error_ != 0 || from_->ready(milliseconds);
  }

 private:
  char32_t unit(std::size_t at) const {
    const auto byte = [&](std::size_t i) {
      return char32_t{static_cast<unsigned char>(buffer_[i])};
    };
    return little_ ? byte(at) | byte(at + 1) << 8 : byte(at) << 8 | byte(at + 1);
  }

  void convert(std::size_t size) {
    std::size_t at = 0;
    while (at + 1 < size && error_ == 0) {
      char32_t c = unit(at);
      std::size_t length = 2;
      if (c >= 0xD800 && c < 0xE000) {
        if (at + 3 >= size && !ended_) break;  // the low surrogate is not read yet
        const char32_t low = at + 3 < size ? unit(at + 2) : 0;
        if (c >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
          error_ = not_utf16;
          break;
        }
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        length = 4;
      }
      at += length;
      if (c != 0xFEFF || !first_) put(c);
      first_ = false;
    }
    if (ended_ && at < size && error_ == 0) error_ = cut_short;
    pending_ = size - at;
    std::copy_n(buffer_.data() + at, pending_, buffer_.data());
  }

  void put(char32_t c) {
    const auto add = [&](char32_t byte) { decoded_ += static_cast<char>(byte); };
    if (c < 0x80) return add(c);
    if (c < 0x800) return add(0xC0 | c >> 6), add(0x80 | (c & 0x3F));
    if (c < 0x10000) add(0xE0 | c >> 12);
    else add(0xF0 | c >> 18), add(0x80 | (c >> 12 & 0x3F));
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  }

  std::shared_ptr<Bytes> from_;
  bool little_;
  std::array<char, 64 << 10> buffer_{};
  std::size_t pending_ = 0;  // bytes of an incomplete character in `buffer_`
  std::string decoded_;
  std::size_t returned_ = 0;  // bytes of `decoded_` already returned
  bool first_ = true, ended_ = false;
  int error_ = 0;
};

bool is_utf16(FileFormat form) {
  return form == FileFormat::utf16_le || form == FileFormat::utf16_be;
}

batch::Input input_of(std::shared_ptr<Bytes> bytes) {
  return [bytes = std::move(bytes)](char* to, std::size_t size) { return bytes->read(to, size); };
}

}  // namespace

Source::Source(const std::string& path)
    : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  struct stat status {};
  if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) error_ = errno;
  else if (S_ISDIR(status.st_mode)) error_ = EISDIR;
  if (error_ != 0) return;
  seekable_ = S_ISREG(status.st_mode);
  begin_ = seekable_ ? lseek(descriptor_, 0, SEEK_CUR) : 0;
  size_ = status.st_size;
#ifdef POSIX_FADV_SEQUENTIAL
  if (seekable_) posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
  auto raw = std::make_shared<PeekedBytes>(std::make_shared<Raw>(descriptor_));
  format_ = detect_format(raw->beginning());
  gzip_ = format_ == FileFormat::gzip;
  bytes_ = raw;
  if (gzip_) {
    auto content = std::make_shared<PeekedBytes>(unpacked(raw));
    format_ = detect_format(content->beginning());
    inside_gzip_ = true;
    bytes_ = content;
  }
  if (!is_utf16(format_)) return;
  unit_ = format_;
  auto text = std::make_shared<PeekedBytes>(
      std::make_shared<Utf16Bytes>(bytes_, unit_ == FileFormat::utf16_le));
  format_ = detect_format(text->beginning());
  bytes_ = text;
}

Source::~Source() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

int Source::percent() const {
  const off_t at = lseek(descriptor_, 0, SEEK_CUR);
  return size_ > begin_
             ? static_cast<int>(std::clamp<off_t>((at - begin_) * 100 / (size_ - begin_), 0, 100))
             : 100;
}

batch::Input Source::reader() const { return input_of(bytes_); }

batch::Input Source::again() const {
  std::shared_ptr<Bytes> bytes = std::make_shared<FileBytes>(descriptor_, begin_);
  if (gzip_) bytes = unpacked(std::move(bytes));
  if (is_utf16(unit_))
    bytes = std::make_shared<Utf16Bytes>(std::move(bytes), unit_ == FileFormat::utf16_le);
  return input_of(std::move(bytes));
}

Text reason_of_reading(int error) {
  switch (error) {
    case damaged: return localized(messages::damaged);
    case cut_short: return localized(messages::cut_short);
    case not_utf16: return localized(messages::not_utf16);
    default: return reason(error);
  }
}

}  // namespace racpsy::cli
