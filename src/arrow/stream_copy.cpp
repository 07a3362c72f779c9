// Further readers of the rows of a stream. The rows are kept once; each reader hands out structs
// of its own that hold on to them, since whoever receives one may take it apart.
#include <cerrno>
#include <mutex>
#include <new>

#include "arrow/structs.hpp"
#include "racpsy/c/racpsy.h"

namespace racpsy::arrow {
namespace {

// All rows of a stream, released when nobody holds them any more.
struct Rows {
  Schema schema;
  std::vector<Array> chunks;
};

// The private data of a reader.
struct Reader {
  std::shared_ptr<const Rows> rows;
  std::size_t next = 0;
};

Reader& reader_of(ArrowArrayStream* stream) { return *static_cast<Reader*>(stream->private_data); }

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) try {
  const Schema& schema = reader_of(stream).rows->schema;
  *out = copy_schema(*schema, schema->name).take();
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) try {
  Reader& reader = reader_of(stream);
  *out = {};
  if (reader.next == reader.rows->chunks.size()) return 0;
  const Array& chunk = reader.rows->chunks[reader.next];
  *out = share(*chunk, chunk->offset, chunk->length, reader.rows).take();
  ++reader.next;
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}

const char* get_last_error(ArrowArrayStream* /*stream*/) { return nullptr; }

void release_reader(ArrowArrayStream* stream) {
  delete &reader_of(stream);
  stream->release = nullptr;
}

Stream read(std::shared_ptr<const Rows> rows) {
  return Stream{
      {get_schema, get_next, get_last_error, release_reader, new Reader{std::move(rows)}}};
}

// Reads a whole stream; returns 0, or the error of the stream.
int read_all(ArrowArrayStream& stream, Rows& rows) {
  if (const int error = stream.get_schema(&stream, rows.schema.get()); error != 0) return error;
  while (true) {
    Array chunk;
    if (const int error = stream.get_next(&stream, chunk.get()); error != 0) return error;
    if (!chunk) return 0;
    rows.chunks.push_back(std::move(chunk));
  }
}

}  // namespace
}  // namespace racpsy::arrow

int racpsy_stream_copy(ArrowArrayStream* stream, ArrowArrayStream* copy) try {
  using namespace racpsy::arrow;
  static std::mutex one_at_a_time;
  const std::lock_guard lock{one_at_a_time};
  if (stream->get_next != get_next) {
    const auto rows = std::make_shared<Rows>();
    if (const int error = read_all(*stream, *rows); error != 0) return error;
    Stream reader = read(rows);
    stream->release(stream);
    *stream = reader.take();
  }
  *copy = read(reader_of(stream).rows).take();
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}
