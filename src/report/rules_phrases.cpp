#include "report/rules_phrases.hpp"

#include <algorithm>

#include "racpsy/base/format.hpp"
#include "racpsy/base/limits.hpp"
#include "report/messages.hpp"
#include "report/rules_messages.hpp"

namespace racpsy {
namespace {

// Joins "a, b et c": `last` joins the last two.
Text join(const std::vector<Text>& parts, const Message& last, std::string_view others = ", ") {
  Text all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all += i + 1 == parts.size() ? localized(last) : untranslated(others);
    all += parts[i];
  }
  return all;
}

Text join_words(const std::vector<std::string>& sentence) {
  std::vector<Text> parts;
  for (const std::string& word : sentence) parts.push_back(untranslated(word));
  return join(parts, messages::and_join);
}

Text outcome(Outcome o) { return localized(messages::outcomes[o]); }

Text pays_in_words(const Pays& pays, Currency currency) {
  switch (pays.form) {
    case Pays::Form::rate: return localized<messages::part_rate>(localized(pays.rate));
    case Pays::Form::amount: return localized(Amount{pays.amount, currency});
    case Pays::Form::rest: return localized(messages::part_rest);
    case Pays::Form::unknown: break;
  }
  return localized(messages::part_unknown);
}

// Returns a key of the conditions as written in the file; rules that claim the same cases share it.
std::string key_of(const Route& route, const Conditions& conditions) {
  std::string key;
  for (const Condition& c : conditions) {
    const std::string what =
        c.subject.kind == Subject::Kind::fact ? route.facts[c.subject.index].name
        : c.subject.kind == Subject::Kind::rank || c.subject.kind == Subject::Kind::earlier
            ? route.counters[c.subject.index].name
            : std::to_string(static_cast<int>(c.subject.kind));
    const std::string values = c.subject.kind == Subject::Kind::fact
                                   ? route.facts[c.subject.index].write(c.values)
                                   : std::to_string(c.values);
    key.append(what)
        .append("=")
        .append(values)
        .append(" ")
        .append(std::to_string(c.low))
        .append("..")
        .append(std::to_string(c.high))
        .append(";");
  }
  return key;
}

}  // namespace

// ---- Conditions

Text Phrases::conditions(const Conditions& conditions, bool any) const {
  std::vector<Text> parts;
  for (const Condition& c : conditions) parts.push_back(condition(c));
  return join(parts, any ? messages::or_join : messages::and_join);
}

Text Phrases::condition(const Condition& c) const {
  const auto years = [&](const Message& m) -> Text {
    const Text subject = localized(m);
    if (c.low == c.high) return localized<messages::is_exactly>(subject, c.low);
    if (c.high == no_highest) return localized<messages::is_at_least>(subject, c.low);
    return c.low < 0 ? localized<messages::is_at_most>(subject, c.high)
                     : localized<messages::is_between>(subject, c.low, c.high);
  };
  switch (c.subject.kind) {
    case Subject::Kind::fact: {
      const Fact& fact = route_.facts[c.subject.index];
      std::vector<Text> values;
      for (std::size_t i = 0; i < fact.values.size(); ++i) {
        if (has_bit(c.values, i))
          values.push_back(localized<messages::quoted>(fact.values[i].title));
      }
      const Text all = join(values, messages::or_join);
      return fact.type == Fact::Type::set ? localized<messages::fact_includes>(fact.title, all)
                                          : localized<messages::fact_is>(fact.title, all);
    }
    case Subject::Kind::age: return years(messages::the_age);
    case Subject::Kind::age_on_january_1: return years(messages::the_age_on_january_1);
    case Subject::Kind::kind: {
      std::vector<Text> kinds;
      for (std::size_t k = 0; k < version_.kinds.size(); ++k) {
        if (has_bit(c.values, k)) kinds.push_back(localized<messages::quoted>(kind(k)));
      }
      return localized<messages::session_is>(join(kinds, messages::or_join));
    }
    case Subject::Kind::rank: {
      const Counter& counter = route_.counters[c.subject.index];
      const Text of = localized(messages::of_period[counter.per]);
      if (c.low == c.high) return localized<messages::rank_exactly>(c.low, of, counter.name);
      if (c.high == no_highest) return localized<messages::rank_at_least>(c.low, of, counter.name);
      return c.low <= 1 ? localized<messages::rank_at_most>(c.high, of, counter.name)
                        : localized<messages::rank_between>(c.low, c.high, of, counter.name);
    }
    case Subject::Kind::earlier:
      return localized<messages::earlier_period>(route_.counters[c.subject.index].name);
    case Subject::Kind::outcome:
    case Subject::Kind::member_for:
    case Subject::Kind::route: break;  // contracts only
  }
  return {};
}

