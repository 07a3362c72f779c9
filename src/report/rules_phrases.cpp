#include "report/rules_phrases.hpp"

#include <algorithm>

#include "racpsy/base/limits.hpp"
#include "report/format.hpp"
#include "report/rules_words.hpp"
#include "report/words.hpp"

namespace racpsy {
namespace {

void add(Text& to, const Text& more) {
  to.fr += more.fr;
  to.en += more.en;
}

// "a, b et c": `last` joins the last two.
Text join(const std::vector<Text>& parts, const Message& last, std::string_view others = ", ") {
  Text all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) add(all, i + 1 == parts.size() ? both(last) : same(others));
    add(all, parts[i]);
  }
  return all;
}

Text join_words(const std::vector<std::string>& words) {
  std::vector<Text> parts;
  for (const std::string& word : words) parts.push_back(same(word));
  return join(parts, words::and_join);
}

Text outcome(Outcome o) { return both(words::outcomes[static_cast<std::size_t>(o)]); }

Text pays_in_words(const Pays& pays) {
  switch (pays.form) {
    case Pays::Form::rate: return say<words::part_rate>(both(pays.rate));
    case Pays::Form::amount: return both(pays.amount);
    case Pays::Form::rest: return both(words::part_rest);
    case Pays::Form::unknown: break;
  }
  return both(words::part_unknown);
}


// The conditions as the file has them: what two rules share when they claim the same cases.
std::string key_of(const Route& route, const Conditions& conditions) {
  std::string key;
  for (const Condition& c : conditions) {
    const std::string what = c.subject.of == Subject::Of::fact   ? route.facts[c.subject.index].name
                             : c.subject.of == Subject::Of::rank || c.subject.of == Subject::Of::earlier ? route.counters[c.subject.index].name
                                                                 : std::to_string(static_cast<int>(c.subject.of));
    const std::string values = c.subject.of == Subject::Of::fact ? route.facts[c.subject.index].write(c.values) : std::to_string(c.values);
    key.append(what).append("=").append(values).append(" ").append(std::to_string(c.low)).append("..").append(std::to_string(c.high)).append(";");
  }
  return key;
}

}  // namespace

// ---- Conditions ----------------------------------------------------------------------------------------------------

Text Phrases::conditions(const Conditions& conditions, bool any) const {
  std::vector<Text> parts;
  for (const Condition& c : conditions) parts.push_back(condition(c));
  return join(parts, any ? words::or_join : words::and_join);
}

Text Phrases::condition(const Condition& c) const {
  const auto years = [&](const Message& m) -> Text {
    const Text subject = both(m);
    if (c.low == c.high) return say<words::is_exactly>(subject, c.low);
    if (c.high == no_highest) return say<words::is_at_least>(subject, c.low);
    return c.low < 0 ? say<words::is_at_most>(subject, c.high) : say<words::is_between>(subject, c.low, c.high);
  };
  switch (c.subject.of) {
    case Subject::Of::fact: {
      const Fact& fact = route_.facts[c.subject.index];
      std::vector<Text> values;
      for (std::size_t i = 0; i < fact.values.size(); ++i) {
        if ((c.values >> i & 1) != 0) values.push_back(say<words::quoted>(fact.values[i].title));
      }
      const Text all = join(values, words::or_join);
      return fact.type == Fact::Type::set ? say<words::fact_includes>(fact.title, all) : say<words::fact_is>(fact.title, all);
    }
    case Subject::Of::age: return years(words::the_age);
    case Subject::Of::age_on_january_1: return years(words::the_age_on_january_1);
    case Subject::Of::kind: {
      std::vector<Text> kinds;
      for (std::size_t k = 0; k < version_.kinds.size(); ++k) {
        if ((c.values >> k & 1) != 0) kinds.push_back(say<words::quoted>(kind(k)));
      }
      return say<words::session_is>(join(kinds, words::or_join));
    }
    case Subject::Of::rank: {
      const Counter& counter = route_.counters[c.subject.index];
      const Text of = both(words::of_period[static_cast<std::size_t>(counter.per)]);
      if (c.low == c.high) return say<words::rank_exactly>(c.low, of, counter.name);
      if (c.high == no_highest) return say<words::rank_at_least>(c.low, of, counter.name);
      return c.low <= 1 ? say<words::rank_at_most>(c.high, of, counter.name) : say<words::rank_between>(c.low, c.high, of, counter.name);
    }
    case Subject::Of::earlier: return say<words::earlier_period>(route_.counters[c.subject.index].name);
    case Subject::Of::outcome:
    case Subject::Of::route: break;  // contracts only
  }
  return {};
}

