// Builds the document of a plan: what it saves and why, in a sentence; the planned sessions, those
// that cost the same in one row; the basis of the answer.
#include <algorithm>

#include "report/answer_messages.hpp"
#include "report/phrases.hpp"
#include "report/plan.hpp"

namespace racpsy {
namespace {

class PlanDocument {
 public:
  PlanDocument(const Plan& plan, Lang lang, bool paper)
      : plan_(plan),
        planned_(plan.answer.statement),
        lang_(lang),
        currency_(plan.answer.route().currency()),
        paper_(paper) {
    document_.lang = lang;
  }

  doc::Document write() {
    document_.section();
    document_.title = headline();
    person();
    document_.section(message(messages::sessions_head));
    table();
    below_table();
    basis();
    closing();
    return std::move(document_);
  }

 private:
  // Sessions in a row that cost the same, at the same interval.
  struct Group {
    std::size_t first = 0;
    std::size_t count = 0;
    Pace every;  // if there are several
  };

  std::string message(const Message& m) const { return localized(m, lang_); }
  std::string show(auto value) const { return racpsy::show(value, lang_); }
  std::string show(Money amount) const { return show_short({amount, currency_}, lang_); }
  std::string show(Date date) const { return show_day(date, lang_); }
  std::string sessions(int count) const {
    return count == 1 ? message(messages::one_session)
                      : format_message<messages::some_sessions>(lang_, count);
  }

  // Adds what is known of the person: in the order of the sessions if it changes.
  void person() {
    if (!plan_.wanted.changes.empty()) {
      for (const std::string& line : facts_over_time(plan_.answer, 0, lang_))
        document_.paragraph(line, false, 2);
      return;
    }
    const Request& request = plan_.answer.request;
    std::vector<PersonOnRoute> asked;
    for (const Request::SessionRequest& session : request.sessions)
      asked.push_back(
          {&request.compiled_routes[session.route]->route(), &request.persons[session.person]});
    const std::string shown = situation(asked, lang_);
    if (!shown.empty())
      document_.paragraph(format_message<messages::situation>(lang_, shown), false, 2);
  }

  std::string headline() const {
    const PatientCost cost = patient_cost(planned_.total);
    const PatientCost asked = patient_cost(plan_.asked.total);
    const int count = planned_.total.sessions;
    const std::string these = count == 1 ? message(messages::this_session)
                                         : format_message<messages::these_sessions>(lang_, count);
    const std::string known = show(cost.known);
    if (plan_.reasons.empty()) {
      if (cost.unknown == 0 && cost.known == Money{})
        return format_message<messages::plan_nothing_to_pay>(lang_, these);
      const std::string until = show(plan_.wanted.until);
      return cost.unknown == 0 ? format_message<messages::plan_as_asked>(lang_, until, known, these)
                               : format_message<messages::plan_as_asked_unknown>(
                                     lang_, until, known, these, sessions(cost.unknown));
    }
    const std::string why = reasons();
    const std::string saved = show(asked.known - cost.known);
    if (cost.unknown == asked.unknown && cost.unknown == 0)
      return format_message<messages::plan_saves>(lang_, saved, these, known, show(asked.known),
                                                  why);
    if (cost.unknown == asked.unknown)
      return format_message<messages::plan_saves_known>(lang_, saved, these, sessions(cost.unknown),
                                                        why);
    if (cost.unknown == 0)
      return format_message<messages::plan_makes_known>(lang_, known, these,
                                                        sessions(asked.unknown), why);
    return format_message<messages::plan_makes_some_known>(lang_, sessions(cost.unknown),
                                                           sessions(asked.unknown), known, why);
  }

  std::string reasons() const {
    std::string all;
    const char* separator = lang_ == Lang::fr ? " ; " : "; ";
    for (const PlanReason& reason : plan_.reasons) add_item(all, phrase(reason), separator);
    return all;
  }
  std::string phrase(const PlanReason& reason) const {
    using Kind = PlanReason::Kind;
    const std::string date = show(reason.date), count = sessions(reason.sessions);
    const Text& route = reason.route->title;
    switch (reason.kind) {
      case Kind::period:
        return format_message<messages::plan_period>(
            lang_, date, message(messages::new_periods[reason.counter->per]), route, count);
      case Kind::contract:
        return reason.counter == nullptr
                   ? format_message<messages::plan_member>(lang_, date, count)
                   : format_message<messages::plan_contract>(lang_, date, count);
      case Kind::rules: return format_message<messages::plan_rules>(lang_, date, route, count);
      case Kind::person: return format_message<messages::plan_person>(lang_, date, count);
      case Kind::interval: return format_message<messages::plan_interval>(lang_, date, count);
      case Kind::route: break;
    }
    return format_message<messages::plan_route>(lang_, count, route);
  }

