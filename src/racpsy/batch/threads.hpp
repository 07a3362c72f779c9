// Threads and locks; on WebAssembly, which has neither, one thread does all the work. Private.
#pragma once

#include <cstddef>

#ifndef __wasi__
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>
#endif

namespace racpsy::batch {

#ifdef __wasi__

struct Mutex {};
struct Lock {
  explicit Lock(Mutex& /*mutex*/) {}
};
struct Signal {
  template <class Ready>
  void wait(Lock& /*lock*/, Ready /*ready*/) {}
  void notify_all() {}
};
class Threads {
 public:
  template <class Work>
  bool start(Work /*work*/) {
    return false;
  }
  void join() {}
  std::size_t size() const { return 0; }
};
inline int processors() { return 1; }

#else

using Mutex = std::mutex;
using Lock = std::unique_lock<std::mutex>;
using Signal = std::condition_variable;

class Threads {
 public:
  /// Starts a thread; returns false when the system has none left.
  template <class Work>
  bool start(Work work) {
    try {
      threads_.emplace_back(work);
      return true;
    } catch (const std::system_error&) {
      return false;
    }
  }
  void join() {
    for (std::thread& thread : threads_) thread.join();
  }
  std::size_t size() const { return threads_.size(); }

 private:
  std::vector<std::thread> threads_;
};

/// Returns the number of processors, at least 0.
inline int processors() { return static_cast<int>(std::thread::hardware_concurrency()); }

#endif

}  // namespace racpsy::batch