Text Phrases::kind(std::size_t index) const {
  const auto of_kind = [&](const SessionRule& s) { return s.kind == index; };
  const auto named = [&](const SessionRule& s) { return s.rule.id == version_.kinds[index]; };
  auto at = std::find_if(version_.sessions.begin(), version_.sessions.end(), named);
  if (at == version_.sessions.end())
    at = std::find_if(version_.sessions.begin(), version_.sessions.end(), of_kind);
  return at == version_.sessions.end() ? untranslated(version_.kinds[index]) : at->rule.title;
}

Text Phrases::money(Money amount) const { return localized(Amount{amount, version_.currency}); }

Text Phrases::scope(const Rule& rule, bool otherwise) const {
  if (rule.when.empty() && rule.unless.empty())
    return localized(otherwise ? messages::scope_otherwise : messages::scope_always);
  if (rule.unless.empty()) return localized<messages::scope_if>(conditions(rule.when));
  if (rule.when.empty()) return localized<messages::scope_unless>(conditions(rule.unless, true));
  return localized<messages::scope_if_unless>(conditions(rule.when), conditions(rule.unless, true));
}

// ---- Prices, counters, rights

Text Phrases::per(const Counter& counter) const {
  return localized(messages::per_period[counter.per]);
}

Text Phrases::counted(const Counter& counter, const Conditions& which) const {
  Text text = counter.unit == Counter::Unit::cents
                  ? localized<messages::counts_cents>(counter.name, per(counter))
                  : localized<messages::counts_sessions>(counter.name, per(counter));
  if (!which.empty()) text = localized<messages::counts_only>(text, conditions(which));
  return counter.name.find('/') == std::string::npos ? text
                                                     : localized<messages::counts_shared>(text);
}

std::vector<std::pair<const Counter*, Text>> Phrases::counters() const {
  std::vector<std::pair<const Counter*, Text>> all;
  for (std::size_t i = 0; i < version_.counters.size(); ++i) {
    const Counter& counter = route_.counters[version_.counters[i]];
    all.emplace_back(&counter, counted(counter, version_.counts[i]));
  }
  const auto add = [&](const auto& rule) {
    const Counter& counter = route_.counters[rule.counter];
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const auto& c) { return c.first == &counter; });
    if (!known) all.emplace_back(&counter, counted(counter, {}));
  };
  std::for_each(version_.deductibles.begin(), version_.deductibles.end(), add);
  std::for_each(version_.copayment_ceilings.begin(), version_.copayment_ceilings.end(), add);
  for (const DeductionRule& deduction : version_.deductions)
    std::for_each(deduction.ceilings.begin(), deduction.ceilings.end(), add);
  return all;
}

Text Phrases::delay(const Delay& delay) const {
  return localized<messages::delay_line>(localized(messages::calendars[delay.calendar]),
                                         conditions(delay.when), localized(delay.from));
}

Text Phrases::status(const Rule& rule) {
  return localized<messages::standing_line>(localized(messages::statuses[rule.status]),
                                            localized(messages::confidences[rule.confidence]));
}

Text Phrases::rounding(Rounding rounding) { return localized(messages::roundings[rounding]); }

// ---- Rules

// Begins a sentence with the members that every rule has; its list adds the rest before `finish`.
RuleSentence Phrases::start(std::string_view list, const Rule& rule) const {
  RuleSentence sentence;
  sentence.list = list;
  sentence.rule = &rule;
  sentence.name = rule.title;
  sentence.claim = key_of(route_, rule.when) + "|" + key_of(route_, rule.unless);
  sentence.fields = {{"title", localized(messages::label_title), rule.title},
                     {"when", localized(messages::label_when), conditions(rule.when)},
                     {"unless", localized(messages::label_unless), conditions(rule.unless, true)}};
  return sentence;
}

