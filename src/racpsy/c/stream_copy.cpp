// Further readers of the rows of an Arrow stream. The rows are kept once; each reader hands out
// structs of its own that hold on to them, since whoever receives one may take it apart.
#include <cerrno>
#include <memory>
#include <mutex>
#include <new>
#include <vector>

#include "racpsy/c/racpsy.h"

namespace {

// All rows of a stream, released when nobody holds them any more.
struct Rows {
  ArrowSchema schema{};
  std::vector<ArrowArray> chunks;

  Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() {
    if (schema.release != nullptr) schema.release(&schema);
    for (ArrowArray& chunk : chunks) {
      if (chunk.release != nullptr) chunk.release(&chunk);
    }
  }
};
using SharedRows = std::shared_ptr<const Rows>;

// The private data of a struct that was handed out: what its pointers point to.
template <typename Struct>
struct Kept {
  SharedRows rows;
  std::vector<const void*> buffers;
  std::vector<Struct> children;
  std::vector<Struct*> pointers;
  Struct dictionary{};
};

template <typename Struct>
void release_copy(Struct* copy) {
  std::unique_ptr<Kept<Struct>> kept{static_cast<Kept<Struct>*>(copy->private_data)};
  // A struct that was moved away has no release function here.
  for (Struct& child : kept->children) {
    if (child.release != nullptr) child.release(&child);
  }
  if (kept->dictionary.release != nullptr) kept->dictionary.release(&kept->dictionary);
  copy->release = nullptr;
}

void keep_buffers(Kept<ArrowSchema>&, ArrowSchema&) {}
void keep_buffers(Kept<ArrowArray>& kept, ArrowArray& copy) {
  kept.buffers.assign(copy.buffers, copy.buffers + copy.n_buffers);
  copy.buffers = kept.buffers.data();
}

// Copies a schema or an array with its parts, but not what is in the buffers.
template <typename Struct>
void copy_struct(const Struct& from, Struct& to, const SharedRows& rows) {
  auto kept = std::make_unique<Kept<Struct>>();
  kept->rows = rows;
  to = from;
  to.release = nullptr;
  keep_buffers(*kept, to);
  kept->children.resize(static_cast<std::size_t>(from.n_children));
  for (std::size_t i = 0; i < kept->children.size(); ++i) {
    copy_struct(*from.children[i], kept->children[i], rows);
    kept->pointers.push_back(&kept->children[i]);
  }
  to.children = kept->pointers.data();
  if (from.dictionary != nullptr) {
    copy_struct(*from.dictionary, kept->dictionary, rows);
    to.dictionary = &kept->dictionary;
  }
  to.release = release_copy<Struct>;
  to.private_data = kept.release();
}

// The private data of a reader.
struct Reader {
  SharedRows rows;
  std::size_t next = 0;
};

Reader& reader_of(ArrowArrayStream* stream) { return *static_cast<Reader*>(stream->private_data); }

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) try {
  copy_struct(reader_of(stream).rows->schema, *out, reader_of(stream).rows);
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) try {
  Reader& reader = reader_of(stream);
  *out = {};
  if (reader.next == reader.rows->chunks.size()) return 0;
  copy_struct(reader.rows->chunks[reader.next], *out, reader.rows);
  ++reader.next;
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release_reader(ArrowArrayStream* stream) {
  delete &reader_of(stream);
  stream->release = nullptr;
}

void start_reader(SharedRows rows, ArrowArrayStream& stream) {
  stream = {get_schema, get_next, get_last_error, release_reader, new Reader{std::move(rows)}};
}

// Reads a whole stream; returns 0, or the error of the stream.
int read_all(ArrowArrayStream& stream, Rows& rows) {
  if (const int error = stream.get_schema(&stream, &rows.schema); error != 0) return error;
  while (true) {
    ArrowArray chunk{};
    if (const int error = stream.get_next(&stream, &chunk); error != 0) return error;
    if (chunk.release == nullptr) return 0;
    rows.chunks.push_back(chunk);
  }
}

}  // namespace

int racpsy_stream_copy(ArrowArrayStream* stream, ArrowArrayStream* copy) try {
  static std::mutex one_at_a_time;
  const std::lock_guard lock{one_at_a_time};
  if (stream->get_next != get_next) {
    const auto rows = std::make_shared<Rows>();
    if (const int error = read_all(*stream, *rows); error != 0) return error;
    ArrowArrayStream reader{};
    start_reader(rows, reader);
    stream->release(stream);
    *stream = reader;
  }
  start_reader(reader_of(stream).rows, *copy);
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}
