// The schema is one table: the shapes of the tables that a rule file may hold, and the keys of each. It stands beside the
// reader, which has the last word; a test compares their vocabularies, and tests/schema_check.py lets a validator read
// every rule file there is.
//
// The type of a key is the name of a shape or of one of the plain types below; "[x]" is a list of x, "{x}" a table of
// any names, each of them an x.
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

enum class RuleKind { no, version, untitled, contract };  // whether the shape is a rule, and which keys it then shares

struct Shape {
  std::string_view name;
  std::string_view says;
  RuleKind rule;
  std::span<const Key> keys;
  std::string_view more;  // further demands, as JSON
};

// ---- Plain types ---------------------------------------------------------------------------------------------------

struct Plain {
  std::string_view name;
  std::string_view json;
};

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

// Closed lists, from the words that the reader accepts.
struct Choice {
  std::string_view name;
  std::span<const std::string_view> words;
  bool several;
};

constexpr std::span<const std::string_view> insurers{payer_names.data(), payer_names.size() - 1};
constexpr std::span<const std::string_view> refusals{outcome_names.data() + static_cast<std::size_t>(Outcome::too_young),
                                                     static_cast<std::size_t>(Outcome::beyond_cap) - static_cast<std::size_t>(Outcome::too_young) + 1};

constexpr Choice choices_of_words[] = {
    {"status", status_names, false},       {"confidence", confidence_names, false}, {"currency", currency_names, false},
    {"rounding", rounding_names, false},   {"calendar", calendar_names, false},     {"period", period_names, false},
    {"unit", unit_names, false},           {"fact_type", fact_type_names, false},   {"owner", owner_names, false},
    {"payer", payer_names, false},         {"insurer", insurers, false},            {"insurers", insurers, true},
    {"refusal", refusals, false},          {"contract_outcomes", contract_outcome_names, true},
};

// ---- Shapes --------------------------------------------------------------------------------------------------------

constexpr Key text_keys[] = {{"fr", "word", true, "In French."}, {"en", "word", true, "In English."}};

constexpr Key defaults_keys[] = {{"route", "word", true, "The route taken when none is named."},
                                 {"age", "age", true, "The age taken when none is said."}};

constexpr Key declarations_keys[] = {
    {"title", "text", false, "The name of the route or of the country."},
    {"distress", "text", false, "Where to turn in distress (country.toml)."},
    {"payers", "payers", false, "What payers are called in the country (country.toml)."},
    {"fact", "{fact}", false, "What rules may ask for."},
    {"source", "{source}", false, "What rules rest on."},
    {"limited_right", "[limited_right]", false, "Rights that end for good after a time."},
    {"kept_right", "[kept_right]", false, "Rights that are fixed for a period."},
    {"notice", "[notice]", false, "What people are told that no computation needs."}};

constexpr Key payers_keys[] = {{"amo", "text", false, "The compulsory insurance."},
                               {"other", "text", false, "Other funders."},
                               {"amc", "text", false, "The complementary insurance."},
                               {"patient", "text", false, "The patient."}};

constexpr Key fact_keys[] = {
    {"type", "fact_type", true, "One value, or a set of values."},
    {"of", "owner", true, "Whether a single session may differ."},
    {"title", "text", true, "What it is, in a few words."},
    {"question", "text", true, "The question a person is asked."},
    {"opener", "flag", false, "false: nobody is told that it would open a door."},
    {"values", "{text}", true, "The values with their titles."},
    {"empty", "word", false, "Of a set: the word for no value at all."},
    {"default", "word", false, "Of a choice: taken, and told, when nothing is said."},
    {"default_by_age", "by_age", false, "Of a choice: what is taken instead at these ages."},
    {"aliases", "{word}", false, "Other words for a value."},
    {"names", "words", false, "Other names of the fact, for columns and keys."}};

constexpr Key source_keys[] = {
    {"title", "word", true, "The text's own title."},
    {"article", "word", false, "The article that is meant."},
    {"url", "word", false, "Where it can be read; this or reference."},
    {"reference", "word", false, "Where it can be found without an address."},
    {"published_on", "date", false, "When it was published; this, signed_on or read_on."},
    {"signed_on", "date", false, "When it was signed."},
    {"read_on", "date", false, "When it was read: a page or a consolidated text without a date."},
    {"confidence", "confidence", true, "How far it can be trusted."}};

constexpr Key notice_keys[] = {{"id", "word", true, "Its name."}, {"text", "text", true, "What people are told."}, {"source", "words", true, "Its sources."}};

