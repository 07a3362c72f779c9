// The floor of the benchmark: reads the input and writes an output of the right size, and computes
// nothing.
//
//   floor IN OUT BYTES THREADS
//
// IN is read in blocks of 256 KiB. After each block its share of BYTES bytes is written to OUT, as
// a streaming program would do. Each thread takes the next free block.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

namespace {

constexpr off_t block_size = 256 * 1024;

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::_Exit(1);
}

// Allocates a page-aligned block. Large blocks of malloc begin 16 bytes into a page, which made
// copies from the kernel four to five times slower on an EPYC (Zen 3).
char* new_block() {
  char* const block = static_cast<char*>(std::aligned_alloc(4096, block_size));
  if (!block) fail("floor");
  std::memset(block, '0', block_size);
  return block;
}

void read_range(int file, char* block, off_t begin, off_t end) {
  while (begin < end) {
    const ssize_t got = pread(file, block, static_cast<std::size_t>(end - begin), begin);
    if (got <= 0) fail("floor: reading");
    begin += got;
  }
}

void write_range(int file, const char* block, off_t begin, off_t end) {
  while (begin < end) {
    const ssize_t put =
        pwrite(file, block, static_cast<std::size_t>(std::min(block_size, end - begin)), begin);
    if (put <= 0) fail("floor: writing");
    begin += put;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: floor IN OUT BYTES THREADS\n", stderr);
    return 2;
  }
  const int in = open(argv[1], O_RDONLY);
  if (in < 0) fail(argv[1]);
  const int out = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (out < 0) fail(argv[2]);
  struct stat status;
  if (fstat(in, &status) != 0) fail(argv[1]);
  const off_t bytes_in = status.st_size;
  const off_t bytes_out = std::atoll(argv[3]);
  const off_t blocks = (bytes_in + block_size - 1) / block_size;

  std::atomic<off_t> next{0};
  const auto work = [&] {
    char* const input = new_block();
    const char* const output = new_block();
    for (off_t block; (block = next++) < blocks;) {
      read_range(in, input, block * block_size, std::min((block + 1) * block_size, bytes_in));
      write_range(out, output, bytes_out * block / blocks, bytes_out * (block + 1) / blocks);
    }
  };
  std::vector<std::thread> others;
  for (int i = std::atoi(argv[4]); i > 1; --i) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  if (close(out) != 0) fail(argv[2]);
}
