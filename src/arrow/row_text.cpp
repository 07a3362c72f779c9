#include "arrow/row_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstring>
#include <span>

#include "racpsy/base/date.hpp"
#include "racpsy/batch/scan.hpp"

namespace racpsy::arrow {
namespace {

__extension__ using Int128 = __int128;

constexpr char separator = ',';
constexpr std::int64_t rows_at_once = 64;
constexpr std::size_t longest_number = 24, longest_fraction = 1200;

// The numbers below 10 000 in digits; the last byte is how many.
struct ShortNumber {
  std::array<char, 8> text{};
  std::size_t size() const { return static_cast<std::size_t>(text[7]); }
};
constexpr std::uint64_t short_numbers_end = 10'000;
constexpr std::array short_numbers = [] {
  std::array<ShortNumber, short_numbers_end> numbers{};
  for (std::uint32_t n = 0; n < numbers.size(); ++n) {
    ShortNumber& number = numbers[n];
    const std::size_t size = n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 4;
    std::uint32_t left = n;
    for (std::size_t i = size; i > 0; left /= 10)
      number.text[--i] = static_cast<char>('0' + left % 10);
    number.text[7] = static_cast<char>(size);
  }
  return numbers;
}();

char* put_digits(char* to, std::uint32_t n, int digits) {
  for (char* at = to + digits; at > to; n /= 10) *--at = static_cast<char>('0' + n % 10);
  return to + digits;
}
// Writes a number; 8 bytes from `to` may be overwritten, however short it is.
template <std::integral Number>
char* put(char* to, Number n) {
  const auto size = static_cast<std::uint64_t>(n);
  if (size >= short_numbers_end * short_numbers_end)
    return std::to_chars(to, to + longest_number, n).ptr;
  const bool is_short = size < short_numbers_end;
  const ShortNumber& leading = short_numbers[is_short ? size : size / short_numbers_end];
  std::memcpy(to, leading.text.data(), leading.text.size());
  to += leading.size();
  if (is_short) return to;
  return put_digits(to, static_cast<std::uint32_t>(size % short_numbers_end), 4);
}
char* put(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

// Copies at most 16 bytes, and reads no others.
void put_short(char* to, const char* from, std::size_t size) {
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
}

// Writes n / 10^scale, without zeros at the end of the decimals.
template <class Unsigned>
char* put_scaled(char* to, Unsigned left, int scale) {
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
char* put_decimal(char* to, Int128 n, int scale) {
  if (n == 0) return *to = '0', to + 1;
  if (n < 0) *to++ = '-';
  __extension__ using Unsigned = unsigned __int128;
  const Unsigned size = n < 0 ? -static_cast<Unsigned>(n) : static_cast<Unsigned>(n);
  const auto narrow = static_cast<std::uint64_t>(size);
  return narrow == size ? put_scaled(to, narrow, scale) : put_scaled(to, size, scale);
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
std::int64_t rest_of(std::int64_t n, std::int64_t by) { return n % by + (n % by < 0 ? by : 0); }

bool needs_quotes(std::string_view text) {
  for (const char c : {separator, '"', '\n', '\r'}) {
    if (!text.empty() && std::memchr(text.data(), c, text.size()) != nullptr) return true;
  }
  return false;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

constexpr std::size_t cached_days = 4096;
constexpr std::uint64_t in_place_end = 10'000'000'000'000'000;  // the first number of 17 digits

}  // namespace

std::string header_of(const std::vector<std::string>& names) {
  std::string header;
  for (const std::string& name : names) {
    if (&name != &names.front()) header += separator;
    if (!needs_quotes(name) && !(name.empty() && names.size() == 1)) {
      header += name;
      continue;
    }
    header += quoted(name);
  }
  return header + '\n';
}

CellWriter::CellWriter(const ArrowArray& array, std::int64_t offset, const ArrowSchema& schema)
    : type_(type_of(schema.format)),
      array_(&array),
      offset_(offset),
      length_(array.offset + array.length - offset) {
  if (array.null_count != 0 && array.n_buffers > 0)
    valid_ = static_cast<const std::uint8_t*>(array.buffers[0]);
  if (array.n_buffers > 1) values_ = array.buffers[1];
  if (schema.dictionary != nullptr) {
    if (type_.type < Type::int8 || type_.type > Type::uint64) type_.type = Type::other;
    read_words(*array.dictionary, *schema.dictionary);
    return;
  }
  if (length_ == 0 || (type_.type != Type::utf8 && type_.type != Type::large_utf8)) return;
  const std::pair first = text_at(0), last = text_at(length_ - 1);
  const std::int64_t bytes = last.first - first.first + last.second;
  if (last.second < 0 || bytes < 0) {
    malformed_ = true;
  } else if (!needs_quotes({first.first, static_cast<std::size_t>(bytes)})) {
    plain_ = true;
    last_wide_ = last.first + last.second - static_cast<const char*>(array.buffers[2]) -
                 static_cast<std::int64_t>(sizeof(CellText::text));
  }
}

// Writes the words of a dictionary, once.
void CellWriter::read_words(const ArrowArray& words, const ArrowSchema& schema) {
  dictionary_ = std::make_unique<CellWriter>(words, words.offset, schema);
  words_.resize(static_cast<std::size_t>(words.length));
  dictionary_->write(0, words.length, words_.data(), 1);
  malformed_ = dictionary_->malformed();
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

// Writes each cell by `put_cell`. A function of its own, with copies of the members that it uses:
// the characters that are written might be theirs.
template <class Put>
void CellWriter::write_each(const Cells& cells, Put put_cell) const {
  const std::uint8_t* const valid = valid_;
  const std::int64_t offset = offset_;
  const std::size_t stride = cells.stride;
  const std::int64_t end = cells.end;
  CellText* to = cells.to;
  for (std::int64_t row = cells.first; row < end; ++row, to += stride) {
    to->at = nullptr;
    if (is_null(valid, row + offset)) to->size = 0;
    else put_cell(*to, row);
  }
}

std::size_t CellWriter::write(std::int64_t first, std::int64_t rows, CellText* to,
                              std::size_t stride) {
  elsewhere_ = 0;
  if (!own_.empty()) own_.clear();
  const auto each = [&](auto put_cell) {
    write_each({first, first + rows, to, stride}, put_cell);
    return elsewhere_;
  };
  const auto each_text = [&](auto put_value) {
    return each([&](CellText& cell, std::int64_t row) {
      put_any(cell, [&](char* begin) { return put_value(begin, row); });
    });
  };
  const auto numbers = [&](auto kind) {
    const auto* const all = values<decltype(kind)>();
    if (dictionary_ != nullptr)
      return each([this, all, words = std::span{words_}](CellText& cell, std::int64_t row) {
        const auto index = static_cast<std::uint64_t>(all[row]);
        if (index < words.size() && words[index].at == nullptr) [[likely]] {
          cell.text = words[index].text;
          cell.size = words[index].size;
        } else {
          write_word(cell, index);
        }
      });
    return each([this, all](CellText& cell, std::int64_t row) {
      const auto number = static_cast<std::uint64_t>(all[row]);
      if (number >= short_numbers_end) [[unlikely]]
        return put_number(cell, all[row]);
      const ShortNumber& digits = short_numbers[number];
      std::memcpy(cell.text.data(), digits.text.data(), digits.text.size());
      cell.size = digits.size();
    });
  };
  switch (type_.type) {
    case Type::null:
    case Type::other: return each([](CellText& cell, std::int64_t) { cell.size = 0; });
    case Type::boolean:
      return each_text([&](char* begin, std::int64_t row) {
        const std::int64_t bit = row + offset_;
        const bool yes = (static_cast<const std::uint8_t*>(values_)[bit / 8] >> (bit % 8) & 1) != 0;
        return put(begin, yes ? std::string_view{"yes"} : std::string_view{"no"});
      });
    case Type::int8: return numbers(std::int8_t{});
    case Type::uint8: return numbers(std::uint8_t{});
    case Type::int16: return numbers(std::int16_t{});
    case Type::uint16: return numbers(std::uint16_t{});
    case Type::int32: return numbers(std::int32_t{});
    case Type::uint32: return numbers(std::uint32_t{});
    case Type::int64: return numbers(std::int64_t{});
    case Type::uint64: return numbers(std::uint64_t{});
    case Type::float32:
      return each_text(
          [&](char* begin, std::int64_t row) { return put_float(begin, values<float>()[row]); });
    case Type::float64:
      return each_text(
          [&](char* begin, std::int64_t row) { return put_float(begin, values<double>()[row]); });
    case Type::decimal32:
      return each_text([&](char* begin, std::int64_t row) {
        return put_decimal(begin, values<std::int32_t>()[row], type_.scale);
      });
    case Type::decimal64:
      return each_text([&](char* begin, std::int64_t row) {
        return put_decimal(begin, values<std::int64_t>()[row], type_.scale);
      });
    case Type::decimal128:
      return each_text([&](char* begin, std::int64_t row) {
        Int128 n = 0;  // perhaps not aligned to 16 bytes
        std::memcpy(&n, static_cast<const char*>(values_) + 16 * (row + offset_), sizeof n);
        return put_decimal(begin, n, type_.scale);
      });
    case Type::utf8: return write_texts<std::int32_t>(each);
    case Type::large_utf8: return write_texts<std::int64_t>(each);
    case Type::utf8_view:
      return each(
          [this, views = static_cast<const char*>(values_) + 16 * offset_](
              CellText& cell, std::int64_t row) { write_view(cell, views + 16 * row, row); });
    case Type::date32:
      return each([this, days = values<std::int32_t>()](CellText& cell, std::int64_t row) {
        write_day(cell, days[row]);
      });
    case Type::date64:
    case Type::timestamp:
      return each([&](CellText& cell, std::int64_t row) {
        const std::int64_t moment = values<std::int64_t>()[row];
        const std::int64_t per_day = 86'400 * type_.per_second;
        if (moment % per_day == 0) write_day(cell, moment / per_day);
        else put_any(cell, [&](char* begin) { return write_moment(begin, moment); });
      });
  }
  return 0;
}

template <class Number>
void CellWriter::put_number(CellText& to, Number n) {
  char* const begin = to.text.data();
  if (sizeof n <= 4 || static_cast<std::uint64_t>(n) < in_place_end)
    to.size = std::string_view{begin, put(begin, n)}.size();
  else put_any(to, [&](char* at) { return put(at, n); });
}

// Writes a text of up to `longest_fraction` characters.
template <class Write>
inline void CellWriter::put_any(CellText& to, Write write) {
  std::array<char, longest_fraction> text;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const std::string_view written{text.data(), write(text.data())};
  if (written.size() > to.text.size()) return put_own(to, std::string{written});
  put_short(to.text.data(), written.data(), written.size());
  to.size = written.size();
}

template <class Offset, class Each>
inline std::size_t CellWriter::write_texts(const Each& each) {
  const auto* const bytes = static_cast<const char*>(array_->buffers[2]);
  return each(
      [=, this, all = values<Offset>(), last_wide = last_wide_](CellText& cell, std::int64_t row) {
        const std::int64_t begin = all[row], size = std::int64_t{all[row + 1]} - begin;
        if (static_cast<std::uint64_t>(size) > cell.text.size() || begin > last_wide) [[unlikely]]
          return put_text(cell, bytes + begin, size);
        std::memcpy(cell.text.data(), bytes + begin, cell.text.size());
        cell.size = static_cast<std::size_t>(size);
      });
}

inline void CellWriter::write_view(CellText& to, const char* view, std::int64_t row) {
  std::uint32_t size = 0;
  std::memcpy(&size, view, sizeof size);
  // The marks of the view itself: its text begins at the fifth byte.
  if (size <= 12 && (batch::marks_of_16(view, separator) >> 4 & ((1U << size) - 1)) == 0)
      [[likely]] {
    std::memcpy(to.text.data(), view + 4, 12);
    to.size = size;
    return;
  }
  const auto [text, bytes] = text_at(row);
  put_text(to, text, bytes);
}

void CellWriter::write_word(CellText& to, std::uint64_t index) {
  to.size = 0;
  if (index >= words_.size()) {
    malformed_ = true;
    return;
  }
  to = words_[index];
  elsewhere_ += to.size;
}

inline void CellWriter::write_day(CellText& to, std::int64_t day) {
  if (days_.empty()) days_.resize(cached_days);
  Day& cached = days_[static_cast<std::size_t>(day) % cached_days];
  if (cached.day != day) [[unlikely]] {
    std::array<char, longest_number> text;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    const std::string_view date{text.data(), put_date(text.data(), day)};
    if (date.size() != 10) {
      if (date.size() > to.text.size()) return put_own(to, std::string{date});
      date.copy(to.text.data(), date.size());
      to.size = date.size();
      return;
    }
    date.copy(cached.text.data(), 10);
    cached.day = day;
  }
  std::memcpy(to.text.data(), cached.text.data(), cached.text.size());
  to.size = 10;
}

char* CellWriter::write_moment(char* to, std::int64_t moment) const {
  const std::int64_t seconds = floor_of(moment, type_.per_second);
  const std::int64_t part = rest_of(moment, type_.per_second);
  const std::int64_t day = floor_of(seconds, 86'400);
  const auto of_day = static_cast<std::uint32_t>(rest_of(seconds, 86'400));
  to = put_date(to, day);
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

void CellWriter::put_text(CellText& to, const char* text, std::int64_t size) {
  to.size = 0;
  if (size < 0) malformed_ = true;
  if (size <= 0) return;
  const std::string_view cell{text, static_cast<std::size_t>(size)};
  if (!plain_ && needs_quotes(cell)) return put_own(to, quoted(cell));
  if (cell.size() > to.text.size()) return put_elsewhere(to, cell, 0);
  put_short(to.text.data(), cell.data(), cell.size());
  to.size = cell.size();
}

void CellWriter::put_own(CellText& to, std::string text) {
  const std::string& own = own_.emplace_back(std::move(text));
  put_elsewhere(to, own, static_cast<std::uint64_t>(std::count(own.begin(), own.end(), '\n')));
}

void CellWriter::put_elsewhere(CellText& to, std::string_view text, std::uint64_t line_feeds) {
  to.at = text.data();
  to.size = text.size();
  to.line_feeds = line_feeds;
  elsewhere_ += text.size();
}

std::string CellWriter::text(std::int64_t row) {
  if (is_text() && !is_null(valid_, row + offset_)) {
    const auto [bytes, size] = text_at(row);
    return {bytes, static_cast<std::size_t>(std::max<std::int64_t>(size, 0))};
  }
  CellText cell;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  write(row, 1, &cell, 1);
  return {cell.at != nullptr ? cell.at : cell.text.data(), cell.size};
}

std::string cell_text(const ArrowArray& array, const ArrowSchema& schema, std::int64_t row) {
  ArrowArray one = array;
  one.offset += row;
  one.length = 1;
  ArrowSchema plain = schema;
  plain.dictionary = nullptr;  // the cell is then the index of its word
  const std::string text = CellWriter{one, one.offset, plain}.text(0);
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
      pending_(std::move(header)),
      texts_(columns_.size() * static_cast<std::size_t>(rows_at_once)) {
  number_.fill('0');
}

// Writes rows whose cells are written; overwrites 16 bytes behind them at most. `elsewhere`: some
// cell stands elsewhere.
template <bool elsewhere>
char* RowText::write_rows(char* to, std::int64_t rows) {
  std::uint64_t line_feeds = 0;  // in a row
  std::array<char, number_size> number = number_;
  const CellText* cell = next_;
  const std::size_t columns = columns_.size();
  for (const std::int64_t end = row_ + rows; row_ < end; ++row_) {
    std::memcpy(to, number.data(), number_size);
    to += number_size;
    // The next number, in digits of 64 kinds.
    for (std::size_t i = number_size - 1; ++number[i] > 'o' && i > 0; --i) number[i] = '0';
    for (const CellText* const last = cell + columns; cell != last; ++cell) {
      *to++ = separator;
      if (!elsewhere || cell->at == nullptr) [[likely]] {
        std::memcpy(to, cell->text.data(), cell->text.size());
      } else {
        std::memcpy(to, cell->at, cell->size);
        line_feeds += cell->line_feeds;
      }
      to += cell->size;
    }
    *to++ = '\n';
    if (line_feeds == 0) [[likely]]
      continue;
    long_rows_.push_back({table_.chunks[chunk_].first + row_, std::exchange(line_feeds, 0)});
  }
  number_ = number;
  next_ = cell;
  return to;
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
    if (row_ == written_ && !begin_rows()) break;
    if (most_ <= room) {
      to = elsewhere_ ? write_rows<true>(to, written_ - row_)
                      : write_rows<false>(to, written_ - row_);
    } else if (size_of_row() <= room) {
      to = write_rows<true>(to, 1);
    } else if (to != begin) {
      break;
    } else {
      pending_.resize(size_of_row());
      char* const end = write_rows<true>(pending_.data(), 1);
      pending_.resize(std::string_view{pending_.data(), end}.size());
      given_ = 0;
    }
  }
  return {used(), 0};
}

// Writes the cells of the next rows; returns false if there are none.
bool RowText::begin_rows() {
  while (row_ == rows_) {
    if (rows_ > 0) ++chunk_;
    row_ = rows_ = written_ = 0;
    if (chunk_ == table_.chunks.size()) return false;
    begin_chunk();
  }
  const std::int64_t rows = std::min(rows_ - row_, rows_at_once);
  most_ = static_cast<std::size_t>(rows) *
          (number_size + 1 + columns_.size() * (1 + sizeof(CellText::text)));
  std::size_t elsewhere = 0;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    elsewhere += cells_[i].write(row_, rows, texts_.data() + i, columns_.size());
    if (cells_[i].malformed()) malformed_ = columns_[i];
  }
  most_ += elsewhere;
  elsewhere_ = elsewhere > 0;
  next_ = texts_.data();
  written_ = row_ + rows;
  return true;
}

void RowText::begin_chunk() {
  const ArrowArray& chunk = *table_.chunks[chunk_].rows;
  rows_ = chunk.length;
  cells_.clear();
  for (const std::size_t i : columns_) {
    const ArrowArray& column = *chunk.children[i];
    cells_.emplace_back(column, column.offset + chunk.offset, table_.column(i));
  }
}

// Returns a size that the next row does not exceed.
std::size_t RowText::size_of_row() const {
  std::size_t bytes = number_size + columns_.size() + 1 + sizeof(CellText::text);
  for (std::size_t i = 0; i < columns_.size(); ++i) bytes += next_[i].size;
  return bytes;
}

}  // namespace racpsy::arrow
