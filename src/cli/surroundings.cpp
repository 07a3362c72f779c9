#include "cli/surroundings.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <new>
#include <string>

#include "cli/command_line.hpp"
#include "cli/words.hpp"

namespace racpsy::cli {
namespace {

std::string no_memory;  // made while there is some

[[noreturn]] void give_up() {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, no_memory.data(), no_memory.size());
  _exit(exit_io);
}

}  // namespace

void brave_surroundings(Lang lang) {
  // Opened the wrong way round: what was closed still cannot be read from, or written to. Complaints are let go, answers are not.
  for (const auto& [stream, how] : {std::pair{STDIN_FILENO, O_WRONLY}, std::pair{STDOUT_FILENO, O_RDONLY}, std::pair{STDERR_FILENO, O_RDONLY}}) {
    if (fcntl(stream, F_GETFD) < 0) ::open("/dev/null", how);  // the lowest number that is free: this one
  }
  std::signal(SIGXFSZ, SIG_IGN);
  no_memory = say_in<words::error>(lang, say<words::out_of_memory>()) + "\n";
  std::set_new_handler(give_up);
}

}  // namespace racpsy::cli
