// Splits the words of a command line by the table of options.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "racpsy/app/inputs.hpp"

namespace racpsy::cli {

/// The words of a command line: values by the name of their option, in order; options without
/// value; and the rest, which are commands, files and unknown options.
struct Split {
  std::map<std::string, std::vector<std::string>> values;
  std::set<std::string> flags;
  std::vector<std::string> rest;
};

/// Splits words after the name of the program. Long options have their first name, and no value is
/// missing or empty.
using Splitter = app::Expected<Split> (*)(std::span<char* const> words);

/// The splitter of the native program.
app::Expected<Split> split_by_cli11(std::span<char* const> words);

/// The same without exceptions and streams, for WebAssembly.
app::Expected<Split> split_by_table(std::span<char* const> words);

}  // namespace racpsy::cli
