// gzip by zlib, in the native program; in WebAssembly it is gunzip.cpp. The only file that includes
// zlib.
#include <zlib.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/gunzip.hpp"

namespace racpsy::cli {
namespace {

class Gunzip : public Bytes {
 public:
  explicit Gunzip(std::shared_ptr<Bytes> from)
      : from_(std::move(from)),
        error_(inflateInit2(&stream_, 15 + 16) == Z_OK ? 0 : ENOMEM) {}
  ~Gunzip() override { inflateEnd(&stream_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  batch::ReadResult read(char* to, std::size_t size) override {
    while (error_ == 0) {
      if (stream_.avail_in == 0 && !ended_) {
        const batch::ReadResult read =
            from_->read(reinterpret_cast<char*>(buffer_.data()), buffer_.size());
        if (read.error != 0) return {0, read.error};
        ended_ = read.bytes == 0;
        stream_.next_in = buffer_.data();
        stream_.avail_in = static_cast<uInt>(read.bytes);
      }
      if (between_members_) {
        // Next: another member, zero padding, or the end.
        while (stream_.avail_in > 0 && *stream_.next_in == 0) ++stream_.next_in, --stream_.avail_in;
        if (stream_.avail_in == 0 && ended_) return {0, 0};
        if (stream_.avail_in == 0) continue;
        if (*stream_.next_in != 0x1F) return {0, error_ = damaged};
        inflateReset(&stream_);
        between_members_ = false;
      }
      if (stream_.avail_in == 0) return {0, error_ = cut_short};
      stream_.next_out = reinterpret_cast<Bytef*>(to);
      stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
      const uInt room = stream_.avail_out;
      const int result = inflate(&stream_, Z_NO_FLUSH);
      between_members_ = result == Z_STREAM_END;
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        error_ = result == Z_MEM_ERROR ? ENOMEM : damaged;
      if (stream_.avail_out < room) return {room - stream_.avail_out, 0};
    }
    return {0, error_};
  }
  bool ready(int milliseconds) override {
    return stream_.avail_in > 0 || ended_ || error_ != 0 || from_->ready(milliseconds);
  }

 private:
  std::shared_ptr<Bytes> from_;
  z_stream stream_{};
  std::array<Bytef, 64 << 10> buffer_{};
  bool ended_ = false;  // the compressed bytes have ended
  bool between_members_ = false;
  int error_;
};

}  // namespace

namespace {

class Gzip : public Packer {
 public:
  Gzip()
      : ready_(deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
                            Z_DEFAULT_STRATEGY) == Z_OK) {}
  ~Gzip() override { deflateEnd(&stream_); }
  bool is_ready() const { return ready_; }

  std::string pack(std::string_view bytes, bool last) override {
    std::string packed;
    bool more = true;
    while (more) {
      // The type of the input is not const in all versions of zlib.
      const std::string_view piece = bytes.substr(0, 1U << 30);
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
      stream_.avail_in = static_cast<uInt>(piece.size());
      bytes.remove_prefix(piece.size());
      const int flush = last && bytes.empty() ? Z_FINISH : Z_NO_FLUSH;
      do {
        stream_.next_out = buffer_.data();
        stream_.avail_out = static_cast<uInt>(buffer_.size());
        deflate(&stream_, flush);
        packed.append(reinterpret_cast<const char*>(buffer_.data()),
                      buffer_.size() - stream_.avail_out);
      } while (stream_.avail_out == 0);
      more = !bytes.empty();
    }
    return packed;
  }

 private:
  z_stream stream_{};
  std::array<Bytef, 64 << 10> buffer_{};
  bool ready_;
};

}  // namespace

std::unique_ptr<Packer> make_packer() {
  auto packer = std::make_unique<Gzip>();
  return packer->is_ready() ? std::move(packer) : nullptr;
}

std::shared_ptr<Bytes> unpacked(std::shared_ptr<Bytes> from) {
  return std::make_shared<Gunzip>(std::move(from));
}

}  // namespace racpsy::cli
