// Prints the cost of twelve sessions of this year for a person without a complementary contract,
// from options in words and from a request built by hand, and includes every public entry.
#include <cstdio>
#include <racpsy/app/calculate.hpp>
#include <racpsy/app/compare.hpp>
#include <racpsy/base/format.hpp>
#include <racpsy/batch/batch.hpp>

using namespace racpsy;

int main() {
  Result<Catalogue> catalogue = Catalogue::open({});
  if (!catalogue) return 1;

  app::Inputs inputs;
  inputs.values = {{"--age", "30"}, {"--first", "6 January 2025"}, {"--sessions", "12"}};
  const app::Expected<app::Calculation> calculated = app::calculate(inputs, *catalogue, {});
  if (!calculated) return 1;
  const Money asked = calculated->answer.statement.total.get(Figure::patient);
  inputs.values["--age"] = "old";
  if (const auto failed = app::calculate(inputs, *catalogue, {})) return 1;
  else std::printf("%s\n", failed.error().error.what.in(Lang::en).c_str());

  const Result<const Route*> route = catalogue->route(catalogue->default_route());
  if (!route) return 1;
  const Person person = default_person(**route, 30);
  std::vector<Session> sessions;
  for (int week = 0; week < 12; ++week) sessions.push_back({add_days({2025, 1, 6}, 7 * week), {}});
  CompiledRoute compiled{**route};
  const Statement statement = settle_all(compiled, {}, person, sessions);
  const Money patient = statement.total.get(Figure::patient);
  std::printf("%s\n", show(Amount{patient, (*route)->currency()}, Lang::en).c_str());
  return patient.cents() == 24'000 && asked == patient ? 0 : 1;
}
