#include "arrow/answer_columns.hpp"

#include <cstdlib>
#include <cstring>
#include <new>

#include "racpsy/batch/row_writer.hpp"
#include "racpsy/engine/decide.hpp"

namespace racpsy::arrow {
namespace {

using Kind = batch::Output::Kind;

template <class Number>
Number load(const char* from) {
  Number n{};
  std::memcpy(&n, from, sizeof n);
  return n;
}

// Copies a number a row; returns true if one of them is `null`. Four rows at once: it is a loop
// over all rows and columns.
template <class Number>
bool copy_numbers(Number* to, const char* from, std::size_t rows, std::size_t stride, Number null) {
  bool has_null = false;
  const auto copy = [&](std::size_t i) {
    const auto n = load<Number>(from + i * stride);
    to[i] = n;
    has_null |= n == null;
  };
  for (; rows >= 4; rows -= 4, to += 4, from += 4 * stride) copy(0), copy(1), copy(2), copy(3);
  for (std::size_t i = 0; i < rows; ++i) copy(i);
  return has_null;
}

// The number of a column that is null: rows of no counted session have no rank.
std::int32_t null_of(Kind kind) { return kind == Kind::rank ? 0 : batch::unknown_narrow_number; }

// Sets the bits of the rows that are not null, and makes null values zero.
template <class Number, class IsNull>
std::vector<std::uint8_t> bits_of_known(Number* values, std::int64_t rows, IsNull is_null) {
  std::vector<std::uint8_t> bits(static_cast<std::size_t>(rows + 7) / 8);
  for (std::int64_t i = 0; i < rows; ++i) {
    if (is_null(values[i])) values[i] = 0;
    else bits[static_cast<std::size_t>(i / 8)] |= static_cast<std::uint8_t>(1U << (i % 8));
  }
  return bits;
}

}  // namespace

// ---- Words ----

std::string Words::words_for(std::uint64_t bits) const {
  std::string words;
  const auto add = [&](std::string_view word) {
    words.append(words.empty() ? "" : "+").append(word);
  };
  if (kind_ == Kind::flags) {
    for (const auto& [flag, name] : flag_names) {
      if ((bits & flag) != 0) add(name);
    }
    return words;
  }
  for (const std::size_t i : BitSet<std::uint64_t>{bits})
    add(kind_ == Kind::outcome ? batch::word_of_outcome(i) : route_.versions[i].id);
  return words;
}

std::int32_t Words::index_of(std::uint64_t bits) {
  const std::lock_guard lock{guard_};
  const auto [at, fresh] = indices_.emplace(bits, -1);
  if (!fresh) return at->second;
  std::string words = words_for(bits);
  if (words.empty()) return -1;
  at->second = static_cast<std::int32_t>(words_.size());
  words_.push_back(std::move(words));
  return at->second;
}

Array Words::dictionary() const { return text_array({words_.begin(), words_.end()}); }

// ---- Columns ----

void AnswerColumns::Free::operator()(void* memory) const { std::free(memory); }

AnswerColumns::AnswerColumns(const std::vector<batch::Output>& outputs, std::size_t leading,
                             const std::vector<const Route*>& route_of, std::int64_t most_rows) {
  stride_ = leading;
  for (const batch::Output& output : outputs) {
    Column& column = *columns_.emplace_back(std::make_unique<Column>());
    column.kind = output.kind;
    column.at = stride_;
    stride_ += batch::width_of(output.kind);
    const std::size_t bytes = static_cast<std::size_t>(most_rows) * (column.wide() ? 8 : 4);
    column.values.reset(std::malloc(std::max<std::size_t>(bytes, 8)));
    if (column.values == nullptr) throw std::bad_alloc{};
    if (output.kind == Kind::outcome || output.kind == Kind::version || output.kind == Kind::flags)
      column.words = std::make_unique<Words>(output.kind, *route_of[output.scenario]);
  }
}

void AnswerColumns::take(std::uint64_t before, std::string_view bytes) {
  const std::uint64_t first = before / stride_;
  const std::size_t rows = bytes.size() / stride_;
  for (const std::unique_ptr<Column>& each : columns_) {
    Column& column = *each;
    const char* from = bytes.data() + column.at;
    if (column.wide()) {
      if (copy_numbers(static_cast<std::int64_t*>(column.values.get()) + first, from, rows, stride_,
                       batch::unknown_number))
        column.has_null = true;
      continue;
    }
    std::int32_t* to = static_cast<std::int32_t*>(column.values.get()) + first;
    if (column.words) take_words(column, to, from, rows, stride_);
    else if (copy_numbers(to, from, rows, stride_, null_of(column.kind))) column.has_null = true;
  }
  taken_ += static_cast<std::int64_t>(rows);
}

void AnswerColumns::take_words(Column& column, std::int32_t* to, const char* from, std::size_t rows,
                               std::size_t stride) {
  const bool wide = batch::width_of(column.kind) == 8;
  const auto bits_at = [&](const char* at) {
    return wide ? load<std::uint64_t>(at) : load<std::uint32_t>(at);
  };
  // Most rows have one of few sets: they are looked up by a hash, without a lock.
  struct Known {
    std::uint64_t bits = 0;
    std::int32_t index = -2;
  };
  std::array<Known, 64> known{};
  bool has_null = false;
  for (std::size_t i = 0; i < rows; ++i, from += stride) {
    const std::uint64_t bits = bits_at(from);
    Known& at = known[bits * 0x9E3779B97F4A7C15 >> 58];
    if (at.bits != bits || at.index == -2) [[unlikely]]
      at = {bits, column.words->index_of(bits)};
    to[i] = at.index;
    has_null |= at.index < 0;
  }
  if (has_null) column.has_null = true;
}

void AnswerColumns::finish(std::int64_t rows) {
  for (const std::unique_ptr<Column>& column : columns_) {
    if (!column->has_null) continue;
    if (column->wide()) {
      column->valid = bits_of_known(static_cast<std::int64_t*>(column->values.get()), rows,
                                    [](std::int64_t n) { return n == batch::unknown_number; });
    } else {
      const bool words = column->words != nullptr;
      const std::int32_t null = null_of(column->kind);
      column->valid = bits_of_known(static_cast<std::int32_t*>(column->values.get()), rows,
                                    [&](std::int32_t n) { return words ? n < 0 : n == null; });
    }
  }
}

Schema AnswerColumns::schema(std::size_t column, const std::string& name) const {
  const Column& of = *columns_[column];
  NewSchema parts{of.wide() ? "l" : "i", name, {}, ARROW_FLAG_NULLABLE, {}, {}};
  if (of.words) parts.dictionary = make_schema({"u", {}, {}, 0, {}, {}});
  return make_schema(std::move(parts));
}

Array AnswerColumns::array(std::size_t column, std::int64_t first, std::int64_t rows,
                           const Keep& keep) const {
  const Column& of = *columns_[column];
  NewArray parts;
  parts.length = rows;
  parts.offset = first;
  parts.nulls = of.valid.empty() ? 0 : -1;
  parts.buffers = {of.valid.empty() ? nullptr : of.valid.data(), of.values.get()};
  parts.keep = keep;
  if (of.words) parts.dictionary = of.words->dictionary();
  return make_array(std::move(parts));
}

// ---- Texts and numbers ----

Array text_array(const std::vector<std::optional<std::string>>& texts) {
  struct Memory {
    std::vector<std::uint8_t> valid;
    std::vector<std::int32_t> ends{0};
    std::string text;
  };
  auto memory = std::make_shared<Memory>();
  memory->valid.resize((texts.size() + 7) / 8);
  NewArray parts;
  parts.length = static_cast<std::int64_t>(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i]) {
      memory->text += *texts[i];
      memory->valid[i / 8] |= static_cast<std::uint8_t>(1U << (i % 8));
    } else {
      ++parts.nulls;
    }
    memory->ends.push_back(static_cast<std::int32_t>(memory->text.size()));
  }
  parts.buffers = {parts.nulls == 0 ? nullptr : memory->valid.data(), memory->ends.data(),
                   memory->text.data()};
  parts.keep = memory;
  return make_array(std::move(parts));
}

Array number_array(std::vector<std::int64_t> numbers) {
  NewArray parts;
  parts.length = static_cast<std::int64_t>(numbers.size());
  const auto memory = std::make_shared<std::vector<std::int64_t>>(std::move(numbers));
  memory->reserve(1);  // so that its memory has an address
  parts.buffers = {nullptr, memory->data()};
  parts.keep = memory;
  return make_array(std::move(parts));
}

}  // namespace racpsy::arrow
