// Five inputs of a comparison are lists. Every combination of their values is a request of its own,
// read as `calculate` reads it (RequestReader). A value that only some of the routes know has no
// effect on the others, with a note; one that no route knows is an error.
#include "racpsy/app/compare.hpp"

#include <algorithm>

#include "racpsy/app/card.hpp"
#include "racpsy/app/case_request.hpp"
#include "racpsy/app/defaults_used.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/profile.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy {

bool Comparison::varies(const std::string& name) const {
  return std::find(varied.begin(), varied.end(), name) != varied.end();
}

}  // namespace racpsy

namespace racpsy::app {
namespace {

constexpr std::size_t most_statements = 1'000;

/// The list options without --route, slowest first.
constexpr std::array<const char*, 4> axes{"--rules", "--coverage", "--calendar", "--complementary"};

class Comparer {
 public:
  Comparer(const Inputs& inputs, Catalogue& catalogue, const Detail& detail)
      : inputs_(inputs),
        catalogue_(catalogue),
        detail_(detail) {}

  Expected<ComparisonResult> run() {
    TRY(check_case_file(inputs_, "compare"));
    if (!inputs_.files.empty()) TRY(read_file());
    const std::vector<Choice> routes = TRY(select_routes());
    std::size_t count = routes.size();
    for (const char* axis : axes) count *= values(axis).size();
    if (count > most_statements)
      return UsageError{localized<messages::too_many_statements>(count, most_statements), {}};
    for (const Choice& choice : routes) {
      if (std::find(result_.routes.begin(), result_.routes.end(), choice.route) ==
          result_.routes.end())
        result_.routes.push_back(choice.route);
    }
    known_ = result_.routes;
    for (const Route* route : routes_of_file_) {
      if (std::find(known_.begin(), known_.end(), route) == known_.end()) known_.push_back(route);
    }
    Comparison& comparison = result_.comparison;
    comparison.several_routes = routes.size() > 1;
    comparison.own_counts =
        !file_ && comparison.several_routes && !inputs_.has("--sessions") && !inputs_.has("--on");
    for (const char* axis : axes) {
      if (values(axis).size() > 1) comparison.varied.emplace_back(axis + 2);  // without "--"
    }

    for (const Choice& choice : routes) TRY(settle_route(choice));
    drop_closed_routes();
    note_inputs_without_effect();
    for (Candidate& candidate : candidates_) {
      finish(candidate.compared);
      comparison.statements.push_back(std::move(candidate.compared));
    }
    return std::move(result_);
  }

 private:
  struct Choice {
    const Route* route = nullptr;
    bool of_country = false;  // named by its country: shown only if open
    bool as_in_file = false;  // `route` is the first one of the file
  };
  struct Candidate {
    ComparedStatement compared;
    bool of_country = false;
  };

  // ---- Selection of routes

  std::vector<std::string> values(const std::string& option) const {
    const std::optional<std::string> list = inputs_.get(option);
    if (!list) return {""};
    return option == "--complementary" ? complementary_values(*list) : parts_of(*list, ',');
  }

  // Reads the case file, and checks it alone, so that errors do not depend on what is compared.
  Expected<void> read_file() {
    file_ = TRY(read_case(inputs_.files.front()));
    const Date today = TRY(read_today(inputs_));
    const Case made = TRY(make_case(*file_, catalogue_, today));
    result_.contract_files = made.contract_files;
    for (const CompiledRoute* compiled : made.request.compiled_routes)
      routes_of_file_.push_back(TRY(catalogue_.route(compiled->route().id)));
    return {};
  }

  // Returns the routes named, in the order given; a country stands for its routes. Without a name:
  // those of the case file if something else varies, else those of the country.
  Expected<std::vector<Choice>> select_routes() {
    const std::vector<std::string> ids = catalogue_.routes();
    const std::vector<std::string> countries = countries_of(ids);
    const std::string& usual = file_ ? routes_of_file_.front()->id : catalogue_.default_route();
    std::vector<Choice> all;
    const bool lists = std::any_of(axes.begin(), axes.end(),
                                   [&](const char* axis) { return values(axis).size() > 1; });
    const bool of_file = file_ && !inputs_.has("--route") && !inputs_.has("--country");
    if (of_file && (lists || routes_of_file_.size() > 1))
      all.push_back({routes_of_file_.front(), false, true});
    if (of_file && lists) return all;
    std::vector<std::string> named;
    for (const std::string& given : parts_of(inputs_.get("--country").value_or(""), ',')) {
      if (given.empty()) continue;
      if (std::find(countries.begin(), countries.end(), given) == countries.end())
        return bad_value("--country", given, countries);
      named.push_back(given);
    }
    for (const std::string& given : parts_of(inputs_.get("--route").value_or(""), ','))
      if (!given.empty() || inputs_.has("--route")) named.push_back(given);
    if (named.empty()) named.push_back(country_code(usual));
    for (const std::string& given : named) {
      const bool country = std::find(countries.begin(), countries.end(), given) != countries.end();
      const std::string name = country ? given : find_route(given, catalogue_).value_or("");
      if (name.empty()) {
        std::vector<std::string> valid = countries;
        valid.insert(valid.end(), ids.begin(), ids.end());
        return bad_value("--route", given, valid);
      }
      for (const std::string& id : ids) {
        if (country ? country_code(id) != name : id != name) continue;
        const Route* route = TRY(catalogue_.route(id));
        const auto known = std::find_if(all.begin(), all.end(), [&](const Choice& c) {
          return c.route == route && !c.as_in_file;
        });
        if (known == all.end()) all.push_back({route, country});
        else known->of_country = known->of_country && country;
      }
    }
    return all;
  }

