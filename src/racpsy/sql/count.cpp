#include "racpsy/sql/count.hpp"

#include <algorithm>

#include "racpsy/base/try.hpp"
#include "racpsy/sql/messages.hpp"

namespace racpsy::sql {
namespace {

constexpr std::string_view rows_before =
    "ORDER BY d, rid ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";
constexpr std::string_view days_before =
    "ORDER BY d RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";

// The place of a row among those of its patient.
std::string place_in_order(const Dialect& dialect) {
  return dialect.number("ROW_NUMBER() OVER (PARTITION BY who ORDER BY d, rid)");
}

// 1 where the version covers the session, if its rank allows it.
std::string gate_text(const Draft& draft, const std::vector<Uncovered>& refusals) {
  return "CASE WHEN v < 0 THEN 0 ELSE " +
         by_number(
             "v", draft.versions.size(),
             [&](std::size_t v) { return as_number(negated(refusals.front().of_version[v])); }) +
         " END AS g";
}

// The test that a covered session counts in a counter; nothing if it depends on the session rule.
std::optional<Test> counts_in(Draft& draft, std::size_t counter) {
  bool by_session = false;
  const Test test = draft.test_by_version([&](const Version& version) {
    const auto at = std::find(version.counters.begin(), version.counters.end(), counter);
    if (at == version.counters.end()) return Test::never();
    const Conditions& counts = version.counts[position_of(version.counters, at)];
    const Test first = draft.all_hold(counts, {&version, &version.sessions.front()});
    for (const SessionRule& session : version.sessions)
      by_session = by_session || !(draft.all_hold(counts, {&version, &session}) == first);
    return first;
  });
  if (by_session) return std::nullopt;
  return test;
}

bool counts_all(Draft& draft, std::size_t counter) {
  return std::all_of(draft.versions.begin(), draft.versions.end(), [&](const Version* version) {
    const auto at = std::find(version->counters.begin(), version->counters.end(), counter);
    return !version->scheme || (at != version->counters.end() &&
                                version->counts[position_of(version->counters, at)].empty());
  });
}

// The refusals by rank, and the counters that they ask for.
struct Limits {
  std::optional<std::size_t> main;        // the counter whose ranks limit
  std::optional<std::size_t> day;         // the counter of at most one session a day
  std::vector<const Uncovered*> by_rank;  // in `main`
};

// Finds the limits that windows can follow, or why they cannot.
Result<Limits, Text> limits_of(Draft& draft, const std::vector<Uncovered>& refusals) {
  Limits limits;
  const Text cannot = localized(messages::windows_cannot_count);
  const auto per = [&](std::size_t counter) { return draft.route.counters[counter].per; };
  for (const Uncovered& refusal : refusals) {
    const Test test = test_of(refusal);
    if (refusal.ranks.empty() || test.is_never()) continue;
    for (const auto& [counter, ranks] : refusal.ranks) {
      if (per(counter) == Counter::Per::twelve_months) return cannot;
    }
    const auto& [counter, ranks] = *refusal.ranks.begin();
    const bool is_day = refusal.ranks.size() == 1 && per(counter) == Counter::Per::day &&
                        ranks == Ranks{2, no_highest, {}} && test.is_always();
    std::optional<std::size_t>& place = is_day ? limits.day : limits.main;
    if (refusal.ranks.size() > 1 || (place && *place != counter) || !counts_all(draft, counter))
      return cannot;
    place = counter;
    if (!is_day) limits.by_rank.push_back(&refusal);
  }
  for (const auto* asked : {&draft.ranks_asked(), &draft.earlier_asked()}) {
    for (const std::size_t counter : *asked) {
      if (per(counter) == Counter::Per::twelve_months) return cannot;
      if (!counts_in(draft, counter)) return cannot;
    }
  }
  return limits;
}

struct Band {
  int low = 1;
  int high = no_highest;
  Test covers = Test::never();  // a row in this band
  std::string width() const { return std::to_string(high - low + 1); }
  bool is_last() const { return high >= no_highest; }
};

class Windows {
 public:
  Windows(Draft& draft, const std::vector<Uncovered>& refusals, Limits limits)
      : draft_(draft),
        refusals_(refusals),
        limits_(std::move(limits)) {}

