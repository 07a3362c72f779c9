// Builds the schema from one table: the shapes of the tables in rule files, and the keys of each.
// The reader is authoritative; a test compares the keys of both, and tests/schema_check.py
// validates all rule files.
//
// The type of a key is the name of a shape or of a plain type below; "[x]" is a list of x, "{x}" a
// table with any names and values of type x.
#include "racpsy/rules/schema.hpp"

#include <span>
#include <vector>

#include "racpsy/rules/names.hpp"

namespace racpsy {
namespace {

struct Key {
  std::string_view name;
  std::string_view type;
  bool required;
  std::string_view says;
};

// Common keys of rules that a shape has, if it is a rule.
enum class RuleKind { no, version, untitled, contract };

struct Shape {
  std::string_view name;
  std::string_view says;
  RuleKind rule;
  std::span<const Key> keys;
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
    {"amount", R"({"type":"string","pattern":"^[0-9]{1,7}[.][0-9]{2}$"})"},
    {"rate", R"({"type":"string","pattern":"^([0-9]{1,3}([.][0-9]+)? ?%|[0-9]+/[0-9]+)$"})"},
    {"price", R"({"anyOf":[{"$ref":"#/$defs/amount"},{"enum":["asked","unknown"]}]})"},
    {"amount_or_unknown", R"({"anyOf":[{"$ref":"#/$defs/amount"},{"const":"unknown"}]})"},
    {"pays", R"({"anyOf":[{"$ref":"#/$defs/rate"},{"$ref":"#/$defs/amount"},{"enum":["rest","unknown"]}]})"},
    {"contract_pays",
     R"({"anyOf":[{"type":"string","pattern":"^[0-9]{1,7}[.][0-9]{2}( an hour)?$"},{"const":"rest"},{"type":"string","pattern":"^([0-9]{1,3}([.][0-9]+)? ?%|[0-9]+/[0-9]+)( of (price|base|rest))?$"}]})"},
    {"duration", R"({"type":"string","pattern":"^([0-9]{1,2}y)?([0-9]{1,2}m)?([0-9]{1,2}d)?$","minLength":2})"},
    {"extra_fees_at_most", R"({"anyOf":[{"$ref":"#/$defs/rate"},{"const":"none"}]})"},
    {"limit_at_most", R"({"anyOf":[{"$ref":"#/$defs/amount"},{"$ref":"#/$defs/count"}]})"},
    {"range", R"({"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^([0-9]+[.][.][0-9]*|[.][.][0-9]+)$"}]})"},
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

constexpr Choice choices_of_words[] = {
    {"status", status_names, false},       {"confidence", confidence_names, false}, {"currency", currency_names, false},
    {"rounding", rounding_names, false},   {"calendar", calendar_names, false},     {"period", period_names, false},
    {"unit", unit_names, false},           {"fact_type", fact_type_names, false},   {"owner", owner_names, false},
    {"payer", payer_names, false},         {"insurer", insurers, false},            {"insurers", insurers, true},
    {"refusal", refusals, false},          {"contract_outcomes", contract_outcome_names, true},
};

// ---- Shapes --------------------------------------------------------------------------------------------------------

constexpr Key text_keys[] = {{"fr", "word", true, "In French."}, {"en", "word", true, "In English."}};

constexpr Key defaults_keys[] = {{"route", "word", true, "The route used when none is given."},
                                 {"age", "age", true, "The age used when none is given."},
                                 {"words", "{word}", false, "Words that people use for routes, each with an id."}};

constexpr Key declarations_keys[] = {
    {"title", "text", false, "The name of the route or of the country."},
    {"distress", "text", false, "Where to turn in distress (country.toml)."},
    {"payers", "payers", false, "Names of the payers in the country (country.toml)."},
    {"fact", "{fact}", false, "Facts that the rules can use."},
    {"source", "{source}", false, "Sources of the rules."},
    {"limited_right", "[limited_right]", false, "Rights that last a limited time."},
    {"kept_right", "[kept_right]", false, "Rights that are kept for a period."},
    {"notice", "[notice]", false, "Advice that plays no part in the calculation."}};

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

constexpr Key notice_keys[] = {{"id", "word", true, "Its name."}, {"text", "text", true, "The text that people read."}, {"source", "words", true, "Its sources."}};

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
    {"deduction", "[deduction]", false, "Deductions from a payer's share, payable by the patient: every matching rule applies."},
    {"extra_fees", "[extra_fees]", false, "Extra fees that a responsible contract may pay: the first matching rule applies."},
    {"third_party_payment", "[third_party_payment]", false, "Shares that the patient does not pay upfront: every matching rule applies."},
    {"doubt", "[doubt]", false, "Uncertain points: every matching one flags the session."}};

constexpr Key in_force_keys[] = {{"applied", "line", false, "Actual practice."},
                                 {"legal", "line", false, "Texts in force."},
                                 {"delayed", "[delayed]", false, "Persons for whom it enters into force later."}};
constexpr Key line_keys[] = {{"from", "date", true, "The first day."}, {"to", "date", false, "The route closes after this day."}, {"source", "words", true, "The source of this date."}};
constexpr Key delayed_keys[] = {{"calendar", "calendar", true, "Which calendar."},
                                {"when", "conditions", false, "For whom."},
                                {"from", "date", true, "The first day for these persons."},
                                {"source", "words", true, "The source of this date."}};

constexpr Key counter_keys[] = {{"per", "period", true, "The period after which it restarts from zero."},
                                {"of", "unit", false, "sessions (default): covered sessions; cents: amounts deducted."},
                                {"counts", "conditions", false, "The covered sessions that it counts; default: all."}};
constexpr Key contract_counter_keys[] = {{"per", "period", true, "The period after which it restarts from zero."}};

constexpr Key conditions_keys[] = {{"age", "range", false, "Completed years on the day: 3, \"3..\", \"..17\", \"18..25\"."},
                                   {"age_on_january_1", "range", false, "Completed years on 1 January of the session's year."},
                                   {"rank", "{range}", false, "The session's rank in a counter."},
                                   {"earlier", "words", false, "Counters with covered sessions in an earlier period."},
                                   {"kind", "words", false, "Kinds of session; allowed in every list but session."}};
constexpr Key contract_conditions_keys[] = {{"age", "range", false, "Completed years on the day: 3, \"3..\", \"..17\", \"18..25\"."},
                                            {"age_on_january_1", "range", false, "Completed years on 1 January of the session's year."},
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

constexpr Key session_keys[] = {
    {"kind", "word", false, "The kind that later lists can refer to; default: the id."},
    {"price", "price", false, "\"50.00\", \"asked\" (the professional sets it) or \"unknown\"."},
    {"code", "word", false, "The billing code."},
    {"parts", "[part]", false, "Several acts, instead of price and code."},
    {"base", "amount_or_unknown", false, "The reimbursement base of rates and rest; default: the price."},
    {"hint", "text", false, "What is known about a price that is asked or unknown."},
    {"usually", "{words}", false, "Facts assumed to have this value unless specified for the session itself."},
    {"prevails_over", "words", false, "Overlapping rules over which this one takes precedence."}};
constexpr Key part_keys[] = {{"code", "word", true, "Its billing code."}, {"price", "amount", true, "Its price."}};
constexpr Key entitlement_keys[] = {{"require", "conditions", true, "The conditions to meet."}, {"else", "refusal", true, "The outcome when they are not met."}};
constexpr Key cap_keys[] = {{"counter", "word", true, "The counter that is capped."},
                            {"at_most", "count", true, "The number of sessions covered."},
                            {"else", "refusal", true, "The outcome beyond the cap."}};
constexpr Key share_keys[] = {{"payer", "payer", true, "Who pays."},
                              {"pays", "pays", true, "\"60 %\" or \"2/37\" of the base, \"11.00\", \"rest\" of the base or \"unknown\"."},
                              {"public", "flag", false, "true: a complementary share paid from public funds."},
                              {"prevails_over", "words", false, "Overlapping rules of this payer over which this one takes precedence."}};
constexpr Key deduction_keys[] = {{"amount", "amount", true, "The amount deducted."},
                                  {"from", "insurer", true, "The payer whose share is reduced."},
                                  {"ceiling", "[ceiling]", false, "The most that can be deducted in a period."}};
constexpr Key ceiling_keys[] = {{"counter", "word", true, "A counter of cents."}, {"at_most", "amount", true, "The most that can be deducted."}};
constexpr Key extra_fees_keys[] = {{"at_most", "extra_fees_at_most", true, "A percentage of the base, or \"none\" if there is no cap."}};
constexpr Key third_party_keys[] = {{"payers", "insurers", true, "The payers whose shares the patient does not pay upfront."},
                                    {"one_claim", "flag", false, "true: these shares are billed together, to the compulsory insurance."}};
constexpr Key limited_right_keys[] = {{"lasts", "duration", true, "Its longest duration: \"1y\", \"4m13d\"; the first day counts."},
                                      {"due", "around_due", false, "Its dates are derived from the due date of a pregnancy (--due)."}};
constexpr Key around_due_keys[] = {{"before", "duration", true, "Start of the right, before the due date."}, {"after", "duration", true, "End of the right, after the due date."}};
constexpr Key kept_right_keys[] = {{"until_end_of", "period", true, "The period until whose end it is kept."}};
constexpr Key doubt_keys[] = {{"from", "date", false, "The first uncertain day."},
                              {"to", "date", false, "The last uncertain day."},
                              {"carries", "word", false, "Only if the period of this counter contains sessions of another version."}};

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
    {"counter", "{contract_counter}", false, "Sessions or amounts paid, per period."},
    {"share", "[contract_share]", false, "What it pays: the first matching share applies."}};
constexpr Key contract_share_keys[] = {
    {"pays", "contract_pays", true, "\"40.00\", \"45.00 an hour\", \"50 %\" (of the price), \"50 % of base\", \"50 % of rest\" or \"rest\"."},
    {"at_most", "amount", false, "A session."},
    {"limit", "[limit]", false, "The most that it pays in a period."},
    {"prevails_over", "words", false, "Overlapping shares over which this one takes precedence."}};
constexpr Key limit_keys[] = {{"counter", "word", true, "Two shares with the same counter share its limit."},
                              {"at_most", "limit_at_most", true, "A number of sessions (4) or an amount (\"150.00\")."}};

constexpr std::string_view facts_beside = R"("additionalProperties":{"$ref":"#/$defs/words"})";
constexpr std::string_view one_address_one_date =
    R"("anyOf":[{"required":["url"]},{"required":["reference"]}],"oneOf":[{"required":["published_on"]},{"required":["signed_on"]},{"required":["read_on"]}])";
constexpr std::string_view set_or_choice =
    R"("if":{"properties":{"type":{"const":"set"}}},"then":{"required":["empty"],"properties":{"default":false,"default_by_age":false}},"else":{"required":["default"],"properties":{"empty":false}})";
constexpr std::string_view in_force_or_not =
    R"("if":{"properties":{"hypothetical":{"const":true}},"required":["hypothetical"]},"then":{"properties":{"in_force":false}},"else":{"required":["in_force"]})";
constexpr std::string_view some_calendar = R"("anyOf":[{"required":["applied"]},{"required":["legal"]}])";
constexpr std::string_view price_or_parts =
    R"("oneOf":[{"required":["price"]},{"required":["parts"],"properties":{"code":false}}],"dependentSchemas":{"hint":{"properties":{"price":{"enum":["asked","unknown"]}},"required":["price"]}})";

constexpr Shape shapes[] = {
    {"text", "A text that people read, in both languages.", RuleKind::no, text_keys, ""},
    {"defaults", "rules.toml: the defaults.", RuleKind::no, defaults_keys, ""},
    {"declarations", "country.toml, route.toml, sources.toml: declarations that rule files share.", RuleKind::no, declarations_keys, ""},
    {"payers", "Names of the payers in a country.", RuleKind::no, payers_keys, {}},
    {"fact", "A fact that rules can use.", RuleKind::no, fact_keys, set_or_choice},
    {"source", "A source of rules.", RuleKind::no, source_keys, one_address_one_date},
    {"notice", "Advice that plays no part in the calculation.", RuleKind::no, notice_keys, ""},
    {"version", "One version of a route.", RuleKind::no, version_keys, in_force_or_not},
    {"in_force", "Entry into force of a version.", RuleKind::no, in_force_keys, some_calendar},
    {"line", "From when, in one calendar.", RuleKind::no, line_keys, ""},
    {"delayed", "Persons for whom the version enters into force later.", RuleKind::no, delayed_keys, ""},
    {"counter", "A counter and its period.", RuleKind::no, counter_keys, ""},
    {"conditions", "Conditions: facts joined by “and”, the values of each by “or”.", RuleKind::no, conditions_keys, facts_beside},
    {"session", "An act and its price.", RuleKind::version, session_keys, price_or_parts},
    {"part", "One act of several.", RuleKind::no, part_keys, ""},
    {"entitlement", "Something required.", RuleKind::version, entitlement_keys, ""},
    {"cap", "A cap on the number of sessions.", RuleKind::untitled, cap_keys, ""},
    {"share", "The share of a payer.", RuleKind::version, share_keys, ""},
    {"deduction", "A deduction from a payer's share.", RuleKind::version, deduction_keys, ""},
    {"ceiling", "A cap on deductions.", RuleKind::no, ceiling_keys, ""},
    {"extra_fees", "A legal cap on the extra fees that a responsible contract pays.", RuleKind::version, extra_fees_keys, ""},
    {"third_party_payment", "Third-party payment.", RuleKind::version, third_party_keys, ""},
    {"limited_right", "A right that lasts a limited time.", RuleKind::version, limited_right_keys, ""},
    {"around_due", "Days around the due date of a pregnancy.", RuleKind::no, around_due_keys, ""},
    {"kept_right", "A right that is kept for a period.", RuleKind::version, kept_right_keys, ""},
    {"doubt", "An uncertain point.", RuleKind::untitled, doubt_keys, ""},
    {"contract", "A complementary contract.", RuleKind::no, contract_keys, ""},
    {"contract_counter", "A counter of a contract.", RuleKind::no, contract_counter_keys, ""},
    {"contract_conditions", "Conditions: facts joined by “and”, the values of each by “or”.", RuleKind::no, contract_conditions_keys, facts_beside},
    {"contract_share", "A share paid by a contract.", RuleKind::contract, contract_share_keys, ""},
    {"limit", "The most that a contract pays in a period.", RuleKind::no, limit_keys, ""},
};
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
  if (shape.rule != RuleKind::no) {
    keys.assign(std::begin(rule_keys), std::end(rule_keys));
    for (Key key : {title_key, when_key, unless_key}) {
      if (key.name == "title") key.required = shape.rule != RuleKind::untitled;
      else if (shape.rule == RuleKind::contract) key.type = "contract_conditions";
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
  if (shape.rule != RuleKind::no) {
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
  for (const Shape& shape : shapes) define(shape.name, in_json(shape));
  return out.append("}}\n");
}

std::set<std::string, std::less<>> schema_keys() {
  std::set<std::string, std::less<>> all;
  for (const Shape& shape : shapes) {
    for (const Key& key : keys_of(shape)) all.emplace(key.name);
  }
  return all;
}

}  // namespace racpsy
