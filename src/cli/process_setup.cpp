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

std::array<char, 160> no_memory;  // prepared while memory is available
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

// Static constructors of libraries allocate memory before `main`.
[[gnu::constructor(101)]] void give_up_before_main() { give_up_in(Lang::en); }

}  // namespace

void harden_process(Lang lang) {
  // Closed streams are opened in the wrong direction, so that using them fails as before: an answer
  // that cannot be written is reported, a note is dropped.
  for (const auto& [stream, how] :
       {std::pair{STDIN_FILENO, O_WRONLY}, std::pair{STDOUT_FILENO, O_RDONLY},
        std::pair{STDERR_FILENO, O_RDONLY}}) {
    if (fcntl(stream, F_GETFD) < 0)
      ::open("/dev/null", how);  // takes the lowest free number, that of `stream`
  }
  std::signal(SIGXFSZ, SIG_IGN);
  give_up_in(lang);
}

}  // namespace racpsy::cli