  std::vector<Step> steps() {
    gate();
    if (limits_.main || limits_.day) {
      if (limits_.day) first_of_days();
      fill_bands();
    } else {
      add("covered_rows", {"g AS cov"});
    }
    other_ranks();
    return std::move(steps_);
  }

 private:
  void add(const std::string& name, const std::vector<std::string>& columns, bool once = false) {
    const std::string before = steps_.empty() ? draft_.step("dated") : steps_.back().name;
    std::string text = "  SELECT " + before + ".*";
    for (const std::string& column : columns) text += ",\n    " + column;
    steps_.push_back({draft_.step(name), text + "\n  FROM " + before, once});
  }
  std::string main_period() const {
    return limits_.main ? draft_.period(draft_.route.counters[*limits_.main].per, "d") : "0";
  }

  const Ranks& ranks_of(std::size_t i) const { return limits_.by_rank[i]->ranks.begin()->second; }

  // The tests of a row by itself, and whether a covered session lies in an earlier period.
  void gate() {
    std::vector<std::string> columns{gate_text(draft_, refusals_)};
    for (std::size_t i = 0; i < limits_.by_rank.size(); ++i) {
      const Test test = test_of(*limits_.by_rank[i]);
      const std::string name = "b" + std::to_string(i);
      refused_.push_back(test.is_fixed() ? test : Test::atom(name + " = 1", name + " = 0"));
      if (!test.is_fixed()) columns.push_back(as_number(test) + " AS " + name);
    }
    if (limits_.main) columns.push_back(main_period() + " AS p");
    add("gated", columns);
    cut_bands();
    if (!limits_.main || !draft_.earlier_asked().contains(*limits_.main)) return;
    // The first covered session of all is one that the first band covers without earlier ones.
    add("earlier", {choose({{Test::atom("MIN(" + choose({{covers(1, false), "p"}}, "NULL") +
                                            ") OVER (PARTITION BY who) < p",
                                        ""),
                             "1"}},
                           "0") +
                    " AS " + draft_.earlier_in(*limits_.main)});
  }

  // The ranks, cut where a rule begins or ends.
  void cut_bands() {
    std::set<int> cuts{1};
    for (std::size_t i = 0; i < limits_.by_rank.size(); ++i) {
      for (const int cut : {ranks_of(i).low, ranks_of(i).high + 1}) {
        if (cut > 1 && cut <= no_highest) cuts.insert(cut);
      }
    }
    for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
      const auto next = std::next(cut);
      bands_.push_back(
          {*cut, next == cuts.end() ? no_highest : *next - 1, covers(*cut, std::nullopt)});
    }
  }

  // The test that a row of this rank is covered; `earlier`: whether an earlier period has sessions,
  // if that is known.
  Test covers(int rank, const std::optional<bool>& earlier) {
    const auto is_within = [&](const Ranks& ranks) {
      return rank >= ranks.low && rank <= ranks.high;
    };
    const auto refuses = [&](std::size_t v) {
      return std::any_of(
          limits_.by_rank.begin(), limits_.by_rank.end(), [&](const Uncovered* refusal) {
            const Ranks& ranks = refusal->ranks.begin()->second;
            return is_within(ranks) && !ranks.earlier && refusal->of_version[v].is_always();
          });
    };
    bool all_refuse = true;
    for (std::size_t v = 0; v < draft_.versions.size(); ++v) all_refuse = all_refuse && refuses(v);
    if (all_refuse) return Test::never();
    std::vector<Test> tests{Test::atom("g = 1", "g = 0")};
    for (std::size_t i = 0; i < limits_.by_rank.size(); ++i) {
      const Ranks& ranks = ranks_of(i);
      if (!is_within(ranks)) continue;
      Test holds = refused_[i];
      if (ranks.earlier && earlier) holds = all({holds, Test::of(*ranks.earlier == *earlier)});
      if (ranks.earlier && !earlier) {
        const std::string name = draft_.earlier_in(*limits_.main);
        const Test is = Test::atom(name + " = 1", name + " = 0");
        holds = all({holds, *ranks.earlier ? is : negated(is)});
      }
      tests.push_back(negated(holds));
    }
    return all(tests);
  }