constexpr Key version_keys[] = {
    {"route", "word", true, "The route, like fr/my-route."},
    {"version", "word", true, "The version's name, that of the file."},
    {"title", "text", true, "The version in a line."},
    {"verified_on", "date", true, "Someone checked until then."},
    {"currency", "currency", true, "The currency of all amounts."},
    {"rounding", "rounding", true, "How each amount and rate is rounded to a cent."},
    {"scheme", "flag", false, "false: a free market, where nobody but the patient pays."},
    {"unknown_before", "flag", false, "true: the route is older; what held before was not found."},
    {"hypothetical", "flag", false, "true: in no calendar, used only when it is named."},
    {"in_force", "in_force", false, "From when it holds, per calendar."},
    {"counter", "{counter}", false, "What is counted, and per which period."},
    {"session", "[session]", true, "Sessions and prices: the first that fits; the last fits everybody."},
    {"entitlement", "[entitlement]", false, "Who is entitled: all must hold."},
    {"cap", "[cap]", false, "How many sessions: all that fit must hold."},
    {"share", "[share]", false, "Who pays: per payer, the first that fits."},
    {"deduction", "[deduction]", false, "What is taken from a payer's share, and owed by the patient: each that fits."},
    {"extra_fees", "[extra_fees]", false, "What a responsible contract may pay of a price beyond the base: the first that fits."},
    {"third_party_payment", "[third_party_payment]", false, "Whose shares are not advanced: each that fits."},
    {"doubt", "[doubt]", false, "What is not established: each that fits flags the session."}};

constexpr Key in_force_keys[] = {{"applied", "line", false, "What was done."},
                                 {"legal", "line", false, "What the texts in force allowed."},
                                 {"delayed", "[delayed]", false, "For these persons only from a later day."}};
constexpr Key line_keys[] = {{"from", "date", true, "The first day."}, {"to", "date", false, "The route closes after this day."}, {"source", "words", true, "What says so."}};
constexpr Key delayed_keys[] = {{"calendar", "calendar", true, "Which calendar."},
                                {"when", "conditions", false, "For whom."},
                                {"from", "date", true, "The first day for them."},
                                {"source", "words", true, "What says so."}};

constexpr Key counter_keys[] = {{"per", "period", true, "The period after which it starts again."},
                                {"of", "unit", false, "Covered sessions (default), or cents: the sums of deductions."},
                                {"counts", "conditions", false, "Which covered sessions it counts; default: all."}};
constexpr Key contract_counter_keys[] = {{"per", "period", true, "The period after which it starts again."}};

constexpr Key conditions_keys[] = {{"age", "range", false, "Completed years on the day: 3, \"3..\", \"..17\", \"18..25\"."},
                                   {"age_on_january_1", "range", false, "Completed years on 1 January of the session's year."},
                                   {"rank", "{range}", false, "The session's rank in a counter."},
                                   {"earlier", "words", false, "Counters of which an earlier period holds covered sessions."},
                                   {"kind", "words", false, "Kinds of session; in every list after session."}};
constexpr Key contract_conditions_keys[] = {{"age", "range", false, "Completed years on the day: 3, \"3..\", \"..17\", \"18..25\"."},
                                            {"age_on_january_1", "range", false, "Completed years on 1 January of the session's year."},
                                            {"outcome", "contract_outcomes", false, "Whether a scheme covers the session."},
                                            {"route", "words", false, "By which route it is had."}};

// What every rule has; `title` and the two conditions depend on the kind of rule.
constexpr Key rule_keys[] = {{"id", "word", true, "Its name, unique in its list."},
                             {"source", "words", true, "What it rests on: every value has a citation."},
                             {"status", "status", false, "Default: stated."},
                             {"confidence", "confidence", false, "Default: that of its weakest source."},
                             {"note", "text", false, "What is worth knowing; required when inferred or assumed."}};
constexpr Key title_key{"title", "text", true, "What people read."};
constexpr Key when_key{"when", "conditions", false, "All must hold."};
constexpr Key unless_key{"unless", "conditions", false, "None may hold."};

constexpr Key session_keys[] = {
    {"kind", "word", false, "What later lists may ask for; default: the id."},
    {"price", "price", false, "\"50.00\", \"asked\" (the professional sets it) or \"unknown\"."},
    {"code", "word", false, "The billing code."},
    {"parts", "[part]", false, "Instead of price and code: several acts."},
    {"base", "amount_or_unknown", false, "What rates and rests are of; default: the price."},
    {"hint", "text", false, "What is known of a price that is asked or unknown."},
    {"usually", "{words}", false, "Facts that speak of this kind only when they are said of the session itself."},
    {"prevails_over", "words", false, "Rules that cross this one and give way."}};
