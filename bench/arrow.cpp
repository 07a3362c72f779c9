// Times `racpsy batch` on a file and racpsy_batch on a table of Arrow of the same rows, in turns.
//
//   g++ -O2 -std=c++20 -Isrc -o arrow bench/arrow.cpp -Lbuild/release -lracpsy_c
//   arrow PROGRAM FILE.csv COLUMNS THREADS RUNS text|views|words
//
// Prints the least time and CPU time of each, and their ratios; fails if one exceeds 1.3. COLUMNS:
// as --columns, or - for the default. Words are texts (as of pyarrow), string views (as of polars)
// or dictionaries. Reading FILE.csv into a table is not timed. To count the instructions of the
// call alone, PROGRAM is -:
//
//   valgrind --tool=callgrind --toggle-collect=racpsy_batch arrow - FILE.csv COLUMNS 1 1 text
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "racpsy/c/racpsy.h"

namespace {

constexpr double most_ratio = 1.3;

struct Column {
  std::string name;
  char type = 'l';  // l: whole numbers, t: days, u: texts
  std::vector<std::int64_t> wide;
  std::vector<std::int32_t> numbers;  // days, indices of words, ends of texts
  std::vector<std::array<std::int32_t, 4>> views;
  std::string text;
  std::map<std::string, std::int32_t> words;
  ArrowSchema schema{}, word_schema{};
  ArrowArray array{}, word_array{};
  std::vector<std::int32_t> word_ends{0};
  std::string word_text;
  std::int64_t text_size = 0;
  const void* buffers[4]{};
  const void* word_buffers[3]{};
};

std::int32_t day_of(const std::string& text) {
  const int year = std::stoi(text), month = std::stoi(text.substr(5)),
            day = std::stoi(text.substr(8));
  const std::chrono::sys_days days{std::chrono::year{year} / month / day};
  return static_cast<std::int32_t>(days.time_since_epoch().count());
}

template <class Struct>
void release_nothing(Struct* of) {
  of->release = nullptr;
}

// A table that is given any number of times; its memory stays with this program.
struct Table {
  std::vector<Column> columns;
  std::vector<ArrowSchema*> schemas;
  std::vector<ArrowArray*> arrays;
  ArrowSchema schema{};
  ArrowArray rows{};
  const void* buffers[1]{};
  bool given = false;

  Table(const char* file, const std::string& words) {
    std::ifstream in{file};
    std::string line, cell;
    std::getline(in, line);
    for (std::stringstream names{line}; std::getline(names, cell, ',');) {
      columns.emplace_back().name = cell;
      if (cell == "date") columns.back().type = 't';
      if (cell == "coverage" || cell == "complementary") columns.back().type = 'u';
    }
    while (std::getline(in, line)) {
      std::stringstream cells{line};
      for (Column& column : columns) {
        std::getline(cells, cell, ',');
        if (column.type == 't') column.numbers.push_back(day_of(cell));
        else if (column.type == 'l') column.wide.push_back(std::stoi(cell));
        else if (words == "words") column.numbers.push_back(word_of(column, cell));
        else if (words == "views") add_view(column, cell);
        else add_text(column, cell);
      }
      ++rows.length;
    }
    for (Column& column : columns) finish(column, words);
    schema = {"+s",
              "",
              nullptr,
              0,
              static_cast<std::int64_t>(columns.size()),
              schemas.data(),
              nullptr,
              release_nothing<ArrowSchema>,
              nullptr};
    rows.n_buffers = 1;
    rows.buffers = buffers;
    rows.n_children = static_cast<std::int64_t>(columns.size());
    rows.children = arrays.data();
  }

