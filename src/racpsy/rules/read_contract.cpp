// Reads a complementary contract.
#include <algorithm>

#include "racpsy/base/limits.hpp"
#include "racpsy/rules/rule_reader.hpp"

namespace racpsy {
namespace {

class ContractReader {
 public:
  ContractReader(File& file, const Declarations& known, Contract& into)
      : file_(file),
        known_(known),
        rules_(file, known, into.counters, true) {}

  void read(const toml::table& table, Contract& into) {
    Keys keys{file_, table};
    into.id = keys.text("contract");
    keys.find("country");  // read before
    into.title = keys.localized_text("title");
    into.from = keys.date("from", false);
    into.to = keys.date("to", false);
    if (into.from && into.to && *into.to < *into.from)
      file_.fail(table.source(),
                 localized<msg::ends_before_it_begins>(iso(*into.to), iso(*into.from)));
    into.verified_on = keys.date("verified_on").value_or(first_date);
    into.currency = keys.word("currency", currency_names, localized<msg::a_currency>(), true);
    into.rounding = keys.word("rounding", rounding_names, localized<msg::a_rounding>(), true);
    keys.need("responsible");
    into.responsible = keys.flag("responsible");
    keys.find("source");  // read before
    rules_.read_counters(keys);
    year_begins(keys, into.counters);
    rules_.each(keys, "share",
                [&](Keys& k) { into.shares.push_back(rules_.read<ContractShare>(k)); });
    into.routes = rules_.routes;
    for (const std::string& name : rules_.reference_values) keep_value(name, into);
    keys.done();
  }

 private:
  // Reads the day on which the years of the contract begin: "07-01".
  void year_begins(Keys& keys, std::vector<Counter>& counters) {
    const toml::node* node = keys.find("year_begins");
    int day = 0;
    if (node != nullptr) {
      const std::optional<Date> date =
          read_date("2001-" + std::string{node->value_or(std::string_view{})});  // no 29 February
      if (!date) keys.wrong("year_begins", *node, localized<msg::a_month_and_day>());
      else day = static_cast<int>(date->month() * 100 + date->day());
    }
    bool any = false;
    for (Counter& counter : counters) {
      if (counter.per != Counter::Per::contract_year) continue;
      any = true;
      counter.year_begins = day;
      if (node == nullptr && counter.of_family)
        file_.fail_at(counter.place, localized<msg::family_needs_year>(counter.name),
                      localized(msg::give_year_begins));
    }
    if (node != nullptr && !any) file_.fail(node->source(), localized(msg::year_of_no_counter));
  }

  // Copies a reference value with its sources, which are those of the country.
  void keep_value(const std::string& name, Contract& into) {
    ReferenceValue value = *std::find_if(known_.values.begin(), known_.values.end(),
                                         [&](const ReferenceValue& v) { return v.name == name; });
    for (ReferenceValue::Dated& dated : value.amounts) {
      for (const Source*& source : dated.sources)
        source = &into.sources_of_values.try_emplace(source->id, *source).first->second;
    }
    into.values.push_back(std::move(value));
  }

  File& file_;
  const Declarations& known_;
  RuleReader rules_;
};

}  // namespace

Problems read_contract_country(const RuleText& text, std::string& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) into = Keys{file, *table}.text("country");
  return problems;
}

Problems read_contract(const RuleText& text, const Declarations& known, Contract& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) {
    Declarations own;
    own.facts = known.facts;
    own.values = known.values;
    Keys keys{file, *table};
    read_sources(keys, own);
    ContractReader{file, own, into}.read(*table, into);
    into.sources = std::move(own.sources);  // addresses of the nodes do not change
  }
  sort_by_place(problems);
  return problems;
}

}  // namespace racpsy