  // Per band, the first row of the day that it covers.
  void first_of_days() {
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < bands_.size(); ++i) {
      if (bands_[i].covers.is_never()) continue;
      columns.push_back("MIN(CASE WHEN " + bands_[i].covers.text() +
                        " THEN rid END) OVER (PARTITION BY who, d) AS m" + std::to_string(i));
    }
    add("days", columns);
  }

  Test takes(std::size_t i) const {
    if (bands_[i].covers.is_never() || !limits_.day) return bands_[i].covers;
    const std::string first = "m" + std::to_string(i);
    return Test::atom(first + " = rid", first + " <> rid");
  }

  void fill_bands() {
    const std::string frame{limits_.day ? days_before : rows_before};
    std::vector<When> covered, held, first;
    int full = 0;
    std::string held_last, covered_last = "0", first_last = "NULL";
    for (std::size_t i = 0; i < bands_.size(); ++i) {
      const Band& band = bands_[i];
      const std::string k = "k" + std::to_string(i), m = "m" + std::to_string(i);
      const bool never = band.covers.is_never();
      const std::string here = never ? "0" : as_number(takes(i));
      const std::string so_far = full == 0 ? k : std::to_string(full) + " + " + k;
      const bool counted = limits_.main && !never;
      if (counted) {
        std::vector<Test> tests{takes(i)};
        if (i > 0)
          tests.push_back(
              Test::atom("k" + std::to_string(i - 1) + " >= " + bands_[i - 1].width(), ""));
        add("band" + std::to_string(i),
            {draft_.dialect.number("COALESCE(SUM(CASE WHEN " + all(tests).text() +
                                   " THEN 1 ELSE 0 END) OVER (PARTITION BY who, p " + frame +
                                   "), 0)") +
             " AS " + k});
      }
      // A band that covers nothing is never left.
      if (band.is_last() || never) {
        held_last = counted ? so_far : std::to_string(full);
        covered_last = here;
        if (!never) first_last = m;
        break;
      }
      const Test in_band = Test::atom(k + " < " + band.width(), "");
      held.push_back({in_band, so_far});
      covered.push_back({in_band, here});
      first.push_back({in_band, m});
      full += band.high - band.low + 1;
    }
    std::vector<std::string> columns{choose(covered, covered_last) + " AS cov"};
    if (limits_.day) columns.push_back(choose(first, first_last) + " AS m_now");
    if (limits_.main) columns.push_back(choose(held, held_last) + " AS held");
    add("filled", columns);
    const std::string one_more = "CASE WHEN m_now < rid THEN 2 ELSE 1 END";
    std::vector<std::string> ranks;
    if (limits_.main)
      ranks.push_back("held + " + (limits_.day ? one_more : "1") + " AS r_" +
                      draft_.name_of(*limits_.main));
    if (limits_.day) ranks.push_back(one_more + " AS r_" + draft_.name_of(*limits_.day));
    add("ranked", ranks);
  }

  // Counters that only outcomes and prices ask for.
  void other_ranks() {
    std::vector<std::string> columns;
    for (std::size_t c = 0; c < draft_.route.counters.size(); ++c) {
      const bool known = limits_.main == c || limits_.day == c;
      const bool rank = draft_.ranks_asked().contains(c) && !known;
      const bool earlier = draft_.earlier_asked().contains(c) && limits_.main != c;
      if (!rank && !earlier) continue;
      const std::string period = draft_.period(draft_.route.counters[c].per, "d");
      const Test counted = all({Test::atom("cov = 1", ""), *counts_in(draft_, c)});
      if (rank)
        columns.push_back(draft_.dialect.number("1 + COALESCE(SUM(" + as_number(counted) +
                                                ") OVER (PARTITION BY who, " + period + " " +
                                                std::string{rows_before} + "), 0)") +
                          " AS r_" + draft_.name_of(c));
      if (earlier)
        columns.push_back("CASE WHEN MIN(" + choose({{counted, period}}, "NULL") +
                          ") OVER (PARTITION BY who) < " + period + " THEN 1 ELSE 0 END AS e_" +
                          draft_.name_of(c));
    }
    add("counted", columns, true);
  }

