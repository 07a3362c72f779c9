// Statements and comparisons for programs, written from one list of fields.
//
// JSON: racpsy/statement/1 and racpsy/comparison/1; one line a session and a year, cents as
// integers, null for unknown amounts. CSV: a statement with one row a session, a comparison with
// one row a statement; unknown or meaningless values are empty cells.
#include <algorithm>
#include <map>

#include "build_info.hpp"
#include "format/data.hpp"
#include "racpsy/rules/names.hpp"
#include "report/comparison.hpp"
#include "report/explain.hpp"
#include "report/phrases.hpp"
#include "report/plan.hpp"

namespace racpsy {
namespace {

// ---- Fields, in the order that scripts rely on

constexpr auto nothing = std::monostate{};

Field text_field(std::string_view name, std::string text) {
  if (text.empty()) return {name, nothing};
  return {name, std::move(text)};
}

void add(std::vector<Field>& fields, const Figures& figures) {
  for (std::size_t f = 0; f < figure_count; ++f) {
    fields.push_back({figure_names[f], nothing});
    if (figures[f].known()) fields.back().value = figures[f].cents();
  }
}

// Returns the fields of session `index` (from 0), without flags and deductions.
std::vector<Field> session_fields(const Answer& answer, std::size_t index) {
  const Settled& s = answer.statement.sessions[index];
  const Version& names = names_of(s);
  std::vector<Field> fields{{"n", static_cast<std::int64_t>(index + 1)}};
  if (answer.is_case()) {
    fields.push_back(text_field("person", answer.people[static_cast<std::size_t>(s.who)]));
    fields.push_back(text_field("route", s.route->id));
  }
  fields.insert(fields.end(),
                {text_field("date", iso(s.date)),
                 text_field("kind", names.kinds[s.kind]),
                 text_field("code", s.outcome == Outcome::covered ? session_rule(s).code : ""),
                 text_field("version", s.version != nullptr ? names.id : ""),
                 text_field("outcome", std::string{name_of(s.outcome)}),
                 {"rank", nothing},
                 {"cap", nothing}});
  if (s.rank) fields[fields.size() - 2].value = std::int64_t{*s.rank};
  if (s.cap) fields.back().value = std::int64_t{*s.cap};
  add(fields, s.figures);
  return fields;
}

// Returns the fields of the sum over a year or over all sessions.
std::vector<Field> sum_fields(const Sum& sum) {
  std::vector<Field> fields;
  if (sum.year != 0) fields.push_back({"year", std::int64_t{sum.year}});
  fields.push_back({"sessions", std::int64_t{sum.sessions}});
  fields.push_back({"covered", std::int64_t{sum.covered}});
  fields.push_back({"unpriced", std::int64_t{sum.unpriced}});
  add(fields, sum.figures);
  return fields;
}

// Returns the tokens of the flags: "unverified", "assumed"…
std::vector<std::string_view> flag_tokens(Flags flags) {
  std::vector<std::string_view> tokens;
  for (const auto& [flag, name] : flag_names) {
    if ((flags & flag) != 0) tokens.push_back(name);
  }
  return tokens;
}

struct DeductionTaken {
  std::string_view id;
  Money amount;
};

// Returns the amounts deducted from the shares of a session, without those that are zero.
std::vector<DeductionTaken> deductions(const Settled& session) {
  std::vector<DeductionTaken> all;
  for (std::size_t i = 0; i < session.deducted.size(); ++i) {
    if (session.deducted[i] == Money{}) continue;
    all.push_back({names_of(session).deductions[i].rule.id, session.deducted[i]});
  }
  return all;
}

// Returns the id of the pinned version, or "auto".
std::string rules_asked(const Answer& answer) {
  const Version* pinned = answer.selection().pinned;
  return pinned == nullptr ? "auto" : pinned->id;
}

// ---- JSON

void write_flags(Json& json, Flags flags) {
  json.key("flags").open('[');
  for (const std::string_view token : flag_tokens(flags)) json.value(token);
  json.close(']');
}

void write(Json& json, const Source& source) {
  json.open('{').key("id").value(source.id).key("title").value(source.title);
  json.key("article").value_or_null(source.article).key("url").value_or_null(source.url);
  json.key("reference").value_or_null(source.reference).key("date").value(iso(source.date));
  json.key("confidence").value(confidence_names[source.confidence]).close('}');
}

constexpr Payer billed_payers[]{Payer::amo, Payer::amc, Payer::other};

// Writes `says` and `because` in English whatever the language, with the French beside; and what
// the professional receives from whom.
void write(Json& json, const SessionExplanation& explained, Money advance) {
  json.key("billed").open('{').member("patient_cents", advance);
  for (const Payer payer : billed_payers)
    json.member(std::string{payer_names[payer]} + "_cents", explained.billed(payer));
  json.close('}').key("steps").open('[');
  for (const Step& step : explained.steps) {
    json.line(4).open('{').key("rule").value(step.rule).text("says", step.says);
    json.key("figure").value_or_null(step.figure ? figure_names[index_of(*step.figure)] : "");
    step.figure || step.deduction ? json.key("cents").value(step.amount) : json.key("cents").null();
    write_flags(json, step.flags);
    json.key("source");
    step.sources.empty() ? void(json.null()) : write(json, *step.sources.front());
    json.key("sources").open('[');
    for (const Source* source : step.sources) write(json, *source);
    json.close(']').close('}');
  }
  json.close(']').key("not_applied").open('[');
  for (const UnappliedRule& rule : explained.not_applied) {
    json.line(4).open('{').key("rule").value(rule.rule).text("because", rule.because).close('}');
  }
  json.close(']');
}

// The amounts that the professional receives, by month and payer, and the numbers of the sessions.
// Sessions of which a payer pays nothing are left out.
class Bills {
 public:
  void add(std::size_t index, const Settled& session, const SessionExplanation& explained) {
    const std::string month = iso(session.date).substr(0, 7);
    add(month, "patient", session.get(Figure::advance), index);
    for (const Payer payer : billed_payers)
      add(month, payer_names[payer], explained.billed(payer), index);
  }

