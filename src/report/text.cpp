// The statement as a patient reads it: the sessions one by one, then the sums as a waterfall from the price to what is
// left, then what is handed over on the day and what comes back, then what all this rests on.
#include <algorithm>

#include "report/answer.hpp"
#include "report/explain.hpp"
#include "report/format.hpp"
#include "report/words.hpp"

namespace racpsy {
namespace {

constexpr std::size_t line_width = 100;
constexpr std::size_t most_year_columns = 3;

class TextReport {
 public:
  TextReport(const Answer& answer, Style style)
      : answer_(answer), route_(answer.route()), statement_(answer.statement), style_(style), lang_(style.lang) {}

  std::string write() {
    head();
    sessions();
    if (statement_.years.size() <= most_year_columns) waterfall();
    else years();
    if (answer_.explain) explanations();
    foundations();
    return std::move(out_);
  }

 private:
  // ---- Small things -------------------------------------------------------------------------------------------------

  const Version& version(int index) const { return route_.versions[static_cast<std::size_t>(index)]; }
  std::string_view word(const Message& m) const { return m.in(lang_); }
  std::string title(const Message& m) const { return std::string{m.in(lang_)}; }
  void line(std::string_view text = {}) { out_ += text, out_ += '\n'; }
  std::string bold(std::string text) const { return style_.color ? "\033[1m" + text + "\033[0m" : text; }
  std::string dim(std::string text) const { return style_.color ? "\033[2m" + text + "\033[0m" : text; }
  void paragraph(std::string_view text, std::size_t first = 0, std::size_t indent = 0) {
    line(wrap(text, line_width, first, indent));
  }
  std::string years_old(int age) const {
    return age < 2 ? say_in<words::one_year_old>(lang_, age) : say_in<words::years_old>(lang_, age);
  }
  bool any_other() const {
    const Money other = statement_.total.get(Figure::other);
    return !other.known() || other.cents() != 0;
  }
  bool any(Flags flag) const { return (statement_.flags() & flag) != 0; }

  // The versions that the sessions were settled under, each once, in date order.
  std::vector<int> versions() const {
    std::vector<int> all;
    for (const Settled& s : statement_.sessions) {
      if (s.version >= 0 && std::find(all.begin(), all.end(), s.version) == all.end()) all.push_back(s.version);
    }
    return all;
  }

  // ---- The parts ----------------------------------------------------------------------------------------------------

  void head() {
    const std::vector<int> used = versions();
    const std::string colon = lang_ == Lang::fr ? " : " : ": ";
    std::string first = route_.title.in(lang_);
    if (used.size() == 1) first += colon + version(used.front()).title.in(lang_);
    line(bold(first));
    if (used.size() > 1) {
      for (const int v : used) line("  " + version(v).id + colon + version(v).title.in(lang_));
    }
    std::string situation;
    const auto add = [&](const std::string& text) { situation += (situation.empty() ? "" : " · ") + text; };
    const Person& person = answer_.person();
    if (person.born) add(say_in<words::born_on>(lang_, show(*person.born, lang_)));
    else if (person.age_stated) add(years_old(person.age));
    for (std::size_t f = 0; f < route_.facts.size(); ++f) {
      const Fact& fact = route_.facts[f];
      if (fact.name == "complementary" && person.contract != nullptr) add(fact.title.in(lang_) + colon + person.contract->title.in(lang_));
      else if ((person.stated >> f & 1) != 0) add(fact.title.in(lang_) + colon + fact.describe(person.facts[f]).in(lang_));
    }
    if (!situation.empty()) paragraph(say_in<words::situation>(lang_, situation), 0, 2);
    if (answer_.illustrative_dates) {
      paragraph(word(words::illustrative));
      const int now = answer_.version_today;
      if (now >= 0 && std::find(used.begin(), used.end(), now) == used.end()) {
        const Version& v = route_.versions.head(static_cast<std::size_t>(now));
        const std::optional<InForce>& in_force = v.in_force[index_of(answer_.terms().calendar)];
        if (in_force) paragraph(say_in<words::today_other>(lang_, show(in_force->from, lang_), v.title));
      }
    }
    const std::vector<Settled>& all = statement_.sessions;
    if (person.age_stated && !person.born && all.back().date.days() - all.front().date.days() >= 365) paragraph(word(words::age_kept));
    line();
  }