  // ---- The table

  std::vector<Group> groups() const {
    std::vector<Group> all;
    for (std::size_t i = 0; i < planned_.sessions.size(); ++i) {
      const Settled& s = planned_.sessions[i];
      if (i > 0 && alike(planned_.sessions[i - 1], s)) {
        const Settled& before = planned_.sessions[i - 1];
        const Pace& least = plan_.wanted.at_least;
        const bool closest = step(before.date, least, 1) == s.date;
        const Pace every = closest ? least : Pace{s.date.days() - before.date.days(), false};
        Group& group = all.back();
        const bool same = group.every.count == every.count && group.every.months == every.months;
        // Without a longest interval, a longer one is a wait of its own.
        if (group.count == 1 ? closest || plan_.wanted.at_most : same) {
          group.every = every;
          ++group.count;
          continue;
        }
      }
      all.push_back({i, 1, {}});
    }
    return all;
  }
  static bool alike(const Settled& a, const Settled& b) {
    const auto same = [&](Figure f) { return a.get(f) == b.get(f); };
    return a.route == b.route && a.outcome == b.outcome && same(Figure::patient) &&
           same(Figure::advance) && (a.flags == 0) == (b.flags == 0) &&
           a.date.year() == b.date.year();
  }
  std::string interval(const Pace& pace) const {
    return show(pace.months ? Duration{0, pace.count, 0} : Duration{0, 0, pace.count});
  }

  void table() {
    const auto refused = [](const Settled& s) { return s.outcome < Outcome::outside_scheme; };
    const bool routes = !plan_.answer.one_route() ||
                        std::any_of(planned_.sessions.begin(), planned_.sessions.end(), refused);
    doc::Table table;
    table.caption = message(messages::groups_caption);
    const auto column = [&](const Message& name, bool right) {
      table.header.push_back(message(name));
      table.right_aligned.push_back(right);
    };
    column(messages::plan_when, false);
    if (plan_.wanted.at_most) column(messages::plan_every, false);
    if (routes) column(messages::by_route, false);
    column(messages::sessions, true);
    column(messages::plan_you_pay, true);
    column(messages::plan_costs_you, true);
    table.header.emplace_back();  // column of the star for amounts not established
    table.right_aligned.push_back(true);
    for (const Group& group : groups()) {
      const Settled& first = planned_.sessions[group.first];
      Sum sum;
      for (std::size_t i = 0; i < group.count; ++i) sum.add(planned_.sessions[group.first + i]);
      doc::Table::Row row{
          {show_days(first.date, planned_.sessions[group.first + group.count - 1].date, lang_)},
          refused(first) ? doc::Table::Tone::muted : doc::Table::Tone::plain};
      if (plan_.wanted.at_most)
        row.cells.emplace_back(group.count > 1 ? interval(group.every) : "");
      if (routes) {
        std::string route = first.route->title.in(lang_);
        if (refused(first))
          route = "× " + outcome_words(first, plan_.answer.selection().calendar).in(lang_);
        row.cells.emplace_back(std::move(route));
      }
      add_sums(row, sum);
      row.cells.emplace_back(first.flags != 0 ? "*" : "");
      table.rows.push_back(std::move(row));
    }
    const auto total = [&](const Message& label, const Sum& sum, doc::Table::Tone tone) {
      doc::Table::Row row{{message(label)}, tone};
      if (plan_.wanted.at_most) row.cells.emplace_back("");
      if (routes) row.cells.emplace_back("");
      add_sums(row, sum);
      row.cells.emplace_back("");
      table.rows.push_back(std::move(row));
    };
    total(messages::plan_in_all, planned_.total, doc::Table::Tone::strong);
    if (!plan_.reasons.empty())
      total(messages::plan_dates_asked, plan_.asked.total, doc::Table::Tone::muted);
    document_.add(std::move(table));
  }
  void add_sums(doc::Table::Row& row, const Sum& sum) const {
    row.cells.emplace_back(std::to_string(sum.sessions));
    row.cells.emplace_back(show(sum.get(Figure::advance)));
    row.cells.emplace_back(show(sum.get(Figure::patient)));
  }