  static std::int32_t word_of(Column& column, const std::string& word) {
    const auto [at, fresh] =
        column.words.emplace(word, static_cast<std::int32_t>(column.words.size()));
    if (fresh) {
      column.word_text += word;
      column.word_ends.push_back(static_cast<std::int32_t>(column.word_text.size()));
    }
    return at->second;
  }
  static void add_text(Column& column, const std::string& text) {
    if (column.numbers.empty()) column.numbers.push_back(0);
    column.text += text;
    column.numbers.push_back(static_cast<std::int32_t>(column.text.size()));
  }
  static void add_view(Column& column, const std::string& text) {
    std::array<std::int32_t, 4>& view = column.views.emplace_back();
    view[0] = static_cast<std::int32_t>(text.size());
    if (text.size() <= 12) {
      std::memcpy(&view[1], text.data(), text.size());
    } else {
      std::memcpy(&view[1], text.data(), 4);
      view[3] = static_cast<std::int32_t>(column.text.size());
      column.text += text;
    }
  }
  void finish(Column& column, const std::string& words) {
    const bool is_word = column.type == 'u';
    const bool dictionaries = words == "words", views = words == "views";
    column.schema = {column.type == 't'   ? "tdD"
                     : column.type == 'l' ? "l"
                     : dictionaries       ? "i"
                     : views              ? "vu"
                                          : "u",
                     column.name.c_str(),
                     nullptr,
                     2,
                     0,
                     nullptr,
                     nullptr,
                     release_nothing<ArrowSchema>,
                     nullptr};
    column.text_size = static_cast<std::int64_t>(column.text.size());
    column.buffers[1] = column.numbers.data();
    if (column.type == 'l') column.buffers[1] = column.wide.data();
    if (is_word && views) column.buffers[1] = column.views.data();
    column.buffers[2] = column.text.data();
    column.buffers[3] = &column.text_size;
    const std::int64_t buffers_of_column = !is_word || dictionaries ? 2 : views ? 4 : 3;
    column.array = {rows.length,    0,       0,       buffers_of_column,           0,
                    column.buffers, nullptr, nullptr, release_nothing<ArrowArray>, nullptr};
    if (is_word && dictionaries) {
      column.word_schema = column.schema;
      column.word_schema.format = "u";
      column.schema.dictionary = &column.word_schema;
      column.word_buffers[1] = column.word_ends.data();
      column.word_buffers[2] = column.word_text.data();
      column.word_array = column.array;
      column.word_array.length = static_cast<std::int64_t>(column.words.size());
      column.word_array.n_buffers = 3;
      column.word_array.buffers = column.word_buffers;
      column.array.dictionary = &column.word_array;
    }
    schemas.push_back(&column.schema);
    arrays.push_back(&column.array);
  }

  ArrowArrayStream stream() {
    given = false;
    for (ArrowArray* array : arrays) array->release = release_nothing<ArrowArray>;
    return {[](ArrowArrayStream* of, ArrowSchema* out) {
              *out = static_cast<Table*>(of->private_data)->schema;
              return 0;
            },
            [](ArrowArrayStream* of, ArrowArray* out) {
              Table& table = *static_cast<Table*>(of->private_data);
              *out = {};
              if (!table.given) *out = table.rows, out->release = release_nothing<ArrowArray>;
              table.given = true;
              return 0;
            },
            [](ArrowArrayStream*) -> const char* { return nullptr; },
            [](ArrowArrayStream* of) { of->release = nullptr; }, this};
  }
};

// What an action costs, in seconds.
struct Cost {
  double time = 1e9, cpu = 1e9;

  void keep_least(const Cost& other) {
    time = std::min(time, other.time);
    cpu = std::min(cpu, other.cpu);
  }
};

// Returns the CPU time of this process and of those that it waited for.
double cpu_time() {
  double seconds = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    for (const timeval& part : {used.ru_utime, used.ru_stime})
      seconds += static_cast<double>(part.tv_sec) + static_cast<double>(part.tv_usec) / 1e6;
  }
  return seconds;
}

Cost cost_of(const auto& act) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = cpu_time();
  act();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          cpu_time() - cpu};
}

}  // namespace

int main(int count, char** given) {
  if (count != 7)
    return std::fputs("usage: arrow PROGRAM FILE COLUMNS THREADS RUNS text|views|words\n", stderr),
           2;
  const std::string program = given[1], file = given[2], columns = given[3], threads = given[4];
  Table table{given[2], given[6]};
  std::string request = "{\"threads\":" + threads;
  std::string command =
      program + " batch " + file + " -o " + file + ".answers --threads " + threads;
  if (columns != "-") {
    request += ",\"columns\":\"" + columns + "\"";
    command += " --columns " + columns;
  }
  request += "}";
  Cost of_file, of_table;
  for (int run = 0; run < std::atoi(given[5]); ++run) {
    if (program != "-")
      of_file.keep_least(cost_of([&] {
        if (std::system((command + " 2>/dev/null").c_str()) != 0) std::exit(1);
      }));
    ArrowArrayStream rows = table.stream(), answers{}, refused{};
    char* report = nullptr;
    int failed = 0;
    of_table.keep_least(cost_of(
        [&] { failed = racpsy_batch(request.c_str(), &rows, &answers, &refused, &report); }));
    if (failed != 0) return std::fputs(report, stderr), 1;
    racpsy_free(report);
    answers.release(&answers);
    refused.release(&refused);
  }
  if (program == "-") return 0;
  const Cost ratio{of_table.time / of_file.time, of_table.cpu / of_file.cpu};
  std::printf(
      "%s, %s thread(s), %s: file %.3f s (CPU %.3f), table %.3f s (CPU %.3f), ratio %.2f (CPU "
      "%.2f)\n",
      file.c_str(), threads.c_str(), given[6], of_file.time, of_file.cpu, of_table.time,
      of_table.cpu, ratio.time, ratio.cpu);
  return std::max(ratio.time, ratio.cpu) <= most_ratio ? 0 : 1;
}
