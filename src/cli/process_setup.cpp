#include "cli/process_setup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <new>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/messages.hpp"

namespace racpsy::cli {
namespace {

std::array<char, 160> no_memory;  // written while there is some
std::size_t no_memory_bytes = 0;

[[noreturn]] void give_up() {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, no_memory.data(), no_memory_bytes);
  _exit(exit_io);
}

void give_up_in(Lang lang) {
  std::string_view what = messages::error.in(lang);
  what.remove_suffix(std::string_view{"{}"}.size());
  no_memory_bytes = 0;
  for (const std::string_view part :
       {what, messages::out_of_memory.in(lang), std::string_view{"\n"}}) {
    no_memory_bytes +=
        part.copy(no_memory.data() + no_memory_bytes, no_memory.size() - no_memory_bytes);
  }
  std::set_new_handler(give_up);
}

// Libraries make constants before `main` begins, and need memory for them.
[[gnu::constructor(101)]] void give_up_before_main() { give_up_in(Lang::en); }

}  // namespace

void harden_process(Lang lang) {
  // Opened the wrong way round: what was closed still cannot be read from, or written to.
  // Complaints are let go, answers are not.
  for (const auto& [stream, how] :
       {std::pair{STDIN_FILENO, O_WRONLY}, std::pair{STDOUT_FILENO, O_RDONLY},
        std::pair{STDERR_FILENO, O_RDONLY}}) {
    if (fcntl(stream, F_GETFD) < 0)
      ::open("/dev/null", how);  // the lowest number that is free: this one
  }
  std::signal(SIGXFSZ, SIG_IGN);
  give_up_in(lang);
}

}  // namespace racpsy::cli
