// Prints the cost of twelve sessions of this year for a person without a complementary contract:
// the library in thirty lines.
#include <cstdio>
#include <racpsy/engine/statement.hpp>
#include <racpsy/rules/catalogue.hpp>

int main() {
  racpsy::Result<racpsy::Catalogue> catalogue = racpsy::Catalogue::open({});
  if (!catalogue) return 1;
  const racpsy::Result<const racpsy::Route*> route = catalogue->route(catalogue->default_route());
  if (!route) return 1;

  const racpsy::Person person = racpsy::default_person(**route, 30);

  std::vector<racpsy::Session> sessions;
  for (int week = 0; week < 12; ++week)
    sessions.push_back({racpsy::add_days({2025, 1, 6}, 7 * week), {}});

  racpsy::CompiledRoute compiled{**route};
  const racpsy::Statement statement = racpsy::settle_all(compiled, {}, person, sessions);
  const racpsy::Money patient = statement.total.get(racpsy::Figure::patient);
  std::printf("%lld cents\n", static_cast<long long>(patient.cents()));
  return patient.cents() == 24'000 ? 0 : 1;
}
