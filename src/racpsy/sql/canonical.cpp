#include "racpsy/sql/canonical.hpp"

#include <algorithm>

namespace racpsy::sql {
namespace {

// Ranks for which, and a test with which, something holds. A list of them is a disjunction, in
// which the same ranks stand once.
struct Term {
  RanksByCounter ranks;
  Test test = Test::never();
  bool operator==(const Term&) const = default;
};
using Terms = std::vector<Term>;

void add(Terms& terms, Term term) {
  if (term.test.is_never()) return;
  const auto at = std::find_if(terms.begin(), terms.end(),
                               [&](const Term& other) { return other.ranks == term.ranks; });
  if (at == terms.end()) terms.push_back(std::move(term));
  else at->test = any({at->test, term.test});
}

std::optional<Ranks> both(const Ranks& a, const Ranks& b) {
  Ranks ranks{std::max(a.low, b.low), std::min(a.high, b.high), a.earlier ? a.earlier : b.earlier};
  if (ranks.low > ranks.high || (a.earlier && b.earlier && *a.earlier != *b.earlier))
    return std::nullopt;
  return ranks;
}

Terms both(const Terms& a, const Terms& b) {
  Terms out;
  for (const Term& x : a) {
    for (const Term& y : b) {
      Term term{x.ranks, all({x.test, y.test})};
      bool possible = !term.test.is_never();
      for (const auto& [counter, ranks] : y.ranks) {
        const auto at = term.ranks.find(counter);
        if (at == term.ranks.end()) {
          term.ranks[counter] = ranks;
          continue;
        }
        const std::optional<Ranks> met = both(at->second, ranks);
        possible = possible && met.has_value();
        if (met) at->second = *met;
      }
      if (possible) add(out, std::move(term));
    }
  }
  return out;
}

Terms either(Terms a, const Terms& b) {
  for (const Term& term : b) add(a, term);
  return a;
}

const Terms everything{{{}, Test::always()}};

// Where a condition holds, or, with `holds` false, where it does not.
Terms terms_of(Draft& draft, const Condition& c, const At& at, bool holds) {
  const std::size_t counter = c.subject.index;
  if (c.subject.kind == Subject::Kind::earlier) {
    if (holds) return {{{{counter, Ranks{1, 1, true}}}, Test::always()}};
    return {{{{counter, Ranks{1, 1, false}}}, Test::always()},
            {{{counter, Ranks{2, no_highest, {}}}}, Test::always()}};
  }
  if (c.subject.kind == Subject::Kind::rank) {
    const auto between = [&](int low, int high) -> Terms {
      if (low > high) return {};
      if (low <= 1 && high >= no_highest) return everything;
      return {{{{counter, Ranks{low, high, {}}}}, Test::always()}};
    };
    if (holds) return between(std::max(1, c.low), c.high);
    return either(between(1, c.low - 1), between(c.high + 1, no_highest));
  }
  const Test test = draft.holds(c, at);
  const Test wanted = holds ? test : negated(test);
  if (wanted.is_never()) return {};
  return {{{}, wanted}};
}

Terms where_all(Draft& draft, const Conditions& conditions, const At& at) {
  Terms terms = everything;
  for (const Condition& c : conditions) terms = both(terms, terms_of(draft, c, at, true));
  return terms;
}

Terms where_not_all(Draft& draft, const Conditions& conditions, const At& at) {
  Terms terms;
  for (const Condition& c : conditions) terms = either(terms, terms_of(draft, c, at, false));
  return terms;
}

Terms where_fits(Draft& draft, const Rule& rule, const At& at) {
  Terms terms = where_all(draft, rule.when, at);
  for (const Condition& c : rule.unless) terms = both(terms, terms_of(draft, c, at, false));
  return terms;
}

Terms where_unfit(Draft& draft, const Rule& rule, const At& at) {
  Terms terms = where_not_all(draft, rule.when, at);
  for (const Condition& c : rule.unless) terms = either(terms, terms_of(draft, c, at, true));
  return terms;
}

// Where a version does not cover a session to which this session rule applies: by entitlement, then
// by cap.
std::vector<Terms> uncovered_by(Draft& draft, const At& at) {
  std::vector<Terms> by_reason;
  for (const EntitlementRule& entitlement : at.version->entitlements)
    by_reason.push_back(both(where_fits(draft, entitlement.rule, at),
                             where_not_all(draft, entitlement.require, at)));
  for (const CapRule& cap : at.version->caps) {
    const Terms beyond{{{{cap.counter, Ranks{cap.at_most + 1, no_highest, {}}}}, Test::always()}};
    by_reason.push_back(both(where_fits(draft, cap.rule, at), beyond));
  }
  return by_reason;
}

// Ranks that are one or the other, if that is again a range.
std::optional<Ranks> one_range(const Ranks& a, const Ranks& b) {
  if (a.low == b.low && a.high == b.high) {
    const bool either = a.earlier && b.earlier && *a.earlier != *b.earlier;
    return either ? Ranks{a.low, a.high, {}} : !a.earlier ? a : b;
  }
  if (a.earlier || b.earlier || a.low > b.high + 1 || b.low > a.high + 1) return std::nullopt;
  return Ranks{std::min(a.low, b.low), std::max(a.high, b.high), {}};
}

// Joins two terms that differ in one counter only, if its ranks make one range.
std::optional<Term> joined_terms(const Term& a, const Term& b) {
  if (!(a.test == b.test) || a.ranks.size() != b.ranks.size()) return std::nullopt;
  Term term = a;
  std::size_t unlike = 0;
  for (const auto& [counter, ranks] : b.ranks) {
    const auto at = term.ranks.find(counter);
    if (at == term.ranks.end()) return std::nullopt;
    if (at->second == ranks) continue;
    const std::optional<Ranks> range = one_range(at->second, ranks);
    if (!range || ++unlike > 1) return std::nullopt;
    if (*range == Ranks{}) term.ranks.erase(at);
    else at->second = *range;
  }
  return term;
}

Terms simplified(Terms terms) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t j = i + 1; j < terms.size(); ++j) {
      const std::optional<Term> both = joined_terms(terms[i], terms[j]);
      if (!both) continue;
      terms[i] = *both;
      terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(j));
      i = static_cast<std::size_t>(-1);  // begin again
      break;
    }
  }
  return terms;
}

