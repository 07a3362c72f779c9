// Reads a version of a route.
#include "racpsy/base/limits.hpp"
#include "racpsy/rules/rule_reader.hpp"

namespace racpsy {
namespace {

class VersionReader {
 public:
  VersionReader(File& file, const Declarations& known, std::vector<Counter>& counters,
                Version& into)
      : file_(file),
        rules_(file, known, counters, false),
        all_counters_(counters),
        version_(into) {}

  void read(const toml::table& table, const std::string& route) {
    Keys keys{file_, table};
    read_header(keys, route);
    if (const toml::table* counters = rules_.read_counters(keys)) counts(*counters);
    for_each_list(version_, [&]<class R>(std::string_view list, std::vector<R>& rules) {
      rules_.each(keys, list, [&](Keys& k) { rules.push_back(rules_.read<R>(k)); });
    });
    keys.done();
    version_.kinds = std::move(rules_.kinds);
    if (!version_.scheme) outside_any_scheme(table);
    if (version_.sessions.empty() || !version_.sessions.back().rule.when.empty() ||
        !version_.sessions.back().rule.unless.empty()) {
      file_.fail(table.source(), localized<msg::not_everywhere>());
    }
  }

 private:
  void read_header(Keys& keys, const std::string& route) {
    const std::string said = keys.text("route");
    if (!said.empty() && said != route) {
      file_.fail(keys.find("route")->source(), localized<msg::wrong_folder>(said, route));
    }
    version_.id = keys.text("version");
    version_.title = keys.localized_text("title");
    version_.verified_on = keys.date("verified_on").value_or(first_date);
    if (const toml::node* date = keys.find("verified_on"))
      version_.verified_at = file_.place(date->source());
    version_.currency = keys.word("currency", currency_names, localized<msg::a_currency>(), true);
    version_.rounding = keys.word("rounding", rounding_names, localized<msg::a_rounding>(), true);
    version_.hypothetical = keys.flag("hypothetical");
    version_.scheme = keys.flag("scheme", true);
    version_.unknown_before = keys.flag("unknown_before");
    version_.place = file_.place(keys.table().source());
    const toml::table* in_force = keys.table("in_force");
    if (in_force != nullptr && version_.hypothetical) {
      file_.fail(in_force->source(), localized<msg::hypothetical_in_force>());
    } else if (in_force == nullptr && !version_.hypothetical) {
      file_.fail(keys.table().source(), localized<msg::in_no_calendar>(),
                 localized<msg::say_hypothetical>());
    }
    if (in_force == nullptr) return;
    Keys calendars{file_, *in_force};
    for (const Calendar c : both_calendars) {
      const toml::table* line = calendars.table(calendar_names[c]);
      if (line == nullptr) continue;
      Keys inner{file_, *line};
      const InForce& into = version_.in_force[c].emplace(rules_.read<InForce>(inner));
      if (into.to && *into.to < into.from)
        file_.fail(line->source(),
                   localized<msg::closes_before_opening>(iso(*into.to), iso(into.from)));
      inner.done();
    }
    if (!version_.in_force[Calendar::applied] && !version_.in_force[Calendar::legal])
      file_.fail(in_force->source(), localized<msg::in_no_calendar>());
    for (const toml::table* delayed : calendars.list("delayed")) {
      Keys inner{file_, *delayed};
      version_.delays.push_back(rules_.read<Delay>(inner));
      inner.done();
    }
    calendars.done();
  }

  void counts(const toml::table& counters) {
    for (const auto& [key, node] : counters) {
      const toml::table* table = node.as_table();
      if (table == nullptr || table->get("of") == nullptr ||
          table->at("of").value_or(std::string{}) != "cents") {
        const std::string_view name = key.str();
        const auto index =
            std::find_if(rules_.counters.begin(), rules_.counters.end(),
                         [&](std::uint8_t c) { return all_counters_[c].name == name; });
        if (table == nullptr || index == rules_.counters.end()) continue;
        Keys keys{file_, *table};
        version_.counters.push_back(*index);
        version_.counts.push_back(rules_.conditions(keys, "counts"));
      } else if (table->contains("counts")) {
        file_.fail(table->source(), localized<msg::unknown_key>("counts"));
      }
    }
  }

  // Reports lists in a version outside any scheme, where only the patient pays.
  void outside_any_scheme(const toml::table& table) {
    for_each_list(version_, [&](std::string_view list, const auto& rules) {
      if (list != "session" && list != "doubt" && !rules.empty())
        file_.fail(table.source(), localized<msg::no_scheme_no_list>(list));
    });
    for (const SessionRule& session : version_.sessions) {
      if (!session.asked) file_.fail(table.source(), localized<msg::no_scheme_no_price>());
    }
  }

  File& file_;
  RuleReader rules_;
  const std::vector<Counter>& all_counters_;
  Version& version_;
};

}  // namespace

Problems read_version(const RuleText& text, const std::string& route, const Declarations& known,
                      std::vector<Counter>& counters, Version& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse())
    VersionReader{file, known, counters, into}.read(*table, route);
  sort_by_place(problems);
  return problems;
}

Problems read_version_name(const RuleText& text, VersionName& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) {
    Keys keys{file, *table};
    into.toml = true;
    into.contract = table->contains("contract");
    if (into.contract) return problems;
    into.route = keys.text("route");
    into.version = keys.text("version");
  }
  return problems;
}

}  // namespace racpsy
