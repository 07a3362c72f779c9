// The caller of racpsy_batch_for: asked now and then whether the answer is still wanted.
#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include "racpsy/c/racpsy.h"

namespace racpsy::arrow {

/// Leaves the caller as long as it exists. Null: nobody is to be asked.
class Caller {
 public:
  explicit Caller(const racpsy_caller* caller) : caller_(caller) {
    if (caller_ != nullptr) left_ = caller_->leave();
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller() {
    if (caller_ != nullptr) caller_->enter(left_);
  }

  /// Returns true once the caller is interrupted. Any thread may call; the caller is asked by its
  /// own thread, and not more often than it takes a person to notice.
  bool interrupted() {
    if (caller_ == nullptr || interrupted_ || std::this_thread::get_id() != thread_)
      return interrupted_;
    const Clock::time_point now = Clock::now();
    if (now < next_) return false;
    next_ = now + std::chrono::milliseconds{100};
    caller_->enter(left_);
    interrupted_ = caller_->interrupted() != 0;
    left_ = caller_->leave();
    return interrupted_;
  }

 private:
  using Clock = std::chrono::steady_clock;

  const racpsy_caller* caller_;
  void* left_ = nullptr;
  std::thread::id thread_ = std::this_thread::get_id();
  Clock::time_point next_ = Clock::now();
  std::atomic<bool> interrupted_ = false;
};

}  // namespace racpsy::arrow
