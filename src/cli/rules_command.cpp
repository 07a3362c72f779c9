
#include <algorithm>

#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/rules_messages.hpp"
#include "format/data.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/schema.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/rules.hpp"

namespace racpsy::cli {
namespace {

// Runs the subcommands of `rules`.
class Rules {
 public:
  Rules(const Command& command, Lang lang) : command_(command), lang_(lang) {}

  app::Expected<int> run() {
    std::vector<std::string> names;
    for (const CommandWords& action : all_rules_commands()) names.emplace_back(action.name);
    if (command_.files.empty())
      return UsageError{localized<messages::rules_needs>(),
                        localized<messages::see_help_of>("rules")};
    name_ = command_.files.front();
    arguments_.assign(command_.files.begin() + 1, command_.files.end());
    if (std::find(names.begin(), names.end(), name_) == names.end()) {
      const std::string_view best = nearest(name_, names);
      return UsageError{localized<messages::rules_unknown>(name_),
                        best.empty() ? localized<messages::see_help_of>("rules")
                                     : localized<messages::did_you_mean>(best)};
    }
    TRY(check_layout(command_));
    today_ = TRY(app::read_today(command_));
    if (name_ == "schema") return schema();
    if (name_ == "check") return check();
    Catalogue& catalogue = kept(TRY(Catalogue::open(rule_folders(command_))));
    catalogue_ = &catalogue;
    if (name_ == "list") return list();
    return name_ == "show" ? show() : diff();
  }

 private:
  app::Expected<int> output_text(const std::string& text, int exit = exit_done) const {
    return write_answer(text, command_.get("--output").value_or("-"), exit);
  }

  app::Expected<void> check_count(std::size_t least, std::size_t most, Text remedy) const {
    if (arguments_.size() >= least && arguments_.size() <= most) return {};
    return UsageError{localized<messages::rules_arguments>(name_, arguments_.size(),
                                                           arguments_.size() > most ? most : least),
                      std::move(remedy)};
  }

  app::Expected<int> list() {
    TRY(check_count(0, 0, localized<messages::see_help_of>("rules")));
    std::vector<const Route*> routes;
    for (const std::string& id : catalogue_->routes()) {
      routes.push_back(TRY(format_of(command_).form == as_json
                               ? catalogue_->route(id)
                               : catalogue_->route_without_facts(id)));
    }
    return output_report({[&] { return list_document(routes, today_, lang_); },
                          [&] { return list_json(routes, today_, catalogue_->digest()); }},
                         command_, lang_);
  }

  // Reads ROUTE@VERSION, or ROUTE if `version_wanted` is false.
  app::Expected<VersionRef> version_of(const std::string& argument, bool version_wanted) {
    const std::size_t at = argument.find('@');
    const std::string id = argument.substr(0, at);
    const std::vector<std::string> ids = catalogue_->routes();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
      const std::string_view best = app::nearest_route(id, ids);
      return UsageError{localized<messages::rules_no_route>(id),
                        best.empty() ? localized<messages::rules_write_show>()
                                     : localized<messages::did_you_mean>(best)};
    }
    const Route* route = TRY(catalogue_->route(id));
    const std::vector<std::string> versions = route->version_ids();
    const std::string all = joined(versions);
    if (at == std::string::npos) {
      if (!version_wanted) return VersionRef{route, version_to_show(*route, today_)};
      return UsageError{localized<messages::rules_say_version>(argument),
                        localized<messages::rules_versions>(all)};
    }
    const std::string version = argument.substr(at + 1);
    const auto found = std::find(versions.begin(), versions.end(), version);
    if (found == versions.end())
      return UsageError{localized<messages::rules_no_version>(id, version),
                        app::with_suggestion(nearest(version, versions),
                                             localized<messages::rules_versions>(all))};
    return VersionRef{route, position_of(versions, found)};
  }

  app::Expected<int> show() {
    TRY(check_count(1, 1, localized<messages::rules_write_show>()));
    const VersionRef shown = TRY(version_of(arguments_[0], false));
    const bool named = arguments_[0].find('@') != std::string::npos;
    return output_report({[&] { return version_document(shown, named, today_, lang_); },
                          [&] { return version_json(shown, today_, catalogue_->digest()); }},
                         command_, lang_);
  }

  app::Expected<int> diff() {
    TRY(check_count(2, 2, localized<messages::rules_write_diff>()));
    const VersionRef before = TRY(version_of(arguments_[0], true));
    const VersionRef after = TRY(version_of(arguments_[1], true));
    return output_report({[&] { return diff_document(before, after, lang_); },
                          [&] { return diff_json(before, after, catalogue_->digest()); }},
                         command_, lang_);
  }

  app::Expected<int> check() {
    TRY(check_count(0, 1, localized<messages::see_help_of>("rules")));
    const std::optional<std::string> target =
        arguments_.empty() ? std::nullopt : std::optional{arguments_[0]};
    const CheckReport checked = Catalogue::check(rule_folders(command_), target, today_);
    Problems found, unreadable;
    for (const Problem& p : without_repeats(checked.problems))
      (p.unreadable ? unreadable : found).push_back(p);
    if (!unreadable.empty()) print_problems(unreadable, lang_);
    // A folder without rule files fails, since nothing was checked.
    if (checked.files == 0) {
      if (unreadable.empty()) print_problems(found, lang_);
      return exit_io;
    }
    const int exit = !unreadable.empty() ? exit_io : found.empty() ? exit_done : exit_found;
    return output_text(
        format_of(command_).form == as_json ? findings_json(found) : findings(found, checked.files),
        exit);
  }

  std::string findings(const Problems& found, std::size_t files) const {
    std::string out;
    for (const Problem& p : found) out += problem_text(p, lang_) + "\n";
    if (found.empty())
      return files == 1 ? format_message<messages::check_one>(lang_) + "\n"
                        : format_message<messages::check_none>(lang_, files) + "\n";
    const std::string checked_files = files == 1
                                          ? format_message<messages::files_one>(lang_)
                                          : format_message<messages::files_many>(lang_, files);
    out += found.size() == 1
               ? format_message<messages::problems_one>(lang_, checked_files)
               : format_message<messages::problems_many>(lang_, checked_files, found.size());
    return out + "\n";
  }

  // Returns the findings as JSON, in English with the French beside.
  static std::string findings_json(const Problems& found) {
    Json json;
    json.open('[');
    for (const Problem& p : found) {
      json.line(1).open('{').key("file").value(p.place.file).key("line");
      p.place.line > 0 ? json.value(p.place.line) : json.null();
      json.key("column");
      p.place.line > 0 ? json.value(p.place.column) : json.null();
      json.key("what").value(p.what.in(Lang::en));
      json.key("remedy").value_or_null(p.remedy.in(Lang::en));
      json.key("what_fr").value(p.what.in(Lang::fr));
      json.key("remedy_fr").value_or_null(p.remedy.in(Lang::fr)).close('}');
    }
    json.close(']');
    return json.take() + "\n";
  }

  app::Expected<int> schema() {
    TRY(check_count(0, 0, localized<messages::see_help_of>("rules")));
    return output_text(rules_schema());
  }

  const Command& command_;
  Lang lang_;
  std::string name_;
  std::vector<std::string> arguments_;
  Catalogue* catalogue_ = nullptr;
  Date today_;
};

}  // namespace

app::Expected<int> rules(const Command& command, Lang lang) { return Rules{command, lang}.run(); }

}  // namespace racpsy::cli
