#include "arrow/row_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstring>

#include "racpsy/base/date.hpp"

namespace racpsy::arrow {
namespace {

__extension__ using Int128 = __int128;

constexpr char separator = ',';
constexpr std::int64_t rows_at_once = 64;
constexpr std::size_t longest_number = 24, longest_decimal = 256, longest_fraction = 1200;

// The numbers below 10 000 in digits.
struct ShortNumber {
  std::array<char, 7> text{};
  std::uint8_t size = 0;
};
constexpr std::uint64_t short_numbers_end = 10'000;
const std::vector<ShortNumber>& short_numbers() {
  static const std::vector<ShortNumber> all = [] {
    std::vector<ShortNumber> numbers(short_numbers_end);
    for (std::size_t n = 0; n < numbers.size(); ++n) {
      char* const begin = numbers[n].text.data();
      char* const end = std::to_chars(begin, begin + 7, n).ptr;
      numbers[n].size = static_cast<std::uint8_t>(std::string_view{begin, end}.size());
    }
    return numbers;
  }();
  return all;
}

template <std::integral Number>
char* put(char* to, Number n) {
  static const ShortNumber* const numbers = short_numbers().data();
  if (static_cast<std::uint64_t>(n) < short_numbers_end) [[likely]] {
    const ShortNumber& number = numbers[static_cast<std::size_t>(n)];
    std::memcpy(to, number.text.data(), 7);
    return to + number.size;
  }
  return std::to_chars(to, to + longest_number, n).ptr;
}
char* put_digits(char* to, std::uint32_t n, int digits) {
  for (char* at = to + digits; at > to; n /= 10) *--at = static_cast<char>('0' + n % 10);
  return to + digits;
}

char* put(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

// Copies a text of any size without reading beyond it; up to 8 bytes behind may be overwritten.
char* put_short(char* to, const char* from, std::size_t size) {
  if (size > 16) return put(to, std::string_view{from, size});
  if (size >= 8) {
    std::memcpy(to, from, 8);
    std::memcpy(to + size - 8, from + size - 8, 8);
  } else if (size >= 4) {
    std::memcpy(to, from, 4);
    std::memcpy(to + size - 4, from + size - 4, 4);
  } else if (size > 0) {
    to[0] = from[0];
    to[size / 2] = from[size / 2];
    to[size - 1] = from[size - 1];
  }
  return to + size;
}

// Writes n / 10^scale, without zeros at the end of the decimals.
char* put_decimal(char* to, Int128 n, int scale) {
  if (n == 0) return *to = '0', to + 1;
  if (n < 0) *to++ = '-';
  __extension__ using Unsigned = unsigned __int128;
  Unsigned left = n < 0 ? -static_cast<Unsigned>(n) : static_cast<Unsigned>(n);
  for (; scale > 0 && left % 10 == 0; --scale) left /= 10;
  std::array<char, 300> digits;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  char* const end = digits.data() + digits.size();
  char* at = end;
  for (; scale < 0; ++scale) *--at = '0';
  int written = 0;
  for (; left != 0 || written <= scale; left /= 10, ++written) {
    if (written == scale && scale > 0) *--at = '.';
    *--at = static_cast<char>('0' + static_cast<int>(left % 10));
  }
  return put(to, std::string_view{at, end});
}

// Writes a number as it is written in the shortest way, without an exponent; nothing for NaN.
template <class Float>
char* put_float(char* to, Float x) {
  if (std::isnan(x)) return to;
  if (std::isinf(x)) return put(to, x > 0 ? "inf" : "-inf");
  if (std::abs(x) < Float{1e9}) {
    const auto whole = static_cast<std::int64_t>(x);
    if (static_cast<Float>(whole) == x) return put(to, whole);
    if constexpr (sizeof(Float) == 8) {
      // Whole cents: the quotient is rounded once, so it is the number nearest to this decimal.
      const auto cents = static_cast<std::int64_t>(std::llround(x * 100));
      if (static_cast<Float>(cents) / 100 == x) return put_decimal(to, cents, 2);
    }
  }
  return std::to_chars(to, to + longest_fraction, x, std::chars_format::fixed).ptr;
}

char* put_date(char* to, std::int64_t day) {
  // Days since 0000-03-01, in eras of 400 years.
  const std::int64_t shifted = day + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const auto of_era = static_cast<std::uint32_t>(shifted - era * 146'097);
  const std::uint32_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::uint32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t shifted_month = (5 * of_year + 2) / 153;
  const std::uint32_t of_month = of_year - (153 * shifted_month + 2) / 5 + 1;
  const std::uint32_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  if (year >= 0 && year <= 9999) to = put_digits(to, static_cast<std::uint32_t>(year), 4);
  else to = put(to, year);
  *to++ = '-';
  to = put_digits(to, month, 2);
  *to++ = '-';
  return put_digits(to, of_month, 2);
}

std::int64_t floor_of(std::int64_t n, std::int64_t by) { return n / by - (n % by < 0 ? 1 : 0); }

bool needs_quotes(std::string_view text) {
  for (const char c : {separator, '"', '\n', '\r'}) {
    if (!text.empty() && std::memchr(text.data(), c, text.size()) != nullptr) return true;
  }
  return false;
}

constexpr std::size_t cached_days = 4096;

}  // namespace

std::string header_of(const std::vector<std::string>& names) {
  std::string header;
  for (const std::string& name : names) {
    if (&name != &names.front()) header += separator;
    if (!needs_quotes(name) && !(name.empty() && names.size() == 1)) {
      header += name;
      continue;
    }
    header += '"';
    for (const char c : name) header.append(c == '"' ? 2 : 1, c);
    header += '"';
  }
  return header + '\n';
}

CellWriter::CellWriter(const ArrowArray& array, std::int64_t offset, const ArrowSchema& schema,
                       std::uint64_t& line_feeds)
    : type_(type_of(schema.format)),
      dictionary_(schema.dictionary != nullptr),
      array_(&array),
      offset_(offset),
      length_(array.offset + array.length - offset),
      line_feeds_(&line_feeds) {
  if (array.null_count != 0 && array.n_buffers > 0)
    valid_ = static_cast<const std::uint8_t*>(array.buffers[0]);
  if (array.n_buffers > 1) values_ = array.buffers[1];
  if (dictionary_) {
    read_words(*array.dictionary, *schema.dictionary);
    return;
  }
  if (length_ == 0 || (type_.type != Type::utf8 && type_.type != Type::large_utf8)) return;
  const std::pair first = text_at(0), last = text_at(length_ - 1);
  const std::int64_t bytes = last.first - first.first + last.second;
  if (last.second < 0 || bytes < 0) malformed_ = true;
  else plain_ = !needs_quotes({first.first, static_cast<std::size_t>(bytes)});
}

// Writes the words of a dictionary, once.
void CellWriter::read_words(const ArrowArray& words, const ArrowSchema& schema) {
  std::uint64_t feeds = 0;
  CellWriter writer{words, words.offset, schema, feeds};
  words_.reserve(static_cast<std::size_t>(words.length));
  std::string room;
  for (std::int64_t i = 0; i < words.length; ++i) {
    room.resize(writer.most(i, 1) + slack);
    char* const end = writer.write(room.data(), i);
    const std::string_view text{room.data(), end};
    Word& word = words_.emplace_back();
    longest_word_ = std::max(longest_word_, text.size());
    if (text.size() < word.text.size() && feeds == 0) {
      text.copy(word.text.data(), text.size());
      word.size = static_cast<std::uint32_t>(text.size());
    } else {
      word.size = static_cast<std::uint32_t>(word.text.size());
      word.long_word = static_cast<std::uint32_t>(long_words_.size());
      long_words_.emplace_back(text);
      feeds_of_long_.push_back(std::exchange(feeds, 0));
    }
  }
  malformed_ = malformed_ || writer.malformed();
}

std::pair<const char*, std::int64_t> CellWriter::text_at(std::int64_t row) const {
  const std::int64_t at = row + offset_;
  if (type_.type == Type::utf8_view) {
    const char* const view = static_cast<const char*>(values_) + 16 * at;
    std::array<std::int32_t, 4> parts;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::memcpy(parts.data(), view, sizeof parts);
    if (parts[0] <= 12) return {view + 4, parts[0]};
    const std::int64_t buffer = parts[2];
    if (buffer < 0 || buffer + 3 >= array_->n_buffers) return {view, -1};
    return {static_cast<const char*>(array_->buffers[2 + buffer]) + parts[3], parts[0]};
  }
  const auto* const bytes = static_cast<const char*>(array_->buffers[2]);
  if (type_.type == Type::utf8) {
    const auto* const ends = static_cast<const std::int32_t*>(values_) + at;
    return {bytes + ends[0], std::int64_t{ends[1]} - ends[0]};
  }
  const auto* const ends = static_cast<const std::int64_t*>(values_) + at;
  return {bytes + ends[0], ends[1] - ends[0]};
}

std::size_t CellWriter::most(std::int64_t row, std::int64_t rows) const {
  const auto cells = static_cast<std::size_t>(rows);
  if (dictionary_) return cells * std::max(longest_word_, sizeof(Word::text));
  switch (type_.type) {
    case Type::utf8:
    case Type::large_utf8: {
      const std::pair first = text_at(row), last = text_at(row + rows - 1);
      const std::int64_t bytes = last.first - first.first + last.second;
      return 2 * static_cast<std::size_t>(std::max<std::int64_t>(bytes, 0)) + 2 * cells;
    }
    case Type::utf8_view: {
      std::size_t bytes = 0;
      for (std::int64_t i = row; i < row + rows; ++i)
        bytes += static_cast<std::size_t>(std::max<std::int64_t>(text_at(i).second, 0));
      return 2 * bytes + 2 * cells;
    }
    case Type::float32:
    case Type::float64: return cells * longest_fraction;
    case Type::decimal32:
    case Type::decimal64:
    case Type::decimal128: return cells * longest_decimal;
    case Type::date64:
    case Type::timestamp: return cells * 2 * longest_number;
    default: return cells * longest_number;
  }
}

inline char* CellWriter::write(char* to, std::int64_t row) {
  return is_null(row) ? to : write_value(to, row);
}

[[gnu::always_inline]] inline char* CellWriter::write_value(char* to, std::int64_t row) {
  const auto at = [&](auto kind) -> std::int64_t { return values<decltype(kind)>()[row]; };
  if (dictionary_) {
    switch (type_.type) {
      case Type::int8: return write_word(to, at(std::int8_t{}));
      case Type::uint8: return write_word(to, at(std::uint8_t{}));
      case Type::int16: return write_word(to, at(std::int16_t{}));
      case Type::uint16: return write_word(to, at(std::uint16_t{}));
      case Type::int32: return write_word(to, at(std::int32_t{}));
      case Type::uint32: return write_word(to, at(std::uint32_t{}));
      case Type::int64:
      case Type::uint64: return write_word(to, at(std::int64_t{}));
      default: return to;
    }
  }
  switch (type_.type) {
    case Type::null:
    case Type::other: return to;
    case Type::boolean: {
      const std::int64_t bit = row + offset_;
      const bool yes = (static_cast<const std::uint8_t*>(values_)[bit / 8] >> (bit % 8) & 1) != 0;
      return put(to, yes ? std::string_view{"yes"} : std::string_view{"no"});
    }
    case Type::int8: return put(to, values<std::int8_t>()[row]);
    case Type::uint8: return put(to, values<std::uint8_t>()[row]);
    case Type::int16: return put(to, values<std::int16_t>()[row]);
    case Type::uint16: return put(to, values<std::uint16_t>()[row]);
    case Type::int32: return put(to, values<std::int32_t>()[row]);
    case Type::uint32: return put(to, values<std::uint32_t>()[row]);
    case Type::int64: return put(to, values<std::int64_t>()[row]);
    case Type::uint64: return put(to, values<std::uint64_t>()[row]);
    case Type::float32: return put_float(to, values<float>()[row]);
    case Type::float64: return put_float(to, values<double>()[row]);
    case Type::decimal32: return put_decimal(to, values<std::int32_t>()[row], type_.scale);
    case Type::decimal64: return put_decimal(to, values<std::int64_t>()[row], type_.scale);
    case Type::decimal128: {
      Int128 n = 0;  // perhaps not aligned to 16 bytes
      std::memcpy(&n, static_cast<const char*>(values_) + 16 * (row + offset_), sizeof n);
      return put_decimal(to, n, type_.scale);
    }
    case Type::utf8:
    case Type::large_utf8:
    case Type::utf8_view: {
      const auto [text, size] = text_at(row);
      return write_text(to, text, size);
    }
    case Type::date32: return write_day(to, values<std::int32_t>()[row]);
    case Type::date64:
    case Type::timestamp: return write_moment(to, values<std::int64_t>()[row]);
  }
  return to;
}

inline char* CellWriter::write_word(char* to, std::int64_t index) {
  if (static_cast<std::uint64_t>(index) >= words_.size()) return malformed_ = true, to;
  const Word& word = words_[static_cast<std::size_t>(index)];
  if (word.size < word.text.size()) [[likely]] {
    std::memcpy(to, word.text.data(), word.text.size());
    return to + word.size;
  }
  *line_feeds_ += feeds_of_long_[word.long_word];
  return put(to, long_words_[word.long_word]);
}

inline char* CellWriter::write_day(char* to, std::int64_t day) {
  if (days_.empty()) days_.resize(cached_days);
  Day& cached = days_[static_cast<std::size_t>(day) % cached_days];
  if (cached.day != day) [[unlikely]] {
    std::array<char, longest_number> text;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    char* const end = put_date(text.data(), day);
    if (end != text.data() + 10) return put(to, std::string_view{text.data(), end});
    std::memcpy(cached.text.data(), text.data(), 10);
    cached.day = static_cast<std::int32_t>(day);
  }
  std::memcpy(to, cached.text.data(), cached.text.size());
  return to + 10;
}

char* CellWriter::write_moment(char* to, std::int64_t moment) const {
  const std::int64_t seconds = floor_of(moment, type_.per_second);
  const std::int64_t part = moment - seconds * type_.per_second;
  const std::int64_t day = floor_of(seconds, 86'400);
  const auto of_day = static_cast<std::uint32_t>(seconds - day * 86'400);
  to = put_date(to, day);
  if (of_day == 0 && part == 0) return to;
  *to++ = 'T';
  to = put_digits(to, of_day / 3600, 2);
  *to++ = ':';
  to = put_digits(to, of_day / 60 % 60, 2);
  *to++ = ':';
  to = put_digits(to, of_day % 60, 2);
  if (part == 0) return to;
  int digits = 0;
  for (std::int64_t left = type_.per_second; left > 1; left /= 10) ++digits;
  *to++ = '.';
  return put_digits(to, static_cast<std::uint32_t>(part), digits);
}

inline char* CellWriter::write_text(char* to, const char* text, std::int64_t size) {
  if (size < 0) return malformed_ = true, to;
  const std::string_view cell{text, static_cast<std::size_t>(size)};
  return plain_ || !needs_quotes(cell) ? put_short(to, cell.data(), cell.size())
                                       : write_quoted(to, cell);
}

std::string CellWriter::text(std::int64_t row) {
  if (is_null(row)) return {};
  if (type_.type == Type::utf8 || type_.type == Type::large_utf8 || type_.type == Type::utf8_view) {
    const auto [bytes, size] = text_at(row);
    return {bytes, static_cast<std::size_t>(std::max<std::int64_t>(size, 0))};
  }
  std::string room(most(row, 1) + slack, '\0');
  char* const end = write_value(room.data(), row);
  room.resize(std::string_view{room.data(), end}.size());
  return room;
}

char* CellWriter::write_quoted(char* to, std::string_view text) {
  *to++ = '"';
  for (const char c : text) {
    if (c == '"') *to++ = '"';
    if (c == '\n') ++*line_feeds_;
    *to++ = c;
  }
  *to++ = '"';
  return to;
}

std::string cell_text(const ArrowArray& array, const ArrowSchema& schema, std::int64_t row) {
  std::uint64_t feeds = 0;
  ArrowArray one = array;
  one.offset += row;
  one.length = 1;
  ArrowSchema plain = schema;
  plain.dictionary = nullptr;  // the cell is then the index of its word
  const std::string text = CellWriter{one, one.offset, plain, feeds}.text(0);
  if (schema.dictionary == nullptr || text.empty()) return text;
  std::int64_t index = -1;
  std::from_chars(text.data(), text.data() + text.size(), index);
  return index >= 0 && index < array.dictionary->length
             ? cell_text(*array.dictionary, *schema.dictionary, index)
             : std::string{};
}

// ---- Rows ----

RowText::RowText(const Table& table, std::vector<std::size_t> columns, std::string header)
    : table_(table),
      columns_(std::move(columns)),
      pending_(std::move(header)) {
  number_.fill('0');
}

batch::ReadResult RowText::read(char* to, std::size_t size) {
  char* const begin = to;
  const auto used = [&] { return std::string_view{begin, to}.size(); };
  while (used() < size) {
    const std::size_t room = size - used();
    if (given_ < pending_.size()) {
      const std::size_t some = pending_.copy(to, room, given_);
      given_ += some;
      to += some;
      continue;
    }
    if (row_ == rows_) {
      if (rows_ > 0) ++chunk_;
      row_ = rows_ = 0;
      if (chunk_ == table_.chunks.size()) break;
      begin_chunk();
    }
    const std::int64_t some = std::min(rows_ - row_, rows_at_once);
    if (most(some) <= room) {
      to = write_rows(to, some);
    } else if (most(1) <= room) {
      to = write_rows(to, 1);
    } else if (to != begin) {
      break;
    } else {
      pending_.resize(most(1));
      char* const end = write_rows(pending_.data(), 1);
      pending_.resize(std::string_view{pending_.data(), end}.size());
      given_ = 0;
    }
  }
  return {used(), 0};
}

void RowText::begin_chunk() {
  const ArrowArray& chunk = *table_.chunks[chunk_].rows;
  rows_ = chunk.length;
  cells_.clear();
  for (const std::size_t i : columns_) {
    const ArrowArray& column = *chunk.children[i];
    cells_.emplace_back(column, column.offset + chunk.offset, table_.column(i), line_feeds_);
  }
}

// Returns a size that the next rows do not exceed.
std::size_t RowText::most(std::int64_t rows) const {
  std::size_t bytes =
      static_cast<std::size_t>(rows) * (number_size + columns_.size() + 1) + CellWriter::slack;
  for (const CellWriter& cell : cells_) bytes += cell.most(row_, rows);
  return bytes;
}

char* RowText::write_rows(char* to, std::int64_t rows) {
  for (const std::int64_t end = row_ + rows; row_ < end; ++row_) {
    std::memcpy(to, number_.data(), number_size);
    to += number_size;
    // The next number, in digits of 64 kinds.
    for (std::size_t i = number_size - 1; ++number_[i] > 'o' && i > 0; --i) number_[i] = '0';
    for (CellWriter& cell : cells_) {
      *to++ = separator;
      to = cell.write(to, row_);
    }
    *to++ = '\n';
    if (line_feeds_ == 0) [[likely]]
      continue;
    long_rows_.push_back({table_.chunks[chunk_].first + row_, std::exchange(line_feeds_, 0)});
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].malformed()) malformed_ = columns_[i];
  }
  return to;
}

}  // namespace racpsy::arrow