Text Phrases::kind(std::size_t index) const {
  const auto of_kind = [&](const SessionRule& s) { return s.kind == index; };
  const auto named = [&](const SessionRule& s) { return s.rule.id == version_.kinds[index]; };
  auto at = std::find_if(version_.sessions.begin(), version_.sessions.end(), named);
  if (at == version_.sessions.end()) at = std::find_if(version_.sessions.begin(), version_.sessions.end(), of_kind);
  return at == version_.sessions.end() ? same(version_.kinds[index]) : at->rule.title;
}

Text Phrases::scope(const Rule& rule, bool otherwise) const {
  if (rule.when.empty() && rule.unless.empty()) return both(otherwise ? words::scope_otherwise : words::scope_always);
  if (rule.unless.empty()) return say<words::scope_if>(conditions(rule.when));
  if (rule.when.empty()) return say<words::scope_unless>(conditions(rule.unless, true));
  return say<words::scope_if_unless>(conditions(rule.when), conditions(rule.unless, true));
}

// ---- Small things --------------------------------------------------------------------------------------------------

Text Phrases::per(const Counter& counter) const { return both(words::per_period[static_cast<std::size_t>(counter.per)]); }

Text Phrases::counted(const Counter& counter, const Conditions& which) const {
  Text text = counter.of == Counter::Of::cents ? say<words::counts_cents>(counter.name, per(counter))
                                               : say<words::counts_sessions>(counter.name, per(counter));
  if (!which.empty()) text = say<words::counts_only>(text, conditions(which));
  return counter.name.find('/') == std::string::npos ? text : say<words::counts_shared>(text);
}

std::vector<std::pair<const Counter*, Text>> Phrases::counters() const {
  std::vector<std::pair<const Counter*, Text>> all;
  for (std::size_t i = 0; i < version_.counters.size(); ++i) {
    const Counter& counter = route_.counters[version_.counters[i]];
    all.emplace_back(&counter, counted(counter, version_.counts[i]));
  }
  for (const DeductionRule& deduction : version_.deductions) {
    for (const Ceiling& ceiling : deduction.ceilings) {
      const Counter& counter = route_.counters[ceiling.counter];
      const bool known = std::any_of(all.begin(), all.end(), [&](const auto& c) { return c.first == &counter; });
      if (!known) all.emplace_back(&counter, counted(counter, {}));
    }
  }
  return all;
}

Text Phrases::delay(const Delay& delay) const {
  return say<words::delay_line>(both(words::calendars[index_of(delay.calendar)]), conditions(delay.when), both(delay.from));
}

Text Phrases::status(const Rule& rule) {
  return say<words::standing_line>(both(words::statuses[static_cast<std::size_t>(rule.status)]),
                                   both(words::confidences[static_cast<std::size_t>(rule.confidence)]));
}

Text Phrases::rounding(Rounding rounding) { return both(words::roundings[static_cast<std::size_t>(rounding)]); }

// ---- Rules ---------------------------------------------------------------------------------------------------------

// What every rule has; the rest is put between by its list.
RuleSentence Phrases::start(std::string_view list, const Rule& rule) const {
  RuleSentence words;
  words.list = list;
  words.rule = &rule;
  words.name = rule.title;
  words.claim = key_of(route_, rule.when) + "|" + key_of(route_, rule.unless);
  words.fields = {{"title", both(words::label_title), rule.title},
                  {"when", both(words::label_when), conditions(rule.when)},
                  {"unless", both(words::label_unless), conditions(rule.unless, true)}};
  return words;
}

void Phrases::finish(RuleSentence& words) const {
  const Rule& rule = *words.rule;
  words.fields.push_back({"status", both(words::label_status), both(words::statuses[static_cast<std::size_t>(rule.status)])});
  words.fields.push_back({"confidence", both(words::label_confidence), both(words::confidences[static_cast<std::size_t>(rule.confidence)])});
  words.fields.push_back({"note", both(words::label_note), rule.note});
}

Text Phrases::price(const SessionRule& session) const {
  Text text = session.asked ? both(words::price_asked) : session.price.known() ? say<words::price_is>(both(session.price)) : both(words::price_unknown);
  if (!session.parts.empty()) {
    std::vector<Text> parts;
    for (const Part& part : session.parts) {
      const Text amount = both(part.price);
      parts.push_back(say<words::act>(part.code, amount));
    }
    text = say<words::price_of_parts>(join(parts, words::plus, " + "), both(session.price));
  }
  return session.hint.en.empty() ? text : say<words::with_hint>(text, session.hint);
}