  void sessions() {
    const bool other = any_other();
    Grid grid{{true, false, false, true, true}, {}};
    std::vector<std::string> header{"  " + title(words::number), title(words::date), title(words::session),
                                    title(words::price), title(words::amo)};
    if (other) header.push_back(title(words::other));
    header.insert(header.end(), {title(words::amc), title(words::patient), title(words::advance), ""});
    grid.right_aligned.resize(header.size(), true);
    grid.rows.push_back(std::move(header));
    int n = 0;
    for (const Settled& s : statement_.sessions) {
      const SessionRule& rule = version(s.kind_of).sessions[s.session];
      const bool covered = s.outcome == Outcome::covered;
      std::vector<std::string> row{std::to_string(++n), show(s.date, lang_),
                                   covered ? rule.rule.title.in(lang_)
                                           : "× " + title(words::outcomes[static_cast<std::size_t>(s.outcome)])};
      row.push_back(show(s.get(Figure::price), lang_));
      row.push_back(show(s.get(Figure::amo), lang_));
      if (other) row.push_back(show(s.get(Figure::other), lang_));
      for (const Figure f : {Figure::amc, Figure::patient, Figure::advance}) row.push_back(show(s.get(f), lang_));
      row.push_back(s.flags != 0 ? "*" : "");
      grid.rows.push_back(std::move(row));
    }
    const std::vector<std::string> lines = grid.lines();
    line(bold(lines.front()));
    for (std::size_t i = 1; i < lines.size(); ++i) {
      line(statement_.sessions[i - 1].outcome == Outcome::covered ? lines[i] : dim(lines[i]));
    }
    conditions_not_met();
    line();
  }

  void conditions_not_met() {
    std::vector<std::string> said;
    for (const Settled& s : statement_.sessions) {
      if (s.failed < 0) continue;
      const Rule& rule = version(s.version).entitlements[static_cast<std::size_t>(s.failed)].rule;
      if (std::find(said.begin(), said.end(), rule.title.in(lang_)) != said.end()) continue;
      said.push_back(rule.title.in(lang_));
      paragraph(say_in<words::condition_not_met>(lang_, said.back()));
    }
  }

  std::string counted(const Sum& sum) const {
    return say_in<words::counted>(lang_, sum.sessions, sum.covered);
  }

  // A sum as read: what is known of an unknown one is a floor, since no term is negative.
  std::string amount(const Sum& sum, Figure f) const {
    const Money whole = sum.get(f);
    const Money known = sum.partial[index_of(f)];
    std::string text = show(whole, lang_);
    if (!whole.known() && known.cents() > 0) text += " (≥ " + show(known, lang_) + ")";
    return text;
  }

  std::vector<const Sum*> columns() const {
    std::vector<const Sum*> all;
    for (const Sum& year : statement_.years) all.push_back(&year);
    if (all.size() > 1) all.push_back(&statement_.total);
    return all;
  }
  std::string column_name(const Sum& sum) const { return sum.year == 0 ? title(words::total) : std::to_string(sum.year); }

  void waterfall() {
    const std::vector<const Sum*> sums = columns();
    Grid grid;
    grid.right_aligned.assign(sums.size() + 1, true);
    grid.right_aligned.front() = false;
    std::vector<std::string> names{""}, counts{""};
    for (const Sum* sum : sums) {
      names.push_back(column_name(*sum));
      counts.push_back(counted(*sum));
    }
    grid.rows = {names, counts};
    const auto row = [&](const Message& label, Figure f, bool less = false) {
      std::vector<std::string> cells{"  " + title(label)};
      for (const Sum* sum : sums) {
        cells.emplace_back(less && sum->get(f).known() ? "− " : "");
        cells.back() += amount(*sum, f);
      }
      grid.rows.push_back(std::move(cells));
    };
    row(words::sum_price, Figure::price);
    row(words::sum_amo, Figure::amo, true);
    if (any_other()) row(words::sum_other, Figure::other, true);
    row(words::sum_after_amo, Figure::after_amo);
    row(words::sum_amc, Figure::amc, true);
    row(words::sum_patient, Figure::patient);
    const std::size_t on_the_day = grid.rows.size();
    row(words::you_pay, Figure::advance);
    row(words::you_get_back, Figure::refund, true);
    row(words::it_costs, Figure::patient);
    const std::vector<std::string> lines = grid.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == on_the_day) line();
      const bool strong = i == 0 || i == on_the_day - 1 || i + 1 == lines.size();
      line(strong ? bold(lines[i]) : lines[i]);
    }
    line();
  }

