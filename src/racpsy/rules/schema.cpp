// Builds the schema from one table: the shapes of the tables in rule files, and the keys of each:
// those of describe.hpp, and of shapes that have no description there a list here. A test compares
// these with the reader, and tests/schema_check.py validates all rule files.
//
// The type of a key is the name of a shape or of a plain type below; "[x]" is a list of x, "{x}" a
// table with any names and values of type x.
#include "racpsy/rules/schema.hpp"

#include <span>
#include <vector>

#include "racpsy/rules/describe.hpp"

namespace racpsy {
namespace {

struct Key {
  std::string_view name;
  std::string_view type;
  bool required;
  std::string_view says;
};

struct Shape {
  std::string_view name;
  std::string_view says;
  CommonKeys common;
  std::vector<Key> keys;
  std::string_view more;  // further constraints, as JSON
};

// ---- Plain types
// ---------------------------------------------------------------------------------------------------

struct Plain {
  std::string_view name;
  std::string_view json;
};

// clang-format off
constexpr Plain plain[] = {
    {"word", R"({"type":"string","minLength":1})"},
    {"words", R"({"anyOf":[{"type":"string","minLength":1},{"type":"array","items":{"type":"string","minLength":1},"minItems":1}]})"},
    {"flag", R"({"type":"boolean"})"},
    {"date", R"({"type":"string","format":"date","pattern":"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"})"},
    {"age", R"({"type":"integer","minimum":0,"maximum":130})"},
    {"count", R"({"type":"integer","minimum":0,"maximum":10000})"},
    {"month_and_day", R"({"type":"string","pattern":"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"})"},
    {"days_after_easter", R"({"type":"integer","minimum":-60,"maximum":200})"},
    {"amount", R"({"type":"string","pattern":"^[0-9]{1,7}[.][0-9]{2}$"})"},
    {"rate", R"({"type":"string","pattern":"^([0-9]{1,3}([.][0-9]+)? ?%|[0-9]+/[0-9]+)$"})"},
    {"price", R"({"anyOf":[{"type":"string","pattern":"^[0-9]{1,7}[.][0-9]{2}( a minute)?$"},{"enum":["asked","unknown"]}]})"},
    {"amount_or_unknown", R"({"anyOf":[{"$ref":"#/$defs/amount"},{"const":"unknown"}]})"},
    {"pays", R"({"anyOf":[{"$ref":"#/$defs/rate"},{"$ref":"#/$defs/amount"},{"enum":["rest","unknown"]}]})"},
    {"contract_pays",
     R"({"anyOf":[{"type":"string","pattern":"^[0-9]{1,7}[.][0-9]{2}( an hour| a minute)?( in all)?$"},{"const":"rest"},{"type":"string","pattern":"^([0-9]{1,3}([.][0-9]+)? ?%|[0-9]+/[0-9]+)( of rest|( of (?!rest )[A-Za-z0-9_-]+)?( in all)?)$"}]})"},
    {"contract_amount", R"({"anyOf":[{"$ref":"#/$defs/amount"},{"type":"string","pattern":"^([0-9]{1,3}([.][0-9]+)? ?%|[0-9]+/[0-9]+) of [A-Za-z0-9_-]+$"}]})"},
    {"duration", R"({"type":"string","pattern":"^([0-9]{1,2}y)?([0-9]{1,2}m)?([0-9]{1,2}d)?$","minLength":2})"},
    {"extra_fees_at_most", R"({"anyOf":[{"$ref":"#/$defs/rate"},{"const":"none"}]})"},
    {"limit_at_most", R"({"anyOf":[{"$ref":"#/$defs/contract_amount"},{"$ref":"#/$defs/count"}]})"},
    {"range", R"({"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^([0-9]+[.][.][0-9]*|[.][.][0-9]+)$"}]})"},
    {"membership", R"({"type":"string","pattern":"^(([0-9]{1,2}y)?([0-9]{1,2}m)?|[0-9]{1,2}d)[.][.](([0-9]{1,2}y)?([0-9]{1,2}m)?|[0-9]{1,2}d)$","minLength":4})"},
    {"month_and_day", R"({"type":"string","pattern":"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"})"},
    {"by_age", R"({"type":"object","propertyNames":{"pattern":"^([0-9]+[.][.][0-9]*|[.][.][0-9]+)$"},"additionalProperties":{"$ref":"#/$defs/word"}})"},
};

// Closed lists of tokens, from those that the reader accepts.
struct Choice {
  std::string_view name;
  std::span<const std::string_view> words;
  bool several;
};

constexpr std::span<const std::string_view> insurers{payer_names.data(), payer_names.size() - 1};
constexpr std::span<const std::string_view> refusals{&outcome_names[Outcome::too_young], &outcome_names[Outcome::beyond_cap] + 1};

constexpr std::span<const std::string_view> periods_of_routes{period_names.data(), period_names.size() - 1};

constexpr Choice choices_of_words[] = {
    {"status", status_names, false},       {"confidence", confidence_names, false}, {"currency", currency_names, false},
    {"rounding", rounding_names, false},   {"calendar", calendar_names, false},     {"period", periods_of_routes, false},
    {"contract_period", period_names, false},
    {"unit", unit_names, false},           {"fact_type", fact_type_names, false},   {"owner", owner_names, false},
    {"care", care_names, false},           {"counter_owner", counter_owner_names, false},
    {"payer", payer_names, false},         {"insurer", insurers, false},            {"insurers", insurers, true},
    {"refusal", refusals, false},          {"contract_outcomes", contract_outcome_names, true},
};

// ---- Shapes --------------------------------------------------------------------------------------------------------

constexpr Key text_keys[] = {{"fr", "word", true, "In French."}, {"en", "word", true, "In English."},
                             {"nl", "word", false, "In Dutch; without it, readers of Dutch see the English text."}};

constexpr Key defaults_keys[] = {{"route", "word", true, "The route used when none is given."},
                                 {"age", "age", true, "The age used when none is given."},
                                 {"words", "{word}", false, "Words that people use for routes, each with an id."},
                                 {"default_of", "{word}", false, "The route shown first to people of a country."}};

constexpr Key declarations_keys[] = {
    {"title", "text", false, "The name of the route or of the country."},
    {"care", "care", false, "The kind of care, by which comparisons group routes (route.toml); default: psychologist."},
    {"distress", "text", false, "Where to turn in distress (country.toml)."},
    {"payers", "payers", false, "Names of the payers in the country (country.toml)."},
    {"holiday", "[holiday]", false, "Public holidays, on which no session is proposed (country.toml)."},
    {"fact", "{fact}", false, "Facts that the rules can use."},
    {"source", "{source}", false, "Sources of the rules."},
    {"value", "{value}", false, "Amounts that law sets anew, which contracts can refer to (country.toml)."},
    {"limited_right", "[limited_right]", false, "Rights that last a limited time."},
    {"kept_right", "[kept_right]", false, "Rights that are kept for a period."},
    {"notice", "[notice]", false, "Advice that plays no part in the calculation."},
    {"card", "[card_row]", false, "The rows of the card of the route: what a session costs in a few situations (route.toml)."}};

constexpr Key payers_keys[] = {{"amo", "text", false, "The compulsory insurance."},
                               {"other", "text", false, "Other funders."},
                               {"amc", "text", false, "The complementary insurance."},
                               {"patient", "text", false, "The patient."}};

constexpr Key fact_keys[] = {
    {"type", "fact_type", true, "One value, or a set of values."},
    {"of", "owner", true, "person, or session where a single session can differ."},
    {"title", "text", true, "Its name, in a few words."},
    {"question", "text", true, "The question a person is asked."},
    {"opener", "flag", false, "false: never suggested as a way to qualify."},
    {"values", "{text}", true, "The values with their titles."},
    {"empty", "word", false, "For a set: the word that means no value."},
    {"default", "word", false, "For a choice: the value assumed, and listed as such, when none is given."},
    {"default_by_age", "by_age", false, "For a choice: the value assumed instead at these ages."},
    {"aliases", "{word}", false, "Other words for a value."},
    {"names", "words", false, "Other names of the fact, for columns and keys."}};

constexpr Key source_keys[] = {
    {"title", "word", true, "The text's own title."},
    {"article", "word", false, "The article cited."},
    {"url", "word", false, "Its address; either url or reference is required."},
    {"reference", "word", false, "Where to find it if it has no address."},
    {"published_on", "date", false, "Date of publication; exactly one of published_on, signed_on and read_on."},
    {"signed_on", "date", false, "Date of signature."},
    {"read_on", "date", false, "Date of reading, for a page or a consolidated text without a date."},
    {"confidence", "confidence", true, "How reliable it is."}};

constexpr Key holiday_keys[] = {
    {"title", "text", true, "Its name."},
    {"on", "month_and_day", false, "A month and a day: \"12-25\"; either on or after_easter is required."},
    {"after_easter", "days_after_easter", false, "Days after Easter Sunday: 1 is Easter Monday, -2 Good Friday."},
    {"source", "words", true, "Its sources."}};
constexpr Key notice_keys[] = {{"id", "word", true, "Its name."}, {"text", "text", true, "The text that people read."}, {"source", "words", true, "Its sources."}};

constexpr Key card_keys[] = {{"title", "text", true, "The situation, in a few words."}, {"when", "conditions", false, "The facts and the age that make it."}};

constexpr Key version_keys[] = {
    {"route", "word", true, "The route, like fr/my-route."},
    {"version", "word", true, "The id of the version: the name of the file."},
    {"title", "text", true, "The version in one line."},
    {"verified_on", "date", true, "Date of the last check against the sources."},
    {"currency", "currency", true, "The currency of all amounts."},
    {"rounding", "rounding", true, "Rounding of amounts to the cent."},
    {"scheme", "flag", false, "false: outside any scheme, only the patient pays."},
    {"unknown_before", "flag", false, "true: the route is older, but its earlier rules were not found."},
    {"hypothetical", "flag", false, "true: in force in no calendar, used only when requested by name."},
    {"in_force", "in_force", false, "Date of entry into force, per calendar."},
    {"counter", "{counter}", false, "What is counted, and over which period."},
    {"session", "[session]", true, "Sessions and prices: the first matching rule applies; the last matches everybody."},
    {"entitlement", "[entitlement]", false, "Eligibility: all conditions are required."},
    {"cap", "[cap]", false, "Number of sessions: every matching cap applies."},
    {"share", "[share]", false, "Who pays: for each payer, the first matching rule applies."},
    {"deductible", "[deductible]", false, "A sum per period that the patient pays first: the first matching rule applies."},
    {"copayment_ceiling", "[copayment_ceiling]", false, "The most that the shares leave to the patient per period: the first matching rule applies."},
    {"deduction", "[deduction]", false, "Deductions from a payer's share, payable by the patient: every matching rule applies."},
    {"extra_fees", "[extra_fees]", false, "Extra fees that a responsible contract may pay: the first matching rule applies."},
    {"third_party_payment", "[third_party_payment]", false, "Shares that the patient does not pay upfront: every matching rule applies."},
    {"doubt", "[doubt]", false, "Uncertain points: every matching one flags the session."}};

constexpr Key in_force_keys[] = {{"applied", "line", false, "Actual practice."},
                                 {"legal", "line", false, "Texts in force."},
                                 {"delayed", "[delayed]", false, "Persons for whom it enters into force later."}};

constexpr Key counter_keys[] = {{"per", "period", true, "The period after which it restarts from zero."},
                                {"of", "unit", false, "sessions (default): covered sessions; cents: amounts deducted, deductibles, co-payments."},
                                {"counts", "conditions", false, "The covered sessions that it counts; default: all."}};
constexpr Key contract_counter_keys[] = {{"per", "contract_period", true, "The period after which it restarts from zero."},
                                         {"of", "counter_owner", false, "Whose it is: each person's (beneficiary, default; also person, insured), or one for all people under the contract (family)."}};

constexpr Key conditions_keys[] = {{"age", "range", false, "Completed years on the day: 3, \"3..\", \"..17\", \"18..25\"."},
                                   {"age_on_january_1", "range", false, "Completed years on 1 January of the session's year."},
                                   {"rank", "{range}", false, "The session's rank in a counter."},
                                   {"earlier", "words", false, "Counters with covered sessions in an earlier period."},
                                   {"kind", "words", false, "Kinds of session; allowed in every list but session."}};
constexpr Key contract_conditions_keys[] = {{"age", "range", false, "Completed years on the day: 3, \"3..\", \"..17\", \"18..25\"."},
                                            {"age_on_january_1", "range", false, "Completed years on 1 January of the session's year."},
                                            {"member_for", "membership", false, "Completed membership: \"6m..\", \"..1y\", \"1y..3y\"; until before the second duration."},
                                            {"rank", "{range}", false, "The session's rank in a counter of the contract."},
                                            {"outcome", "contract_outcomes", false, "Whether a scheme covers the session."},
                                            {"route", "words", false, "The route of the session."}};

// Keys common to all rules; `title` and the two conditions depend on the kind of rule.
constexpr Key rule_keys[] = {{"id", "word", true, "Its name, unique in its list."},
                             {"source", "words", true, "Its sources: every rule must cite one."},
                             {"status", "status", false, "Default: stated."},
                             {"confidence", "confidence", false, "Default: that of its weakest source."},
                             {"note", "text", false, "Explanation; required when inferred or assumed."}};
constexpr Key title_key{"title", "text", true, "The text that people read."};
constexpr Key when_key{"when", "conditions", false, "All of these conditions must be met."};
constexpr Key unless_key{"unless", "conditions", false, "None of these conditions may be met."};


constexpr Key contract_keys[] = {
    {"contract", "word", true, "The contract's name, like fr/insurer-2026."},
    {"country", "word", true, "The country whose facts its conditions can use."},
    {"title", "text", true, "The contract in one line."},
    {"from", "date", false, "The first day on which its figures apply."},
    {"to", "date", false, "The last day on which its figures apply."},
    {"verified_on", "date", true, "Date of the last check against the sources."},
    {"currency", "currency", true, "The currency of all amounts."},
    {"rounding", "rounding", true, "Rounding of amounts to the cent."},
    {"responsible", "flag", true, "true: within a scheme, the co-payment is paid according to the route's own rules."},
    {"source", "{source}", false, "Sources of its shares."},
    {"year_begins", "month_and_day", false, "The day on which a contract-year begins; without it: the anniversary of joining."},
    {"counter", "{contract_counter}", false, "Sessions or amounts paid, per period."},
    {"share", "[contract_share]", false, "What it pays: the first matching share applies."}};

constexpr std::string_view facts_beside = R"("additionalProperties":{"$ref":"#/$defs/words"})";
constexpr std::string_view on_or_after_easter =
    R"("oneOf":[{"required":["on"]},{"required":["after_easter"]}])";
constexpr std::string_view one_address_one_date =
    R"("anyOf":[{"required":["url"]},{"required":["reference"]}],"oneOf":[{"required":["published_on"]},{"required":["signed_on"]},{"required":["read_on"]}])";
constexpr std::string_view set_or_choice =
    R"("if":{"properties":{"type":{"const":"set"}}},"then":{"required":["empty"],"properties":{"default":false,"default_by_age":false}},"else":{"required":["default"],"properties":{"empty":false}})";
constexpr std::string_view in_force_or_not =
    R"("if":{"properties":{"hypothetical":{"const":true}},"required":["hypothetical"]},"then":{"properties":{"in_force":false}},"else":{"required":["in_force"]})";
constexpr std::string_view some_calendar = R"("anyOf":[{"required":["applied"]},{"required":["legal"]}])";
constexpr std::string_view price_or_parts =
    R"("oneOf":[{"required":["price"]},{"required":["parts"],"properties":{"code":false}}],"dependentSchemas":{"hint":{"properties":{"price":{"enum":["asked","unknown"]}},"required":["price"]}})";

// clang-format on

// ---- Keys that describe.hpp describes

// Types of members.
constexpr std::string_view type_of(const std::string*) { return "word"; }
constexpr std::string_view type_of(const std::vector<std::string>*) { return "words"; }
constexpr std::string_view type_of(const std::vector<const Source*>*) { return "words"; }
constexpr std::string_view type_of(const Text*) { return "text"; }
constexpr std::string_view type_of(const bool*) { return "flag"; }
constexpr std::string_view type_of(const int*) { return "count"; }
constexpr std::string_view type_of(const Date*) { return "date"; }
constexpr std::string_view type_of(const std::optional<Date>*) { return "date"; }
constexpr std::string_view type_of(const Duration*) { return "duration"; }
constexpr std::string_view type_of(const Money*) { return "amount"; }
constexpr std::string_view type_of(const ContractAmount*) { return "contract_amount"; }
constexpr std::string_view type_of(const std::optional<Money>*) { return "amount_or_unknown"; }
constexpr std::string_view type_of(const std::optional<Rate>*) { return "extra_fees_at_most"; }
constexpr std::string_view type_of(const Pays*) { return "pays"; }
constexpr std::string_view type_of(const Payer*) { return "payer"; }
constexpr std::string_view type_of(const Calendar*) { return "calendar"; }
constexpr std::string_view type_of(const Counter::Per*) { return "period"; }
constexpr std::string_view type_of(const Outcome*) { return "refusal"; }
constexpr std::string_view type_of(const std::uint8_t*) { return "word"; }  // name of a counter
constexpr std::string_view type_of(const std::optional<std::uint8_t>*) { return "word"; }
constexpr std::string_view type_of(const Conditions*) { return "conditions"; }
constexpr std::string_view type_of(const std::vector<ReferenceValue::Dated>*) { return "[dated]"; }
constexpr std::string_view type_of(const std::vector<Part>*) { return "[part]"; }
constexpr std::string_view type_of(const std::vector<Ceiling>*) { return "[ceiling]"; }
constexpr std::string_view type_of(const std::vector<Limit>*) { return "[limit]"; }
constexpr std::string_view type_of(const std::optional<AroundDue>*) { return "around_due"; }
constexpr std::string_view type_of(const std::optional<Excess>*) { return "excess"; }
constexpr std::string_view type_of(const KindOfSession*) { return "word"; }
constexpr std::string_view type_of(const PriceOfSession*) { return "price"; }
constexpr std::string_view type_of(const UsualFacts*) { return "{words}"; }
constexpr std::string_view type_of(const Insurer*) { return "insurer"; }
constexpr std::string_view type_of(const Insurers*) { return "insurers"; }
constexpr std::string_view type_of(const CounterOfCents*) { return "word"; }
constexpr std::string_view type_of(const PaidByContract*) { return "contract_pays"; }
constexpr std::string_view type_of(const SessionsOrAmount*) { return "limit_at_most"; }

// Collects the keys of a description.
struct KeyList {
  CommonKeys common = CommonKeys::none;
  std::vector<Key> keys;
  void rule(CommonKeys which) { common = which; }
  template <class R, class M>
  void operator()(std::string_view name, M R::*, Need need, std::string_view says) {
    keys.push_back({name, type_of(static_cast<const M*>(nullptr)), need == Need::required, says});
  }
  template <class Tag>
  void operator()(std::string_view name, const Tag& tag, Need need, std::string_view says) {
    keys.push_back({name, type_of(&tag), need == Need::required, says});
  }
};

template <class R>
Shape described(std::string_view name, std::string_view says, std::string_view more = {}) {
  KeyList list;
  describe(Described<R>{}, list);
  return {name, says, list.common, std::move(list.keys), more};
}

std::vector<Key> listed(std::span<const Key> keys) { return {keys.begin(), keys.end()}; }

// clang-format off
std::vector<Shape> all_shapes() {
  return {
      {"text", "A text that people read, in French and in English.", CommonKeys::none, listed(text_keys), {}},
      {"defaults", "rules.toml: the defaults.", CommonKeys::none, listed(defaults_keys), {}},
      {"declarations", "country.toml, route.toml, sources.toml: declarations that rule files share.", CommonKeys::none, listed(declarations_keys), {}},
      {"payers", "Names of the payers in a country.", CommonKeys::none, listed(payers_keys), {}},
      {"fact", "A fact that rules can use.", CommonKeys::none, listed(fact_keys), set_or_choice},
      {"source", "A source of rules.", CommonKeys::none, listed(source_keys), one_address_one_date},
      {"holiday", "A public holiday.", CommonKeys::none, listed(holiday_keys), on_or_after_easter},
      {"notice", "Advice that plays no part in the calculation.", CommonKeys::none, listed(notice_keys), {}},
      {"card_row", "A situation on the card of a route.", CommonKeys::none, listed(card_keys), {}},
      {"version", "One version of a route.", CommonKeys::none, listed(version_keys), in_force_or_not},
      {"in_force", "Entry into force of a version.", CommonKeys::none, listed(in_force_keys), some_calendar},
      described<InForce>("line", "From when, in one calendar."),
      described<Delay>("delayed", "Persons for whom the version enters into force later."),
      {"counter", "A counter and its period.", CommonKeys::none, listed(counter_keys), {}},
      {"conditions", "Conditions: facts joined by “and”, the values of each by “or”.", CommonKeys::none, listed(conditions_keys), facts_beside},
      described<SessionRule>("session", "An act and its price.", price_or_parts),
      described<Part>("part", "One act of several."),
      described<EntitlementRule>("entitlement", "Something required."),
      described<CapRule>("cap", "A cap on the number of sessions."),
      described<ShareRule>("share", "The share of a payer."),
      described<DeductibleRule>("deductible", "A sum per period that the patient pays first."),
      described<CopaymentCeilingRule>("copayment_ceiling", "The most that the shares leave to the patient per period."),
      described<DeductionRule>("deduction", "A deduction from a payer's share."),
      described<Ceiling>("ceiling", "A cap on deductions."),
      described<ExtraFeesRule>("extra_fees", "A legal cap on the extra fees that a responsible contract pays."),
      described<ThirdPartyRule>("third_party_payment", "Third-party payment."),
      described<LimitedRight>("limited_right", "A right that lasts a limited time."),
      described<AroundDue>("around_due", "Days around the due date of a pregnancy."),
      described<KeptRight>("kept_right", "A right that is kept for a period."),
      described<DoubtRule>("doubt", "An uncertain point."),
      {"contract", "A complementary contract.", CommonKeys::none, listed(contract_keys), {}},
      {"contract_counter", "A counter of a contract.", CommonKeys::none, listed(contract_counter_keys), {}},
      {"contract_conditions", "Conditions: facts joined by “and”, the values of each by “or”.", CommonKeys::none, listed(contract_conditions_keys), facts_beside},
      described<ContractShare>("contract_share", "A share paid by a contract."),
      described<ReferenceValue>("value", "An amount that law sets anew from time to time."),
      described<ReferenceValue::Dated>("dated", "Its amount on some days."),
      described<Excess>("excess", "What the patient bears before a contract pays."),
      described<Limit>("limit", "The most that a contract pays in a period."),
  };
}
// clang-format on

// ---- Writing
// -------------------------------------------------------------------------------------------------------

std::string quoted(std::string_view text) {
  std::string out{"\""};
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
  return out;
}

std::string reference(std::string_view name) {
  std::string out{"{\"$ref\":\"#/$defs/"};
  return out.append(name).append("\"}");
}

std::string of_type(std::string_view type) {
  const std::string_view inner = type.substr(1, type.size() - 2);
  std::string out;
  if (type.starts_with('['))
    return out.append("\"type\":\"array\",\"items\":").append(reference(inner));
  if (type.starts_with('{'))
    return out.append("\"type\":\"object\",\"additionalProperties\":").append(reference(inner));
  return out.append("\"$ref\":\"#/$defs/").append(type).append("\"");
}

std::string choice_words(const Choice& choice) {
  std::string list;
  for (const std::string_view word : choice.words) add_item(list, quoted(word), ",");
  std::string one{"{\"enum\":["};
  one.append(list).append("]}");
  if (!choice.several) return one;
  std::string out{"{\"anyOf\":["};
  return out.append(one)
      .append(",{\"type\":\"array\",\"minItems\":1,\"items\":")
      .append(one)
      .append("}]}");
}

// Returns all keys of a shape; for rules, the common ones first.
std::vector<Key> keys_of(const Shape& shape) {
  std::vector<Key> keys;
  if (shape.common != CommonKeys::none) {
    keys.assign(std::begin(rule_keys), std::end(rule_keys));
    for (Key key : {title_key, when_key, unless_key}) {
      if (key.name == "title") key.required = shape.common != CommonKeys::untitled;
      else if (shape.common == CommonKeys::of_contract) key.type = "contract_conditions";
      keys.push_back(key);
    }
  }
  keys.insert(keys.end(), shape.keys.begin(), shape.keys.end());
  return keys;
}

std::string in_json(const Shape& shape) {
  std::string properties, required;
  for (const Key& key : keys_of(shape)) {
    properties.append(properties.empty() ? "" : ",")
        .append("\n   ")
        .append(quoted(key.name))
        .append(":{");
    properties.append(of_type(key.type))
        .append(",\"description\":")
        .append(quoted(key.says))
        .append("}");
    if (key.required) add_item(required, quoted(key.name), ",");
  }
  std::string out{"{\"type\":\"object\",\"description\":"};
  out.append(quoted(shape.says)).append(",\"properties\":{").append(properties).append("}");
  if (!required.empty()) out.append(",\n  \"required\":[").append(required).append("]");
  if (shape.more.find("additionalProperties") == std::string_view::npos)
    out.append(",\n  \"additionalProperties\":false");
  if (!shape.more.empty()) out.append(",\n  ").append(shape.more);
  if (shape.common != CommonKeys::none) {
    out.append(
        ",\n  "
        "\"allOf\":[{\"if\":{\"properties\":{\"status\":{\"enum\":[\"inferred\",\"assumed\"]}},"
        "\"required\":[\"status\"]},\"then\":{\"required\":[\"note\"]}}]");
  }
  return out.append("}");
}

}  // namespace

std::string rules_schema() {
  std::string out =
      R"({"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Rule files of racpsy",
 "type":"object",
 "if":{"required":["contract"]},"then":{"$ref":"#/$defs/contract"},
 "else":{"if":{"anyOf":[{"required":["version"]},{"required":["session"]}]},"then":{"$ref":"#/$defs/version"},
  "else":{"if":{"required":["route"]},"then":{"$ref":"#/$defs/defaults"},"else":{"$ref":"#/$defs/declarations"}}},
 "$defs":{)";
  const char* comma = "";
  const auto define = [&](std::string_view name, std::string_view json) {
    out.append(comma).append("\n  ").append(quoted(name)).append(":").append(json);
    comma = ",";
  };
  for (const Plain& type : plain) define(type.name, type.json);
  for (const Choice& choice : choices_of_words) define(choice.name, choice_words(choice));
  for (const Shape& shape : all_shapes()) define(shape.name, in_json(shape));
  return out.append("}}\n");
}

std::set<std::string, std::less<>> schema_keys() {
  std::set<std::string, std::less<>> all;
  for (const Shape& shape : all_shapes()) {
    for (const Key& key : keys_of(shape)) all.emplace(key.name);
  }
  return all;
}

}  // namespace racpsy