  void below_table() {
    if (plan_.wanted.sessions > 1 && !plan_.wanted.at_most)
      document_.paragraph(
          format_message<messages::plan_pace>(lang_, interval(plan_.wanted.at_least)));
    const bool waits =
        std::any_of(plan_.reasons.begin(), plan_.reasons.end(),
                    [](const PlanReason& r) { return r.kind != PlanReason::Kind::route; });
    if (waits && !paper_) document_.paragraph(message(messages::plan_wait_less));
    if (planned_.total.incomplete() || plan_.asked.total.incomplete())
      document_.paragraph(message(messages::unknown_note));
    if (!paper_ && (lacks_fee(planned_) || lacks_fee(plan_.asked)))
      document_.paragraph(message(messages::give_private_fee));
  }

  // ---- Basis of the answer

  // Returns how far another value of a default can move the cost, in cents; an unknown cost counts
  // most.
  std::int64_t effect(const DefaultUsed& a) const {
    const PatientCost now = patient_cost(planned_.total);
    std::int64_t most = 0;
    for (const DefaultUsed::Alternative& other : a.alternatives) {
      const PatientCost then = patient_cost(other.total);
      const std::int64_t cents = then.known.cents() - now.known.cents();
      most = std::max(most, then.unknown > now.unknown ? Money::limit : std::abs(cents));
    }
    return most;
  }

  void basis() {
    document_.section(message(messages::basis_head));
    constexpr std::size_t most_assumptions = 3;
    std::vector<const DefaultUsed*> assumed;
    for (const DefaultUsed& a : planned_.defaults_used) assumed.push_back(&a);
    std::stable_sort(assumed.begin(), assumed.end(),
                     [&](const auto* a, const auto* b) { return effect(*a) > effect(*b); });
    std::string phrases;
    for (std::size_t i = 0; i < std::min(assumed.size(), most_assumptions); ++i)
      add_item(phrases, assumed_phrase(*assumed[i], lang_, !paper_), " · ");
    if (!phrases.empty())
      document_.paragraph(format_message<messages::compare_assumed>(lang_, phrases), false, 2);
    std::vector<const Contract*> contracts;
    for (const Person& person : plan_.wanted.persons) {
      if (person.contract == nullptr ||
          std::find(contracts.begin(), contracts.end(), person.contract) != contracts.end())
        continue;
      contracts.push_back(person.contract);
      const Text family = family_limits_note(*person.contract);
      if (!family.empty()) document_.paragraph(family.in(lang_));
    }
    doc::List unsure;
    for (const Caveat& c : caveats(plan_.answer, lang_)) unsure.items.push_back({{c.text}, {}});
    if (!unsure.items.empty()) {
      unsure.intro = message(messages::unsure_head);
      unsure.bullets = true;
      document_.add(std::move(unsure));
    }
    Date until = last_date;
    for (const Settled& s : planned_.sessions) {
      if (s.version != nullptr) until = std::min(until, s.version->verified_on);
    }
    if (until != last_date)
      document_.paragraph(format_message<messages::compare_rules>(lang_, show(until)));
  }

  // Adds the notice on severe cases, and where to turn in distress, each once.
  void closing() {
    document_.section(message(messages::know_head));
    std::vector<std::string> shown;
    const auto once = [&](const Text& text, bool strong) {
      if (std::find(shown.begin(), shown.end(), text.in(Lang::en)) != shown.end()) return;
      shown.push_back(text.in(Lang::en));
      document_.paragraph(text.in(lang_), strong);
    };
    const std::vector<CompiledRoute*>& routes = plan_.answer.request.compiled_routes;
    for (const CompiledRoute* compiled : routes) {
      for (const Notice& notice : compiled->route().notices) {
        if (notice.id == "severe") once(notice.text, false);
      }
    }
    for (const CompiledRoute* compiled : routes) once(compiled->route().distress, true);
  }

  const Plan& plan_;
  const Statement& planned_;
  Lang lang_;
  Currency currency_;
  bool paper_;  // a page, without names of options
  doc::Document document_;
};

}  // namespace

doc::Document plan_document(const Plan& plan, Lang lang, bool paper) {
  return PlanDocument{plan, lang, paper}.write();
}

}  // namespace racpsy