void Phrases::finish(RuleSentence& sentence) const {
  const Rule& rule = *sentence.rule;
  sentence.fields.push_back(
      {"status", localized(messages::label_status), localized(messages::statuses[rule.status])});
  sentence.fields.push_back({"confidence", localized(messages::label_confidence),
                             localized(messages::confidences[rule.confidence])});
  sentence.fields.push_back({"note", localized(messages::label_note), rule.note});
}

Text Phrases::price(const SessionRule& session) const {
  Text text = session.asked ? localized(messages::price_asked)
              : session.a_minute
                  ? localized<messages::price_a_minute>(money(*session.a_minute),
                                                        money(session.price), session.minutes)
              : session.price.known() ? localized<messages::price_is>(money(session.price))
                                      : localized(messages::price_unknown);
  if (!session.parts.empty()) {
    std::vector<Text> parts;
    for (const Part& part : session.parts) {
      const Text amount = money(part.price);
      parts.push_back(localized<messages::act>(part.code, amount));
    }
    text = localized<messages::price_of_parts>(join(parts, messages::plus, " + "),
                                               money(session.price));
  }
  return session.hint.empty() ? text : localized<messages::with_hint>(text, session.hint);
}

RuleSentence Phrases::session(const SessionRule& session) const {
  RuleSentence sentence = start("session", session.rule);
  sentence.claim.append("|").append(version_.kinds[session.kind]);
  Text text = price(session);
  if (!session.code.empty()) text = localized<messages::with_code>(text, session.code);
  if (session.base) text = localized<messages::with_base>(text, money(*session.base));
  if (version_.kinds[session.kind] != session.rule.id)
    text = localized<messages::with_kind>(text, kind(session.kind));
  sentence.text = scope(session.rule, version_.sessions.size() > 1);
  sentence.text += text;
  sentence.text += ".";
  const Text usually = conditions(session.usually);
  if (!session.usually.empty()) {
    sentence.text += " ";
    sentence.text += localized<messages::unless_said>(usually);
  }
  sentence.fields.push_back(
      {"kind", localized(messages::label_kind), untranslated(version_.kinds[session.kind])});
  const bool plain = session.parts.empty() && session.price.known() && !session.a_minute;
  Text price_field = plain ? money(session.price) : price(session);
  sentence.fields.push_back({"price", localized(messages::label_price), std::move(price_field)});
  sentence.fields.push_back({"code", localized(messages::label_code), untranslated(session.code)});
  sentence.fields.push_back(
      {"base", localized(messages::label_base), session.base ? money(*session.base) : Text{}});
  sentence.fields.push_back({"usually", localized(messages::label_usually), usually});
  sentence.fields.push_back(
      {"prevails_over", localized(messages::label_prevails), join_words(session.prevails_over)});
  finish(sentence);
  return sentence;
}

RuleSentence Phrases::entitlement(const EntitlementRule& entitlement) const {
  RuleSentence sentence = start("entitlement", entitlement.rule);
  sentence.claim = key_of(route_, entitlement.require);
  const Text required = conditions(entitlement.require);
  sentence.text = scope(entitlement.rule, false);
  sentence.text += localized<messages::required>(required, outcome(entitlement.otherwise),
                                                 name_of(entitlement.otherwise));
  sentence.fields.push_back({"require", localized(messages::label_require), required});
  sentence.fields.push_back(
      {"else", localized(messages::label_else), outcome(entitlement.otherwise)});
  finish(sentence);
  return sentence;
}

RuleSentence Phrases::cap(const CapRule& cap) const {
  RuleSentence sentence = start("cap", cap.rule);
  const Counter& counter = route_.counters[cap.counter];
  sentence.claim.append("|").append(counter.name);
  if (sentence.name.empty()) {
    sentence.name = cap.at_most == 1 ? localized<messages::cap_name_one>(cap.at_most, per(counter))
                                     : localized<messages::cap_name>(cap.at_most, per(counter));
  }
  sentence.text = scope(cap.rule, false);
  sentence.text +=
      cap.at_most == 1
          ? localized<messages::at_most_one>(cap.at_most, per(counter), counter.name,
                                             outcome(cap.otherwise), name_of(cap.otherwise))
          : localized<messages::at_most>(cap.at_most, per(counter), counter.name,
                                         outcome(cap.otherwise), name_of(cap.otherwise));
  sentence.fields.push_back(
      {"counter", localized(messages::label_counter), untranslated(counter.name)});
  sentence.fields.push_back(
      {"at_most", localized(messages::label_at_most), untranslated(std::to_string(cap.at_most))});
  sentence.fields.push_back({"else", localized(messages::label_else), outcome(cap.otherwise)});
  finish(sentence);
  return sentence;
}