  Draft& draft_;
  const std::vector<Uncovered>& refusals_;
  Limits limits_;
  std::vector<Test> refused_;  // of each of `by_rank`
  std::vector<Band> bands_;
  std::vector<Step> steps_;
};

// The columns of the row, `r`, that values mention, each once.
std::vector<std::string> columns_of_row(const std::vector<Walked>& columns) {
  const auto in_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  std::vector<std::string> names;
  for (const Walked& column : columns) {
    const std::string& text = column.next;
    for (std::size_t at = text.find("r."); at != std::string::npos; at = text.find("r.", at + 2)) {
      if (at > 0 && in_name(text[at - 1])) continue;
      std::size_t end = at + 2;
      while (end < text.size() && in_name(text[end])) ++end;
      const std::string name = text.substr(at + 2, end - at - 2);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

// A walk as a fold: the rows of a patient are an array in order, and so are the rows of the walk.
// The next one is made from the last one, `w`, and from the row, `r`.
Step walk_by_fold(const std::string& name, const std::string& source,
                  const std::vector<Walked>& columns, const Dialect& dialect) {
  std::string given = "  SELECT who, step.n AS n, step.rid AS rid",
              first = "named_struct('n', " + dialect.number("0") + ", 'rid', in_order[0].rid",
              next = "named_struct('n', r.n, 'rid', r.rid", row = "n, rid";
  for (const Walked& column : columns) {
    given += ", step." + column.name + " AS " + column.name;
    first += ", '" + column.name + "', " + dialect.cents(column.first);
    next += ",\n        '" + column.name + "', " + dialect.cents(column.next);
  }
  for (const std::string& column : columns_of_row(columns)) {
    if (column != "n" && column != "rid") row += ", " + column;
  }
  return {name,
          given + "\n  FROM (\n    SELECT who, explode(aggregate(in_order, array(" + first +
              ")),\n      (walk, r) -> concat(walk, transform(slice(walk, size(walk), 1), w -> " +
              next +
              "))))) AS step\n    FROM (\n      SELECT who, array_sort(collect_list(struct(" + row +
              "))) AS in_order\n      FROM " + source + " GROUP BY who))",
          false};
}

// A step that walks through the rows of each patient in order. `source` has `n`, the place of a
// row.
Step walk(const std::string& name, const std::string& source, const std::vector<Walked>& columns,
          const Dialect& dialect) {
  if (dialect.folds()) return walk_by_fold(name, source, columns, dialect);
  std::string header = name + "(who, n, rid",
              first = "  SELECT who, " + dialect.number("0") + ", rid",
              next = "  SELECT r.who, r.n, r.rid";
  for (const Walked& column : columns) {
    header += ", " + column.name;
    first += ", " + dialect.cents(column.first);
    next += ",\n    " + dialect.cents(column.next);
  }
  return {header + ")",
          first + "\n  FROM " + source + " WHERE n = 1\n  UNION ALL\n" + next + "\n  FROM " + name +
              " w JOIN " + source + " r ON r.who = w.who AND r.n = w.n + 1",
          false};
}

// The rows of a step with `columns`, which read the walk `w`. A row without a patient or an id has
// no place in a walk, and stays.
std::string with_walk(const Dialect& dialect, const std::string& rows, const std::string& walked,
                      const std::string& columns) {
  const std::string select = "  SELECT " + rows + ".*" + columns;
  const std::string same_row = "w.rid = " + rows + ".rid AND w.n > 0";
  if (!dialect.joins_in_order())
    return select + "\n  FROM " + rows + " LEFT JOIN " + walked + " w ON " + same_row;
  return select + "\n  FROM " + walked + " w CROSS JOIN " + rows + " ON " + same_row +
         " AND w.who IS NOT NULL\n  UNION ALL\n" + select + "\n  FROM " + rows + " LEFT JOIN " +
         walked + " w ON w.n < 0\n  WHERE " + rows + ".who IS NULL OR " + rows + ".rid IS NULL";
}

// Counts row after row. Per counter: `u`, the first day after its period; `r`, the rank of the row;
// `z`, the end of the period if the row counts.
class Recursion {
 public:
  Recursion(Draft& draft, const std::vector<Uncovered>& refusals)
      : draft_(draft),
        counters_(draft.ranks_asked()) {
    counters_.insert(draft.earlier_asked().begin(), draft.earlier_asked().end());
    for (const Uncovered& refusal : refusals) {
      const Test test = test_of(refusal);
      if (refusal.ranks.empty() || test.is_never()) continue;
      for (const auto& [counter, ranks] : refusal.ranks) counters_.insert(counter);
      by_rank_.push_back({&refusal, test});
    }
    gate_ = gate_text(draft, refusals);
  }

  Result<std::vector<Step>, Refusal> steps() {
    const Step rows = TRY(number_rows());
    std::vector<Walked> walked{{"ok", "0", covered()}};
    for (const std::size_t c : counters_) {
      const std::string name = draft_.name_of(c);
      walked.push_back({"u_" + name, "0", until(c)});
      walked.push_back({"r_" + name, "1", rank(c)});
      walked.push_back({"z_" + name, "0", "r.z_" + name});
    }
    draft_.recursive = true;
    const std::string name = draft_.step("walked");
    return std::vector<Step>{rows, walk(name, rows.name, walked, draft_.dialect),
                             counted(rows.name, name)};
  }

 private:
  struct ByRank {
    const Uncovered* refusal;
    Test test;
  };

  // The rows with their tests, what they count in, and their place.
  Result<Step, Refusal> number_rows() {
    const std::string dated = draft_.step("dated");
    std::string text = "  SELECT " + dated + ".*,\n    " + gate_;
    for (std::size_t i = 0; i < by_rank_.size(); ++i) {
      if (!by_rank_[i].test.is_always())
        text += ",\n    " + as_number(by_rank_[i].test) + " AS b" + std::to_string(i);
    }
    for (const std::size_t c : counters_) {
      const std::optional<Test> counts = counts_in(draft_, c);
      if (!counts)
        return Refusal{localized<messages::not_in_query>(draft_.route.counters[c].name),
                       localized(messages::use_batch)};
      const std::string end = draft_.end_of_period(draft_.route.counters[c].per, "d");
      text += ",\n    " + choose({{*counts, end}}, "0") + " AS z_" + draft_.name_of(c);
    }
    text += ",\n    " + place_in_order(draft_.dialect) + " AS n\n  FROM " + dated;
    return Step{draft_.step("numbered"), text, true};
  }

  // The test that the row before counts in a counter.
  std::string counts(std::size_t c) const {
    return "w.ok = 1 AND w.z_" + draft_.name_of(c) + " > 0";
  }
  std::string until(std::size_t c) const {
    const std::string name = draft_.name_of(c);
    return "CASE WHEN " + counts(c) + " AND w.r_" + name + " = 1 THEN w.z_" + name + " ELSE w.u_" +
           name + " END";
  }
  std::string rank(std::size_t c) const {
    return "CASE WHEN r.d < " + until(c) + " THEN w.r_" + draft_.name_of(c) + " + CASE WHEN " +
           counts(c) + " THEN 1 ELSE 0 END ELSE 1 END";
  }

  // 1 where the row is covered.
  std::string covered() const {
    std::vector<std::string> tests{"r.g = 1"};
    for (std::size_t i = 0; i < by_rank_.size(); ++i) {
      std::vector<std::string> unless;
      if (!by_rank_[i].test.is_always()) unless.push_back("r.b" + std::to_string(i) + " = 0");
      for (const auto& [c, ranks] : by_rank_[i].refusal->ranks) {
        if (ranks.low > 1) unless.push_back(rank(c) + " < " + std::to_string(ranks.low));
        if (ranks.high < no_highest) unless.push_back(rank(c) + " > " + std::to_string(ranks.high));
        if (ranks.earlier && *ranks.earlier)
          unless.push_back("(" + until(c) + " = 0 OR r.d < " + until(c) + ")");
        if (ranks.earlier && !*ranks.earlier)
          unless.push_back("(" + until(c) + " > 0 AND r.d >= " + until(c) + ")");
      }
      tests.push_back("(" + joined(unless, " OR ") + ")");
    }
    return "CASE WHEN " + joined(tests, "\n      AND ") + " THEN 1 ELSE 0 END";
  }

  // The rows with their ranks.
  Step counted(const std::string& rows, const std::string& walked) const {
    std::string columns;
    for (const std::size_t c : counters_) {
      const std::string name = draft_.name_of(c);
      columns += ", w.r_" + name;
      if (draft_.earlier_asked().contains(c))
        columns += ",\n    CASE WHEN w.u_" + name + " > 0 AND " + rows + ".d >= w.u_" + name +
                   " THEN 1 ELSE 0 END AS e_" + name;
    }
    return {draft_.step("counted"), with_walk(draft_.dialect, rows, walked, columns), true};
  }

  Draft& draft_;
  std::set<std::size_t> counters_;
  std::vector<ByRank> by_rank_;
  std::string gate_;
};

}  // namespace

void add_walk(Draft& draft, const std::string& into, const std::string& name, int stage,
              const std::vector<WalkInput>& inputs, const std::vector<Walked>& columns,
              const std::string& result) {
  draft.recursive = true;
  const std::string source = draft.step(into + "_asked");
  std::vector<std::string> values, names;
  for (const WalkInput& input : inputs) {
    values.push_back(input.value + " AS " + input.name);
    names.push_back(input.name);
  }
  draft.extend(into + "_asked", values, true);
  draft.walks.push_back({name, stage, source, names, columns});
  draft.stage = stage;
  draft.steps.push_back({draft.step(into),
                         with_walk(draft.dialect, source, name + "_walk", ",\n    " + result), true,
                         stage});
}

std::vector<Step> walk_steps(const std::vector<const Walk*>& routes, const Dialect& dialect) {
  const Walk& walked = *routes.front();
  const std::string rows = walked.name + "_rows";
  const auto names = [](const Walk& each) { return "rid, who, d, " + joined(each.inputs); };
  std::string from = walked.source;
  if (routes.size() > 1) {
    std::vector<std::string> sources;
    for (const Walk* each : routes)
      sources.push_back("SELECT " + names(*each) + " FROM " + each->source);
    from = "(\n    " + joined(sources, "\n    UNION ALL\n    ") + ") every_route";
  }
  return {
      {rows,
       "  SELECT " + names(walked) + ",\n    " + place_in_order(dialect) + " AS n\n  FROM " + from,
       true},
      walk(walked.name + "_walk", rows, walked.columns, dialect)};
}

Result<void, Refusal> allow_recursion(const Draft& draft, const Text& why) {
  if (draft.asked.counting == Counting::windows)
    return Refusal{why, localized(messages::count_by_recursion)};
  return {};
}

Result<std::vector<Step>, Refusal> counting_steps(Draft& draft,
                                                  const std::vector<Uncovered>& refusals) {
  std::set<std::size_t> counters = draft.ranks_asked();
  counters.insert(draft.earlier_asked().begin(), draft.earlier_asked().end());
  for (const Uncovered& refusal : refusals) {
    for (const auto& [counter, ranks] : refusal.ranks) counters.insert(counter);
  }
  for (const std::size_t counter : counters) {
    if (draft.shares(counter))
      return Refusal{localized<messages::shared_rank>(draft.route.counters[counter].name),
                     localized(messages::query_by_route)};
  }
  Result<Limits, Text> limits = limits_of(draft, refusals);
  if (limits && draft.asked.counting != Counting::recursion)
    return Windows{draft, refusals, limits.take()}.steps();
  if (!limits) TRY(allow_recursion(draft, limits.error()));
  return Recursion{draft, refusals}.steps();
}

}  // namespace racpsy::sql