constexpr Key part_keys[] = {{"code", "word", true, "Its billing code."}, {"price", "amount", true, "Its price."}};
constexpr Key entitlement_keys[] = {{"require", "conditions", true, "What must hold."}, {"else", "refusal", true, "The outcome where it does not."}};
constexpr Key cap_keys[] = {{"counter", "word", true, "What is counted."},
                            {"at_most", "count", true, "The highest rank that is covered."},
                            {"else", "refusal", true, "The outcome beyond."}};
constexpr Key share_keys[] = {{"payer", "payer", true, "Who pays."},
                              {"pays", "pays", true, "\"60 %\" or \"2/37\" of the base, \"11.00\", \"rest\" of the base or \"unknown\"."},
                              {"public", "flag", false, "true: of a complementary share, that public funds pay it."},
                              {"prevails_over", "words", false, "Rules of this payer that cross this one and give way."}};
constexpr Key deduction_keys[] = {{"amount", "amount", true, "How much is taken."},
                                  {"from", "insurer", true, "From whose share."},
                                  {"ceiling", "[ceiling]", false, "How much may be taken in a period."}};
constexpr Key ceiling_keys[] = {{"counter", "word", true, "A counter of cents."}, {"at_most", "amount", true, "The most it may hold."}};
constexpr Key extra_fees_keys[] = {{"at_most", "extra_fees_at_most", true, "So much of the base, or \"none\": no ceiling."}};
constexpr Key third_party_keys[] = {{"payers", "insurers", true, "Whose shares the patient does not advance."},
                                    {"one_claim", "flag", false, "true: these shares are billed together, to the compulsory insurance."}};
constexpr Key limited_right_keys[] = {{"lasts", "duration", true, "The longest that it lasts: \"1y\", \"4m13d\"; the first day counts."},
                                      {"due", "around_due", false, "Its days follow from the due date of a pregnancy (--due)."}};
constexpr Key around_due_keys[] = {{"before", "duration", true, "How long before it the right begins."}, {"after", "duration", true, "How long after it the right ends."}};
constexpr Key kept_right_keys[] = {{"until_end_of", "period", true, "The period for which it is fixed."}};
constexpr Key doubt_keys[] = {{"from", "date", false, "The first day of doubt."},
                              {"to", "date", false, "The last day of doubt."},
                              {"carries", "word", false, "Only where this counter's period holds sessions of another version."}};

constexpr Key contract_keys[] = {
    {"contract", "word", true, "The contract's name, like fr/insurer-2026."},
    {"country", "word", true, "Whose facts its conditions may ask for."},
    {"title", "text", true, "The contract in a line."},
    {"from", "date", false, "The first day on which its figures hold."},
    {"to", "date", false, "The last day on which its figures hold."},
    {"verified_on", "date", true, "Someone checked until then."},
    {"currency", "currency", true, "The currency of all amounts."},
    {"rounding", "rounding", true, "How each amount and rate is rounded to a cent."},
    {"responsible", "flag", true, "Inside a scheme the co-payment is paid by the route's own rules."},
    {"source", "{source}", false, "What its shares rest on."},
    {"counter", "{contract_counter}", false, "Sessions or sums paid, per period."},
    {"share", "[contract_share]", false, "What it pays: the first that fits."}};
constexpr Key contract_share_keys[] = {
    {"pays", "contract_pays", true, "\"40.00\", \"45.00 an hour\", \"50 %\" (of the price), \"50 % of base\", \"50 % of rest\" or \"rest\"."},
    {"at_most", "amount", false, "A session."},
    {"limit", "[limit]", false, "How much in a period."},
    {"prevails_over", "words", false, "Shares that cross this one and give way."}};
