// Finds which single change would get the first session covered, by settling it again with every
// other value of one fact, at another age, and on the first day of another version.
#include "racpsy/app/ways_to_qualify.hpp"

#include <algorithm>

#include "racpsy/base/limits.hpp"
#include "racpsy/engine/memo.hpp"

namespace racpsy {
namespace {

class EligibilitySearch {
 public:
  explicit EligibilitySearch(const Answer& answer)
      : compiled_(*answer.request.compiled_routes.front()),
        route_(compiled_.route()),
        selection_(answer.selection()),
        person_(answer.person()),
        first_(answer.statement.sessions.front()) {}

  std::vector<WayToQualify> run() {
    facts();
    ages();
    dates();
    periods();
    return std::move(ways_);
  }

 private:
  bool qualifies(const Person& person, Date date) const {
    const std::vector<Session> one{{date, {}}};
    const Outcome outcome = settle_all(compiled_, selection_, person, one).sessions.front().outcome;
    return outcome == Outcome::covered || outcome == Outcome::outside_scheme;
  }

  void facts() {
    for (std::size_t f = 0; f < route_.facts.size(); ++f) {
      const Fact& fact = route_.facts[f];
      if (!fact.opener) continue;
      WayToQualify way;
      way.fact = fact.name;
      way.fact_title = fact.title;
      for (std::size_t v = 0; v < fact.values.size(); ++v) {
        Person other = person_;
        other.state(f, Bits{1} << v | (fact.type == Fact::Type::set ? person_.facts[f] : 0));
        if (other.facts[f] == person_.facts[f] || !qualifies(other, first_.date)) continue;
        way.values.push_back(fact.values[v].token);
        add_item(way.value_titles, fact.values[v].title);
      }
      if (way.values.empty()) continue;
      ways_.push_back(std::move(way));
    }
  }

  // Adds the age bands that qualify; adjacent bands are merged.
  void ages() {
    const std::vector<int> ages = compiled_.table(*first_.nearest).ages();
    const int now = person_.age_at(first_.date);
    std::vector<std::pair<int, int>> bands;
    for (std::size_t i = 0; i < ages.size(); ++i) {
      const int to = i + 1 < ages.size() ? ages[i + 1] - 1 : oldest;
      Person other = person_;
      other.born.reset();
      other.age = ages[i];
      if ((now >= ages[i] && now <= to) || !qualifies(other, first_.date)) continue;
      if (!bands.empty() && bands.back().second + 1 == ages[i]) bands.back().second = to;
      else bands.emplace_back(ages[i], to);
    }
    for (const auto& [from, to] : bands) {
      WayToQualify way;
      way.kind = WayToQualify::Kind::age;
      way.fact = "age";
      way.values.push_back((from == 0 ? "" : std::to_string(from)) + ".." +
                           (to == oldest ? "" : std::to_string(to)));
      way.from_age = from;
      way.to_age = to;
      ways_.push_back(std::move(way));
    }
  }

  // Adds the first later day on which the rules change, for anybody, and the session is covered.
  void dates() {
    if (selection_.pinned != nullptr) return;
    std::optional<Date> found;
    for (const std::int32_t days : changing_days(route_, selection_, false)) {
      const Date date = Date::from_days(days);
      if (date <= first_.date || (found && *found <= date)) continue;
      if (qualifies(person_, date)) found = date;
    }
    if (!found) return;
    WayToQualify way;
    way.kind = WayToQualify::Kind::date;
    way.fact = "date";
    way.values.push_back(iso(*found));
    way.date = *found;
    ways_.push_back(std::move(way));
  }

  // Adds the next period, in which the opening balance is zero again.
  void periods() {
    if (first_.outcome != Outcome::beyond_cap || first_.version == nullptr) return;
    Person fresh = person_;
    fresh.used = 0;
    if (person_.used == 0 || !qualifies(fresh, first_.date)) return;
    const std::vector<CapRule>& caps = names_of(first_).caps;
    const auto cap = std::find_if(caps.begin(), caps.end(),
                                  [&](const CapRule& c) { return c.at_most == first_.cap; });
    if (cap == caps.end()) return;
    const Counter::Per per = route_.counters[cap->counter].per;
    if (per == Counter::Per::lifetime) return;
    WayToQualify way;
    way.kind = WayToQualify::Kind::period;
    way.fact = "period";
    way.period = per;
    ways_.push_back(std::move(way));
  }

  CompiledRoute& compiled_;
  const Route& route_;
  const RuleSelection& selection_;
  const Person& person_;
  const Settled& first_;
  std::vector<WayToQualify> ways_;
};

}  // namespace

bool nothing_covered(const Answer& answer) {
  const std::vector<Settled>& all = answer.statement.sessions;
  return std::none_of(all.begin(), all.end(), [](const Settled& s) {
    return s.outcome == Outcome::covered || s.outcome == Outcome::outside_scheme;
  });
}

std::vector<WayToQualify> find_ways_to_qualify(const Answer& answer) {
  return EligibilitySearch{answer}.run();
}

}  // namespace racpsy
