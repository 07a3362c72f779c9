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
    if (const toml::table* counters = keys.table("counter")) {
      for (const auto& [key, node] : *counters) rules_.read_counter(std::string{key.str()}, node);
      counts(*counters);
    }
    rules_.each(keys, "session", [&](Keys& k) { read_session(k); });
    rules_.each(keys, "entitlement", [&](Keys& k) { read_entitlement(k); });
    rules_.each(keys, "cap", [&](Keys& k) { read_cap(k); });
    rules_.each(keys, "share", [&](Keys& k) { read_share(k); });
    rules_.each(keys, "deduction", [&](Keys& k) { read_deduction(k); });
    rules_.each(keys, "extra_fees", [&](Keys& k) { read_extra_fees(k); });
    rules_.each(keys, "third_party_payment", [&](Keys& k) { read_third_party(k); });
    rules_.each(keys, "doubt", [&](Keys& k) { read_doubt(k); });
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
    version_.currency = currency_words()[keys.word("currency", currency_words(),
                                                   localized<msg::a_currency>(), true)];
    version_.rounding = static_cast<Rounding>(
        keys.word("rounding", rounding_words(), localized<msg::a_rounding>(), true));
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
      InForce& into = version_.in_force[c].emplace();
      into.from = inner.date("from").value_or(first_date);
      into.to = inner.date("to", false);
      into.sources = rules_.sources(inner);
      into.place = file_.place(line->source());
      if (into.to && *into.to < into.from)
        file_.fail(line->source(),
                   localized<msg::closes_before_opening>(iso(*into.to), iso(into.from)));
      inner.done();
    }
    if (!version_.in_force[Calendar::applied] && !version_.in_force[Calendar::legal])
      file_.fail(in_force->source(), localized<msg::in_no_calendar>());
    for (const toml::table* delayed : calendars.list("delayed")) {
      static const std::vector<std::string> words = to_strings(calendar_names);
      Keys inner{file_, *delayed};
      Delay delay;
      delay.calendar =
          static_cast<Calendar>(inner.word("calendar", words, localized<msg::a_calendar>(), true));
      delay.when = rules_.conditions(inner, "when");
      delay.from = inner.date("from").value_or(first_date);
      delay.sources = rules_.sources(inner);
      delay.place = file_.place(delayed->source());
      inner.done();
      version_.delays.push_back(std::move(delay));
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

  void read_session(Keys& keys) {
    SessionRule session;
    session.rule = rules_.rule(keys, true);
    const std::string kind = keys.table().contains("kind") ? keys.text("kind") : session.rule.id;
    keys.find("kind");
    const auto at = std::find(rules_.kinds.begin(), rules_.kinds.end(), kind);
    session.kind = static_cast<std::uint8_t>(at - rules_.kinds.begin());
    if (at == rules_.kinds.end()) rules_.kinds.push_back(kind);
    if (rules_.kinds.size() > most_values)
      return file_.fail(keys.table().source(), localized<msg::too_many>(most_values, "kind"));
    session.code = keys.text("code", false);
    price(keys, session);
    session.prevails_over = keys.words("prevails_over", false);
    session.usually = rules_.conditions(keys, "usually");
    for (const Condition& c : session.usually) {
      if (c.subject.kind == Subject::Kind::fact && std::has_single_bit(c.values)) continue;
      file_.fail(keys.table().source(), localized<msg::only_facts>("usually"));
      session.usually.clear();
      break;
    }
    version_.sessions.push_back(std::move(session));
  }

  // Reads the price or its parts, and the base of rates.
  void price(Keys& keys, SessionRule& session) {
    session.price = Money::unknown();
    if (const std::vector<const toml::table*> parts = keys.list("parts"); !parts.empty()) {
      session.price = Money{};
      for (const toml::table* table : parts) {
        Keys inner{file_, *table};
        Part part{inner.text("code"), Money::unknown()};
        if (const toml::node* node = inner.need("price")) part.price = inner.money("price", *node);
        inner.done();
        session.price += part.price;
        add_item(session.code, part.code, "+");
        session.parts.push_back(std::move(part));
      }
      for (const char* other : {"price", "code"}) {
        if (keys.table().contains(other))
          file_.fail(keys.table().source(), localized<msg::parts_and>(other));
      }
    } else if (const toml::node* node = keys.need("price")) {
      const std::string word = node->value_or(std::string{});
      session.asked = word == "asked";
      if (const std::optional<Money> money = node->is_string() ? amount(word) : std::nullopt)
        session.price = *money;
      else if (node->is_number())
        file_.fail(node->source(), localized<msg::money_not_quoted>("price"),
                   localized<msg::write_like>("\"50.00\""));
      else if (!node->is_string() || (word != "unknown" && word != "asked"))
        keys.wrong("price", *node, localized<msg::a_price>());
    }
    if (const toml::node* node = keys.find("base")) {
      session.base =
          node->value_or(std::string{}) == "unknown" ? Money::unknown() : keys.money("base", *node);
    }
    session.hint = keys.localized_text("hint", false);
    if (!session.hint.empty() && session.price.known())
      file_.fail(keys.table().source(), localized<msg::hint_of_a_price>());
  }

  // Reports lists in a version outside any scheme, where only the patient pays.
  void outside_any_scheme(const toml::table& table) {
    const auto refuse = [&](bool any, std::string_view list) {
      if (any) file_.fail(table.source(), localized<msg::no_scheme_no_list>(list));
    };
    refuse(!version_.entitlements.empty(), "entitlement");
    refuse(!version_.caps.empty(), "cap");
    refuse(!version_.shares.empty(), "share");
    refuse(!version_.deductions.empty(), "deduction");
    refuse(!version_.extra_fees.empty(), "extra_fees");
    refuse(!version_.third_party.empty(), "third_party_payment");
    for (const SessionRule& session : version_.sessions) {
      if (!session.asked) file_.fail(table.source(), localized<msg::no_scheme_no_price>());
    }
  }

  void read_deduction(Keys& keys) {
    DeductionRule deduction;
    deduction.rule = rules_.rule(keys, true);
    if (const toml::node* node = keys.need("amount"))
      deduction.amount = keys.money("amount", *node);
    const std::vector<std::string> others(payers().begin(), payers().end() - 1);
    deduction.from = static_cast<Payer>(keys.word("from", others, localized<msg::a_payer>(), true));
    for (const toml::table* table : keys.list("ceiling")) {
      Keys inner{file_, *table};
      Ceiling ceiling;
      const std::string counter = inner.text("counter");
      if (!counter.empty())
        ceiling.counter =
            rules_.counter_named(counter, inner.find("counter")->source(), Counter::Unit::cents)
                .value_or(0);
      if (const toml::node* node = inner.need("at_most"))
        ceiling.at_most = inner.money("at_most", *node);
      inner.done();
      deduction.ceilings.push_back(ceiling);
    }
    if (version_.deductions.size() == most_deductions)
      return file_.fail(keys.table().source(),
                        localized<msg::too_many>(most_deductions, "deduction"));
    version_.deductions.push_back(std::move(deduction));
  }

  void read_extra_fees(Keys& keys) {
    ExtraFeesRule extra;
    extra.rule = rules_.rule(keys, true);
    if (const toml::node* node = keys.need("at_most")) {
      const std::string_view words = node->value_or(std::string_view{});
      extra.at_most = read_rate(words);
      if (!extra.at_most && words != "none")
        keys.wrong("at_most", *node, localized<msg::a_ceiling_of_extra_fees>());
    }
    version_.extra_fees.push_back(std::move(extra));
  }

  void read_entitlement(Keys& keys) {
    EntitlementRule entitlement;
    entitlement.rule = rules_.rule(keys, true);
    entitlement.require = rules_.conditions(keys, "require", true);
    entitlement.otherwise = outcome(keys);
    version_.entitlements.push_back(std::move(entitlement));
  }

  Outcome outcome(Keys& keys) {
    std::vector<std::string> names;  // outcomes that a rule may give
    for (const Outcome o : outcome_names.keys())
      if (o >= Outcome::too_young && o <= Outcome::beyond_cap) names.emplace_back(name_of(o));
    return static_cast<Outcome>(index_of(Outcome::too_young) +
                                keys.word("else", names, localized<msg::an_outcome>(), true));
  }

  void read_cap(Keys& keys) {
    CapRule cap;
    cap.rule = rules_.rule(keys, false);
    const std::string counter = keys.text("counter");
    if (!counter.empty())
      cap.counter = rules_.counter_named(counter, keys.find("counter")->source()).value_or(0);
    cap.at_most = keys.integer("at_most", 0, most_sessions);
    cap.otherwise = outcome(keys);
    version_.caps.push_back(std::move(cap));
  }

  void read_share(Keys& keys) {
    ShareRule share;
    share.rule = rules_.rule(keys, true);
    share.payer = static_cast<Payer>(keys.word("payer", payers(), localized<msg::a_payer>(), true));
    share.prevails_over = keys.words("prevails_over", false);
    if (const toml::node* node = keys.need("pays")) {
      const std::string words = node->value_or(std::string{});
      if (words != "unknown")
        share.pays = rules_.pays(keys, *node, words, localized<msg::what_a_payer_pays>());
    }
    share.of_the_public = keys.flag("public");
    if (share.of_the_public && share.payer != Payer::amc)
      file_.fail(keys.table().source(), localized<msg::public_is_for_amc>());
    version_.shares.push_back(std::move(share));
  }

  static const std::vector<std::string>& payers() {
    static const std::vector<std::string> names = to_strings(payer_names);
    return names;
  }

  void read_third_party(Keys& keys) {
    ThirdPartyRule third_party;
    third_party.rule = rules_.rule(keys, true);
    const toml::node* node = keys.need("payers");
    if (node != nullptr) {
      for (const std::string& word : keys.string_list("payers", *node)) {
        const auto at =
            std::find(payers().begin(), payers().end() - 1, word);  // all but the patient
        if (at == payers().end() - 1) {
          file_.fail(node->source(), localized<msg::unknown_word>(word, localized<msg::a_payer>()),
                     choices(std::span{payers()}.first(3)));
        } else {
          third_party.payers =
              static_cast<std::uint8_t>(third_party.payers | 1U << (at - payers().begin()));
        }
      }
    }
    third_party.one_claim = keys.flag("one_claim");
    version_.third_party.push_back(std::move(third_party));
  }

  void read_doubt(Keys& keys) {
    DoubtRule doubt;
    doubt.rule = rules_.rule(keys, false);
    doubt.from = keys.date("from", false).value_or(first_date);
    doubt.to = keys.date("to", false).value_or(last_date);
    if (const std::string counter = keys.text("carries", false); !counter.empty()) {
      doubt.carries = rules_.counter_named(counter, keys.find("carries")->source()).value_or(0);
    }
    version_.doubts.push_back(std::move(doubt));
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
