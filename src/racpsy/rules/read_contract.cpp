// Reads a complementary contract.
#include "racpsy/base/limits.hpp"
#include "racpsy/rules/rule_reader.hpp"

namespace racpsy {
namespace {

class ContractReader {
 public:
  ContractReader(File& file, const Declarations& known, Contract& into)
      : file_(file),
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
    keys.word("currency", currency_words(), localized<msg::a_currency>(), true);
    into.rounding = static_cast<Rounding>(
        keys.word("rounding", rounding_words(), localized<msg::a_rounding>(), true));
    keys.need("responsible");
    into.responsible = keys.flag("responsible");
    keys.find("source");  // read before
    if (const toml::table* counters = keys.table("counter")) {
      for (const auto& [key, node] : *counters) rules_.read_counter(std::string{key.str()}, node);
    }
    rules_.each(keys, "share", [&](Keys& k) { read_share(k, into); });
    into.routes = rules_.routes;
    keys.done();
  }

 private:
  void read_share(Keys& keys, Contract& into) {
    ContractShare share;
    share.prevails_over = keys.words("prevails_over", false);
    share.rule = rules_.rule(keys, true);
    if (const toml::node* node = keys.need("pays")) {
      std::string_view words = node->value_or(std::string_view{});
      constexpr std::pair<std::string_view, ContractShare::RateBase> bases[]{
          {" of rest", ContractShare::RateBase::rest},
          {" of price", ContractShare::RateBase::price},
          {" of base", ContractShare::RateBase::base}};
      for (const auto& [suffix, of] : bases) {
        if (!words.ends_with(suffix)) continue;
        words.remove_suffix(suffix.size());
        share.rate_base = of;
        break;
      }
      constexpr std::string_view by_the_hour = " an hour";
      share.an_hour = words.ends_with(by_the_hour);
      if (share.an_hour) words.remove_suffix(by_the_hour.size());
      share.pays = rules_.pays(keys, *node, words, localized<msg::what_a_contract_pays>());
      if (share.an_hour && share.pays.form != Pays::Form::amount)
        keys.wrong("pays", *node, localized<msg::what_a_contract_pays>());
    }
    if (const toml::node* node = keys.find("at_most")) share.at_most = keys.money("at_most", *node);
    for (const toml::table* table : keys.list("limit")) {
      Keys inner{file_, *table};
      Limit limit;
      const std::string counter = inner.text("counter");
      if (!counter.empty())
        limit.counter = rules_.counter_named(counter, inner.find("counter")->source()).value_or(0);
      if (const toml::node* node = inner.need("at_most")) {
        if (const auto* n = node->as_integer();
            n != nullptr && n->get() >= 0 && n->get() <= most_sessions)
          limit.sessions = static_cast<int>(n->get());
        else limit.amount = inner.money("at_most", *node);
      }
      inner.done();
      share.limits.push_back(limit);
    }
    into.shares.push_back(std::move(share));
  }

  File& file_;
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
    Keys keys{file, *table};
    read_sources(keys, own);
    ContractReader{file, own, into}.read(*table, into);
    into.sources = std::move(own.sources);  // addresses of the nodes do not change
  }
  sort_by_place(problems);
  return problems;
}

}  // namespace racpsy