RuleSentence Phrases::share(const ShareRule& share, bool otherwise) const {
  RuleSentence sentence = start("share", share.rule);
  sentence.claim.append("|").append(payer_names[share.payer]);
  sentence.text = scope(share.rule, otherwise);
  const Text part =
      share.of_the_public
          ? localized<messages::paid_by_the_public>(pays_in_words(share.pays, version_.currency))
          : pays_in_words(share.pays, version_.currency);
  sentence.text += localized<messages::pays>(localized(messages::payers[share.payer]), part);
  sentence.fields.push_back(
      {"payer", localized(messages::label_payer), localized(messages::payers[share.payer])});
  sentence.fields.push_back(
      {"pays", localized(messages::label_pays), pays_in_words(share.pays, version_.currency)});
  sentence.fields.push_back({"public", localized(messages::label_public),
                             share.of_the_public ? localized(messages::label_yes) : Text{}});
  sentence.fields.push_back(
      {"prevails_over", localized(messages::label_prevails), join_words(share.prevails_over)});
  finish(sentence);
  return sentence;
}

// Words a deductible, or a ceiling on co-payments.
template <class R>
RuleSentence Phrases::sum_per_period(std::string_view list, const R& rule,
                                     const std::vector<R>& all) const {
  RuleSentence sentence = start(list, rule.rule);
  const Counter& counter = route_.counters[rule.counter];
  const Text most = money(rule.at_most);
  sentence.text = scope(rule.rule, &rule != all.data());
  if constexpr (std::is_same_v<R, DeductibleRule>)
    sentence.text += localized<messages::first_paid>(most, per(counter), counter.name);
  else sentence.text += localized<messages::copayment_at_most>(most, per(counter), counter.name);
  sentence.fields.push_back(
      {"counter", localized(messages::label_counter), untranslated(counter.name)});
  sentence.fields.push_back({"at_most", localized(messages::label_at_most), most});
  sentence.fields.push_back(
      {"prevails_over", localized(messages::label_prevails), join_words(rule.prevails_over)});
  finish(sentence);
  return sentence;
}

RuleSentence Phrases::deduction(const DeductionRule& deduction) const {
  RuleSentence sentence = start("deduction", deduction.rule);
  std::vector<Text> ceilings;
  for (const Ceiling& c : deduction.ceilings) {
    const Counter& counter = route_.counters[c.counter];
    ceilings.push_back(localized<messages::ceiling>(money(c.at_most), per(counter), counter.name));
  }
  const Text all = join(ceilings, messages::and_join);
  const Text after = ceilings.empty() ? Text{} : localized<messages::and_at_most>(all);
  sentence.text = scope(deduction.rule, false);
  sentence.text += localized<messages::deducted>(
      money(deduction.amount), localized(messages::of_payers[deduction.from]), after);
  sentence.fields.push_back({"amount", localized(messages::label_amount), money(deduction.amount)});
  sentence.fields.push_back(
      {"from", localized(messages::label_from), localized(messages::of_payers[deduction.from])});
  sentence.fields.push_back({"ceiling", localized(messages::label_ceiling), all});
  finish(sentence);
  return sentence;
}

RuleSentence Phrases::third_party(const ThirdPartyRule& rule) const {
  RuleSentence sentence = start("third_party_payment", rule.rule);
  std::vector<Text> payers;
  for (const Payer p : payer_names.keys())
    if (rule.pays_directly(p)) payers.push_back(localized(messages::of_payers[p]));
  sentence.text = scope(rule.rule, false);
  const Text spared = localized<messages::not_advanced>(join(payers, messages::and_join));
  sentence.text += rule.one_claim ? localized<messages::in_one_claim>(spared) : spared;
  sentence.fields.push_back(
      {"payers", localized(messages::label_payers), join(payers, messages::and_join)});
  sentence.fields.push_back({"one_claim", localized(messages::label_one_claim),
                             rule.one_claim ? localized(messages::label_yes) : Text{}});
  finish(sentence);
  return sentence;
}