Terms uncovered_in(Draft& draft, const Version& version) {
  if (!version.scheme) return everything;
  std::vector<std::vector<Terms>> by_session;
  for (const SessionRule& session : version.sessions)
    by_session.push_back(uncovered_by(draft, {&version, &session}));
  // Reasons that are the same under every session rule hold whichever applies.
  Terms terms;
  std::vector<std::size_t> unlike;
  for (std::size_t r = 0; r < by_session.front().size(); ++r) {
    const bool alike = std::all_of(
        by_session.begin(), by_session.end(),
        [&](const std::vector<Terms>& reasons) { return reasons[r] == by_session.front()[r]; });
    if (alike) terms = either(terms, by_session.front()[r]);
    else unlike.push_back(r);
  }
  if (unlike.empty()) return simplified(terms);
  Terms before = everything;  // no earlier session rule fits
  for (std::size_t s = 0; s < version.sessions.size(); ++s) {
    const At at{&version, nullptr};
    const Terms here = both(before, where_fits(draft, version.sessions[s].rule, at));
    for (const std::size_t r : unlike) terms = either(terms, both(here, by_session[s][r]));
    before = both(before, where_unfit(draft, version.sessions[s].rule, at));
  }
  return simplified(terms);
}

}  // namespace

std::vector<Uncovered> refusals(Draft& draft) {
  const std::size_t count = draft.versions.size();
  std::map<RanksByCounter, std::vector<std::vector<Test>>> by_ranks;
  by_ranks[{}].resize(count);
  for (std::size_t v = 0; v < count; ++v) {
    for (const Term& term : uncovered_in(draft, *draft.versions[v])) {
      auto& tests = by_ranks[term.ranks];
      tests.resize(count);
      tests[v].push_back(term.test);
    }
  }
  std::vector<Uncovered> out;
  for (auto& [ranks, tests] : by_ranks) {
    Uncovered refusal{ranks, {}};
    // Where a version covers nothing, it does not matter for which ranks.
    for (std::size_t v = 0; v < count; ++v)
      refusal.of_version.push_back(draft.versions[v]->scheme ? any(tests[v]) : Test::always());
    out.push_back(std::move(refusal));
  }
  return out;
}

Test test_of(const Uncovered& refusal) {
  return test_by_number("v", refusal.of_version.size(),
                        [&](std::size_t v) { return refusal.of_version[v]; });
}

}  // namespace racpsy::sql