RuleSentence Phrases::session(const SessionRule& session) const {
  RuleSentence words = start("session", session.rule);
  words.claim.append("|").append(version_.kinds[session.kind]);
  Text says = price(session);
  if (!session.code.empty()) says = say<words::with_code>(says, session.code);
  if (session.base) says = say<words::with_base>(says, both(*session.base));
  if (version_.kinds[session.kind] != session.rule.id) says = say<words::with_kind>(says, kind(session.kind));
  words.says = scope(session.rule, version_.sessions.size() > 1);
  add(words.says, says);
  add(words.says, same("."));
  const Text usually = conditions(session.usually);
  if (!session.usually.empty()) {
    add(words.says, same(" "));
    add(words.says, say<words::unless_said>(usually));
  }
  words.fields.push_back({"kind", both(words::label_kind), same(version_.kinds[session.kind])});
  const bool plain = session.parts.empty() && session.price.known();
  Text price_field = plain ? both(session.price) : price(session);
  words.fields.push_back({"price", both(words::label_price), std::move(price_field)});
  words.fields.push_back({"code", both(words::label_code), same(session.code)});
  words.fields.push_back({"base", both(words::label_base), session.base ? both(*session.base) : Text{}});
  words.fields.push_back({"usually", both(words::label_usually), usually});
  words.fields.push_back({"prevails_over", both(words::label_prevails), join_words(session.prevails_over)});
  finish(words);
  return words;
}

RuleSentence Phrases::entitlement(const EntitlementRule& entitlement) const {
  RuleSentence words = start("entitlement", entitlement.rule);
  words.claim = key_of(route_, entitlement.require);
  const Text required = conditions(entitlement.require);
  words.says = scope(entitlement.rule, false);
  add(words.says, say<words::required>(required, outcome(entitlement.otherwise), name_of(entitlement.otherwise)));
  words.fields.push_back({"require", both(words::label_require), required});
  words.fields.push_back({"else", both(words::label_else), outcome(entitlement.otherwise)});
  finish(words);
  return words;
}

RuleSentence Phrases::cap(const CapRule& cap) const {
  RuleSentence words = start("cap", cap.rule);
  const Counter& counter = route_.counters[cap.counter];
  words.claim.append("|").append(counter.name);
  if (words.name.en.empty()) {
    words.name = cap.at_most == 1 ? say<words::cap_name_one>(cap.at_most, per(counter)) : say<words::cap_name>(cap.at_most, per(counter));
  }
  words.says = scope(cap.rule, false);
  add(words.says, cap.at_most == 1 ? say<words::at_most_one>(cap.at_most, per(counter), counter.name, outcome(cap.otherwise), name_of(cap.otherwise))
                                   : say<words::at_most>(cap.at_most, per(counter), counter.name, outcome(cap.otherwise), name_of(cap.otherwise)));
  words.fields.push_back({"counter", both(words::label_counter), same(counter.name)});
  words.fields.push_back({"at_most", both(words::label_at_most), same(std::to_string(cap.at_most))});
  words.fields.push_back({"else", both(words::label_else), outcome(cap.otherwise)});
  finish(words);
  return words;
}

RuleSentence Phrases::share(const ShareRule& share, bool otherwise) const {
  RuleSentence words = start("share", share.rule);
  words.claim.append("|").append(payer_names[index_of(share.payer)]);
  words.says = scope(share.rule, otherwise);
  const Text part = share.of_the_public ? say<words::paid_by_the_public>(pays_in_words(share.pays)) : pays_in_words(share.pays);
  add(words.says, say<words::pays>(both(words::payers[index_of(share.payer)]), part));
  words.fields.push_back({"payer", both(words::label_payer), both(words::payers[index_of(share.payer)])});
  words.fields.push_back({"pays", both(words::label_pays), pays_in_words(share.pays)});
  words.fields.push_back({"public", both(words::label_public), share.of_the_public ? both(words::label_yes) : Text{}});
  words.fields.push_back({"prevails_over", both(words::label_prevails), join_words(share.prevails_over)});
  finish(words);
  return words;
}

RuleSentence Phrases::deduction(const DeductionRule& deduction) const {
  RuleSentence words = start("deduction", deduction.rule);
  std::vector<Text> ceilings;
  for (const Ceiling& c : deduction.ceilings) {
    const Counter& counter = route_.counters[c.counter];
    ceilings.push_back(say<words::ceiling>(both(c.at_most), per(counter), counter.name));
  }
  const Text all = join(ceilings, words::and_join);
  const Text after = ceilings.empty() ? Text{} : say<words::and_at_most>(all);
  words.says = scope(deduction.rule, false);
  add(words.says, say<words::deducted>(both(deduction.amount), both(words::of_payers[index_of(deduction.from)]), after));
  words.fields.push_back({"amount", both(words::label_amount), both(deduction.amount)});
  words.fields.push_back({"from", both(words::label_from), both(words::of_payers[index_of(deduction.from)])});
  words.fields.push_back({"ceiling", both(words::label_ceiling), all});
  finish(words);
  return words;
}

