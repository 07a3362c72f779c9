// Five options of `compare` are lists. Every combination of their values is a request of its own,
// read as `calc` reads it (RequestReader). A value that only some of the routes know has no effect
// on the others, with a note; one that no route knows is an error.
#include "cli/compare.hpp"

#include <algorithm>
#include <map>

#include "cli/answer_output.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/resolve.hpp"
#include "cli/staleness.hpp"
#include "racpsy/engine/defaults_used.hpp"
#include "report/comparison.hpp"
#include "report/phrases.hpp"

namespace racpsy::cli {
namespace {

constexpr std::size_t most_statements = 1'000;

/// The list options without --route, slowest first.
constexpr std::array<const char*, 4> axes{"--rules", "--coverage", "--calendar", "--complementary"};

class Comparer {
 public:
  Comparer(const Command& command, Catalogue& catalogue, Lang lang)
      : command_(command),
        catalogue_(catalogue),
        lang_(lang) {}

  int run() {
    const std::string format = format_of(command_);
    RequestReader reader{command_, catalogue_};
    check_options(reader, format);
    const std::vector<Choice> routes = select_routes(reader);
    if (reader.error()) return print_usage_error(*reader.error(), lang_);
    if (failed_) return *failed_;
    std::size_t count = routes.size();
    for (const char* axis : axes) count *= values(axis).size();
    if (count > most_statements)
      return print_usage_error(
          {localized<messages::too_many_statements>(count, most_statements), {}}, lang_);
    for (const Choice& choice : routes) all_routes_.push_back(choice.route);

    for (const Choice& choice : routes) {
      if (!settle_route(choice)) return *failed_;
    }
    drop_closed_routes();
    if (const std::optional<int> exit = strict()) return *exit;
    print_notes();
    for (Candidate& candidate : candidates_) {
      finish(candidate.compared, format);
      comparison_.statements.push_back(std::move(candidate.compared));
    }
    return output_answer(format);
  }

 private:
  struct Choice {
    const Route* route = nullptr;
    bool of_country = false;  // named by its country: shown only if open
  };
  // A statement, and the notes that depend on all of them.
  struct Candidate {
    ComparedStatement compared;
    bool of_country = false;
    std::vector<std::string> unused;  // facts given that the route does not use
  };

  // ---- Selection of routes

  void check_options(RequestReader& reader, const std::string& format) {
    if (!command_.files.empty())
      reader.fail(localized<messages::unexpected_argument>(command_.files.front()),
                  localized<messages::see_help_of>("compare"));
    reader.layout();
    if (command_.has("--explain") && format != "json")
      reader.fail(localized<messages::compare_explains_json>(),
                  localized<messages::calc_explains>());
  }

  std::vector<std::string> values(const std::string& option) const {
    const std::optional<std::string> list = command_.get(option);
    return list ? parts_of(*list, ',') : std::vector<std::string>{""};
  }

  // Returns the routes named, in the order given; a country stands for its routes.
  std::vector<Choice> select_routes(RequestReader& reader) {
    const std::vector<std::string> ids = catalogue_.routes();
    std::vector<std::string> countries;
    for (const std::string& id : ids) {
      const std::string country = id.substr(0, id.find('/'));
      if (std::find(countries.begin(), countries.end(), country) == countries.end())
        countries.push_back(country);
    }
    const std::string& usual = catalogue_.default_route();
    std::vector<Choice> all;
    for (const std::string& name :
         parts_of(command_.get("--route").value_or(usual.substr(0, usual.find('/'))), ',')) {
      const bool country = std::find(countries.begin(), countries.end(), name) != countries.end();
      if (!country && std::find(ids.begin(), ids.end(), name) == ids.end()) {
        std::vector<std::string> valid = countries;
        valid.insert(valid.end(), ids.begin(), ids.end());
        reader.bad_value("--route", name, valid);
      }
      for (const std::string& id : ids) {
        if (failed_ || (country ? !id.starts_with(name + "/") : id != name)) continue;
        const Result<const Route*> route = catalogue_.route(id);
        if (!route) {
          failed_ = print_problems(route.problems(), lang_);
          continue;
        }
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const Choice& c) { return c.route == *route; });
        if (known == all.end()) all.push_back({*route, country});
        else known->of_country = known->of_country && country;
      }
    }
    return all;
  }