  void write(Json& json) const {
    json.line(1).key("bills").open('[');
    for (const auto& [key, bill] : bills_) {
      json.line(2).open('{').member("month", key.first).member("payer", key.second);
      json.member("cents", bill.amount);
      json.list("sessions", bill.sessions, [](std::size_t n) { return n; }).close('}');
    }
    json.close(']');
  }

 private:
  struct Bill {
    Money amount;
    std::vector<std::size_t> sessions;
  };

  void add(const std::string& month, std::string_view payer, Money amount, std::size_t index) {
    if (amount == Money{}) return;
    Bill& bill = bills_[{month, std::string{payer}}];
    bill.amount = bill.amount + amount;
    bill.sessions.push_back(index + 1);
  }

  std::map<std::pair<std::string, std::string>, Bill> bills_;
};

void write(Json& json, const Answer& answer, std::size_t index, Bills& bills) {
  const Settled& s = answer.statement.sessions[index];
  json.open('{');
  json.fields(session_fields(answer, index));
  write_flags(json, s.flags);
  const auto rights = [&](std::string_view key, unsigned bits, const auto& all) {
    if (bits == 0) return;
    json.key(key).open('[');
    for (std::size_t i = 0; i < all.size(); ++i) {
      if ((bits >> i & 1) != 0) json.value(all[i].rule.id);
    }
    json.close(']');
  };
  rights("beyond", s.limited, s.route->limited);
  rights("ended", s.ended, s.route->limited);
  rights("kept", s.kept, s.route->kept);
  if (const std::vector<DeductionTaken> taken = deductions(s); !taken.empty()) {
    json.key("deductions").open('[');
    for (const DeductionTaken& d : taken)
      json.open('{').key("id").value(d.id).key("cents").value(d.amount).close('}');
    json.close(']');
  }
  if (s.version != nullptr && s.outcome == Outcome::covered) {
    if (!s.version->deductibles.empty()) json.key("deductible_cents").value(s.yearly.deductible);
    if (!s.version->copayment_ceilings.empty())
      json.key("above_ceiling_cents").value(s.yearly.above_ceiling);
  }
  if (answer.explain) {
    const SessionExplanation explained = explain(answer, index);
    write(json, explained, s.get(Figure::advance));
    bills.add(index, s, explained);
  }
  json.close('}');
}

void write(Json& json, const Sum& sum) {
  json.open('{');
  json.fields(sum_fields(sum));
  if (sum.incomplete()) {
    json.key("partial").open('{');
    for (std::size_t f = 0; f < figure_count; ++f) {
      if (!sum.figures[f].known()) json.key(figure_names[f]).value(sum.partial[f]);
    }
    json.close('}');
  }
  json.close('}');
}

void write(Json& json, const std::optional<app::ProfileUsed>& profile) {
  if (!profile) return;
  json.line(1).key("profile").open('{').key("path").value_or_null(profile->path);
  json.key("used").open('[');
  for (const std::string& used : profile->used) json.value(used);
  json.close(']').close('}');
}

void write_notes(Json& json, const std::vector<Text>& notes) {
  if (notes.empty()) return;
  json.line(1).key("notes").open('[');
  for (const Text& note : notes) json.open('{').text("says", note).close('}');
  json.close(']');
}

// Writes what follows from the answer: its first sentence as figures, the sessions left in each
// period, a cheaper route, and the sessions beyond a cap moved to the next period.
void write(Json& json, const Outlook& outlook, const Statement& statement) {
  const auto cents = [&](Figure f, const Sum& sum) {
    json.key(figure_names[index_of(f)]).value(sum.get(f));
  };
  json.line(1).key("headline").open('{').key("sessions").value(statement.total.sessions);
  json.key("covered").value(statement.total.covered);
  for (const Figure f : {Figure::patient, Figure::advance, Figure::refund})
    cents(f, statement.total);
  json.key("with_complementary");
  if (outlook.with_complementary) {
    json.open('{');
    for (const Figure f : {Figure::patient, Figure::advance, Figure::refund})
      cents(f, outlook.with_complementary->total);
    json.close('}');
  } else {
    json.null();
  }
  json.close('}').line(1).key("sessions_left").open('[');
  for (const SessionsLeft& period : outlook.left) {
    json.line(2).open('{');
    if (statement.people.size() > 1) json.key("who").value(period.who + 1);
    json.key("route").value(period.route->id).key("per").value(period_names[period.per]);
    json.key("until").value_or_null(period.last == last_date ? "" : iso(period.last));
    json.key("at_most").value(period.at_most).key("left").value(period.left).close('}');
  }
  json.close(']').line(1).key("cheaper");
  if (outlook.cheaper) {
    json.open('{').key("route").value(outlook.cheaper->route->id).key("total");
    write(json, outlook.cheaper->statement.total);
    json.close('}');
  } else {
    json.null();
  }
  json.line(1).key("next_period");
  if (outlook.next_period) {
    json.open('{').key("from").value(iso(outlook.next_period->period_start)).key("dates").open('[');
    for (const Date date : outlook.next_period->dates) json.value(iso(date));
    json.close(']').key("total");
    write(json, outlook.next_period->statement.total);
    json.close('}');
  } else {
    json.null();
  }
}

// Writes the members that set a statement apart in a comparison.
void write(Json& json, const ComparedStatement& compared) {
  json.text("label", compared.label);
  json.key("no_effect").open('[');
  for (const std::string& what : compared.no_effect) json.value(what);
  json.close(']').key("openers").open('[');
  for (const WayToQualify& way : compared.ways_to_qualify) {
    json.open('{').key("fact").value(way.fact).key("values").open('[');
    for (const std::string& value : way.values) json.value(value);
    json.close(']').text("says", phrase_of(way)).close('}');
  }
  json.close(']').line(1);
}

// Returns "7d" or "1m".
std::string pace_token(const Pace& pace) {
  return std::to_string(pace.count) + (pace.months ? "m" : "d");
}

// Writes what a plan adds to the statement of its sessions.
void write(Json& json, const Plan& plan) {
  const PlanRequest& wanted = plan.wanted;
  const Money cost = plan.answer.statement.total.get(Figure::patient);
  json.line(1).key("plan").open('{');
  json.key("first").value(iso(wanted.first)).key("until").value(iso(wanted.until));
  json.key("at_least").value(pace_token(wanted.at_least));
  json.key("at_most").value_or_null(wanted.at_most ? pace_token(*wanted.at_most) : "");
  json.key("routes").open('[');
  for (const CompiledRoute* compiled : wanted.routes) json.value(compiled->route().id);
  json.close(']').key("saving_cents").value(plan.asked.total.get(Figure::patient) - cost);
  json.line(2).key("reasons").open('[');
  for (const PlanReason& reason : plan.reasons) {
    json.open('{').key("kind").value(plan_reason_names[reason.kind]);
    json.key("date").value(iso(reason.date)).key("route").value(reason.route->id);
    json.key("counter").value_or_null(reason.counter == nullptr ? "" : reason.counter->name);
    json.key("sessions").value(reason.sessions).close('}');
  }
  json.close(']').line(2).key("asked").open('{').key("dates").open('[');
  for (const Settled& s : plan.asked.sessions) json.value(iso(s.date));
  json.close(']').key("total");
  write(json, plan.asked.total);
  json.close('}').close('}');
}

// Writes the counters of a contract: their periods, and whose they are.
void write_counters(Json& json, std::string_view key, const Contract& contract) {
  json.key(key).open('[');
  for (const Counter& counter : contract.counters) {
    json.open('{').key("counter").value(counter.name).key("per").value(period_names[counter.per]);
    const CounterOwner owner = counter.of_family ? CounterOwner::family : CounterOwner::beneficiary;
    json.key("of").value(counter_owner_names[owner]).close('}');
  }
  json.close(']');
}

// Writes a whole statement; `compared` is null outside comparisons, `plan` outside plans.
void write(Json& json, const Answer& answer, const std::string& digest,
           const ComparedStatement* compared, const Plan* plan = nullptr) {
  const Route& route = answer.route();
  const Statement& statement = answer.statement;
  json.open('{');
  json.key("schema").value("racpsy/statement/1").key("engine").value(engine_version);
  json.key("rules_digest").value(digest).line(1);
  if (compared != nullptr) write(json, *compared);
  json.key("route").value_or_null(answer.one_route() ? route.id : "");
  json.key("calendar").value(calendar_names[answer.selection().calendar]);
  json.key("rules").value(rules_asked(answer));
  json.key("dates").value(answer.illustrative_dates ? "illustrative" : "given");
  json.key("contract")
      .value_or_null(!answer.is_case() && answer.person().contract != nullptr
                         ? answer.person().contract->id
                         : "");
  if (const Contract* contract = answer.is_case() ? nullptr : answer.person().contract;
      contract != nullptr) {
    json.key("contract_from").value_or_null(contract->from ? iso(*contract->from) : "");
    json.key("contract_to").value_or_null(contract->to ? iso(*contract->to) : "");
    if (!contract->understood.empty()) json.text("understood", contract->understood);
    write_counters(json, "contract_counters", *contract);
  }
  if (answer.is_case()) {
    json.key("contracts").open('[');
    for (const Contract* contract : contracts_of(statement)) {
      json.open('{')
          .key("contract")
          .value(contract->id)
          .key("from")
          .value_or_null(contract->from ? iso(*contract->from) : "");
      json.key("to").value_or_null(contract->to ? iso(*contract->to) : "");
      if (!contract->understood.empty()) json.text("understood", contract->understood);
      write_counters(json, "counters", *contract);
      json.close('}');
    }
    json.close(']');
  }
  json.key("currency").value(currency_names[route.currency()]).line(1);
  if (!answer.outlook.endings.empty()) {
    json.key("rights_ending").open('[');
    for (const RightEnding& e : answer.outlook.endings) {
      json.open('{').key("person").value(e.who).key("right").value(e.fact->write(e.right));
      json.key("last").value(iso(e.last));
      json.key("followed_by").value_or_null(e.following == 0 ? "" : e.fact->write(e.following));
      json.key("followed_until").value_or_null(e.following == 0 ? "" : iso(e.following_last));
      json.key("outcome_after").value(name_of(e.after.outcome));
      json.key("patient_cents_before").value(e.before.get(Figure::patient));
      json.key("patient_cents_after").value(e.after.get(Figure::patient));
      json.key("advance_cents_before").value(e.before.get(Figure::advance));
      json.key("advance_cents_after").value(e.after.get(Figure::advance)).close('}');
    }
    json.close(']').line(1);
  }
  json.key("assumptions").open('[');
  for (const DefaultUsed& a : statement.defaults_used) {
    json.open('{');
    if (a.fact == DefaultUsed::joined) {
      json.key("fact").value("joined").key("value").value("long enough");
    } else if (a.fact < 0) {
      json.key("fact")
          .value(a.fact == DefaultUsed::age_itself       ? "age"
                 : a.fact == DefaultUsed::age_in_january ? "age_on_january_1"
                                                         : "minutes")
          .key("value")
          .value(std::to_string(a.age));
    } else {
      const Fact& fact = a.route->facts[static_cast<std::size_t>(a.fact)];
      json.key("fact").value(fact.name).key("value").value(fact.write(a.value));
    }
    if (answer.is_case()) json.key("person").value(answer.people[static_cast<std::size_t>(a.who)]);
    json.close('}');
  }
  json.close(']').line(1);
  json.key("sessions").open('[');
  Bills bills;
  for (std::size_t i = 0; i < statement.sessions.size(); ++i) {
    json.line(2);
    write(json, answer, i, bills);
  }
  json.close(']').line(1);
  json.key("years").open('[');
  for (const Sum& year : statement.years) {
    json.line(2);
    write(json, year);
  }
  json.close(']').line(1);
  if (answer.is_case()) {
    json.key("people").open('[');
    for (std::size_t who = 0; who < statement.people.size(); ++who) {
      json.line(2).open('{').key("person").value(answer.people[who]).key("years").open('[');
      for (const Sum& year : statement.people[who].years) write(json, year);
      json.close(']').key("total");
      write(json, statement.people[who].total);
      json.close('}');
    }
    json.close(']').line(1);
  }
  json.key("total");
  write(json, statement.total);
  if (const std::optional<Money> most = patient_at_most(statement))
    json.key("patient_at_most_cents").value(*most);
  if (plan != nullptr) write(json, *plan);
  else if (compared == nullptr) write(json, answer.outlook, statement);
  if (answer.explain && compared == nullptr) bills.write(json);
  write(json, answer.profile);
  write_notes(json, answer.notes);
  json.close('}');
}

}  // namespace

std::string json_report(const Answer& answer) {
  Json json;
  write(json, answer, answer.digest, nullptr);
  return json.take() + "\n";
}

std::string json_report(const Plan& plan) {
  Json json;
  write(json, plan.answer, plan.answer.digest, nullptr, &plan);
  return json.take() + "\n";
}

std::string json_report(const Comparison& comparison) {
  Json json;
  json.open('{').key("schema").value("racpsy/comparison/1").key("engine").value(engine_version);
  json.key("rules_digest").value(comparison.digest).line(1).key("statements").open('[');
  for (const ComparedStatement& compared : comparison.statements) {
    json.line(1);
    write(json, compared.answer, comparison.digest, &compared);
  }
  json.close(']');
  write(json, comparison.profile);
  write_notes(json, comparison.notes);
  return json.close('}').take() + "\n";
}

// ---- CSV

namespace {

// Returns the distinct ids of the versions under which sessions were settled.
std::vector<std::string> versions_of(const Statement& statement) {
  std::vector<std::string> ids;
  for (const Settled& s : statement.sessions) {
    if (s.version != nullptr && std::find(ids.begin(), ids.end(), names_of(s).id) == ids.end())
      ids.push_back(names_of(s).id);
  }
  return ids;
}

// Returns a fact of the person as it is written on the command line, or the id of the contract;
// empty when the route does not ask for the fact.
std::string fact_value(const Person& person, const Route& route, std::string_view name) {
  if (name == "complementary" && person.contract != nullptr) return person.contract->id;
  const std::optional<std::size_t> f = route.fact_index(name);
  if (!f) return "";
  const Fact& fact = route.facts[*f];
  const Bits always = person.facts[*f];
  const bool dated = std::any_of(person.dated.begin(), person.dated.end(), [&](const auto& held) {
    return held.first == *f && !held.second.follows;
  });
  std::string text = always == 0 && dated ? "" : fact.write(always);
  for (const auto& [of, held] : person.dated) {
    if (of != *f || held.follows) continue;
    std::string days = fact.write(held.bits);
    if (held.from != first_date) days.append(":").append(iso(held.from));
    days.append("..").append(held.to == last_date ? "" : iso(held.to));
    add_item(text, days, "+");
  }
  return text;
}

// Returns a fact of all people of a case, or of the person; empty if it is not the same for all.
std::string common_fact(const Answer& answer, std::string_view name) {
  std::optional<std::string> common;
  for (const Request::SessionRequest& session : answer.request.sessions) {
    const std::string one =
        fact_value(answer.request.persons[session.person],
                   answer.request.compiled_routes[session.route]->route(), name);
    if (common && *common != one) return "";
    common = one;
  }
  return common.value_or("");
}

// Removes the newest figure from the fields. It becomes the last column, so that scripts may count
// the columns before it.
Field take_last(std::vector<Field>& fields) {
  Field last = std::move(fields.back());
  fields.pop_back();
  return last;
}

}  // namespace

std::string csv_report(const Answer& answer, bool safe) {
  Csv csv{safe};
  for (std::size_t i = 0; i < answer.statement.sessions.size(); ++i) {
    const Settled& s = answer.statement.sessions[i];
    std::vector<Field> fields = session_fields(answer, i);
    const Field newest = take_last(fields);
    if (i == 0) {
      for (const Field& field : fields) csv.cell(field.name);
      csv.cell("flags").cell("deductions").cell(newest.name).cell("currency").end_row();
    }
    for (const Field& field : fields) csv.cell(field);
    std::vector<std::string> taken;
    for (const DeductionTaken& d : deductions(s))
      taken.push_back(std::string{d.id}.append(":").append(std::to_string(d.amount.cents())));
    csv.joined(flag_tokens(s.flags)).joined(taken).cell(newest);
    csv.cell(currency_names[s.route->currency()]).end_row();
  }
  return csv.take();
}

std::string csv_report(const Comparison& comparison, bool safe) {
  Csv csv{safe};
  for (const char* name : {"label", "route", "versions", "calendar", "coverage", "complementary"})
    csv.cell(name);
  std::vector<Field> names = sum_fields({});
  const Field newest = take_last(names);
  for (const Field& field : names) csv.cell(field.name);
  csv.cell("patient_per_session_cents")
      .cell("first_outcome")
      .cell("flags")
      .cell("no_effect")
      .cell(newest.name)
      .cell("currency");
  // A household: a row for each person, then one for all, whose person is empty.
  const std::vector<std::string>& people = comparison.statements.front().answer.people;
  const bool household = people.size() > 1;
  if (household) csv.cell("person");
  csv.end_row();
  const auto row = [&](const ComparedStatement& c, const Sum& total, int who) {
    const Answer& answer = c.answer;
    std::vector<const Settled*> sessions;
    for (const Settled& s : answer.statement.sessions) {
      if (who < 0 || s.who == who) sessions.push_back(&s);
    }
    if (sessions.empty()) return;
    csv.cell(c.label.in(Lang::en))
        .cell(answer.route().id)
        .joined(versions_of(answer.statement))
        .cell(calendar_names[answer.selection().calendar]);
    for (const char* name : {"coverage", "complementary"}) csv.cell(common_fact(answer, name));
    std::vector<Field> sums = sum_fields(total);
    const Field after_public = take_last(sums);
    for (const Field& field : sums) csv.cell(field);
    const Settled& first = *sessions.front();
    Flags flags = 0;
    bool alike = true;
    for (const Settled* s : sessions) {
      flags |= s->flags;
      alike = alike && s->get(Figure::patient) == first.get(Figure::patient);
    }
    csv.cell(alike ? first.get(Figure::patient) : Money::unknown()).cell(name_of(first.outcome));
    csv.joined(flag_tokens(flags)).joined(c.no_effect).cell(after_public);
    csv.cell(currency_names[answer.route().currency()]);
    if (household) csv.cell(who < 0 ? "" : people[static_cast<std::size_t>(who)]);
    csv.end_row();
  };
  for (const ComparedStatement& c : comparison.statements) {
    const Statement& statement = c.answer.statement;
    for (std::size_t who = 0; household && who < statement.people.size(); ++who)
      row(c, statement.people[who].total, static_cast<int>(who));
    row(c, statement.total, -1);
  }
  return csv.take();
}

}  // namespace racpsy
