#include "racpsy/app/profile.hpp"

#include <algorithm>

#include "racpsy/base/try.hpp"
#include "racpsy/rules/case_file.hpp"

namespace racpsy::app {
namespace {

class ProfileReader {
 public:
  ProfileReader(Inputs& inputs, const std::string& path, const Route& route)
      : inputs_(inputs),
        folder_(path.substr(0, path.rfind('/') + 1)),
        route_(route) {}

  std::string add(const CasePerson& person) {
    const bool aged = inputs_.has("--age") || inputs_.has("--born");
    if (person.age && !aged) value("--age", std::to_string(*person.age));
    if (person.born && !aged) value("--born", iso(*person.born));
    if (person.at_first.private_fee.known() && !inputs_.has("--private-fee")) {
      const std::int64_t cents = person.at_first.private_fee.cents();
      const std::string rest = std::to_string(100 + cents % 100).substr(1);
      value("--private-fee", std::to_string(cents / 100) + "." + rest);
    }
    if (person.at_first.minutes && !inputs_.has("--minutes"))
      value("--minutes", std::to_string(*person.at_first.minutes));
    if (person.at_first.joined && !inputs_.has("--joined") && !inputs_.has("--complementary"))
      value("--joined", iso(*person.at_first.joined));
    for (const NamedValue& fact : person.at_first.facts) add_fact(fact);
    return std::move(added_);
  }

 private:
  void value(const std::string& option, const std::string& words) {
    inputs_.values[option] = words;
    add_item(added_, option.substr(2) + "=" + words);
  }

  // Adds a fact, unless an option states it: by its own option or by --with.
  void add_fact(const NamedValue& fact) {
    const std::optional<std::size_t> index = route_.fact_called(fact.name);
    const std::string name = index ? route_.facts[*index].name : fact.name;
    std::vector<std::string>& with = inputs_.lists["--with"];
    const bool stated = std::any_of(with.begin(), with.end(), [&](const std::string& given) {
      const std::string called = given.substr(0, given.find('='));
      return called == name || (index && route_.fact_called(called) == index);
    });
    const bool own = name == "coverage" || name == "complementary" || name == "referral";
    const bool has_own = inputs_.has("--" + name) || (name == "coverage" && inputs_.has("--due"));
    if (!stated && !has_own) {
      const bool file = fact.value.ends_with(".toml") && !fact.value.starts_with('/');
      const std::string words = file ? folder_ + fact.value : fact.value;
      if (own) value("--" + name, words);
      else {
        with.push_back(name + "=" + words);
        add_item(added_, with.back());
      }
    }
    if (with.empty()) inputs_.lists.erase("--with");
  }

  Inputs& inputs_;
  std::string folder_;
  const Route& route_;
  std::string added_;
};

}  // namespace

Expected<std::string> add_profile(Inputs& inputs, const std::string& path, Catalogue& catalogue) {
  const CasePerson person = TRY(read_profile(path));
  const Route* route = TRY(catalogue.route(catalogue.default_route()));
  return ProfileReader{inputs, path, *route}.add(person);
}

}  // namespace racpsy::app