  // Returns the contract of a value of --complementary; a card is one in each country.
  Expected<const Contract*> contract_of(const std::string& value, const Route& route) {
    const std::string country = country_code(route.id);
    std::unique_ptr<const Contract>& contract = result_.contracts[country + ": " + value];
    if (contract) return contract.get();
    const Date today = TRY(read_today(inputs_));
    contract = TRY(resolve_contract(value, route, today, catalogue_));
    return contract.get();
  }

  // ---- Statements

  // Settles all combinations for one route, the leftmost option slowest.
  Expected<void> settle_route(const Choice& choice) {
    std::unique_ptr<CompiledRoute>& compiled = result_.compiled[choice.route];
    if (!compiled) compiled = std::make_unique<CompiledRoute>(*choice.route);
    std::array<std::string, axes.size()> picked;
    return combine(0, picked, [&] { return settle_choice(choice, *compiled, picked); });
  }

  template <class Each>
  Expected<void> combine(std::size_t axis, std::array<std::string, axes.size()>& picked,
                         Each each) {
    if (axis == axes.size()) return each();
    for (const std::string& value : values(axes[axis])) {
      picked[axis] = value;
      TRY(combine(axis + 1, picked, each));
    }
    return {};
  }

  Expected<void> settle_choice(const Choice& choice, CompiledRoute& compiled,
                               const std::array<std::string, axes.size()>& picked) {
    Inputs inputs = inputs_;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      if (inputs_.has(axes[a])) inputs.values[axes[a]] = picked[a];
    }
    const Contract* contract = TRY(contract_of(picked.back(), *choice.route));
    RequestReader reader{inputs, catalogue_, result_.routes};
    Candidate candidate;
    candidate.of_country = choice.of_country;
    ComparedStatement& compared = candidate.compared;
    if (file_) {
      TRY(settle_file(choice, inputs, contract, reader, compared));
    } else {
      compared.answer.illustrative_dates = without_dates(inputs);
      const RuleSelection selection = TRY(reader.selection(*choice.route));
      const Person person = TRY(reader.person(*choice.route, result_.routes, contract));
      const std::vector<Session> sessions = TRY(reader.sessions(compiled, selection, person));
      TRY(check_ages(person, sessions));
      compared.answer.request = Request{compiled, selection, person, sessions};
    }
    compared.answer.explain = inputs.has("--explain");
    const std::vector<std::string>& more = reader.no_effect();
    compared.no_effect.insert(compared.no_effect.end(), more.begin(), more.end());
    Explanation& explanation = compared.answer.explanation;
    compared.answer.statement =
        detail_.trace ? settle_all(compared.answer.request, explanation)
                      : settle_all(compared.answer.request, explanation.flagged_rules);
    compared.unused = unused_facts(compared.answer.request, compared.answer.statement);
    record_unused_variation(candidate);
    compared.rules_by_date = picked[0] == "auto";
    candidates_.push_back(std::move(candidate));
    return {};
  }

  // Makes the request of the case file for one choice.
  Expected<void> settle_file(const Choice& choice, const Inputs& inputs, const Contract* contract,
                             RequestReader& reader, ComparedStatement& compared) {
    CaseRequest request{inputs, catalogue_, reader, contract};
    auto made = std::make_unique<Case>(TRY(
        request.read(*file_, choice.as_in_file ? nullptr : choice.route, result_.routes, known_)));
    compared.as_in_file = choice.as_in_file && result_.comparison.several_routes;
    compared.answer.request = made->request;
    compared.answer.people = made->names;
    compared.answer.title = made->title;
    compared.no_effect = made->no_effect;
    for (const std::string& name : made->unasked) {
      if (std::find(unasked_.begin(), unasked_.end(), name) == unasked_.end())
        unasked_.push_back(name);
    }
    result_.cases.push_back(std::move(made));
    return {};
  }

  // Records facts that differ between statements and that this route knows but does not use.
  void record_unused_variation(Candidate& candidate) const {
    const Route& route = candidate.compared.answer.route();
    const Person& person = candidate.compared.answer.person();
    for (const std::string& name : candidate.compared.unused) {
      const std::optional<std::size_t> f = route.fact_index(name);
      if (f && result_.comparison.varies(name) && person.facts[*f] != route.facts[*f].fallback) {
        candidate.compared.no_effect.push_back(
            std::string{name}.append("=").append(route.facts[*f].write(person.facts[*f])));
      }
    }
  }