  void years() {
    const bool other = any_other();
    Grid grid;
    std::vector<Figure> figures{Figure::price, Figure::amo, Figure::amc, Figure::patient, Figure::after_amo, Figure::advance, Figure::refund};
    std::vector<std::string> header{title(words::year), title(words::sessions), title(words::covered), title(words::price),
                                    title(words::amo), title(words::amc), title(words::patient), title(words::sum_after_amo),
                                    title(words::advance), title(words::refund)};
    if (other) {
      figures.insert(figures.begin() + 2, Figure::other);
      header.insert(header.begin() + 5, title(words::other));
    }
    grid.right_aligned.assign(header.size(), true);
    grid.rows.push_back(std::move(header));
    for (const Sum* sum : columns()) {
      std::vector<std::string> row{column_name(*sum), std::to_string(sum->sessions), std::to_string(sum->covered)};
      for (const Figure f : figures) row.push_back(amount(*sum, f));
      grid.rows.push_back(std::move(row));
    }
    const std::vector<std::string> lines = grid.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) line(i == 0 || i + 1 == lines.size() ? bold(lines[i]) : lines[i]);
    line();
    const Sum& total = statement_.total;
    const std::string colon = lang_ == Lang::fr ? " : " : ": ";
    line(title(words::you_pay) + colon + amount(total, Figure::advance));
    line(title(words::you_get_back) + colon + amount(total, Figure::refund));
    line(bold(title(words::it_costs) + colon + amount(total, Figure::patient)));
    line();
  }

  // Sessions that follow each other and are explained alike are explained once.
  void explanations() {
    line(bold(title(words::explained_head)));
    line();
    std::vector<const Source*> cited;
    Explained next;
    for (std::size_t first = 0, after = 0; first < statement_.sessions.size(); first = after) {
      const Explained explained = first == 0 ? explain(answer_, 0) : std::move(next);
      for (after = first + 1; after < statement_.sessions.size(); ++after) {
        next = explain(answer_, after);
        if (!alike(explained, next)) break;
      }
      const Settled& a = statement_.sessions[first];
      const Settled& b = statement_.sessions[after - 1];
      const std::string what = a.outcome == Outcome::covered ? version(a.kind_of).sessions[a.session].rule.title.in(lang_)
                                                             : "× " + title(words::outcomes[static_cast<std::size_t>(a.outcome)]);
      line(bold(after == first + 1
                    ? say_in<words::explained_session>(lang_, after, show(a.date, lang_), what)
                    : say_in<words::explained_sessions>(lang_, first + 1, after, show(a.date, lang_), show(b.date, lang_), what)));
      for (const Step& step : explained.steps) {
        std::string text;
        if (step.figure) text += label(*step.figure) + " " + show(step.amount, lang_) + (lang_ == Lang::fr ? " : " : ": ");
        text += step.says.in(lang_) + " (" + step.rule + ")";
        for (const Source* source : step.sources) text += " [" + std::to_string(cite(cited, source)) + "]";
        if (step.flags != 0) text += " *";
        paragraph(text, 2, 6);
      }
      if (!explained.not_applied.empty()) {
        line("  " + title(words::not_applied_head));
        for (const NotApplied& rule : explained.not_applied) {
          paragraph(rule.rule + (lang_ == Lang::fr ? " : " : ": ") + rule.because.in(lang_), 4, 8);
        }
      }
      line();
    }
    line(bold(title(words::sources_head)));
    for (std::size_t i = 0; i < cited.size(); ++i) paragraph("[" + std::to_string(i + 1) + "] " + citation(*cited[i]), 2, 6);
    line();
  }

  static bool alike(const Explained& a, const Explained& b) {
    return std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(), [](const Step& x, const Step& y) {
             return x.rule == y.rule && x.says == y.says && x.amount == y.amount;
           }) &&
           std::equal(a.not_applied.begin(), a.not_applied.end(), b.not_applied.begin(), b.not_applied.end(),
                      [](const NotApplied& x, const NotApplied& y) { return x.rule == y.rule && x.because == y.because; });
  }

  std::string label(Figure f) const {
    switch (f) {
      case Figure::price: return title(words::price);
      case Figure::amo: return title(words::amo);
      case Figure::amc: return title(words::amc);
      case Figure::other: return title(words::other);
      case Figure::patient: return title(words::patient);
      case Figure::after_amo: return title(words::sum_after_amo);
      case Figure::advance: return title(words::advance);
      case Figure::refund: return title(words::refund);
    }
    return {};
  }

  static std::size_t cite(std::vector<const Source*>& cited, const Source* source) {
    const auto at = std::find(cited.begin(), cited.end(), source);
    if (at != cited.end()) return static_cast<std::size_t>(at - cited.begin()) + 1;
    cited.push_back(source);
    return cited.size();
  }

  std::string citation(const Source& source) const {
    const std::string day = show(source.date, lang_);
    std::string text = source.title;
    if (!source.article.empty() && source.title.find(source.article) == std::string::npos) text += ", " + source.article;
    text += ", ";
    switch (source.dated) {
      case Source::Dated::published: text += say_in<words::published>(lang_, day); break;
      case Source::Dated::signed_on: text += say_in<words::signed_on>(lang_, day); break;
      case Source::Dated::read: text += say_in<words::read>(lang_, day); break;
    }
    constexpr const Message* levels[]{&words::confidence_high, &words::confidence_medium, &words::confidence_low};
    text += ", " + title(*levels[static_cast<std::size_t>(source.confidence)]) + ".";
    if (!source.reference.empty()) text += " " + source.reference;
    if (!source.url.empty()) text += " " + source.url;
    return text;
  }

  void foundations() {
    if (!statement_.total.get(Figure::patient).known()) {
      paragraph(word(words::unknown_note));
      const bool free_price = std::any_of(statement_.sessions.begin(), statement_.sessions.end(), [](const Settled& s) {
        return s.outcome != Outcome::covered && !s.get(Figure::price).known();
      });
      if (free_price) paragraph(word(words::give_private_fee));
      line();
    }
    rules();
    assumptions();
    caveats();
    line();
    for (const Notice& notice : route_.notices) paragraph(notice.text.in(lang_));
    line(bold(route_.distress.in(lang_)));
  }

  void rules() {
    const std::string calendar = title(answer_.terms().calendar == Calendar::applied ? words::applied : words::legal);
    const std::vector<int> used = versions();
    if (used.empty()) return paragraph(say_in<words::no_version_line>(lang_, route_.id, calendar));
    std::string ids;
    Date until = last_date;
    for (const int v : used) {
      ids += (ids.empty() ? "" : ", ") + version(v).id;
      until = std::min(until, version(v).verified_on);
    }
    const std::string day = show(until, lang_);
    if (const Contract* contract = answer_.person().contract) {
      paragraph(say_in<words::contract_line>(lang_, contract->title, contract->id, show(contract->verified_on, lang_)));
    }
    if (answer_.terms().pinned >= 0) paragraph(say_in<words::rules_pinned_line>(lang_, route_.id, ids, day));
    else if (used.size() > 1) paragraph(say_in<words::rules_lines>(lang_, route_.id, ids, calendar, day));
    else paragraph(say_in<words::rules_line>(lang_, route_.id, ids, calendar, day));
  }

  // What another value would bring: how many sessions are covered, what they cost, what is advanced; only what reads
  // otherwise than the answer itself.
  std::string consequence(const Sum& otherwise) const {
    const Sum& now = statement_.total;
    if (otherwise.covered == 0 && now.covered != 0) return title(words::nothing_covered);
    std::string text;
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
    // A floor of nothing is worth saying here: it is what would become of a floor of something.
    const auto shown = [&](Figure f) {
      return otherwise.get(f).known() ? show(otherwise.get(f), lang_) : "n.c. (≥ " + show(otherwise.partial[index_of(f)], lang_) + ")";
    };
    const auto differs = [&](Figure f) { return otherwise.get(f) != now.get(f) || otherwise.partial[index_of(f)] != now.partial[index_of(f)]; };
    if (otherwise.covered != now.covered) add(say_in<words::covered_sessions>(lang_, otherwise.covered));
    if (differs(Figure::patient)) add(say_in<words::costs_you>(lang_, shown(Figure::patient)));
    if (differs(Figure::advance)) add(say_in<words::to_advance>(lang_, shown(Figure::advance)));
    if (!text.empty()) return text;
    return title(otherwise.figures == now.figures ? words::other_reason : words::other_split);
  }

  void assumptions() {
    if (statement_.assumptions.empty()) return;
    line(title(words::assumed_head));
    const std::string colon = lang_ == Lang::fr ? " : " : ": ";
    for (const Assumption& a : statement_.assumptions) {
      const Fact* fact = a.fact < 0 ? nullptr : &a.route->facts[static_cast<std::size_t>(a.fact)];
      paragraph(fact == nullptr ? title(words::age_label) + colon + years_old(a.age)
                                : fact->title.in(lang_) + colon + fact->describe(a.value).in(lang_) +
                                      " (" + fact->name + "=" + fact->write(a.value) + ")", 2, 4);
      // Values with the same consequence share one mention.
      std::vector<std::pair<std::string, std::string>> mentions;  // consequence, values
      for (const Assumption::Otherwise& o : a.otherwise) {
        const std::string value = fact == nullptr ? say_in<words::from_to>(lang_, o.age, years_old(o.age_to))
                                  : fact->type == Fact::Type::set ? fact->write(o.value)
                                                                  : fact->describe(o.value).in(lang_) + " (" + fact->write(o.value) + ")";
        const std::string then = consequence(o.total);
        const auto at = std::find_if(mentions.begin(), mentions.end(), [&](const auto& m) { return m.first == then; });
        if (at == mentions.end()) mentions.emplace_back(then, value);
        else at->second += ", " + value;
      }
      const std::string option = fact != nullptr && fact->type == Fact::Type::set ? "--" + fact->name + " " : "";
      for (const auto& [then, values] : mentions) paragraph(option + values + " → " + then, 6, 8);
    }
  }

  void caveats() {
    const bool other_calendar = any(flag_other_calendar);
    const bool unverified = any(flag_unverified);
    if (statement_.flags() == 0) return;
    line(title(words::unsure_head));
    if (unverified) {
      Date until = last_date;
      for (const Settled& s : statement_.sessions) {
        if ((s.flags & flag_unverified) == 0) continue;
        if (s.version >= 0) until = std::min(until, version(s.version).verified_on);
        if (s.contract_share != nullptr) until = std::min(until, answer_.person().contract->verified_on);
      }
      paragraph("- " + say_in<words::unverified_note>(lang_, show(until, lang_)), 2, 4);
    }
    for (const int v : versions()) {
      if (version(v).hypothetical) paragraph("- " + say_in<words::hypothetical_note>(lang_, version(v).title), 2, 4);
    }
    if (other_calendar) paragraph("- " + title(words::other_calendar_note), 2, 4);
    std::vector<std::string> said;
    for (const Rule* rule : answer_.explanation.caveats.rules) {
      const std::string& note = rule->note.in(lang_).empty() ? rule->title.in(lang_) : rule->note.in(lang_);
      if (std::find(said.begin(), said.end(), note) != said.end()) continue;
      said.push_back(note);
      paragraph("- " + note, 2, 4);
    }
  }

  const Answer& answer_;
  const Route& route_;
  const Statement& statement_;
  Style style_;
  Lang lang_;
  std::string out_;
};

}  // namespace

std::string text_report(const Answer& answer, Style style) { return TextReport{answer, style}.write(); }

}  // namespace racpsy
