// The answers of a batch as columns of Arrow, from rows that are written as numbers.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "arrow/structs.hpp"
#include "racpsy/batch/plan.hpp"

namespace racpsy::arrow {

/// Words that stand for sets of bits, each once: the dictionary of a column.
class Words {
 public:
  Words(batch::Output::Kind kind, const Route& route) : kind_(kind), route_(route) {}
  /// Returns the index of the words of a set; below zero if the set is empty. Any thread may call.
  std::int32_t index_of(std::uint64_t bits);
  Array dictionary() const;

 private:
  std::string words_for(std::uint64_t bits) const;

  batch::Output::Kind kind_;
  const Route& route_;
  std::mutex guard_;
  std::map<std::uint64_t, std::int32_t> indices_;
  std::vector<std::string> words_;
};

/// Computed columns of all answered rows.
class AnswerColumns {
 public:
  /// `outputs`: computed ones; in each row of bytes they follow `leading` others. `route_of` is by
  /// scenario.
  AnswerColumns(const std::vector<batch::Output>& outputs, std::size_t leading,
                const std::vector<const Route*>& route_of, std::int64_t most_rows);

  /// Takes rows, the first of which is at the offset `before` in the bytes of all rows. Several
  /// threads may call at once, for different rows.
  void take(std::uint64_t before, std::string_view rows);
  /// Ends the columns, which have so many rows.
  void finish(std::int64_t rows);
  /// Returns the number of rows taken.
  std::int64_t rows() const { return taken_; }

  Schema schema(std::size_t column, const std::string& name) const;
  /// Returns some rows of a column. `keep` holds this object.
  Array array(std::size_t column, std::int64_t first, std::int64_t rows, const Keep& keep) const;

 private:
  struct Free {
    void operator()(void* memory) const;
  };
  struct Column {
    batch::Output::Kind kind;
    std::size_t at = 0;  // in a row of bytes
    std::unique_ptr<void, Free> values;
    std::vector<std::uint8_t> valid;  // bits; empty: no row is null
    std::unique_ptr<Words> words;     // null: numbers
    std::atomic<bool> has_null = false;

    bool wide() const { return kind == batch::Output::Kind::figure; }
  };
  static void take_words(Column& column, std::int32_t* to, const char* from, std::size_t rows,
                         std::size_t stride);

  std::vector<std::unique_ptr<Column>> columns_;
  std::size_t stride_ = 0;
  std::atomic<std::int64_t> taken_ = 0;
};

/// Returns a column of texts; null where there is none.
Array text_array(const std::vector<std::optional<std::string>>& texts);
/// Returns a column of whole numbers without nulls.
Array number_array(std::vector<std::int64_t> numbers);

}  // namespace racpsy::arrow
