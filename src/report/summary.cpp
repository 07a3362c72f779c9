#include "report/summary.hpp"

#include <algorithm>

#include "build_info.hpp"
#include "report/fields.hpp"
#include "report/format.hpp"
#include "report/layout.hpp"
#include "report/json_writer.hpp"
#include "report/words.hpp"

namespace racpsy {
namespace {

using batch::Totals;
using batch::Wide;
using batch::one_weight;

// To the nearest, ties upward. `by` is above zero.
Wide rounded(Wide n, Wide by) {
  const Wide twice = 2 * n + by;
  const Wide down = twice / (2 * by);
  return twice % (2 * by) < 0 ? down - 1 : down;
}

std::string digits(Wide n) {
  std::string text;
  const bool negative = n < 0;
  do {
    const int digit = static_cast<int>(n % 10);
    text += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    n /= 10;
  } while (n != 0);
  if (negative) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

// A weighted number: whole, or with as many decimals as it has.
std::string weighted(Wide billionths) {
  std::string text = digits(billionths / one_weight);
  std::string rest = digits(billionths % one_weight + one_weight).substr(1);
  rest.erase(rest.find_last_not_of('0') + 1);
  return rest.empty() ? text : text + "." + rest;
}

// Whether the figure is summed up: batch::always_summed always, what is handed over only where it is written.
bool told(const batch::Plan& plan, Figure f) { return plan.figures_summed[index_of(f)]; }

std::optional<Wide> sum_of(const Totals& totals, Figure f) {
  if (totals.unknown[index_of(f)] > 0) return std::nullopt;
  return rounded(totals.sums[index_of(f)], one_weight);
}
std::optional<Wide> mean_of(const Totals& totals, Figure f, Wide among) {
  if (totals.unknown[index_of(f)] > 0 || among == 0) return std::nullopt;
  return rounded(totals.sums[index_of(f)], among);
}

class JsonSummary {
 public:
  explicit JsonSummary(const BatchSummary& s) : s_(s) {}

  std::string all() {
    const batch::Setup& setup = *s_.setup;
    const batch::Done& done = *s_.done;
    out_ = "{\"schema\":\"racpsy/summary/1\",";
    text("engine", engine_version);
    text("rules_digest", s_.digest);
    text("route", setup.route->id);
    text("calendar", std::string{name_of(setup.terms.calendar)});
    text("rules", setup.terms.pinned < 0 ? "auto" : setup.route->versions.head(static_cast<std::size_t>(setup.terms.pinned)).id);
    Json versions;
    versions.open('[');
    for (std::size_t v = 0; v < setup.route->versions.size(); ++v) {
      if ((done.versions >> v & 1) != 0) versions.value(setup.route->versions.head(v).id);
    }
    field("versions", versions.close(']').take());
    Json assumed;
    assumed.open('[');
    for (const BatchSummary::Assumed& a : s_.assumed) assumed.open('{').key("fact").value(a.fact).key("value").value(a.value).close('}');
    field("assumptions", assumed.close(']').take());
    field("read", std::to_string(done.rows));
    field("refused", std::to_string(done.refused));
    Json ignored;
    ignored.open('[');
    for (const std::string& name : done.plan.ignored) ignored.value(name);
    field("ignored_columns", ignored.close(']').take());
    field("remembered_patients", done.remembered ? "true" : "false");
    field("total", totals(done.totals), !done.plan.by.empty());
    if (!done.plan.by.empty()) {
      out_ += "\"groups\":[";
      for (const auto& [by, sums] : done.groups) {
        Json names;
        names.open('{');
        for (std::size_t i = 0; i < by.size(); ++i) names.key(s_.setup->by[i]).value(printable(by[i]));
        out_ += (out_.back() == '[' ? "\n {\"by\":" : ",\n {\"by\":") + names.close('}').take() + "," + totals(sums).substr(1);
      }
      out_ += "]";
    }
    return out_ + "}\n";
  }

 private:
  void field(std::string_view name, const std::string& json, bool more = true) {
    out_ += "\n \"" + std::string{name} + "\":" + json + (more ? "," : "");
  }
  void text(std::string_view name, std::string_view value) {
    Json json;
    field(name, json.value(value).take());
  }
  static std::string or_null(const std::optional<Wide>& n) { return n ? digits(*n) : "null"; }

  std::string totals(const Totals& t) const {
    std::string json = "{\"rows\":" + std::to_string(t.rows) + ",\"weight\":" + weighted(t.weight) + ",\"sessions\":" + weighted(t.sessions) +
                       ",\"covered\":" + weighted(t.covered) + ",\"rows_of_unknown_cost\":" + std::to_string(t.unpriced);
    std::string sums, by_row, by_session, partial;
    for (std::size_t i = 0; i < figure_count; ++i) {
      const auto f = static_cast<Figure>(i);
      if (!told(s_.done->plan, f)) continue;
      const std::string name = ",\"" + std::string{figure_names[i]} + "\":";
      sums += name + or_null(sum_of(t, f));
      by_row += name + or_null(mean_of(t, f, t.weight));
      by_session += name + or_null(mean_of(t, f, t.sessions));
      partial += name + digits(rounded(t.sums[i], one_weight));
    }
    const bool incomplete = std::any_of(batch::always_summed.begin(), batch::always_summed.end(), [&](Figure f) { return t.unknown[index_of(f)] > 0; });
    json += ",\n  \"sums\":{" + sums.substr(1) + "},\n  \"mean_per_row\":{" + by_row.substr(1) + "},\n  \"mean_per_session\":{" + by_session.substr(1) + "}";
    if (incomplete) json += ",\n  \"partial\":{" + partial.substr(1) + "}";
    return json + "}";
  }

  const BatchSummary& s_;
  std::string out_;
};

Money money(const std::optional<Wide>& cents) {
  constexpr Wide most = std::numeric_limits<std::int64_t>::max();
  return cents && *cents <= most && *cents >= -most ? Money::of_cents(static_cast<std::int64_t>(*cents)) : Money::unknown();
}

const Message& summed_name(Figure f) {
  switch (f) {
    case Figure::price: return words::sum_price;
    case Figure::amo: return words::sum_amo;
    case Figure::amc: return words::sum_amc;
    case Figure::other: return words::sum_other;
    case Figure::patient: return words::summary_patient;
    case Figure::after_amo: return words::sum_after_amo;
    case Figure::advance: return words::advance;
    case Figure::refund: return words::refund;
  }
  return words::sum_price;
}

}  // namespace

std::string json_report(const BatchSummary& summary) { return JsonSummary{summary}.all(); }

std::string text_report(const BatchSummary& summary, Lang lang, const Look& look) {
  const batch::Done& done = *summary.done;
  const Route& route = *summary.setup->route;
  const Terms& terms = summary.setup->terms;
  const Totals& all = done.totals;
  std::string versions;
  for (std::size_t v = 0; v < route.versions.size(); ++v) {
    if ((done.versions >> v & 1) != 0) add_item(versions, route.versions.head(v).id);
  }
  std::string out;
  const auto paragraph = [&](const std::string& text) { out += wrap(text, look.columns, 0, 2) + "\n"; };
  paragraph(say_in<words::summary_head>(lang, route.title, versions.empty() ? "–" : versions,
                                                both(words::calendars[index_of(terms.calendar)])));
  const auto number = [&](Wide n) {
    std::string text = weighted(n);
    if (lang == Lang::fr) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  };
  paragraph(say_in<words::summary_rows>(lang, done.rows, done.refused, number(all.sessions), number(all.covered)));
  if (done.plan.of(batch::Role::weight) >= 0) paragraph(say_in<words::summary_weighted>(lang, number(all.weight)));
  if (all.unpriced > 0) paragraph(say_in<words::summary_unpriced>(lang, all.unpriced));
  if (done.remembered) paragraph(std::string{words::summary_remembered.in(lang)});
  Grid grid{{false, true, true, true}, {}, true};
  grid.rows.push_back({"", std::string{words::summary_sum.in(lang)}, std::string{words::summary_by_row.in(lang)}, std::string{words::summary_by_session.in(lang)}});
  for (std::size_t i = 0; i < figure_count; ++i) {
    const auto f = static_cast<Figure>(i);
    if (!told(done.plan, f)) continue;
    grid.rows.push_back({"  " + std::string{summed_name(f).in(lang)}, show(money(sum_of(all, f)), lang), show(money(mean_of(all, f, all.weight)), lang),
                         show(money(mean_of(all, f, all.sessions)), lang)});
  }
  for (const Grid::Line& line : grid.lines(look)) out += line.text + "\n";
  if (!done.plan.by.empty()) {
    Grid groups{std::vector<bool>(done.plan.by.size() + 6, true), {}, true};
    std::vector<std::string> head = summary.setup->by;
    for (std::size_t i = 0; i < head.size(); ++i) groups.right_aligned[i] = false;
    for (const Message* m : {&words::summary_weight, &words::sessions, &words::covered, &words::amo, &words::amc, &words::summary_patient}) head.emplace_back(m->in(lang));
    groups.rows.push_back(std::move(head));
    for (const auto& [by, t] : done.groups) {
      std::vector<std::string> row;
      for (const std::string& value : by) row.push_back(value.empty() ? "–" : printable(value));
      row.insert(row.end(), {number(t.weight), number(t.sessions), number(t.covered)});
      for (const Figure f : {Figure::amo, Figure::amc, Figure::patient}) row.push_back(show(money(sum_of(t, f)), lang));
      groups.rows.push_back(std::move(row));
    }
    out += "\n";
    for (const Grid::Line& line : groups.lines(look)) out += line.text + "\n";
  }
  if (!summary.assumed.empty()) {
    std::string list;
    for (const BatchSummary::Assumed& a : summary.assumed) add_item(list, a.phrase.in(lang), " · ");
    paragraph(say_in<words::summary_assumed>(lang, list));
  }
  return out;
}

}  // namespace racpsy
