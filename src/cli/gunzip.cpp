// Inflate after RFC 1951 in the frame of RFC 1952, by tables that hold every code; packing that
// stores the bytes. It reads and writes gzip in the command line for WebAssembly (src/npm), where
// there is no zlib. The native program has gunzip_zlib.cpp; its build compiles this file for
// tests/portable_test.cpp alone, which compares the two.
#include "cli/gunzip.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace racpsy::cli {
namespace {

constexpr int longest_code = 15;
constexpr std::size_t window = 1 << 15;  // bytes that a copy may reach back
constexpr unsigned end_of_block = 256;

struct Ranges {
  std::uint16_t base;
  std::uint8_t extra_bits;
};
constexpr Ranges lengths[] = {
    {3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
    {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
    {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}};
constexpr Ranges distances[] = {{1, 0},     {2, 0},     {3, 0},      {4, 0},      {5, 1},
                                {7, 1},     {9, 2},     {13, 2},     {17, 3},     {25, 3},
                                {33, 4},    {49, 4},    {65, 5},     {97, 5},     {129, 6},
                                {193, 6},   {257, 7},   {385, 7},    {513, 8},    {769, 8},
                                {1025, 9},  {1537, 9},  {2049, 10},  {3073, 10},  {4097, 11},
                                {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}};

constexpr std::array<std::uint32_t, 256> checksum_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t sum = byte;
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? 0xEDB88320U ^ (sum >> 1) : sum >> 1;
    table[byte] = sum;
  }
  return table;
}();

std::uint32_t add_to_checksum(std::uint32_t sum, unsigned char byte) {
  return checksum_table[(sum ^ byte) & 0xFF] ^ (sum >> 8);
}

// A prefix code: for each sequence of the next bits, a symbol and the length of its code.
class Code {
 public:
  struct Entry {
    std::uint16_t symbol = 0;
    std::uint8_t bits = 0;  // 0: no symbol has this code
  };

  // Builds the code in which each symbol has a code of this many bits, 0: none. Returns false if
  // there is no such code, or if bits are left over for which no symbol stands; a code of a single
  // bit may lack one, unless it must be `complete`.
  bool build(std::span<const std::uint8_t> bits, bool complete = false) {
    std::array<unsigned, longest_code + 1> count{}, next{};
    for (const std::uint8_t b : bits) ++count[b];
    count[0] = 0;
    bits_ = longest_code;
    while (bits_ > 1 && count[static_cast<std::size_t>(bits_)] == 0) --bits_;
    int left = 1;
    for (std::size_t length = 1; length <= longest_code; ++length) {
      left = 2 * left - static_cast<int>(count[length]);
      if (left < 0) return false;
      if (length < longest_code) next[length + 1] = (next[length] + count[length]) << 1;
    }
    if (left > 0 && (complete || bits_ > 1)) return false;
    entries_.assign(std::size_t{1} << bits_, {});
    for (std::size_t symbol = 0; symbol < bits.size(); ++symbol) {
      const std::uint8_t length = bits[symbol];
      if (length == 0) continue;
      std::size_t reversed = 0;
      for (unsigned bit = 0, code = next[length]++; bit < length; ++bit)
        reversed |= std::size_t{(code >> bit) & 1} << (length - 1 - bit);
      for (; reversed < entries_.size(); reversed += std::size_t{1} << length)
        entries_[reversed] = {static_cast<std::uint16_t>(symbol), length};
    }
    return true;
  }

  int bits() const { return bits_; }
  Entry at(std::uint64_t next_bits) const { return entries_[next_bits & (entries_.size() - 1)]; }

 private:
  int bits_ = 1;
  std::vector<Entry> entries_;
};

class Inflate : public Bytes {
 public:
  explicit Inflate(std::shared_ptr<Bytes> from) : from_(std::move(from)) {}

  batch::ReadResult read(char* to, std::size_t size) override {
    if (returned_ > 4 * window) {
      out_.erase(0, returned_ - window);
      returned_ = window;
    }
    const std::size_t enough = returned_ + std::min(size, window);
    while (out_.size() < enough && error_ == 0 && state_ != State::ended) step();
    const std::size_t n = std::min(size, out_.size() - returned_);
    if (n == 0) return {0, error_};
    out_.copy(to, n, returned_);
    returned_ += n;
    return {n, 0};
  }
  bool ready(int milliseconds) override {
    return at_ < read_ || error_ != 0 || state_ == State::ended || from_->ready(milliseconds);
  }

 private:
  enum class State { member, block, stored, codes, between, ended };

  void step() {
    switch (state_) {
      case State::member: return read_header();
      case State::block: return last_block_ ? read_trailer() : read_block();
      case State::stored: return copy_stored();
      case State::codes: return decode();
      case State::between: return skip_padding();
      case State::ended: return;
    }
  }

