// Tests that what replaces CLI11 and zlib in WebAssembly does as they do.
#include "support.hpp"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "cli/gunzip.hpp"
#include "cli/options.hpp"
#include "cli/split.hpp"

using namespace racpsy;
using namespace racpsy::cli;

namespace {

std::string shown(const std::vector<std::string>& words, Splitter splitter) {
  std::vector<std::string> kept = words;
  kept.insert(kept.begin(), "racpsy");
  std::vector<char*> argv;
  for (std::string& word : kept) argv.push_back(word.data());
  argv.push_back(nullptr);
  const app::Expected<Command> command =
      parse(static_cast<int>(kept.size()), argv.data(), splitter);
  if (!command) return command.error().error.what.in(Lang::en);
  std::string out = command->name + (command->version ? " version" : "");
  for (const auto& [name, value] : command->values)
    out.append(" ").append(name).append("=").append(value);
  for (const auto& [name, values] : command->lists) {
    for (const std::string& value : values) out.append(" ").append(name).append("+").append(value);
  }
  for (const std::string& file : command->files) out.append(" ").append(file);
  return out;
}

// Bytes that a text gives, a few at a time.
class TextBytes : public Bytes {
 public:
  TextBytes(std::string text, std::size_t at_once) : text_(std::move(text)), at_once_(at_once) {}
  batch::ReadResult read(char* to, std::size_t size) override {
    const std::size_t n = std::min({size, at_once_, text_.size() - at_});
    text_.copy(to, n, at_);
    at_ += n;
    return {n, 0};
  }
  bool ready(int /*milliseconds*/) override { return true; }

 private:
  std::string text_;
  std::size_t at_once_;
  std::size_t at_ = 0;
};

// Returns all bytes, then the error number.
std::pair<std::string, int> all_of(Bytes& bytes, std::size_t at_once) {
  std::string all;
  std::vector<char> room(at_once);
  for (;;) {
    const batch::ReadResult read = bytes.read(room.data(), room.size());
    if (read.bytes == 0) return {all, read.error};
    all.append(room.data(), read.bytes);
  }
}

std::string packed(const std::string& text, int level, int strategy) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, strategy) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("command line: both splitters split alike") {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"calc", "--age", "40", "--age=41"},
                                             {"-ofile", "calc"},
                                             {"calc", "-o=file"},
                                             {"calc", "-o", "-"},
                                             {"-hV"},
                                             {"calc", "-hofile"},
                                             {"calc", "-ho"},
                                             {"calc", "-h5"},
                                             {"calc", "-5"},
                                             {"calc", "-x", "--unknown=3"},
                                             {"calc", "--with", "a=b", "--with=c", "--age", "-5"},
                                             {"calc", "--explain", "all", "--explain"},
                                             {"calc", "--", "-o", "--age"},
                                             {"rules", "diff", "a@1", "a@2"},
                                             {"calc", "--title", "{}", "--title=[a,b]"},
                                             {"calc", "--title", "[a,b]"},
                                             {"calc", "--title", "\"quoted\""},
                                             {"calc", "--title", "--unknown"},
                                             {"calc", "++", "--age", "5"},
                                             {"calc", "--no-me", "--no-me"},
                                             {"", "calc"}}) {
    CAPTURE(shown(words, split_by_cli11));
    CHECK(shown(words, split_by_table) == shown(words, split_by_cli11));
  }
  std::vector<std::string> pool{"calc", "batch", "rules", "-", "-o", "-ox", "-h", "-V",    "x.toml",
                                "=",    "a=b",   "--x",   "5", "-1", "--=", "{}", "brief", "all"};
  for (const Option& o : all_options()) {
    for (const char* more : {"", "=x", "="}) pool.push_back(std::string{o.name} + more);
  }
  std::mt19937 random{20'261'130};
  for (int i = 0; i < 20'000; ++i) {
    std::vector<std::string> words;
    for (auto n = 1 + random() % 6; n > 0; --n) words.push_back(pool[random() % pool.size()]);
    const std::string expected = shown(words, split_by_cli11);
    CAPTURE(words);
    REQUIRE(shown(words, split_by_table) == expected);
  }
}

TEST_CASE("gzip: both decompressors give the same bytes and errors") {
  std::mt19937 random{20'261'130};
  std::string text;
  while (text.size() < 200'000) {
    if (random() % 3 == 0) text.append(random() % 300, static_cast<char>('a' + random() % 26));
    else if (random() % 2 == 0 && !text.empty()) text += text.substr(random() % text.size(), 400);
    else text += static_cast<char>(random());
  }
  const auto check = [&](const std::string& bytes, const char* what) {
    CAPTURE(what);
    const std::size_t at_once = 1 + random() % 70'000, piece = 1 + random() % 100'000;
    const auto in = [&] { return std::make_shared<TextBytes>(bytes, piece); };
    const auto [expected, error] = all_of(*unpacked(in()), at_once);
    const auto [got, other] = all_of(*unpacked_without_zlib(in()), at_once);
    CHECK(other == error);
    // Before an error, one of them may have more.
    const std::size_t both = std::min(got.size(), expected.size());
    CHECK(got.substr(0, both) == expected.substr(0, both));
    if (error == 0) CHECK(got.size() == expected.size());
    return error;
  };
  for (const int strategy : {Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE}) {
    for (const int level : {0, 1, 6, 9}) {
      for (const std::size_t size :
           {std::size_t{0}, std::size_t{1}, std::size_t{300}, text.size()}) {
        const std::string whole = packed(text.substr(0, size), level, strategy);
        CHECK(check(whole, "whole") == 0);
        CHECK(check(whole + whole, "two members") == 0);
        CHECK(check(whole + std::string(1000, '\0'), "padded") == 0);
        CHECK(check(whole + "more", "more") == damaged);
        CHECK(check(whole.substr(0, random() % whole.size()), "cut") == cut_short);
        std::string wrong = whole;
        wrong[random() % wrong.size()] ^= static_cast<char>(1 << random() % 8);
        check(wrong, "damaged");
      }
    }
  }
}

TEST_CASE("gzip: both packers write what both decompressors read, in any pieces") {
  std::mt19937 random{20'261'201};
  for (const std::size_t size : {0UL, 1UL, 65'535UL, 65'536UL, 300'000UL}) {
    std::string text(size, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 7);
    for (const bool zlib : {true, false}) {
      const std::unique_ptr<Packer> packer = zlib ? make_packer() : make_packer_without_zlib();
      REQUIRE(packer != nullptr);
      std::string gzip;
      for (std::string_view rest = text; !rest.empty();) {
        const std::string_view piece = rest.substr(0, random() % 100'000);
        gzip += packer->pack(piece, false);
        rest.remove_prefix(piece.size());
      }
      gzip += packer->pack({}, true);
      CHECK(gzip.substr(4, 4) == std::string(4, '\0'));  // no time
      for (const auto unpack : {unpacked, unpacked_without_zlib}) {
        const std::shared_ptr<Bytes> bytes = unpack(std::make_shared<TextBytes>(gzip, 5'000));
        CHECK(all_of(*bytes, 4'096) == std::pair{text, 0});
      }
    }
  }
}
