#include "arrow/structs.hpp"

#include <cerrno>
#include <cstring>
#include <new>

namespace racpsy::arrow {
namespace {

// The parts of a schema or an array that was made here.
template <class Struct, class Parts>
struct Made {
  Parts parts;
  std::vector<Struct*> children;

  static void release(Struct* made) {
    delete static_cast<Made*>(made->private_data);
    made->release = nullptr;
  }
};

// Fills in what schemas and arrays have in common.
template <class Struct, class Parts>
Parts& hold(Struct& made, Parts parts) {
  auto held = std::make_unique<Made<Struct, Parts>>(Made<Struct, Parts>{std::move(parts), {}});
  for (Owned<Struct>& child : held->parts.children) held->children.push_back(child.get());
  made.n_children = static_cast<std::int64_t>(held->children.size());
  made.children = held->children.empty() ? nullptr : held->children.data();
  made.dictionary = held->parts.dictionary ? held->parts.dictionary.get() : nullptr;
  made.release = Made<Struct, Parts>::release;
  Parts& kept = held->parts;
  made.private_data = held.release();
  return kept;
}

template <class Number>
Number number_at(const char* at) {
  Number n{};
  std::memcpy(&n, at, sizeof n);
  return n;
}

// Returns the bytes of the metadata of a schema: a count, then each key and value with its size.
std::string metadata_of(const char* metadata) {
  if (metadata == nullptr) return {};
  const char* at = metadata;
  const auto pairs = number_at<std::int32_t>(at);
  at += sizeof pairs;
  for (std::int64_t text = 0; text < std::int64_t{2} * pairs; ++text) {
    const auto size = number_at<std::int32_t>(at);
    at += sizeof size + static_cast<std::size_t>(std::max(size, 0));
  }
  return {metadata, at};
}

class Arrays {
 public:
  Arrays(Schema schema, std::vector<Array> arrays)
      : schema_(std::move(schema)),
        arrays_(std::move(arrays)) {}

  static int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    *out = {};
    try {
      *out = copy_schema(*of(stream).schema_, of(stream).schema_->name).take();
    } catch (const std::bad_alloc&) {
      return ENOMEM;
    }
    return 0;
  }
  static int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    Arrays& all = of(stream);
    *out = all.next_ < all.arrays_.size() ? all.arrays_[all.next_++].take() : ArrowArray{};
    return 0;
  }
  static const char* get_last_error(ArrowArrayStream* /*stream*/) { return nullptr; }
  static void release(ArrowArrayStream* stream) {
    delete &of(stream);
    stream->release = nullptr;
  }

 private:
  static Arrays& of(ArrowArrayStream* stream) {
    return *static_cast<Arrays*>(stream->private_data);
  }

  Schema schema_;
  std::vector<Array> arrays_;
  std::size_t next_ = 0;
};

}  // namespace

Schema make_schema(NewSchema parts) {
  ArrowSchema made{};
  NewSchema& kept = hold(made, std::move(parts));
  made.format = kept.format.c_str();
  made.name = kept.name.c_str();
  made.metadata = kept.metadata.empty() ? nullptr : kept.metadata.data();
  made.flags = kept.flags;
  return Schema{made};
}

Schema copy_schema(const ArrowSchema& schema, const char* name) {
  NewSchema copy{schema.format,
                 name == nullptr ? "" : name,
                 metadata_of(schema.metadata),
                 schema.flags,
                 {},
                 {}};
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    copy.children.push_back(copy_schema(*schema.children[i], schema.children[i]->name));
  if (schema.dictionary != nullptr)
    copy.dictionary = copy_schema(*schema.dictionary, schema.dictionary->name);
  return make_schema(std::move(copy));
}

Array make_array(NewArray parts) {
  ArrowArray made{};
  NewArray& kept = hold(made, std::move(parts));
  made.length = kept.length;
  made.null_count = kept.nulls;
  made.offset = kept.offset;
  made.n_buffers = static_cast<std::int64_t>(kept.buffers.size());
  made.buffers = kept.buffers.data();
  return Array{made};
}

Array share(const ArrowArray& array, std::int64_t offset, std::int64_t length, const Keep& keep) {
  NewArray part;
  part.length = length;
  part.nulls = offset == array.offset && length == array.length ? array.null_count : -1;
  if (array.null_count == 0) part.nulls = 0;
  part.offset = offset;
  part.keep = keep;
  part.buffers.assign(array.buffers, array.buffers + array.n_buffers);
  for (std::int64_t i = 0; i < array.n_children; ++i) {
    const ArrowArray& child = *array.children[i];
    part.children.push_back(share(child, child.offset, child.length, keep));
  }
  if (array.dictionary != nullptr) {
    const ArrowArray& words = *array.dictionary;
    part.dictionary = share(words, words.offset, words.length, keep);
  }
  return make_array(std::move(part));
}

Stream make_stream(Schema schema, std::vector<Array> arrays) {
  ArrowArrayStream made{};
  made.get_schema = Arrays::get_schema;
  made.get_next = Arrays::get_next;
  made.get_last_error = Arrays::get_last_error;
  made.release = Arrays::release;
  made.private_data = new Arrays{std::move(schema), std::move(arrays)};
  return Stream{made};
}

}  // namespace racpsy::arrow