  void fail(int error) {
    if (error_ == 0) error_ = error;
  }

  // Reads more input. Returns false at its end, or on an error.
  bool refill() {
    if (at_ < read_) return true;
    if (error_ != 0) return false;
    const batch::ReadResult read = from_->read(in_.data(), in_.size());
    if (read.error != 0) fail(read.error);
    at_ = 0;
    read_ = read.bytes;
    return read_ > 0;
  }
  // Has at least `count` of the next bits in `bits_`, if there are as many.
  bool have(int count) {
    while (count_ < count && refill()) {
      bits_ |= std::uint64_t{static_cast<unsigned char>(in_[at_++])} << count_;
      count_ += 8;
    }
    return count_ >= count;
  }
  void drop(int count) {
    bits_ >>= count;
    count_ -= count;
  }
  std::uint32_t take(int count) {
    if (!have(count)) return fail(cut_short), 0;
    const auto value = static_cast<std::uint32_t>(bits_ & ((std::uint64_t{1} << count) - 1));
    drop(count);
    return value;
  }
  // Takes a byte of the header.
  unsigned take_byte() {
    const std::uint32_t byte = take(8);
    sum_ = add_to_checksum(sum_, static_cast<unsigned char>(byte));
    return byte;
  }

  void read_header() {
    constexpr unsigned has_checksum = 2, has_extra = 4, has_name = 8, has_comment = 16;
    sum_ = 0xFFFFFFFF;
    if (take_byte() != 0x1F || take_byte() != 0x8B || take_byte() != 8) return fail(damaged);
    const unsigned flags = take_byte();
    for (int i = 0; i < 6; ++i) take_byte();
    if (flags > 31) return fail(damaged);
    if ((flags & has_extra) != 0) {
      unsigned size = take_byte();
      size |= take_byte() << 8;
      while (size-- > 0 && error_ == 0) take_byte();
    }
    for (const unsigned text : {has_name, has_comment}) {
      while ((flags & text) != 0 && take_byte() != 0 && error_ == 0) continue;
    }
    const std::uint32_t expected = ~sum_ & 0xFFFF;
    if ((flags & has_checksum) != 0 && take(16) != expected) return fail(damaged);
    sum_ = 0xFFFFFFFF;
    size_ = 0;
    last_block_ = false;
    state_ = State::block;
  }

  void read_trailer() {
    drop(count_ % 8);
    if (take(32) != ~sum_ || take(32) != static_cast<std::uint32_t>(size_)) return fail(damaged);
    state_ = State::between;
  }

  // Reads zeros after a member, up to another member or the end.
  void skip_padding() {
    while (have(8) && (bits_ & 0xFF) == 0) drop(8);
    if (count_ < 8) state_ = State::ended;
    else state_ = State::member;
  }

  void read_block() {
    last_block_ = take(1) == 1;
    const std::uint32_t kind = take(2);
    if (error_ != 0) return;
    if (kind == 3) return fail(damaged);
    if (kind == 0) {
      drop(count_ % 8);
      stored_ = take(16);
      if (take(16) != (stored_ ^ 0xFFFF)) return fail(damaged);
      state_ = State::stored;
      return;
    }
    if (kind == 1 ? fixed_codes() : read_codes()) state_ = State::codes;
    else fail(damaged);
  }