constexpr Key limit_keys[] = {{"counter", "word", true, "Two shares that name one counter share its ceiling."},
                              {"at_most", "limit_at_most", true, "So many sessions (4), or so much (\"150.00\")."}};

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
    {"text", "What people read, in both languages.", RuleKind::no, text_keys, ""},
    {"defaults", "rules.toml: the defaults.", RuleKind::no, defaults_keys, ""},
    {"declarations", "country.toml, route.toml, sources.toml: what rule files share.", RuleKind::no, declarations_keys, ""},
    {"payers", "What payers are called in a country.", RuleKind::no, payers_keys, {}},
    {"fact", "What a rule may ask for.", RuleKind::no, fact_keys, set_or_choice},
    {"source", "What a rule rests on.", RuleKind::no, source_keys, one_address_one_date},
    {"notice", "Something people are told that no computation needs.", RuleKind::no, notice_keys, ""},
    {"version", "One version of a route.", RuleKind::no, version_keys, in_force_or_not},
    {"in_force", "From when a version holds.", RuleKind::no, in_force_keys, some_calendar},
    {"line", "From when, in one calendar.", RuleKind::no, line_keys, ""},
    {"delayed", "For these persons the version holds only from a later day.", RuleKind::no, delayed_keys, ""},
    {"counter", "What is counted, per which period.", RuleKind::no, counter_keys, ""},
    {"conditions", "Facts joined by and, the values of each by or.", RuleKind::no, conditions_keys, facts_beside},
    {"session", "An act and its price.", RuleKind::version, session_keys, price_or_parts},
    {"part", "One act of several.", RuleKind::no, part_keys, ""},
    {"entitlement", "Something required.", RuleKind::version, entitlement_keys, ""},
    {"cap", "How many sessions.", RuleKind::untitled, cap_keys, ""},
    {"share", "What a payer pays.", RuleKind::version, share_keys, ""},
    {"deduction", "What is taken from a payer's share.", RuleKind::version, deduction_keys, ""},
    {"ceiling", "How much a counter of sums may hold.", RuleKind::no, ceiling_keys, ""},
    {"extra_fees", "A legal ceiling on what a responsible contract pays by itself.", RuleKind::version, extra_fees_keys, ""},
    {"third_party_payment", "Who is not advanced.", RuleKind::version, third_party_keys, ""},
    {"limited_right", "A right that ends for good after a time.", RuleKind::version, limited_right_keys, ""},
    {"around_due", "Days around the due date of a pregnancy.", RuleKind::no, around_due_keys, ""},
    {"kept_right", "A right that is fixed for a period.", RuleKind::version, kept_right_keys, ""},
    {"doubt", "What is not established.", RuleKind::untitled, doubt_keys, ""},
    {"contract", "A complementary contract.", RuleKind::no, contract_keys, ""},
    {"contract_counter", "What a contract counts.", RuleKind::no, contract_counter_keys, ""},
    {"contract_conditions", "Facts joined by and, the values of each by or.", RuleKind::no, contract_conditions_keys, facts_beside},
    {"contract_share", "What a contract pays.", RuleKind::contract, contract_share_keys, ""},
    {"limit", "How much a contract pays in a period.", RuleKind::no, limit_keys, ""},
};

// ---- Writing -------------------------------------------------------------------------------------------------------

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
  if (type.starts_with('[')) return out.append("\"type\":\"array\",\"items\":").append(reference(inner));
  if (type.starts_with('{')) return out.append("\"type\":\"object\",\"additionalProperties\":").append(reference(inner));
  return out.append("\"$ref\":\"#/$defs/").append(type).append("\"");
}

std::string words_of(const Choice& choice) {
  std::string list;
  for (const std::string_view word : choice.words) add_item(list, quoted(word), ",");
  std::string one{"{\"enum\":["};
  one.append(list).append("]}");
  if (!choice.several) return one;
  std::string out{"{\"anyOf\":["};
  return out.append(one).append(",{\"type\":\"array\",\"minItems\":1,\"items\":").append(one).append("}]}");
}

// All keys of a shape: for rules, those they share come first.
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
    properties.append(properties.empty() ? "" : ",").append("\n   ").append(quoted(key.name)).append(":{");
    properties.append(of_type(key.type)).append(",\"description\":").append(quoted(key.says)).append("}");
    if (key.required) add_item(required, quoted(key.name), ",");
  }
  std::string out{"{\"type\":\"object\",\"description\":"};
  out.append(quoted(shape.says)).append(",\"properties\":{").append(properties).append("}");
  if (!required.empty()) out.append(",\n  \"required\":[").append(required).append("]");
  if (shape.more.find("additionalProperties") == std::string_view::npos) out.append(",\n  \"additionalProperties\":false");
  if (!shape.more.empty()) out.append(",\n  ").append(shape.more);
  if (shape.rule != RuleKind::no) {
    out.append(",\n  \"allOf\":[{\"if\":{\"properties\":{\"status\":{\"enum\":[\"inferred\",\"assumed\"]}},\"required\":[\"status\"]},\"then\":{\"required\":[\"note\"]}}]");
  }
  return out.append("}");
}

}  // namespace

std::string rules_schema() {
  std::string out = R"({"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Rule files of racpsy",
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
  for (const Choice& choice : choices_of_words) define(choice.name, words_of(choice));
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