RuleSentence Phrases::extra_fees(const ExtraFeesRule& rule) const {
  RuleSentence sentence = start("extra_fees", rule.rule);
  const Text at_most = rule.at_most ? localized(*rule.at_most) : localized(messages::none);
  sentence.text = scope(rule.rule, &rule != version_.extra_fees.data());
  sentence.text += rule.at_most ? localized<messages::extra_fees_at_most>(at_most)
                                : localized(messages::extra_fees_unbounded);
  sentence.fields.push_back({"at_most", localized(messages::label_extra_fees), at_most});
  finish(sentence);
  return sentence;
}

std::vector<RightSentence> Phrases::rights() const {
  std::vector<RightSentence> all;
  for (const LimitedRight& r : route_.limited)
    all.push_back({&r.rule, localized<messages::lasts_at_most>(r.rule.title, localized(r.lasts))});
  for (const KeptRight& r : route_.kept) {
    all.push_back({&r.rule, localized<messages::fixed_for_period>(
                                r.rule.title, localized(messages::periods[r.period]))});
  }
  return all;
}

RuleSentence Phrases::doubt(const DoubtRule& doubt) const {
  RuleSentence sentence = start("doubt", doubt.rule);
  const bool from = doubt.from != first_date, to = doubt.to != last_date;
  Text when = from && to ? localized<messages::on_days>(localized(doubt.from), localized(doubt.to))
              : from     ? localized<messages::on_days_from>(localized(doubt.from))
              : to       ? localized<messages::on_days_to>(localized(doubt.to))
                         : Text{};
  Text carries;
  if (doubt.carries) {
    const std::string& counter = route_.counters[*doubt.carries].name;
    carries = untranslated(counter);
    when += localized<messages::carrying>(counter);
  }
  sentence.text = scope(doubt.rule, false);
  sentence.text += localized<messages::doubtful>(when);
  if (sentence.name.empty()) sentence.name = doubt.rule.note;
  sentence.claim.append("|")
      .append(iso(doubt.from))
      .append(iso(doubt.to))
      .append(carries.in(Lang::en));
  sentence.fields.push_back(
      {"from", localized(messages::label_first_day), from ? localized(doubt.from) : Text{}});
  sentence.fields.push_back(
      {"to", localized(messages::label_last_day), to ? localized(doubt.to) : Text{}});
  sentence.fields.push_back({"carries", localized(messages::label_carries), carries});
  finish(sentence);
  return sentence;
}

std::vector<ListSentences> Phrases::lists() const {
  std::vector<ListSentences> all;
  const auto list = [&](std::string_view name, const Message& heading, const auto& rules,
                        auto in_words) {
    ListSentences& into = all.emplace_back(ListSentences{name, localized(heading), {}});
    for (const auto& rule : rules) into.rules.push_back(in_words(rule));
  };
  list("session", messages::list_session, version_.sessions,
       [&](const auto& r) { return session(r); });
  list("entitlement", messages::list_entitlement, version_.entitlements,
       [&](const auto& r) { return entitlement(r); });
  list("cap", messages::list_cap, version_.caps, [&](const auto& r) { return cap(r); });
  list("deductible", messages::list_deductible, version_.deductibles,
       [&](const auto& r) { return sum_per_period("deductible", r, version_.deductibles); });
  std::array<bool, payer_count> seen{};
  list("share", messages::list_share, version_.shares, [&](const auto& r) {
    const bool otherwise = seen[index_of(r.payer)];
    seen[index_of(r.payer)] = true;
    return share(r, otherwise);
  });
  list("copayment_ceiling", messages::list_copayment_ceiling, version_.copayment_ceilings,
       [&](const auto& r) {
         return sum_per_period("copayment_ceiling", r, version_.copayment_ceilings);
       });
  list("deduction", messages::list_deduction, version_.deductions,
       [&](const auto& r) { return deduction(r); });
  list("extra_fees", messages::list_extra_fees, version_.extra_fees,
       [&](const auto& r) { return extra_fees(r); });
  list("third_party_payment", messages::list_third_party, version_.third_party,
       [&](const auto& r) { return third_party(r); });
  list("doubt", messages::list_doubt, version_.doubts, [&](const auto& r) { return doubt(r); });
  return all;
}

}  // namespace racpsy