  bool fixed_codes() {
    std::array<std::uint8_t, 288> bits{};
    for (std::size_t i = 0; i < bits.size(); ++i)
      bits[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    std::array<std::uint8_t, 32> far{};
    far.fill(5);
    return literals_.build(bits) && distances_.build(far);
  }

  bool read_codes() {
    constexpr std::uint8_t order[] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
    const std::size_t near = take(5) + 257, far = take(5) + 1, given = take(4) + 4;
    if (near > 286 || far > std::size(distances)) return false;
    std::array<std::uint8_t, 19> bits{};
    for (std::size_t i = 0; i < given; ++i) bits[order[i]] = static_cast<std::uint8_t>(take(3));
    Code code;
    if (error_ != 0 || !code.build(bits, true)) return false;
    std::array<std::uint8_t, 286 + 30> all{};
    for (std::size_t i = 0; i < near + far;) {
      const unsigned symbol = next(code);
      if (error_ != 0) return false;
      if (symbol < 16) {
        all[i++] = static_cast<std::uint8_t>(symbol);
        continue;
      }
      if (symbol == 16 && i == 0) return false;
      const std::uint8_t repeated = symbol == 16 ? all[i - 1] : std::uint8_t{0};
      std::size_t times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
      if (i + times > near + far) return false;
      while (times-- > 0) all[i++] = repeated;
    }
    const std::span<const std::uint8_t> both{all};
    return all[end_of_block] > 0 && literals_.build(both.first(near)) &&
           distances_.build(both.subspan(near, far));
  }

  unsigned next(const Code& code) {
    have(code.bits());
    const Code::Entry entry = code.at(bits_);
    if (entry.bits > 0 && entry.bits <= count_) return drop(entry.bits), entry.symbol;
    fail(count_ < code.bits() ? cut_short : damaged);
    return end_of_block;
  }

  void put(char c) {
    sum_ = add_to_checksum(sum_, static_cast<unsigned char>(c));
    ++size_;
    out_ += c;
  }

  void copy_stored() {
    while (stored_ > 0 && count_ >= 8) put(static_cast<char>(take(8))), --stored_;
    if (stored_ > 0 && !refill()) return fail(cut_short);
    const std::size_t n = std::min<std::size_t>(stored_, read_ - at_);
    for (std::size_t i = 0; i < n; ++i) put(in_[at_++]);
    stored_ -= static_cast<std::uint32_t>(n);
    if (stored_ == 0) state_ = State::block;
  }

  // Decodes symbols until enough bytes are there.
  void decode() {
    for (const std::size_t enough = out_.size() + window; out_.size() < enough;) {
      const unsigned symbol = next(literals_);
      if (error_ != 0) return;
      if (symbol < end_of_block) {
        put(static_cast<char>(symbol));
        continue;
      }
      if (symbol == end_of_block) {
        state_ = State::block;
        return;
      }
      if (symbol - end_of_block > std::size(lengths)) return fail(damaged);
      const Ranges length = lengths[symbol - end_of_block - 1];
      std::size_t left = length.base + take(length.extra_bits);
      const unsigned far = next(distances_);
      if (error_ != 0) return;
      if (far >= std::size(distances)) return fail(damaged);
      const std::size_t back = distances[far].base + take(distances[far].extra_bits);
      if (error_ != 0) return;
      if (back > size_ || back > out_.size()) return fail(damaged);
      while (left-- > 0) put(out_[out_.size() - back]);
    }
  }

  std::shared_ptr<Bytes> from_;
  std::array<char, 64 << 10> in_{};
  std::size_t at_ = 0, read_ = 0;  // in `in_`
  std::uint64_t bits_ = 0;
  int count_ = 0;  // of the bits in `bits_`
  State state_ = State::member;
  bool last_block_ = false;
  std::uint32_t stored_ = 0;  // bytes left of a stored block
  Code literals_, distances_;
  std::uint32_t sum_ = 0;     // of the member
  std::uint64_t size_ = 0;    // of the member
  std::string out_;           // the window, and what is not returned yet
  std::size_t returned_ = 0;  // bytes of `out_`
  int error_ = 0;
};

// Stores bytes in blocks of gzip without compressing them.
class Stored : public Packer {
 public:
  std::string pack(std::string_view bytes, bool last) override {
    std::string packed;
    if (std::exchange(begins_, false)) packed.append("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
    size_ += static_cast<std::uint32_t>(bytes.size());
    for (const char c : bytes) sum_ = add_to_checksum(sum_, static_cast<unsigned char>(c));
    do {
      constexpr std::size_t longest = 0xFFFF;
      const std::string_view block = bytes.substr(0, longest);
      bytes.remove_prefix(block.size());
      const bool ends = last && bytes.empty();
      if (block.empty() && !ends) break;
      packed += ends ? '\1' : '\0';
      put(packed, static_cast<std::uint32_t>(block.size() | (block.size() ^ 0xFFFF) << 16));
      packed += block;
    } while (!bytes.empty());
    if (!last) return packed;
    put(packed, ~sum_);
    put(packed, size_);
    return packed;
  }

 private:
  static void put(std::string& to, std::uint32_t word) {
    for (int i = 0; i < 4; ++i) to += static_cast<char>(word >> (8 * i) & 0xFF);
  }
  bool begins_ = true;
  std::uint32_t sum_ = ~0U, size_ = 0;
};

}  // namespace

std::unique_ptr<Packer> make_packer_without_zlib() { return std::make_unique<Stored>(); }

std::shared_ptr<Bytes> unpacked_without_zlib(std::shared_ptr<Bytes> from) {
  return std::make_shared<Inflate>(std::move(from));
}

#ifdef __wasi__
std::unique_ptr<Packer> make_packer() { return make_packer_without_zlib(); }
std::shared_ptr<Bytes> unpacked(std::shared_ptr<Bytes> from) {
  return unpacked_without_zlib(std::move(from));
}
#endif

}  // namespace racpsy::cli
