// Generates the input of the benchmark: `generate w1 N` and `generate w2 N` write N rows to
// standard output.
//
// The same N gives the same bytes on every machine: integers only, and the random generator below.
// README.md describes the columns.
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

namespace {

// The generator xoshiro256++ of Blackman and Vigna, seeded by splitmix64 as they advise.
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      std::uint64_t z = seed += 0x9e3779b97f4a7c15;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
      z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
      word = z ^ (z >> 31);
    }
  }

  /// Returns an integer from 0 to bound - 1. The bias is below 2^-18 for every bound used here.
  unsigned below(unsigned bound) { return static_cast<unsigned>(((next() >> 32) * bound) >> 32); }

  /// Returns a random index, each with a probability proportional to its weight.
  template <std::size_t n>
  unsigned pick(const std::array<unsigned, n>& weights) {
    unsigned sum = 0;
    for (const unsigned w : weights) sum += w;
    unsigned drawn = below(sum);
    unsigned i = 0;
    while (drawn >= weights[i]) drawn -= weights[i++];
    return i;
  }

 private:
  static std::uint64_t rotated(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

  std::uint64_t next() {
    const std::uint64_t result = rotated(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotated(state_[3], 45);
    return result;
  }

  std::array<std::uint64_t, 4> state_;
};

// Writes fields to standard output through a block, which is flushed when nearly full.
class Rows {
 public:
  ~Rows() { write(); }
  Rows& field(std::string_view text) {
    std::memcpy(block_.data() + used_, text.data(), text.size());
    used_ += text.size();
    block_[used_++] = ',';
    return *this;
  }
  Rows& field(std::uint64_t number) {
    char* const begin = block_.data() + used_;
    char* const end = std::to_chars(begin, begin + 20, number).ptr;
    *end = ',';
    used_ += static_cast<std::size_t>(end - begin) + 1;
    return *this;
  }
  /// Ends the row: replaces the comma after its last field by a line end.
  void end() {
    block_[used_ - 1] = '\n';
    if (used_ > block_.size() - longest_row) write();
  }

 private:
  static constexpr std::size_t longest_row = 256;

  void write() {
    if (std::fwrite(block_.data(), 1, used_, stdout) != used_) {
      std::perror("generate");
      std::_Exit(1);
    }
    used_ = 0;
  }

  std::vector<char> block_ = std::vector<char>(1 << 18);
  std::size_t used_ = 0;
};

// The cover of a person, and the fee in cents of a session that is not covered.
struct PersonProfile {
  std::string_view coverage;
  std::string_view complementary;
  unsigned fee;
};

PersonProfile random_profile(Random& random) {
  static constexpr std::array<std::string_view, 6> coverages{"standard",       "ald",       "c2s",
                                                             "alsace_moselle", "maternity", "ame"};
  static constexpr std::array<unsigned, 6> weights{6995, 1500, 1100, 300, 100, 5};
  const std::string_view coverage = coverages[random.pick(weights)];
  // C2S is itself a complementary cover, and AME pays everything: neither goes with a contract.
  const bool may_have = coverage != "c2s" && coverage != "ame";
  const bool has = may_have && random.below(1000) < 955;
  const unsigned fee =
      random.below(100) < 99 ? 5000 + 100 * random.below(41) : 10000 + 100 * random.below(21);
  return {coverage, has ? "responsible" : "none", fee};
}

// Returns 1 to 24 sessions, 6.4 on average; many people stop at the old cap (8) or the new one
// (12).
unsigned session_count(Random& random) {
  static constexpr std::array<unsigned, 24> weights{
      120, 92, 90, 90, 86, 80, 74, 112, 40, 38, 30, 82, 13, 10, 9, 7, 5, 4, 4, 5, 3, 2, 2, 2};
  return random.pick(weights) + 1;
}

// Returns an age from 0 to 99; 0.8 % are under 3 years, the lower limit of the scheme.
unsigned age(Random& random) {
  static constexpr std::array<unsigned, 5> weights{8, 180, 602, 170, 40};
  static constexpr std::array<unsigned, 6> from{0, 3, 18, 50, 75, 100};
  const unsigned band = random.pick(weights);
  return from[band] + random.below(from[band + 1] - from[band]);
}

void year_rows(std::uint64_t n, Random& random) {
  static constexpr std::array<unsigned, 4> years{2022, 2023, 2025, 2026};
  static constexpr std::array<unsigned, 4> weights{15, 25, 32, 28};
  Rows rows;
  rows.field("id")
      .field("year")
      .field("age")
      .field("coverage")
      .field("complementary")
      .field("sessions");
  rows.field("private_fee_cents").end();
  for (std::uint64_t id = 1; id <= n; ++id) {
    const unsigned year = years[random.pick(weights)];
    const unsigned years_old = age(random);
    const PersonProfile profile = random_profile(random);
    rows.field(id)
        .field(year)
        .field(years_old)
        .field(profile.coverage)
        .field(profile.complementary);
    rows.field(session_count(random)).field(profile.fee).end();
  }
}

// Returns every day of the scheme in the data, as text.
std::vector<std::array<char, 11>> calendar() {
  using namespace std::chrono;
  std::vector<std::array<char, 11>> days;
  const sys_days last{2026y / December / 31};
  for (sys_days day{2022y / April / 5}; day <= last; day += std::chrono::days{1}) {
    const year_month_day date{day};
    std::snprintf(days.emplace_back().data(), 11, "%04u-%02u-%02u",
                  static_cast<unsigned>(int{date.year()}) % 10000, unsigned{date.month()} % 100,
                  unsigned{date.day()} % 100);
  }
  return days;
}

void session_rows(std::uint64_t n, Random& random) {
  const std::vector<std::array<char, 11>> days = calendar();
  Rows rows;
  rows.field("id")
      .field("patient")
      .field("date")
      .field("coverage")
      .field("complementary")
      .field("fee_cents")
      .end();
  std::uint64_t id = 0;
  for (std::uint64_t patient = 1; id < n; ++patient) {
    const bool long_care = random.below(100) >= 85;
    const unsigned count = long_care ? 25 + random.below(66) : session_count(random);
    const unsigned rhythm = random.below(3);
    PersonProfile profile = random_profile(random);
    std::size_t day = random.below(static_cast<unsigned>(days.size()));
    std::string_view year(days[day].data(), 4);
    for (unsigned k = 0; k < count && day < days.size() && id < n; ++k) {
      const std::string_view date(days[day].data(), 10);
      if (date.substr(0, 4) != year) {
        year = date.substr(0, 4);
        if (random.below(100) < 5) profile = random_profile(random);
      }
      rows.field(++id)
          .field(patient)
          .field(date)
          .field(profile.coverage)
          .field(profile.complementary)
          .field(profile.fee)
          .end();
      day += rhythm == 0 ? 7 : rhythm == 1 ? 14 : 1 + random.below(28);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view workload = argc == 3 ? argv[1] : "";
  const std::uint64_t n = argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 0;
  Random random(2026);
  if (workload == "w1" && n > 0) {
    year_rows(n, random);
  } else if (workload == "w2" && n > 0) {
    session_rows(n, random);
  } else {
    std::fputs("usage: generate w1|w2 ROWS\n", stderr);
    return 2;
  }
}
