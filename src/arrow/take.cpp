#include "arrow/take.hpp"

#include <algorithm>
#include <cstring>

#include "arrow/table.hpp"

namespace racpsy::arrow {
namespace {

enum class Layout : std::uint8_t { nothing, bits, fixed, text, large_text, nested };

Layout layout_of(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  if (format == "n") return Layout::nothing;
  if (format == "b") return Layout::bits;
  if (format == "u" || format == "z") return Layout::text;
  if (format == "U" || format == "Z") return Layout::large_text;
  return bytes_of(schema.format) > 0 ? Layout::fixed : Layout::nested;
}

// Memory of a copied column.
struct Memory {
  std::vector<std::uint8_t> valid;
  std::vector<char> values;
  std::string text;
  Keep shared;  // the column, whose dictionary or texts are shared
};

std::vector<std::uint8_t> bits_of(const void* from, std::int64_t offset, std::span<const Run> runs,
                                  std::int64_t rows) {
  const auto* bits = static_cast<const std::uint8_t*>(from);
  std::vector<std::uint8_t> taken(static_cast<std::size_t>(rows + 7) / 8);
  std::size_t to = 0;
  for (const Run& run : runs) {
    for (std::int64_t i = offset + run.first; i < offset + run.first + run.rows; ++i, ++to) {
      if ((bits[i / 8] >> (i % 8) & 1) != 0)
        taken[to / 8] = static_cast<std::uint8_t>(taken[to / 8] | 1U << (to % 8));
    }
  }
  return taken;
}

// Copies texts, and where each ends.
template <class End>
void take_texts(const ArrowArray& array, std::int64_t offset, std::span<const Run> runs,
                std::int64_t rows, Memory& memory) {
  const auto* const ends = static_cast<const End*>(array.buffers[1]) + offset;
  const auto* const bytes = static_cast<const char*>(array.buffers[2]);
  std::vector<End> taken{0};
  taken.reserve(static_cast<std::size_t>(rows) + 1);
  for (const Run& run : runs) {
    for (std::int64_t i = run.first; i < run.first + run.rows; ++i) {
      const End size = std::max<End>(ends[i + 1] - ends[i], 0);
      if (size > 0) memory.text.append(bytes + ends[i], static_cast<std::size_t>(size));
      taken.push_back(static_cast<End>(memory.text.size()));
    }
  }
  memory.values.resize(taken.size() * sizeof(End));
  std::memcpy(memory.values.data(), taken.data(), memory.values.size());
}

}  // namespace

bool can_take(const ArrowSchema& schema) { return layout_of(schema) != Layout::nested; }

Array take(const ArrowArray& array, const ArrowSchema& schema, std::int64_t offset,
           std::span<const Run> runs, const Keep& keep) {
  auto memory = std::make_shared<Memory>();
  memory->shared = keep;
  NewArray parts;
  for (const Run& run : runs) parts.length += run.rows;
  const Layout layout = layout_of(schema);
  const bool nullable =
      layout != Layout::nothing && array.null_count != 0 && array.buffers[0] != nullptr;
  if (nullable) {
    memory->valid = bits_of(array.buffers[0], offset, runs, parts.length);
    parts.nulls = -1;
  }
  if (layout == Layout::nothing) {
    parts.nulls = parts.length;
  } else {
    parts.buffers = {nullable ? memory->valid.data() : nullptr, nullptr};
  }
  if (layout == Layout::bits) {
    const std::vector<std::uint8_t> bits = bits_of(array.buffers[1], offset, runs, parts.length);
    memory->values.assign(bits.begin(), bits.end());
  } else if (layout == Layout::fixed) {
    const std::size_t width = bytes_of(schema.format);
    memory->values.resize(static_cast<std::size_t>(parts.length) * width);
    char* to = memory->values.data();
    for (const Run& run : runs) {
      const std::size_t bytes = static_cast<std::size_t>(run.rows) * width;
      std::memcpy(to,
                  static_cast<const char*>(array.buffers[1]) +
                      static_cast<std::size_t>(offset + run.first) * width,
                  bytes);
      to += bytes;
    }
    // The texts of views stay where they are.
    parts.buffers.insert(parts.buffers.end(), array.buffers + 2, array.buffers + array.n_buffers);
  } else if (layout == Layout::text) {
    take_texts<std::int32_t>(array, offset, runs, parts.length, *memory);
  } else if (layout == Layout::large_text) {
    take_texts<std::int64_t>(array, offset, runs, parts.length, *memory);
  }
  if (layout == Layout::text || layout == Layout::large_text)
    parts.buffers.push_back(memory->text.data());
  if (layout != Layout::nothing) parts.buffers[1] = memory->values.data();
  if (array.dictionary != nullptr) {
    const ArrowArray& words = *array.dictionary;
    parts.dictionary = share(words, words.offset, words.length, keep);
  }
  parts.keep = memory;
  return make_array(std::move(parts));
}

}  // namespace racpsy::arrow
