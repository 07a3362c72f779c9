#include "racpsy/app/profile.hpp"

#include <algorithm>

#include "racpsy/app/messages.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/case_file.hpp"

namespace racpsy::app {
namespace {

/// The options that a profile may state, beside facts; those of a person's age exclude each other.
constexpr std::pair<std::string_view, const char*> own_options[]{{"age", "--age"},
                                                                 {"born", "--born"},
                                                                 {"private_fee", "--private-fee"},
                                                                 {"minutes", "--minutes"},
                                                                 {"joined", "--joined"}};

struct NameAndWords {
  std::string name;
  std::string words;
};

// Returns what a person of a file states, as names and tokens.
std::vector<NameAndWords> statements_of(const CasePerson& person) {
  std::vector<NameAndWords> all;
  if (person.age) all.push_back({"age", std::to_string(*person.age)});
  if (person.born) all.push_back({"born", iso(*person.born)});
  if (person.at_first.private_fee.known())
    all.push_back(
        {"private_fee", amount_token(person.at_first.private_fee, person.at_first.fee_currency)});
  if (person.at_first.minutes) all.push_back({"minutes", std::to_string(*person.at_first.minutes)});
  if (person.at_first.joined) all.push_back({"joined", iso(*person.at_first.joined)});
  for (const NamedValue& fact : person.at_first.facts) all.push_back({fact.name, fact.value});
  return all;
}

class ProfileAdder {
 public:
  ProfileAdder(Inputs& inputs, std::string folder, const Route& route)
      : inputs_(inputs),
        folder_(std::move(folder)),
        route_(route),
        aged_(inputs.has("--age") || inputs.has("--born")),
        of_contract_(inputs.has("--complementary")) {}

  std::vector<std::string> add(const std::vector<NameAndWords>& stated) {
    for (const NameAndWords& one : stated) {
      const auto own = std::find_if(std::begin(own_options), std::end(own_options),
                                    [&](const auto& option) { return option.first == one.name; });
      if (own == std::end(own_options)) add_fact(one);
      else if (!inputs_.has(own->second) && !(aged_ && is_age(own->first)) &&
               !(of_contract_ && own->first == "joined"))
        value(own->second, one.words);
    }
    return std::move(used_);
  }

 private:
  static bool is_age(std::string_view name) { return name == "age" || name == "born"; }

  void value(const std::string& option, const std::string& words) {
    inputs_.values[option] = words;
    used_.push_back(option.substr(2) + "=" + words);
  }

  // Adds a fact, unless an option states it: by its own option or by --with.
  void add_fact(const NameAndWords& fact) {
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
      const bool file = fact.words.ends_with(".toml") && !fact.words.starts_with('/');
      const std::string words = file ? folder_ + fact.words : fact.words;
      if (own) value("--" + name, words);
      else {
        with.push_back(name + "=" + words);
        used_.push_back(with.back());
      }
    }
    if (with.empty()) inputs_.lists.erase("--with");
  }

  Inputs& inputs_;
  std::string folder_;
  const Route& route_;
  bool aged_;         // an option states the age
  bool of_contract_;  // an option gives a contract: the date of joining in the profile is not its
  std::vector<std::string> used_;
};

}  // namespace

Expected<std::optional<ProfileUsed>> add_profile(Inputs& inputs, Catalogue& catalogue) {
  if (!inputs.has("--me")) return std::optional<ProfileUsed>{};
  if (!inputs.files.empty())
    return UsageError{localized<messages::profile_or_case>(),
                      localized(messages::give_one_of_them)};
  ProfileUsed profile;
  std::vector<NameAndWords> stated;
  if (const std::optional<std::string> path = inputs.get("--me")) {
    const CasePerson person = TRY(read_profile(*path));
    profile.path = *path;
    profile.more = !person.used.empty() || !person.sessions.empty();
    stated = statements_of(person);
  } else {
    for (const std::string& given : inputs.lists.at("--me")) {
      const std::size_t equals = given.find('=');
      stated.push_back({given.substr(0, equals), given.substr(equals + 1)});
    }
  }
  inputs.values.erase("--me");
  inputs.lists.erase("--me");
  const Route* route = TRY(catalogue.route(catalogue.default_route()));
  const std::string folder = profile.path.substr(0, profile.path.rfind('/') + 1);
  profile.used = ProfileAdder{inputs, folder, *route}.add(stated);
  return std::optional{std::move(profile)};
}

Text note_on(const ProfileUsed& profile) {
  Text note = profile.used.empty()
                  ? localized<messages::profile_without_effect>(profile.path)
                  : localized<messages::profile_used>(profile.path, joined(profile.used));
  if (!profile.more) return note;
  note += ".";
  return followed_by(note, localized(messages::profile_has_more));
}

}  // namespace racpsy::app