RuleSentence Phrases::third_party(const ThirdPartyRule& rule) const {
  RuleSentence words = start("third_party_payment", rule.rule);
  std::vector<Text> payers;
  for (std::size_t p = 0; p < payer_count; ++p) {
    if ((rule.payers >> p & 1) != 0) payers.push_back(both(words::of_payers[p]));
  }
  words.says = scope(rule.rule, false);
  const Text spared = say<words::not_advanced>(join(payers, words::and_join));
  add(words.says, rule.one_claim ? say<words::in_one_claim>(spared) : spared);
  words.fields.push_back({"payers", both(words::label_payers), join(payers, words::and_join)});
  words.fields.push_back({"one_claim", both(words::label_one_claim), rule.one_claim ? both(words::label_yes) : Text{}});
  finish(words);
  return words;
}

RuleSentence Phrases::extra_fees(const ExtraFeesRule& rule) const {
  RuleSentence words = start("extra_fees", rule.rule);
  const Text at_most = rule.at_most ? both(*rule.at_most) : both(words::none);
  words.says = scope(rule.rule, &rule != version_.extra_fees.data());
  add(words.says, rule.at_most ? say<words::extra_fees_at_most>(at_most) : both(words::extra_fees_unbounded));
  words.fields.push_back({"at_most", both(words::label_extra_fees), at_most});
  finish(words);
  return words;
}

std::vector<RightSentence> Phrases::rights() const {
  std::vector<RightSentence> all;
  for (const LimitedRight& r : route_.limited) all.push_back({&r.rule, say<words::lasts_at_most>(r.rule.title, both(r.lasts))});
  for (const KeptRight& r : route_.kept) {
    all.push_back({&r.rule, say<words::fixed_for_period>(r.rule.title, both(words::periods[static_cast<std::size_t>(r.period)]))});
  }
  return all;
}

RuleSentence Phrases::doubt(const DoubtRule& doubt) const {
  RuleSentence words = start("doubt", doubt.rule);
  const bool from = doubt.from != first_date, to = doubt.to != last_date;
  Text when = from && to ? say<words::on_days>(both(doubt.from), both(doubt.to))
              : from     ? say<words::on_days_from>(both(doubt.from))
              : to       ? say<words::on_days_to>(both(doubt.to))
                         : Text{};
  Text carries;
  if (doubt.carries >= 0) {
    const std::string& counter = route_.counters[static_cast<std::size_t>(doubt.carries)].name;
    carries = same(counter);
    add(when, say<words::carrying>(counter));
  }
  words.says = scope(doubt.rule, false);
  add(words.says, say<words::doubtful>(when));
  if (words.name.en.empty()) words.name = doubt.rule.note;
  words.claim.append("|").append(iso(doubt.from)).append(iso(doubt.to)).append(carries.en);
  words.fields.push_back({"from", both(words::label_first_day), from ? both(doubt.from) : Text{}});
  words.fields.push_back({"to", both(words::label_last_day), to ? both(doubt.to) : Text{}});
  words.fields.push_back({"carries", both(words::label_carries), carries});
  finish(words);
  return words;
}

std::vector<ListSentences> Phrases::lists() const {
  std::vector<ListSentences> all;
  const auto list = [&](std::string_view name, const Message& heading, const auto& rules, auto in_words) {
    ListSentences& into = all.emplace_back(ListSentences{name, both(heading), {}});
    for (const auto& rule : rules) into.rules.push_back(in_words(rule));
  };
  list("session", words::list_session, version_.sessions, [&](const auto& r) { return session(r); });
  list("entitlement", words::list_entitlement, version_.entitlements, [&](const auto& r) { return entitlement(r); });
  list("cap", words::list_cap, version_.caps, [&](const auto& r) { return cap(r); });
  std::array<bool, payer_count> met{};
  list("share", words::list_share, version_.shares, [&](const auto& r) {
    const bool otherwise = met[index_of(r.payer)];
    met[index_of(r.payer)] = true;
    return share(r, otherwise);
  });
  list("deduction", words::list_deduction, version_.deductions, [&](const auto& r) { return deduction(r); });
  list("extra_fees", words::list_extra_fees, version_.extra_fees, [&](const auto& r) { return extra_fees(r); });
  list("third_party_payment", words::list_third_party, version_.third_party, [&](const auto& r) { return third_party(r); });
  list("doubt", words::list_doubt, version_.doubts, [&](const auto& r) { return doubt(r); });
  return all;
}

}  // namespace racpsy
