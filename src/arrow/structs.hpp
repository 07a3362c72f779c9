// Structs of the Arrow C interfaces: their owners, and new ones.
//
// A struct is released exactly once, by whoever holds it last; one whose `release` is null holds
// nothing. Structs given to others hold on to the memory that they point to (`Keep`).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "racpsy/c/arrow.h"

namespace racpsy::arrow {

/// Owns an ArrowSchema, ArrowArray or ArrowArrayStream.
template <class Struct>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Struct moved) : held_(moved) {}
  Owned(Owned&& other) noexcept : held_(other.take()) {}
  Owned& operator=(Owned&& other) noexcept {
    if (this != &other) {
      reset();
      held_ = other.take();
    }
    return *this;
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { reset(); }

  explicit operator bool() const { return held_.release != nullptr; }
  Struct* get() { return &held_; }
  const Struct* get() const { return &held_; }
  const Struct* operator->() const { return &held_; }
  const Struct& operator*() const { return held_; }
  /// Gives the struct away.
  Struct take() { return std::exchange(held_, {}); }
  void reset() {
    if (held_.release != nullptr) held_.release(&held_);
    held_ = {};
  }

 private:
  Struct held_{};
};
using Schema = Owned<ArrowSchema>;
using Array = Owned<ArrowArray>;
using Stream = Owned<ArrowArrayStream>;

/// Memory that a struct points to.
using Keep = std::shared_ptr<const void>;

struct NewSchema {
  std::string format;
  std::string name;
  std::string metadata;  ///< As its bytes; empty: none.
  std::int64_t flags = ARROW_FLAG_NULLABLE;
  std::vector<Schema> children;
  Schema dictionary;
};
Schema make_schema(NewSchema parts);
/// Copies a schema, under another name.
Schema copy_schema(const ArrowSchema& schema, const char* name);

struct NewArray {
  std::int64_t length = 0;
  std::int64_t nulls = 0;
  std::int64_t offset = 0;
  std::vector<const void*> buffers;
  std::vector<Array> children;
  Array dictionary;
  Keep keep;
};
Array make_array(NewArray parts);
/// Returns another owner of a part of an array: its rows from `offset` (counted as in `array`).
/// `keep` holds `array`.
Array share(const ArrowArray& array, std::int64_t offset, std::int64_t length, const Keep& keep);

/// A stream of some arrays.
Stream make_stream(Schema schema, std::vector<Array> arrays);

}  // namespace racpsy::arrow
