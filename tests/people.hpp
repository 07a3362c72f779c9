// Random people. The seed is fixed, so a failure repeats; RACPSY_SEED sets another.
#pragma once

#include <algorithm>

#include <cstdlib>
#include <random>

#include "support.hpp"

namespace racpsy::test {

struct Random {
  std::mt19937_64 engine;
  explicit Random(std::uint64_t salt) {
    const char* seed = std::getenv("RACPSY_SEED");
    engine.seed((seed != nullptr ? std::strtoull(seed, nullptr, 10) : 20'220'405) * 1'000 + salt);
  }
  int upto(int n) { return static_cast<int>(engine() % static_cast<std::uint64_t>(n)); }  // 0 … n-1
  bool once_in(int n) { return upto(n) == 0; }
};

/// Returns an example contract of the country of a route.
inline const Contract* contract_for(const Route& route) {
  static std::map<std::string, std::unique_ptr<const Contract>> contracts;
  const std::string country = route.id.substr(0, 2);
  std::unique_ptr<const Contract>& contract = contracts[country];
  if (!contract && country != "fr" && country != "be") {
    // No contract of these countries is an example: one that pays half of what is left, at most 30.
    auto made = std::make_unique<Contract>();
    made->id = country + "/half";
    made->country = country;
    made->title = {"moitié", "half"};
    made->currency = route.currency();
    made->verified_on = {2027, 1, 1};
    Source& source = made->sources["test"];
    source.id = source.title = source.reference = "test";
    ContractShare& share = made->shares.emplace_back();
    share.rule.id = "half";
    share.rule.title = {"moitié du reste", "half of the rest"};
    share.rule.sources = {&source};
    share.pays = {Pays::Form::rate, {50, 100}, {}};
    share.rate_base = ContractShare::RateBase::rest;
    share.at_most = Money::of_cents(3'000);
    contract = std::move(made);
  }
  if (!contract) {
    const std::string name = country == "fr" ? "/fr/pacifica-2023.toml" : "/be/helan-2023.toml";
    Result<std::unique_ptr<const Contract>> read =
        embedded().contract(std::string{TESTS_FOLDER} + "/../examples/contracts" + name);
    REQUIRE(read);
    contract = std::move(*read);
  }
  return contract.get();
}

struct RandomCase {
  RuleSelection selection;
  Person person;
  std::vector<Session> sessions;
};

inline RandomCase random_case(Random& random, const Route& route) {
  RandomCase s;
  s.selection.calendar = random.once_in(2) ? Calendar::legal : Calendar::applied;
  if (random.once_in(4)) {
    const int version = random.upto(static_cast<int>(route.versions.size()));
    s.selection.pinned = &route.versions[static_cast<std::size_t>(version)];
  }
  s.person = person(route);
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    const Fact& fact = route.facts[f];
    const int values = static_cast<int>(fact.values.size());
    if (fact.type == Fact::Type::choice) {
      if (!random.once_in(3)) continue;
      s.person.facts[f] = Bits{1} << random.upto(values);
      s.person.stated |= std::uint32_t{1} << f;
    } else {
      for (int rights = random.upto(4); rights > 1; --rights)
        s.person.facts[f] |= Bits{1} << random.upto(values);
    }
  }
  if (random.once_in(2)) s.person.private_fee = Money::of_cents(random.upto(12'000));
  if (random.once_in(5)) s.person.used = random.upto(15);
  const auto has_deductible = [](const Version& v) { return !v.deductibles.empty(); };
  if (std::any_of(route.versions.begin(), route.versions.end(), has_deductible)) {
    if (random.once_in(3)) s.person.used_deductible = Money::of_cents(random.upto(50'000));
    if (random.once_in(3)) s.person.minutes = 1 + random.upto(120);
  }
  const Date from = add_days({2018, 1, 1}, random.upto(365 * 9));
  if (random.once_in(2)) s.person.born = add_days(from, -random.upto(365 * 80));
  else s.person.age = random.upto(90);
  for (int n = random.upto(40); n >= 0; --n) {
    Session session{add_days(from, random.upto(500)), {}};
    for (std::size_t f = 0; f < route.facts.size(); ++f) {
      if (!route.facts[f].of_session || !random.once_in(8)) continue;
      session.facts.emplace_back(
          f, Bits{1} << random.upto(static_cast<int>(route.facts[f].values.size())));
    }
    s.sessions.push_back(std::move(session));
  }
  return s;
}

/// Calls `with(route, compiled route, n)` for every route; n: its share of `people`, the number to
/// try in all.
template <class With>
void each_route(int people, With with) {
  const std::vector<std::string> ids = embedded().routes();
  for (const std::string& id : ids) {
    CAPTURE(id);
    const Route& route = test::route(id);
    CompiledRoute compiled{route};
    with(route, compiled, people / static_cast<int>(ids.size()) + 1);
  }
}

}  // namespace racpsy::test
