// Times whole programs, from their start to their exit, and checks their output.
//
//   measure PLAN ROUNDS OUT REFERENCE
//
// PLAN has one program per line, with fields separated by tabs:
//   name  threads  kind  program  argument...
// The kind is the destination of the answer: `file`, the program writes OUT itself; `stdout`, its
// standard output is OUT; `none`, there is no answer to check. Every answer of every round is
// compared with REFERENCE, byte by byte.
//
// The machine may be shared and uneven, so the programs run in turns: every round runs each of them
// once, and every other round in the opposite order. A slow minute then falls on all of them. Round
// 0 warms up and is not counted.
//
// The output has one line per program, with fields separated by tabs:
//   name  threads  median, least and greatest wall seconds  median CPU seconds  peak MiB
//   ok|differs|failed
// and the exit code is 1 if some program is not ok.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

// A program of the plan, with its measurements in seconds.
struct Program {
  std::vector<std::string> fields;  // of the plan
  std::vector<double> wall;
  std::vector<double> cpu;
  long peak_kib = 0;
  const char* state = "ok";

  bool ok() const { return std::strcmp(state, "ok") == 0; }
};

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(2);
}

std::vector<Program> read_plan(const char* path) {
  std::FILE* file = std::fopen(path, "r");
  if (!file) fail(path);
  std::vector<Program> plan;
  std::vector<std::string> fields(1);
  for (int c; (c = std::fgetc(file)) != EOF;) {
    if (c == '\t') {
      fields.emplace_back();
    } else if (c == '\n') {
      if (fields.size() < 4) {
        std::fprintf(stderr, "measure: %s: a line has less than four fields\n", path);
        std::exit(2);
      }
      plan.emplace_back().fields = std::move(fields);
      fields.assign(1, "");
    } else {
      fields.back() += static_cast<char>(c);
    }
  }
  std::fclose(file);
  return plan;
}

bool same_files(const char* first_path, const char* second_path) {
  std::FILE* first = std::fopen(first_path, "r");
  std::FILE* second = std::fopen(second_path, "r");
  bool equal = first && second;
  static char left[1 << 15], right[1 << 15];
  for (std::size_t n = 1; equal && n > 0;) {
    n = std::fread(left, 1, sizeof left, first);
    equal = std::fread(right, 1, sizeof right, second) == n && std::memcmp(left, right, n) == 0;
  }
  if (first) std::fclose(first);
  if (second) std::fclose(second);
  return equal;
}

double seconds(timeval t) {
  return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
}

// Runs a program once; records its time and memory in counted rounds, or its failure.
void run_program(Program& program, bool counted, const char* out, const char* reference) {
  const std::string& kind = program.fields[2];
  const char* const standard_output = kind == "stdout" ? out : "/dev/null";
  std::vector<char*> arguments;
  for (std::size_t i = 3; i < program.fields.size(); ++i)
    arguments.push_back(program.fields[i].data());
  arguments.push_back(nullptr);
  unlink(out);  // every program writes a new file

  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) fail("measure: fork");
  if (child == 0) {
    const int file = open(standard_output, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || dup2(file, STDOUT_FILENO) < 0) _exit(127);
    close(file);
    execvp(arguments[0], arguments.data());
    std::perror(arguments[0]);
    _exit(127);
  }
  int status = 0;
  rusage used;
  if (wait4(child, &status, 0, &used) != child) fail("measure: wait4");
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;

  if (status != 0) {
    program.state = "failed";
  } else if (kind != "none" && !same_files(out, reference)) {
    program.state = "differs";
  } else if (counted) {
    program.wall.push_back(wall.count());
    program.cpu.push_back(seconds(used.ru_utime) + seconds(used.ru_stime));
    program.peak_kib = std::max(program.peak_kib, used.ru_maxrss);
  }
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc == 5 ? std::atoi(argv[2]) : 0;
  if (rounds < 1) {
    std::fputs("usage: measure PLAN ROUNDS OUT REFERENCE\n", stderr);
    return 2;
  }
  const bool watched = isatty(STDERR_FILENO) == 1;
  std::vector<Program> plan = read_plan(argv[1]);
  for (int round = 0; round <= rounds; ++round) {
    if (watched) std::fprintf(stderr, "\rround %d of %d ", round, rounds);
    for (Program& program : plan) {
      if (program.ok()) run_program(program, round > 0, argv[3], argv[4]);
    }
    std::reverse(plan.begin(), plan.end());
  }
  if (watched) std::fputs("\r                      \r", stderr);
  unlink(argv[3]);

  if (rounds % 2 == 0) std::reverse(plan.begin(), plan.end());  // back in the order of the plan
  bool all_ok = true;
  for (const Program& program : plan) {
    std::printf("%s\t%s\t", program.fields[0].c_str(), program.fields[1].c_str());
    if (program.ok()) {
      const auto [least, greatest] = std::minmax_element(program.wall.begin(), program.wall.end());
      std::printf("%.4f\t%.4f\t%.4f\t%.4f\t%.1f", median(program.wall), *least, *greatest,
                  median(program.cpu), static_cast<double>(program.peak_kib) / 1024);
    } else {
      std::printf("-\t-\t-\t-\t-");
      all_ok = false;
    }
    std::printf("\t%s\n", program.state);
  }
  return all_ok ? 0 : 1;
}
