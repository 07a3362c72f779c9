#include "report/summary.hpp"

#include <algorithm>
#include <limits>

#include "build_info.hpp"
#include "format/data.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/rules/names.hpp"
#include "report/phrases.hpp"
#include "report/summary_figures.hpp"

namespace racpsy {
namespace {

using batch::Change;
using batch::Distribution;
using batch::GroupBy;
using batch::one_weight;
using batch::ScenarioTally;
using batch::Totals;

// Returns true if the figure is summed: batch::always_summed, and other figures that are written.
bool is_summed(const batch::Plan& plan, Figure f) { return plan.figures_summed[f]; }

// Returns the sum in cents; nothing if the figure of some row is unknown.
std::optional<Wide> sum_of(const Totals& totals, Figure f) {
  if (totals.unknown[f] > 0) return std::nullopt;
  return rounded(totals.sums[f], one_weight);
}

// Returns the sum divided by `among` (weight or sessions, in billionths); nothing if `among` is
// zero or the sum unknown.
std::optional<Wide> mean_of(const Totals& totals, Figure f, Wide among) {
  if (totals.unknown[f] > 0 || among == 0) return std::nullopt;
  return rounded(totals.sums[f], among);
}

Money money(const std::optional<Wide>& cents) {
  constexpr Wide most = std::numeric_limits<std::int64_t>::max();
  return cents && *cents <= most && *cents >= -most
             ? Money::of_cents(static_cast<std::int64_t>(*cents))
             : Money::unknown();
}

const Message& summed_name(Figure f) {
  switch (f) {
    case Figure::price: return messages::sum_price;
    case Figure::amo: return messages::sum_amo;
    case Figure::amc: return messages::sum_amc;
    case Figure::other: return messages::sum_other;
    case Figure::patient: return messages::summary_patient;
    case Figure::after_amo: return messages::sum_after_amo;
    case Figure::advance: return messages::summary_advance;
    case Figure::refund: return messages::summary_refund;
    case Figure::after_public: return messages::sum_after_public;
  }
  return messages::sum_price;
}

// Returns part / whole in tenths of a percent, for people; in hundredths, for programs.
std::string percent(Wide part, Wide whole, Lang lang) {
  std::string text = decimal(rounded(part * 1'000, whole), 1);
  if (text.find('.') == std::string::npos) text += ".0";
  std::replace(text.begin(), text.end(), '.', marks(lang).decimals);
  return text + " %";
}

Wide weight_of(const Change& change) {
  Wide all = 0;
  for (const Change::Side side : change.parts.keys()) all += change.parts[side].weight;
  return all;
}

constexpr EnumArray<Change::Side, std::string_view, 3> side_names{"gains", "loses", "same"};

// Returns the figures of two scenarios that differ: the sum of the later one minus that of the
// first; nothing if one is unknown.
std::optional<Wide> difference_of(const Totals& totals, const Totals& first, Figure f) {
  const std::optional<Wide> now = sum_of(totals, f), before = sum_of(first, f);
  return now && before ? std::optional{*now - *before} : std::nullopt;
}

// Returns the value of a group for programs: "" for an empty cell, "1..2000" for a band.
std::string group_value(const GroupBy& by, const std::string& key) {
  if (by.kind != GroupBy::Kind::band) return key;
  const std::optional<batch::Band> band = batch::band_of(key, by.edges);
  if (!band) return "unknown";
  if (!band->first && band->last == 0) return "0";
  return (band->first ? std::to_string(*band->first) : "") + ".." +
         (band->last ? std::to_string(*band->last) : "");
}

class JsonSummary {
 public:
  explicit JsonSummary(const BatchSummary& s) : s_(s), result_(*s.result) {}

  std::string write() {
    const bool several = !s_.setups->front().scenarios.empty();
    json_.open('{').key("schema").value(several ? "racpsy/scenarios/1" : "racpsy/summary/1");
    member("engine").value(engine_version);
    if (!several) rules(0);
    member("assumptions").open('[');
    for (const BatchSummary::AssumedValue& a : s_.assumed)
      json_.open('{').key("fact").value(a.fact).key("value").value(a.value).close('}');
    json_.close(']');
    member("read").value(result_.rows);
    member("refused").value(result_.refused);
    member("lines_lost").value(result_.lines_lost);
    if (result_.plan().of(batch::Role::quantity)) member("no_sessions").value(result_.no_sessions);
    names("ignored_columns", result_.plan().ignored);
    names("unused_facts", s_.unused);
    if (!result_.overridden.empty()) overridden();
    if (!s_.refused.empty()) first_refused();
    if (!several) contract(0);
    member("remembered_patients").value(result_.remembered);
    member("unit").value(result_.plan().dated ? "person_year" : "row");
    member("units").value(result_.units);
    member("units_with_refused_row").value(result_.incomplete);
    member("units_of_unknown_cost").value(result_.unpriced_units);
    member("units_of_uneven_weight").value(result_.uneven_units);
    if (several) scenarios();
    else one();
    return json_.close('}').take() + "\n";
  }

 private:
  Json& member(std::string_view name) { return json_.line(1).key(name); }
  void names(std::string_view name, const std::vector<std::string>& all) {
    member(name).open('[');
    for (const std::string& each : all) json_.value(each);
    json_.close(']');
  }
  // Writes the options that rows state themselves.
  void overridden() {
    member("overridden_options").open('[');
    for (std::size_t i = 0; i < result_.overridden.size(); ++i) {
      const batch::Overridden& each = result_.plan().overridden[i];
      const batch::StatedRows& rows = result_.overridden[i];
      const std::size_t column = each.own.value_or(each.columns.front());
      json_.open('{').key("option").value(each.option.name);
      json_.key("column").value(result_.plan().columns[column].name);
      json_.key("rows").value(rows.stated).key("of").value(rows.stated + rows.left).close('}');
    }
    json_.close(']');
  }
  void first_refused() {
    member("first_refused").open('[');
    for (const BatchSummary::RefusedRow& row : s_.refused) {
      json_.line(2).open('{').key("line").value(row.line).key("id").value(row.id);
      json_.key("column").value_or_null(row.column).key("code").value(row.code);
      json_.key("message").value(row.message.in(Lang::en)).close('}');
    }
    json_.close(']');
  }

  // Writes the rules of a scenario.
  void rules(std::size_t scenario) {
    const batch::Setup& setup = (*s_.setups)[scenario];
    const std::vector<Version>& versions = setup.route->versions;
    const Version* pinned = setup.selection.pinned;
    member("rules_digest").value(s_.digests[scenario]);
    member("route").value(setup.route->id);
    member("calendar").value(calendar_names[setup.selection.calendar]);
    member("rules").value(pinned == nullptr ? "auto" : pinned->id);
    member("versions").open('[');
    for (std::size_t v = 0; v < versions.size(); ++v) {
      if (result_.scenarios[scenario].versions.has(v)) json_.value(versions[v].id);
    }
    json_.close(']');
  }
  // Writes the contract of a scenario, if it has one to be understood, and its rows.
  void contract(std::size_t scenario) {
    if (const Contract* contract = (*s_.setups)[scenario].person.contract; contract != nullptr) {
      if (!contract->understood.empty()) {
        const Text& understood = contract->understood;
        member("understood").value(understood.in(Lang::en));
        member("understood_fr").value(understood.in(Lang::fr));
        if (understood.has(Lang::nl)) member("understood_nl").value(understood.in(Lang::nl));
      }
      if (!family_limits_note(*contract).empty()) {
        member("family_limits").open('[');
        for (const Counter& counter : contract->counters) {
          if (counter.of_family) json_.value(counter.name);
        }
        json_.close(']');
      }
    }
    member("rows_outside_contract").value(result_.scenarios[scenario].outside_contract);
    member("rows_beyond_right").value(result_.scenarios[scenario].beyond_right);
  }

  void one() {
    const ScenarioTally& tally = result_.scenarios.front();
    member("total").open('{');
    totals(tally.totals, result_.plan());
    distribution("distribution", tally.patient);
    histogram({&tally.patient}, 0);
    json_.close('}');
    if (result_.plan().by.empty()) return;
    json_.key("groups").open('[');
    for (const auto& [by, group] : result_.groups) {
      group_of(by);
      totals(group.scenarios.front().totals, result_.plan());
      distribution("distribution", group.scenarios.front().patient);
      json_.close('}');
    }
    json_.close(']');
  }

  void scenarios() {
    const Totals& first = result_.scenarios.front().totals;
    std::vector<const Distribution*> distributions;
    for (const ScenarioTally& tally : result_.scenarios) distributions.push_back(&tally.patient);
    member("scenarios").open('[');
    for (std::size_t s = 0; s < s_.setups->size(); ++s) {
      const ScenarioTally& tally = result_.scenarios[s];
      json_.line(1).open('{').key("name").value(result_.plans[s].scenario);
      rules(s);
      contract(s);
      member("total").open('{');
      totals(tally.totals, result_.plans[s]);
      distribution("distribution", tally.patient);
      histogram(distributions, s);
      json_.close('}');
      if (s > 0) {
        difference(tally.totals, first, result_.plans[s]);
        change(tally.changes);
        distribution("change_distribution", tally.change);
      }
      json_.close('}');
    }
    json_.close(']');
    if (result_.plan().by.empty()) return;
    member("groups").open('[');
    for (const auto& [by, group] : result_.groups) {
      group_of(by);
      json_.key("scenarios").open('[');
      for (std::size_t s = 0; s < group.scenarios.size(); ++s) {
        json_.line(2).open('{').key("name").value(result_.plans[s].scenario);
        totals(group.scenarios[s].totals, result_.plans[s]);
        distribution("distribution", group.scenarios[s].patient);
        if (s > 0) {
          difference(group.scenarios[s].totals, group.scenarios.front().totals, result_.plans[s]);
          change(group.scenarios[s].changes);
        }
        json_.close('}');
      }
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  // Begins the object of a group.
  void group_of(const std::vector<std::string>& values) {
    json_.line(1).open('{').key("by").open('{');
    for (std::size_t i = 0; i < values.size(); ++i) {
      const GroupBy& by = result_.plan().by[i];
      json_.key(by.name).value(group_value(by, values[i]));
    }
    json_.close('}');
  }

  // Writes the members of the totals over some rows.
  void totals(const Totals& t, const batch::Plan& plan) {
    json_.key("rows").value(t.rows).key("weight").number(weighted(t.weight));
    json_.key("sessions").number(weighted(t.sessions)).key("covered").number(weighted(t.covered));
    json_.key("rows_of_unknown_cost").value(t.unpriced);
    figures("sums", plan, [&](Figure f) { return sum_of(t, f); });
    figures("mean_per_row", plan, [&](Figure f) { return mean_of(t, f, t.weight); });
    figures("mean_per_session", plan, [&](Figure f) { return mean_of(t, f, t.sessions); });
    const bool incomplete = std::any_of(batch::always_summed.begin(), batch::always_summed.end(),
                                        [&](Figure f) { return t.unknown[f] > 0; });
    if (incomplete)
      figures("partial", plan,
              [&](Figure f) { return std::optional{rounded(t.sums[f], one_weight)}; });
  }
  void difference(const Totals& t, const Totals& first, const batch::Plan& plan) {
    figures("difference", plan, [&](Figure f) { return difference_of(t, first, f); });
  }
  template <class Value>
  void figures(std::string_view name, const batch::Plan& plan, Value value) {
    json_.line(2).key(name).open('{');
    for (const Figure f : all_figures) {
      if (is_summed(plan, f)) number(figure_names[index_of(f)], value(f));
    }
    json_.close('}');
  }
  void number(std::string_view name, const std::optional<Wide>& n, int decimals = 0) {
    json_.key(name);
    n ? json_.number(decimal(*n, decimals)) : json_.null();
  }

  void change(const Change& c) {
    const Wide all = weight_of(c);
    json_.line(2).key("change").open('{');
    for (const Change::Side side : c.parts.keys()) {
      const Change::Part& part = c.parts[side];
      json_.key(side_names[side]).open('{').key("units").value(part.units);
      json_.key("weight").number(weighted(part.weight));
      number("percent", all == 0 ? std::nullopt : std::optional{rounded(part.weight * 10'000, all)},
             2);
      number("sum_cents", rounded(part.sum, one_weight));
      number("mean_cents",
             part.weight == 0 ? std::nullopt : std::optional{rounded(part.sum, part.weight)});
      json_.close('}');
    }
    json_.close('}');
  }

  // Writes the distribution of out-of-pocket costs of units, or of their changes; null if there is
  // none.
  void distribution(std::string_view name, const Distribution& of) {
    const DistributionFigures d = figures_of(of);
    json_.line(2).key(name);
    if (d.empty()) {
      json_.null();
      return;
    }
    json_.open('{').key("units").value(d.units).key("weight").number(weighted(d.weight));
    number("sum_cents", rounded(d.sum, one_weight));
    number("mean_cents", d.mean);
    number("standard_error_cents", d.error_hundredths, 2);
    json_.key("deciles").open('[');
    for (const std::int64_t cents : d.deciles) json_.value(cents);
    json_.close(']').key("median").value(d.deciles[4]).key("percentile_99").value(d.percentile_99);
    if (name == "distribution") {
      number("paying_percent", rounded(d.paying * 10'000, d.weight), 2);
      number("top_1_percent_share", d.top_share, 2);
    }
    json_.close('}');
  }

  void histogram(const std::vector<const Distribution*>& distributions, std::size_t which) {
    const Histogram bins = histogram_of(distributions);
    json_.line(2).key("histogram").open('[');
    for (std::size_t b = 0; b < bins.last.size(); ++b) {
      json_.open('{').key("up_to_cents");
      bins.last[b] ? json_.value(*bins.last[b]) : json_.null();
      json_.key("weight").number(weighted(bins.weights[which][b])).close('}');
    }
    json_.close(']');
  }

  const BatchSummary& s_;
  const batch::BatchResult& result_;
  Json json_;
};

class SummaryDocument {
 public:
  SummaryDocument(const BatchSummary& summary, Lang lang)
      : summary_(summary),
        result_(*summary.result),
        lang_(lang),
        several_(!summary.setups->front().scenarios.empty()) {}

  doc::Document write() {
    document_.lang = lang_;
    if (several_) head_of_scenarios();
    else head_of_one();
    rows();
    if (several_) {
      leads();
      who_pays();
    } else {
      sums();
    }
    spread();
    if (several_) changes();
    if (!result_.plan().by.empty()) {
      groups();
      if (several_) changes_by_group();
    }
    assumptions();
    notes();
    return std::move(document_);
  }

 private:
  std::string word(const Message& m) const { return localized(m, lang_); }
  void paragraph(std::string text) { document_.paragraph(std::move(text), false, 2); }
  std::string number(Wide n) const {
    std::string text = weighted(n);
    std::replace(text.begin(), text.end(), '.', marks(lang_).decimals);
    return text;
  }
  std::string shown(const std::optional<Wide>& cents) const {
    return show(Amount{money(cents), route().currency()}, lang_);
  }
  // Returns an amount with its sign: "+€5.00".
  std::string with_sign(const std::optional<Wide>& cents) const {
    if (!money(cents).known() || *cents == 0) return shown(cents);
    return (*cents < 0 ? "−" : "+") + shown(*cents < 0 ? -*cents : *cents);
  }
  std::string number_with_sign(Wide n) const {
    return n == 0 ? number(n) : (n < 0 ? "−" : "+") + number(n < 0 ? -n : n);
  }
  std::string percent_of(Wide part, Wide whole) const {
    return whole == 0 ? "–" : percent(part, whole, lang_);
  }
  const Route& route() const { return *summary_.setups->front().route; }
  const std::string& name(std::size_t scenario) const { return result_.plans[scenario].scenario; }
  std::string name_for_people(std::size_t scenario) const {
    return printable(as_utf8(name(scenario)));
  }
  std::size_t count() const { return result_.scenarios.size(); }

  std::string versions_of(std::size_t scenario) const {
    const std::vector<Version>& all = (*summary_.setups)[scenario].route->versions;
    std::string versions;
    for (std::size_t v = 0; v < all.size(); ++v) {
      if (result_.scenarios[scenario].versions.has(v)) add_item(versions, all[v].id);
    }
    return versions.empty() ? "–" : versions;
  }
  std::string calendar_of(std::size_t scenario) const {
    return word(messages::calendars[(*summary_.setups)[scenario].selection.calendar]);
  }

  void head_of_one() {
    document_.title = format_message<messages::summary_head>(lang_, route().title, versions_of(0),
                                                             calendar_of(0));
    document_.section();
  }
  void head_of_scenarios() {
    std::string names;
    for (std::size_t s = 0; s < count(); ++s) add_item(names, name_for_people(s));
    document_.title = format_message<messages::scenarios_head>(lang_, route().title, names);
    document_.section();
    doc::List list;
    for (std::size_t s = 0; s < count(); ++s)
      list.items.emplace_back(format_message<messages::scenario_is>(
          lang_, name_for_people(s), versions_of(s), calendar_of(s)));
    document_.add(std::move(list));
  }

  void rows() {
    const Totals& all = result_.scenarios.front().totals;
    paragraph(several_
                  ? format_message<messages::scenarios_rows>(lang_, result_.rows, result_.refused)
                  : format_message<messages::summary_rows>(lang_, result_.rows, result_.refused,
                                                           number(all.sessions),
                                                           number(all.covered)));
    if (result_.lines_lost > 0)
      paragraph(format_message<messages::summary_lines_lost>(lang_, result_.lines_lost));
    if (result_.plan().of(batch::Role::weight))
      paragraph(format_message<messages::summary_weighted>(lang_, number(all.weight)));
    std::uint64_t unpriced = 0;
    for (const ScenarioTally& tally : result_.scenarios)
      unpriced = std::max(unpriced, tally.totals.unpriced);
    if (unpriced > 0) paragraph(format_message<messages::summary_unpriced>(lang_, unpriced));
    if (result_.remembered) paragraph(word(messages::summary_remembered));
  }

  void sums() {
    const Totals& all = result_.scenarios.front().totals;
    doc::Table figures{word(messages::summary_figures),
                       {"", word(messages::summary_sum), word(messages::summary_by_row),
                        word(messages::summary_by_session)},
                       {false, true, true, true},
                       {}};
    for (const Figure f : all_figures) {
      if (!is_summed(result_.plan(), f)) continue;
      figures.rows.push_back(
          {{word(summed_name(f)), shown(sum_of(all, f)), shown(mean_of(all, f, all.weight)),
            shown(mean_of(all, f, all.sessions))}});
    }
    document_.add(std::move(figures));
  }

  // ---- Scenarios compared

  static constexpr std::array<std::pair<Figure, const Message*>, 4> payers{
      {{Figure::amo, &messages::payer_amo},
       {Figure::amc, &messages::payer_amc},
       {Figure::other, &messages::payer_other},
       {Figure::patient, &messages::payer_patient}}};

  // Says in words what each scenario changes.
  void leads() {
    const Totals& first = result_.scenarios.front().totals;
    for (std::size_t s = 1; s < count(); ++s) {
      const ScenarioTally& tally = result_.scenarios[s];
      std::string costs;
      for (const auto& [figure, payer] : payers) {
        if (figure == Figure::other && first.sums[figure] == 0 && tally.totals.sums[figure] == 0)
          continue;
        add_item(costs,
                 format_message<messages::costs_of_payer>(
                     lang_, word(*payer), with_sign(difference_of(tally.totals, first, figure))));
      }
      const std::string text = format_message<messages::scenario_costs>(lang_, name_for_people(s),
                                                                        name_for_people(0), costs);
      document_.paragraph(text + (text.ends_with('.') ? " " : ". ") + in_words(tally.changes), true,
                          2);
    }
  }

  std::string in_words(const Change& change) const {
    using enum Change::Side;
    const Wide all = weight_of(change);
    if (all == 0) return {};
    const auto of = [&](Change::Side side) { return percent_of(change.parts[side].weight, all); };
    const auto mean = [&](Change::Side side) {
      const Wide sum = change.parts[side].sum;
      return shown(rounded(sum < 0 ? -sum : sum, change.parts[side].weight));
    };
    const auto any = [&](Change::Side side) { return change.parts[side].weight != 0; };
    const std::string less = any(gains)
                                 ? format_message<messages::pay_less>(lang_, of(gains), mean(gains))
                                 : word(messages::none_pays_less);
    const std::string more = any(loses)
                                 ? format_message<messages::pay_more>(lang_, of(loses), mean(loses))
                                 : word(messages::none_pays_more);
    const std::string alike = any(same) ? format_message<messages::pay_the_same>(lang_, of(same))
                                        : word(messages::none_pays_the_same);
    return format_message<messages::scenario_changes>(lang_, spread_title(), less, more, alike);
  }

  void who_pays() {
    document_.section(word(messages::who_pays_sums), true);
    doc::Table table;
    table.caption = format_message<messages::summary_groups>(lang_, word(messages::scenario));
    table.header = {word(messages::scenario), word(messages::sessions), word(messages::covered)};
    std::vector<Figure> figures;
    for (const Figure f : all_figures) {
      if (is_summed(result_.plan(), f) && f != Figure::after_amo) figures.push_back(f);
    }
    for (const Figure f : figures) table.header.push_back(short_name(f));
    table.right_aligned.assign(table.header.size(), true);
    table.right_aligned[0] = false;
    const Totals& first = result_.scenarios.front().totals;
    doc::Chart chart;
    chart.title = word(messages::who_pays_sums);
    set_legend(chart, first.sums[Figure::other] != 0, lang_);
    for (std::size_t s = 0; s < count(); ++s) {
      const Totals& totals = result_.scenarios[s].totals;
      std::vector<doc::CitedText>& row = table.rows.emplace_back().cells;
      row.emplace_back(name_for_people(s));
      for (const Wide n : {totals.sessions, totals.covered}) row.emplace_back(number(n));
      for (const Figure f : figures) row.emplace_back(shown(sum_of(totals, f)));
      if (s > 0) {
        table.rows.push_back({{}, doc::Table::Tone::muted});
        std::vector<doc::CitedText>& more = table.rows.back().cells;
        more.emplace_back("  " +
                          format_message<messages::difference_to>(lang_, name_for_people(0)));
        for (const Wide n : {totals.sessions - first.sessions, totals.covered - first.covered})
          more.emplace_back(number_with_sign(n));
        for (const Figure f : figures)
          more.emplace_back(with_sign(difference_of(totals, first, f)));
      }
      const std::string patient = shown(sum_of(totals, Figure::patient));
      chart.bars.push_back(
          bar_of_totals(name_for_people(s),
                        word(messages::patient).append(colon(lang_)).append(patient), totals));
      add_item(chart.description,
               format_message<messages::chart_bar>(lang_, name_for_people(s), patient), " · ");
    }
    document_.add(std::move(table));
    document_.add(std::move(chart));
  }

  static doc::Chart::Bar bar_of_totals(std::string label, std::string caption, const Totals& t) {
    Sum sum;
    for (const Figure f : all_figures) {
      sum.figures[index_of(f)] = money(sum_of(t, f));
      const Money partial = money(rounded(t.sums[f], one_weight));
      sum.partial[index_of(f)] = partial.known() ? partial : Money{};
    }
    return bar_of(std::move(label), std::move(caption), sum);
  }

  std::string short_name(Figure f) const {
    switch (f) {
      case Figure::price: return word(messages::price);
      case Figure::amo: return word(messages::amo);
      case Figure::amc: return word(messages::amc);
      case Figure::other: return word(messages::sum_other);
      case Figure::patient: return word(messages::summary_patient);
      default: return word(summed_name(f));
    }
  }

  // ---- Distributions

  std::string spread_title() const {
    return word(result_.plan().dated ? messages::spread_per_person_year : messages::spread_per_row);
  }
  void spread() {
    const bool dated = result_.plan().dated;
    std::vector<DistributionFigures> all;
    std::vector<const Distribution*> distributions;
    bool complete = true, any = false;
    for (const ScenarioTally& tally : result_.scenarios) {
      all.push_back(figures_of(tally.patient));
      distributions.push_back(&tally.patient);
      complete = complete && tally.patient.complete();
      any = any || !all.back().empty();
    }
    if (result_.units == 0) return;
    document_.section(spread_title(), true);
    paragraph(dated ? format_message<messages::unit_person_year>(lang_, result_.units)
                    : format_message<messages::unit_row>(lang_, result_.units));
    if (result_.incomplete + result_.unpriced_units > 0)
      paragraph(format_message<messages::units_left_out>(lang_, result_.incomplete,
                                                         result_.unpriced_units));
    if (result_.uneven_units > 0)
      paragraph(format_message<messages::units_uneven>(lang_, result_.uneven_units));
    if (!complete)
      paragraph(format_message<messages::too_many_amounts>(lang_, Distribution::most_amounts));
    if (!complete || !any) return;
    doc::Table table;
    table.caption = word(messages::summary_patient);
    table.header = {""};
    for (std::size_t s = 0; s < count(); ++s)
      table.header.push_back(several_ ? name_for_people(s) : word(messages::summary_patient));
    table.right_aligned.assign(table.header.size(), true);
    table.right_aligned[0] = false;
    const auto row = [&](std::string title, auto value) {
      std::vector<doc::CitedText>& cells = table.rows.emplace_back().cells;
      cells.emplace_back(std::move(title));
      for (const DistributionFigures& d : all) cells.emplace_back(value(d));
    };
    row(word(messages::spread_mean), [&](const DistributionFigures& d) { return shown(d.mean); });
    row(word(messages::spread_error), [&](const DistributionFigures& d) {
      return d.error_hundredths ? shown(rounded(*d.error_hundredths, 100)) : std::string{"–"};
    });
    for (std::size_t i = 0; i < 9; ++i) {
      const std::string share = std::to_string((i + 1) * 10) + " %";
      row(i == 4 ? word(messages::spread_median)
                 : format_message<messages::spread_quantile>(lang_, share),
          [&](const DistributionFigures& d) { return shown(Wide{d.deciles[i]}); });
    }
    row(format_message<messages::spread_quantile>(lang_, "99 %"),
        [&](const DistributionFigures& d) { return shown(Wide{d.percentile_99}); });
    row(word(messages::spread_paying),
        [&](const DistributionFigures& d) { return percent_of(d.paying, d.weight); });
    row(word(messages::spread_top), [&](const DistributionFigures& d) {
      return d.top_share ? percent_of(*d.top_share, 10'000) : std::string{"–"};
    });
    document_.add(std::move(table));
    histogram(distributions, all);
  }

  void histogram(const std::vector<const Distribution*>& distributions,
                 const std::vector<DistributionFigures>& all) {
    const Histogram bins = histogram_of(distributions);
    const std::size_t bar = count() == 1 ? 40 : count() == 2 ? 24 : 10;
    document_.section(word(messages::histogram_head), true);
    doc::Table table;
    table.caption = spread_title();
    table.header = {word(messages::summary_patient)};
    table.right_aligned = {false};
    for (std::size_t s = 0; s < count(); ++s) {
      table.header.push_back(several_ ? name_for_people(s) : word(messages::change_share));
      table.header.emplace_back("");
      table.right_aligned.insert(table.right_aligned.end(), {true, false});
    }
    Wide most = 1;  // in ten-thousandths
    const auto share = [&](std::size_t s, std::size_t b) {
      return rounded(bins.weights[s][b] * 10'000, all[s].weight);
    };
    for (std::size_t s = 0; s < count(); ++s) {
      for (std::size_t b = 0; b < bins.last.size(); ++b) most = std::max(most, share(s, b));
    }
    for (std::size_t b = 0; b < bins.last.size(); ++b) {
      std::vector<doc::CitedText>& cells = table.rows.emplace_back().cells;
      cells.emplace_back(bin_name(bins, b));
      for (std::size_t s = 0; s < count(); ++s) {
        cells.emplace_back(percent_of(bins.weights[s][b], all[s].weight));
        std::string blocks;
        const Wide length = rounded(share(s, b) * static_cast<Wide>(bar), most);
        for (Wide i = 0; i < length; ++i) blocks += "█";
        cells.emplace_back(std::move(blocks)).bar = true;
      }
    }
    document_.add(std::move(table));
  }

  std::string bin_name(const Histogram& bins, std::size_t b) const {
    const auto amount = [&](std::int64_t cents) { return shown(Wide{cents}); };
    if (b == 0) return amount(0);
    const std::int64_t before = *bins.last[b - 1];
    if (!bins.last[b]) return format_message<messages::histogram_above>(lang_, amount(before));
    return format_message<messages::histogram_between>(lang_, amount(before + 1),
                                                       amount(*bins.last[b]));
  }

  // ---- Gains and losses

  const Message& side_word(Change::Side side) const {
    switch (side) {
      case Change::Side::gains: return messages::change_less;
      case Change::Side::loses: return messages::change_more;
      case Change::Side::same: return messages::change_same;
    }
    return messages::change_same;
  }

  // Returns the title of a column of units: of their weights, if they have some.
  const Message& units_title() const {
    if (result_.plan().of(batch::Role::weight)) return messages::summary_weight;
    return result_.plan().dated ? messages::summary_of_years : messages::summary_of_rows;
  }

  void changes() {
    document_.section(format_message<messages::changes_head>(lang_, name_for_people(0)), true);
    doc::Table table;
    table.caption = format_message<messages::changes_by>(lang_, word(messages::scenario));
    table.header = {word(messages::scenario),      "",
                    word(units_title()),           word(messages::change_share),
                    word(messages::change_mean),   word(messages::change_error),
                    word(messages::change_median), word(messages::change_total)};
    table.right_aligned = {false, false, true, true, true, true, true, true};
    for (std::size_t s = 1; s < count(); ++s) {
      const ScenarioTally& tally = result_.scenarios[s];
      const Wide all = weight_of(tally.changes);
      if (all == 0) continue;
      for (const Change::Side side : tally.changes.parts.keys()) {
        const Change::Part& part = tally.changes.parts[side];
        table.rows.push_back(
            {{name_for_people(s), word(side_word(side)), number(part.weight),
              percent_of(part.weight, all),
              part.weight == 0 ? std::string{"–"} : with_sign(rounded(part.sum, part.weight)), "",
              "", with_sign(rounded(part.sum, one_weight))},
             doc::Table::Tone::plain,
             side == Change::Side::gains && s > 1});
      }
      const DistributionFigures d = figures_of(tally.change);
      const bool known = !d.empty();
      Wide sum = 0;
      for (const Change::Side side : tally.changes.parts.keys())
        sum += tally.changes.parts[side].sum;
      table.rows.push_back({{name_for_people(s), word(messages::change_all), number(all),
                             percent_of(all, all), with_sign(rounded(sum, all)),
                             known && d.error_hundredths ? shown(rounded(*d.error_hundredths, 100))
                                                         : std::string{"–"},
                             known ? with_sign(Wide{d.deciles[4]}) : std::string{"–"},
                             with_sign(rounded(sum, one_weight))},
                            doc::Table::Tone::strong});
    }
    document_.add(std::move(table));
  }

  // Returns the value of a group for people.
  std::string group_shown(const GroupBy& by, const std::string& key) const {
    if (by.kind != GroupBy::Kind::band) return key.empty() ? "–" : printable(as_utf8(key));
    const std::optional<batch::Band> band = batch::band_of(key, by.edges);
    if (!band) return shown(std::nullopt);
    const auto amount = [&](std::int64_t cents) { return shown(Wide{cents}); };
    if (!band->last)
      return format_message<messages::histogram_above>(lang_, amount(*band->first - 1));
    if (!band->first)
      return *band->last == 0
                 ? amount(0)
                 : format_message<messages::histogram_up_to>(lang_, amount(*band->last));
    return format_message<messages::histogram_between>(lang_, amount(*band->first),
                                                       amount(*band->last));
  }
  std::vector<std::string> group_names() const {
    std::vector<std::string> names;
    for (const GroupBy& by : result_.plan().by) names.push_back(by.name);
    return names;
  }
  // Returns a table with a column a name of --summary-by, and one of scenarios.
  doc::Table table_of_groups(std::string caption,
                             std::initializer_list<const Message*> columns) const {
    doc::Table table{std::move(caption), group_names(), {}, {}, 0};
    if (several_) table.header.push_back(word(messages::scenario));
    table.right_aligned.resize(table.header.size(), false);
    for (const Message* m : columns) {
      table.header.push_back(word(*m));
      table.right_aligned.push_back(true);
    }
    return table;
  }
  std::vector<doc::CitedText>& row_of_group(doc::Table& table,
                                            const std::vector<std::string>& values,
                                            std::size_t scenario, bool apart) const {
    doc::Table::Row& row = table.rows.emplace_back();
    row.apart = apart && table.rows.size() > 1;
    for (std::size_t i = 0; i < values.size(); ++i)
      row.cells.emplace_back(group_shown(result_.plan().by[i], values[i]));
    if (several_) row.cells.emplace_back(name_for_people(scenario));
    return row.cells;
  }

  void groups() {
    document_.section();
    doc::Table table =
        table_of_groups(format_message<messages::summary_groups>(lang_, joined(group_names())),
                        {&messages::summary_weight, &messages::sessions, &messages::covered,
                         &messages::amo, &messages::amc, &messages::summary_patient});
    constexpr std::array figures{Figure::amo, Figure::amc, Figure::patient};
    for (const auto& [values, group] : result_.groups) {
      for (std::size_t s = 0; s < count(); ++s) {
        const Totals& t = group.scenarios[s].totals;
        std::vector<doc::CitedText>& row = row_of_group(table, values, s, several_ && s == 0);
        for (const Wide n : {t.weight, t.sessions, t.covered}) row.emplace_back(number(n));
        for (const Figure f : figures) row.emplace_back(shown(sum_of(t, f)));
        if (s == 0) continue;
        doc::Table::Row& more = table.rows.emplace_back();
        more.tone = doc::Table::Tone::muted;
        more.cells.resize(values.size());
        more.cells.emplace_back(format_message<messages::difference_to>(lang_, name_for_people(0)));
        more.cells.resize(values.size() + 4);
        for (const Figure f : figures)
          more.cells.emplace_back(with_sign(difference_of(t, group.scenarios.front().totals, f)));
      }
    }
    document_.add(std::move(table));
  }

  void changes_by_group() {
    document_.section();
    doc::Table table = table_of_groups(
        format_message<messages::changes_by>(lang_, joined(group_names())),
        {&units_title(), &messages::change_less, &messages::change_mean, &messages::change_more,
         &messages::change_mean, &messages::change_same, &messages::change_total});
    for (const auto& [values, group] : result_.groups) {
      for (std::size_t s = 1; s < count(); ++s) {
        using enum Change::Side;
        const Change& change = group.scenarios[s].changes;
        const Wide all = weight_of(change);
        std::vector<doc::CitedText>& row = row_of_group(table, values, s, false);
        row.emplace_back(number(all));
        for (const Change::Side side : {gains, loses}) {
          const Change::Part& part = change.parts[side];
          row.emplace_back(percent_of(part.weight, all));
          row.emplace_back(part.weight == 0 ? std::string{"–"}
                                            : with_sign(rounded(part.sum, part.weight)));
        }
        row.emplace_back(percent_of(change.parts[same].weight, all));
        row.emplace_back(
            with_sign(rounded(change.parts[gains].sum + change.parts[loses].sum, one_weight)));
      }
    }
    document_.add(std::move(table));
  }

  void assumptions() {
    if (summary_.assumed.empty()) return;
    std::string list;
    for (const BatchSummary::AssumedValue& a : summary_.assumed)
      add_item(list, a.phrase.in(lang_), " · ");
    document_.section();
    paragraph(format_message<messages::summary_assumed>(lang_, list));
  }

  void notes() {
    doc::List notes;
    for (const BatchSummary::RefusedRow& row : summary_.refused)
      notes.items.emplace_back(
          format_message<messages::summary_refused>(lang_, row.line, row.message));
    for (const Text& note : summary_.notes) notes.items.emplace_back(note.in(lang_));
    if (notes.items.empty()) return;
    document_.section(word(messages::summary_notes), true);
    document_.add(std::move(notes));
  }

  const BatchSummary& summary_;
  const batch::BatchResult& result_;
  Lang lang_;
  bool several_;
  doc::Document document_;
};

}  // namespace

std::string json_report(const BatchSummary& summary) { return JsonSummary{summary}.write(); }

doc::Document summary_document(const BatchSummary& summary, Lang lang) {
  return SummaryDocument{summary, lang}.write();
}

}  // namespace racpsy
