// Runs the batch on text, and computes the expected rows with the engine.
#pragma once

#include <algorithm>
#include <mutex>

#include "people.hpp"
#include "racpsy/batch/batch.hpp"

namespace racpsy::test {

namespace csv = racpsy::batch;

struct RunOutput {
  csv::BatchResult result;
  std::string out;
  std::vector<std::string> rejects;            // "line code"
  std::vector<std::vector<std::string>> rows;  // without the header
};

struct How {
  int threads = 1;
  std::size_t block = std::size_t{256} << 10;
  std::size_t read = std::size_t{1} << 20;  // most bytes per read
  bool again = true;
  std::uint64_t most_errors = ~std::uint64_t{0};
  bool waits = false;  // two of three reads would wait
};

inline csv::Input input_of(const std::string& text, std::size_t most) {
  return [&text, most, at = std::size_t{0}](char* to, std::size_t size) mutable {
    const std::size_t n = std::min({size, most, text.size() - at});
    std::copy_n(text.data() + at, n, to);
    at += n;
    return csv::ReadResult{n, 0};
  };
}

inline RunOutput run(const std::vector<csv::Setup>& setups, const std::string& text,
                     const How& how = {}) {
  RunOutput ran;
  csv::Streams streams;
  std::mutex writing;
  streams.input = input_of(text, how.read);
  if (how.again) streams.again = [&] { return input_of(text, how.read); };
  if (how.waits) streams.ready = [n = 0](int /*milliseconds*/) mutable { return ++n % 3 == 0; };
  streams.any_order = true;
  streams.output = [&](std::uint64_t before, std::string_view bytes) {
    const std::lock_guard lock{writing};
    if (ran.out.size() < before + bytes.size()) ran.out.resize(before + bytes.size(), '?');
    std::copy(bytes.begin(), bytes.end(), ran.out.begin() + static_cast<std::ptrdiff_t>(before));
    return 0;
  };
  streams.rejects = [&](const csv::Reject& r) {
    ran.rejects.push_back(std::to_string(r.line) + " " + std::string{name_of(r.code)});
  };
  csv::Limits limits;
  limits.threads = how.threads;
  limits.block = how.block;
  limits.most_errors = how.most_errors;
  ran.result = csv::run(setups, streams, limits);
  csv::Record record;
  for (const char* at = ran.out.data(); at < ran.out.data() + ran.out.size();) {
    const char* next =
        csv::end_of_record(at, ran.out.data() + ran.out.size(), ran.result.plan().separator);
    REQUIRE(next != nullptr);
    csv::split(at, next, ran.result.plan().separator, record);
    if (at != ran.out.data()) {
      ran.rows.emplace_back();
      for (const csv::Cell& cell : record.cells) ran.rows.back().emplace_back(cell.view());
    }
    at = next;
  }
  return ran;
}

inline RunOutput run(const csv::Setup& setup, const std::string& text, const How& how = {}) {
  return run(std::vector{setup}, text, how);
}

inline csv::Setup setup_for(const Route& route, std::vector<std::string> columns = {}) {
  csv::Setup setup;
  setup.route = &route;
  setup.person = person(route);
  setup.columns = std::move(columns);
  return setup;
}

inline const std::vector<std::string> all_columns{"id",
                                                  "covered_sessions",
                                                  "sessions",
                                                  "outcome",
                                                  "version",
                                                  "rank",
                                                  "price_cents",
                                                  "amo_cents",
                                                  "amc_cents",
                                                  "other_cents",
                                                  "patient_cents",
                                                  "after_amo_cents",
                                                  "advance_cents",
                                                  "refund_cents",
                                                  "after_public_cents"};

inline std::string text_of(Money m) { return m.known() ? std::to_string(m.cents()) : ""; }

// Returns the expected row with `all_columns` for settled sessions.
inline std::vector<std::string> expected(const std::string& id, const Route& route,
                                         const std::vector<Settled>& sessions) {
  Sum sum;
  EnumArray<Outcome, bool, outcome_count> outcomes{};
  std::vector<bool> versions(route.versions.size(), false);
  int rank = 0;
  for (const Settled& s : sessions) {
    sum.add(s);
    outcomes[s.outcome] = true;
    if (s.version != nullptr) versions[index_in(route.versions, *s.version)] = true;
    if (s.rank) rank = *s.rank;
  }
  std::string outcome, version;
  for (const Outcome o : outcome_names.keys()) {
    if (outcomes[o]) outcome.append(outcome.empty() ? "" : "+").append(name_of(o));
  }
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (versions[i]) version.append(version.empty() ? "" : "+").append(route.versions[i].id);
  }
  std::vector<std::string> row{
      id,      std::to_string(sum.covered),         std::to_string(sum.sessions), outcome,
      version, rank > 0 ? std::to_string(rank) : ""};
  for (const Money m : sum.figures) row.push_back(text_of(m));
  return row;
}

inline std::string joined(const std::vector<std::string>& cells, char by = ',') {
  std::string line;
  for (const std::string& cell : cells)
    line.append(&cell == &cells.front() ? "" : std::string(1, by)).append(cell);
  return line + "\n";
}

}  // namespace racpsy::test
