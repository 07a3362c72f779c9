// racpsy: computes the cost of psychological care, session by session and over the year, and who
// pays it.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#ifndef __wasi__
#include <csignal>
#endif
#include <cstdlib>
#include <new>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"

using namespace racpsy;

namespace {

// Returns the language of the environment; English if it is none of `languages`.
Lang language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return language_of(value);
  }
  return Lang::en;
}

// Returns the country of the environment, "be" for LANG=fr_BE.UTF-8; empty if there is none.
std::string country_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = std::getenv(name) == nullptr ? "" : std::getenv(name);
    if (value.empty()) continue;
    const std::size_t at = value.find('_');
    return at == value.npos ? std::string{} : lowercase(value.substr(at + 1, 2));
  }
  return {};
}

// Returns the language of --lang, even if the rest of the command line is wrong.
Lang language_asked(int argc, char** argv) {
  Lang lang = language_of_environment();
  for (int i = 1; i < argc; ++i) {
    const std::string_view token = argv[i];
    const std::string_view next = i + 1 < argc ? argv[i + 1] : "";
    for (const Lang one : languages) {
      const std::string_view code = language_codes[index_of(one)];
      if ((token.starts_with("--lang=") && token.substr(7) == code) ||
          (token == "--lang" && next == code))
        lang = one;
    }
  }
  return lang;
}

std::array<char, 160> no_memory;  // prepared while memory is available
std::size_t no_memory_bytes = 0;

[[noreturn]] void give_up() {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, no_memory.data(), no_memory_bytes);
  _exit(cli::exit_io);
}

void give_up_in(Lang lang) {
  std::string_view what = cli::messages::error.in(lang);
  what.remove_suffix(std::string_view{"{}"}.size());
  no_memory_bytes = 0;
  for (const std::string_view part :
       {what, cli::messages::out_of_memory.in(lang), std::string_view{"\n"}}) {
    no_memory_bytes +=
        part.copy(no_memory.data() + no_memory_bytes, no_memory.size() - no_memory_bytes);
  }
  std::set_new_handler(give_up);
}

// Static constructors of libraries allocate memory before `main`.
[[gnu::constructor(101)]] void give_up_before_main() { give_up_in(Lang::en); }

#ifdef __wasi__

constexpr cli::Splitter splitter = cli::split_by_table;

void harden_process(Lang lang) { give_up_in(lang); }

#else

constexpr cli::Splitter splitter = cli::split_by_cli11;

// Hardens the process: occupies closed standard streams, so that no file opened later takes their
// number (writing to a closed standard output then fails as any other write); on lack of memory
// prints an error in `lang` and exits with 4; turns the signal of a file size limit into a write
// error.
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

#endif

}  // namespace

int main(int argc, char** argv) {
  const Lang lang = language_asked(argc, argv);
  harden_process(lang);
  if (argc > 1 && std::string_view{argv[1]} == "__complete") {
    const app::Expected<int> exit =
        cli::complete(std::vector<std::string>(argv + 2, argv + argc), lang);
    return exit ? *exit : cli::print_failure(exit.error(), lang);
  }
  app::Expected<cli::Command> command = cli::parse(argc, argv, splitter);
  if (command) command->lang = lang;
  if (command) command->country = country_of_environment();
  return command ? cli::dispatch(*command, lang) : cli::print_failure(command.error(), lang);
}