  // Removes routes of a country that are open under no combination, unless that is all of them.
  void drop_closed_routes() {
    const auto is_closed = [](const ComparedStatement& c) {
      const Outcome first = c.answer.statement.sessions.front().outcome;
      return first == Outcome::not_open || first == Outcome::closed;
    };
    std::vector<const Route*> open;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.of_country || !is_closed(candidate.compared))
        open.push_back(&candidate.compared.answer.route());
    }
    if (open.empty()) return;
    std::erase_if(candidates_, [&](const Candidate& candidate) {
      return std::find(open.begin(), open.end(), &candidate.compared.answer.route()) == open.end();
    });
  }

  void finish(ComparedStatement& compared) const {
    if (!detail_.defaults_used) return;
    find_defaults_used(compared.answer.request, compared.answer.statement,
                       detail_.brief ? "complementary" : "");
    compared.answer.outlook.with_complementary =
        with_complementary(compared.answer.request, compared.answer.statement);
    if (!detail_.brief && nothing_covered(compared.answer) && compared.answer.people.size() < 2)
      compared.ways_to_qualify = find_ways_to_qualify(compared.answer);
  }

  // Adds a note for each input without effect: on some routes, with their names; on all, as
  // calculate() does.
  void note_inputs_without_effect() {
    std::vector<std::pair<std::string, std::vector<std::string>>> routes_without_effect;
    for (const Candidate& candidate : candidates_) {
      for (const std::string& what : candidate.compared.no_effect) {
        auto at = std::find_if(routes_without_effect.begin(), routes_without_effect.end(),
                               [&](const auto& t) { return t.first == what; });
        if (at == routes_without_effect.end())
          at = routes_without_effect.insert(routes_without_effect.end(), {what, {}});
        const std::string& id = candidate.compared.answer.route().id;
        if (std::find(at->second.begin(), at->second.end(), id) == at->second.end())
          at->second.push_back(id);
      }
    }
    note_routes_without_effect(routes_without_effect);
    for (const std::string& name : unasked_)
      result_.notes.push_back(localized<messages::unused_fact>(name));
    for (const std::string& name : candidates_.front().compared.unused) {
      const auto without_effect = [&](const Candidate& m) {
        const std::vector<std::string>& unused = m.compared.unused;
        return std::find(unused.begin(), unused.end(), name) != unused.end();
      };
      if (std::all_of(candidates_.begin(), candidates_.end(), without_effect))
        result_.notes.push_back(localized<messages::unused_fact>(name));
    }
  }

  using RoutesWithoutEffect = std::vector<std::pair<std::string, std::vector<std::string>>>;

  // Adds one note for all inputs without effect on the same routes; it names those routes, or the
  // others if they are fewer.
  void note_routes_without_effect(const RoutesWithoutEffect& all) {
    std::vector<std::string> done;
    std::vector<std::string> routes;
    for (const Candidate& candidate : candidates_) {
      const std::string& id = candidate.compared.answer.route().id;
      if (std::find(routes.begin(), routes.end(), id) == routes.end()) routes.push_back(id);
    }
    for (const auto& [what, ids] : all) {
      if (std::find(done.begin(), done.end(), what) != done.end()) continue;
      std::string inputs;
      for (const auto& [other, others] : all) {
        if (others != ids) continue;
        done.push_back(other);
        add_item(inputs, other);
      }
      std::vector<std::string> rest = routes;
      std::erase_if(rest, [&, &without = ids](const std::string& id) {
        return std::find(without.begin(), without.end(), id) != without.end();
      });
      result_.notes.push_back(rest.empty() || ids.size() <= rest.size()
                                  ? localized<messages::no_effect_on>(inputs, joined(ids))
                                  : localized<messages::effect_only_on>(inputs, joined(rest)));
    }
  }

  const Inputs& inputs_;
  Catalogue& catalogue_;
  const Detail& detail_;
  std::optional<CaseFile> file_;
  std::vector<const Route*> routes_of_file_;
  std::vector<const Route*> known_;   // those compared, and those of the file
  std::vector<std::string> unasked_;  // facts of the file that none of them knows
  std::vector<Candidate> candidates_;
  ComparisonResult result_;
};

}  // namespace

Expected<ComparisonResult> compare(const Inputs& inputs, Catalogue& catalogue,
                                   const Detail& detail) {
  Inputs all = inputs;
  std::optional<ProfileUsed> profile = TRY(add_profile(all, catalogue));
  Expected<ComparisonResult> result = Comparer{all, catalogue, detail}.run();
  if (result) result->comparison.profile = std::move(profile);
  return result;
}

}  // namespace racpsy::app
