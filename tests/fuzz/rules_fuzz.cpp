// Fuzzes the readers of rule, contract and case files: no bytes may crash or hang them, or give
// amounts that do not add up. The first byte chooses the reader. Valid texts are checked and
// used to settle sessions.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "../sound.hpp"
#include "racpsy/app/case.hpp"
#include "racpsy/rules/check.hpp"
#include "racpsy/rules/embedded.hpp"
#include "racpsy/rules/read.hpp"

using namespace racpsy;

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

void check_problems(const Problems& problems) {
  for (const Problem& p : problems) demand(!p.what.in(Lang::fr).empty() && !p.what.empty());
}

// Declarations of the embedded versions.
const Declarations& known() {
  static const Declarations all = [] {
    Declarations d;
    for (const char* path : {"fr/sources.toml", "fr/country.toml", "fr/mon-soutien-psy/route.toml",
                             "fr/psychiatre/route.toml"}) {
      for (const EmbeddedFile& file : embedded_rules()) {
        if (file.path == path) read_declarations({path, path, file.text}, d);
      }
    }
    return d;
  }();
  return all;
}

void adds_up(const Statement& statement) {
  for (const Settled& s : statement.sessions) demand(test::unsound(s).empty());
}

void settle_with(Route& route) {
  if (!check_version(route, route.versions[0]).empty()) return;
  CompiledRoute compiled{route};
  RuleSelection selection;
  selection.pinned = &route.versions.front();
  Person person = default_person(route, 40);
  person.private_fee = Money::of_cents(6'000);
  std::vector<Session> sessions;
  for (int i = 0; i < 15; ++i) sessions.push_back({add_days({2024, 2, 29}, 40 * i), {}});
  adds_up(settle_all(compiled, selection, person, sessions));
}

void settle_case(const CaseFile& file) {
  static Result<Catalogue> rules = Catalogue::open({});
  demand(static_cast<bool>(rules));
  const Result<Case> made = make_case(file, *rules);
  if (!made) return check_problems(made.problems());
  if (made->request.sessions.size() < 500) adds_up(settle_all(made->request));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const RuleText file{"fr/mon-soutien-psy/fuzz.toml", "fuzz.toml", text};
  if (data[0] == 'c') {
    Contract contract;
    check_problems(read_contract(file, known(), contract));
  } else if (data[0] == 'k') {
    const Result<CaseFile> read = read_case("fuzz.toml", std::string{text});
    if (read) settle_case(*read);
    else check_problems(read.problems());
  } else if (data[0] == 'd') {
    Declarations into;
    check_problems(read_declarations(file, into));
  } else {
    Route route;
    route.facts = known().facts;
    Version version;
    VersionName name;
    read_version_name(file, name);
    const Problems problems = read_version(file, name.route, known(), route.counters, version);
    check_problems(problems);
    if (!problems.empty()) return 0;
    route.versions.push_back(std::move(version));
    settle_with(route);
  }
  return 0;
}