  const Contract* contract_of(const std::string& path) {
    std::unique_ptr<const Contract>& contract = contracts_[path];
    if (contract) return contract.get();
    Result<std::unique_ptr<const Contract>> read = resolve_contract(path, catalogue_);
    if (!read) failed_ = print_problems(read.problems(), lang_);
    else contract = std::move(*read);
    return contract.get();
  }

  // ---- Statements

  // Settles all combinations for one route, the leftmost option slowest.
  bool settle_route(const Choice& choice) {
    std::unique_ptr<CompiledRoute>& compiled = compiled_routes_[choice.route];
    if (!compiled) compiled = std::make_unique<CompiledRoute>(*choice.route);
    std::array<std::string, axes.size()> picked;
    return combine(0, picked, [&] { return settle_choice(choice, *compiled, picked); });
  }

  template <class Each>
  bool combine(std::size_t axis, std::array<std::string, axes.size()>& picked, Each each) {
    if (axis == axes.size()) return each();
    for (const std::string& value : values(axes[axis])) {
      picked[axis] = value;
      if (!combine(axis + 1, picked, each)) return false;
    }
    return true;
  }

  bool settle_choice(const Choice& choice, CompiledRoute& compiled,
                     const std::array<std::string, axes.size()>& picked) {
    Command command = command_;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      if (command_.has(axes[a])) command.values[axes[a]] = picked[a];
    }
    const Contract* contract = contract_of(picked.back());
    if (failed_) return false;
    RequestReader reader{command, catalogue_};
    reader.compare(all_routes_);
    Candidate candidate;
    candidate.of_country = choice.of_country;
    ComparedStatement& compared = candidate.compared;
    const RuleSelection selection = reader.selection(*choice.route);
    const Person person = reader.person(*choice.route, all_routes_, contract);
    const std::vector<Session> sessions =
        reader.sessions(compiled, selection, person, compared.answer.illustrative_dates);
    if (!reader.error()) reader.check_ages(person, sessions);
    if (reader.error()) {
      failed_ = print_usage_error(*reader.error(), lang_);
      return false;
    }
    compared.answer.explain = command.has("--explain");
    compared.answer.request = Request{compiled, selection, person, sessions};
    compared.no_effect = reader.no_effect();
    Explanation& explanation = compared.answer.explanation;
    compared.answer.statement =
        compared.answer.explain ? settle_all(compared.answer.request, explanation)
                                : settle_all(compared.answer.request, explanation.flagged_rules);
    candidate.unused = unused_facts(compared.answer.request, compared.answer.statement);
    record_unused_variation(candidate);
    compared.label = label(candidate, picked);
    candidates_.push_back(std::move(candidate));
    return true;
  }

  // Records facts that differ between statements and that this route knows but does not use.
  void record_unused_variation(Candidate& candidate) const {
    const Route& route = candidate.compared.answer.route();
    const Person& person = candidate.compared.answer.person();
    for (const std::string& name : candidate.unused) {
      const auto f = static_cast<std::size_t>(route.fact_index(name));
      if (varies("--" + name) && person.facts[f] != route.facts[f].fallback) {
        candidate.compared.no_effect.push_back(
            std::string{name}.append("=").append(route.facts[f].write(person.facts[f])));
      }
    }
  }

  bool varies(const std::string& option) const { return values(option).size() > 1; }

  // Returns the label of a statement: the route, then the value of every list that has an effect on
  // it.
  Text label(const Candidate& candidate, const std::array<std::string, axes.size()>& picked) const {
    const Answer& answer = candidate.compared.answer;
    const Route& route = answer.route();
    const RuleSelection& selection = answer.selection();
    const Person& person = answer.person();
    Text text;
    const auto add = [&](const Text& part) { add_item(text, part, " · "); };
    const std::vector<std::string>& without_effect = candidate.unused;
    const bool nothing_varies =
        std::none_of(axes.begin(), axes.end(), [&](const char* axis) { return varies(axis); });
    if (nothing_varies || all_routes_.size() > 1) add(route.title);
    if (varies("--rules") && selection.pinned >= 0) {
      const Version& version = route.versions[static_cast<std::size_t>(selection.pinned)];
      add(localized<racpsy::messages::compare_version>(version.id, version.title));
    } else if (varies("--rules") && picked[0] == "auto") {
      add(localized<messages::rules_by_date>());
    }
    for (const std::string name : {"coverage", "calendar", "complementary"}) {
      if (!varies("--" + name)) continue;
      if (name == "calendar") {
        const Message& m = racpsy::messages::calendars[index_of(selection.calendar)];
        if (selection.pinned < 0) add(localized<racpsy::messages::compare_calendar>(localized(m)));
        continue;
      }
      const int f = route.fact_index(name);
      const bool contract = name == "complementary" && person.contract != nullptr;
      if (f < 0 || (!contract && std::find(without_effect.begin(), without_effect.end(), name) !=
                                     without_effect.end()))
        continue;
      const auto index = static_cast<std::size_t>(f);
      // Coverage labels stand alone; "none" needs the name of its fact.
      if (name == "coverage") add(route.facts[index].describe(person.facts[index]));
      else
        add({fact_phrase(route, index, person, Lang::fr),
             fact_phrase(route, index, person, Lang::en)});
    }
    if (text.en.empty()) add(route.title);
    return text;
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

  std::optional<int> strict() const {
    if (!command_.has("--strict")) return std::nullopt;
    for (const Candidate& candidate : candidates_) {
      if (const std::optional<UsageError> refusal =
              strict_refusal(candidate.compared.answer.statement)) {
        print_error(localized<messages::strict_of>(refusal->what, candidate.compared.label),
                    refusal->remedy, lang_);
        return exit_strict;
      }
    }
    return std::nullopt;
  }

  void finish(ComparedStatement& compared, const std::string& format) {
    if (format != "csv") find_defaults_used(compared.answer.request, compared.answer.statement);
    if (format != "csv" && nothing_covered(compared.answer))
      compared.ways_to_qualify = find_ways_to_qualify(compared.answer);
  }

  // Prints a note for each input without effect: on some routes, with their names; on all, as calc
  // does.
  void print_notes() const {
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
    for (const auto& [what, ids] : routes_without_effect) {
      print_note(localized<messages::no_effect_on>(what, joined(ids)), lang_);
    }
    for (const std::string& name : candidates_.front().unused) {
      const auto without_effect = [&](const Candidate& m) {
        return std::find(m.unused.begin(), m.unused.end(), name) != m.unused.end();
      };
      if (std::all_of(candidates_.begin(), candidates_.end(), without_effect))
        print_note(localized<messages::unused_fact>(name), lang_);
    }
  }

  int output_answer(const std::string& format) {
    comparison_.own_counts =
        all_routes_.size() > 1 && !command_.has("--sessions") && !command_.has("--on");
    for (const char* axis : {"coverage", "complementary"}) {
      if (varies(std::string{"--"} + axis)) comparison_.varied.emplace_back(axis);
    }
    print_note_if_stale(all_routes_, RequestReader{command_, catalogue_}.today(), lang_);
    if (format == "json") comparison_.digest = catalogue_.digest();
    return cli::output_answer({[&] { return json_report(comparison_); },
                               [&](bool safe) { return csv_report(comparison_, safe); },
                               [&] { return comparison_document(comparison_, lang_); }},
                              command_, lang_);
  }

  const Command& command_;
  Catalogue& catalogue_;
  Lang lang_;
  std::optional<int> failed_;  // exit code of an error already printed
  std::vector<const Route*> all_routes_;
  std::map<const Route*, std::unique_ptr<CompiledRoute>> compiled_routes_;
  std::map<std::string, std::unique_ptr<const Contract>> contracts_;
  std::vector<Candidate> candidates_;
  Comparison comparison_;
};

}  // namespace

int compare(const Command& command, Lang lang) {
  Result<Catalogue> catalogue = Catalogue::open(rule_folders(command));
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  return Comparer{command, *catalogue, lang}.run();
}

}  // namespace racpsy::cli
