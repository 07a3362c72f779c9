#include <algorithm>

#include "racpsy/base/format.hpp"
#include "report/layout.hpp"
#include "report/messages.hpp"
#include "report/summary.hpp"
#include "report/summary_figures.hpp"

namespace racpsy {
namespace {

using batch::Totals;
using batch::Wide;

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

}  // namespace

std::string text_report(const BatchSummary& summary, Lang lang, const TextStyle& text_style) {
  const batch::BatchResult& result = *summary.result;
  const Route& route = *summary.setup->route;
  const RuleSelection& selection = summary.setup->selection;
  const Totals& all = result.totals;
  std::string versions;
  for (std::size_t v = 0; v < route.versions.size(); ++v) {
    if (result.versions.has(v)) add_item(versions, route.versions[v].id);
  }
  std::string out;
  const auto paragraph = [&](const std::string& text) {
    out += wrap(text, text_style.columns, 0, 2) + "\n";
  };
  paragraph(
      format_message<messages::summary_head>(lang, route.title, versions.empty() ? "–" : versions,
                                             localized(messages::calendars[selection.calendar])));
  const auto number = [&](Wide n) {
    std::string text = weighted(n);
    if (lang == Lang::fr) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  };
  paragraph(format_message<messages::summary_rows>(lang, result.rows, result.refused,
                                                   number(all.sessions), number(all.covered)));
  if (result.lines_lost > 0)
    paragraph(format_message<messages::summary_lines_lost>(lang, result.lines_lost));
  if (result.plan.of(batch::Role::weight))
    paragraph(format_message<messages::summary_weighted>(lang, number(all.weight)));
  if (all.unpriced > 0) paragraph(format_message<messages::summary_unpriced>(lang, all.unpriced));
  if (result.remembered) paragraph(std::string{messages::summary_remembered.in(lang)});
  // Sums and means of each figure.
  Grid grid{{false, true, true, true}, {}, true};
  grid.rows.push_back({"", std::string{messages::summary_sum.in(lang)},
                       std::string{messages::summary_by_row.in(lang)},
                       std::string{messages::summary_by_session.in(lang)}});
  for (std::size_t i = 0; i < figure_count; ++i) {
    const auto f = static_cast<Figure>(i);
    if (!is_summed(result.plan, f)) continue;
    grid.rows.push_back({"  " + std::string{summed_name(f).in(lang)},
                         show(money(sum_of(all, f)), lang),
                         show(money(mean_of(all, f, all.weight)), lang),
                         show(money(mean_of(all, f, all.sessions)), lang)});
  }
  for (const Grid::Line& line : grid.lines(text_style)) out += line.text + "\n";
  // Sums of each group of --summary-by.
  if (!result.plan.by.empty()) {
    Grid groups{std::vector<bool>(result.plan.by.size() + 6, true), {}, true};
    std::vector<std::string> header = summary.setup->by;
    for (std::size_t i = 0; i < header.size(); ++i) groups.right_aligned[i] = false;
    for (const Message* m : {&messages::summary_weight, &messages::sessions, &messages::covered,
                             &messages::amo, &messages::amc, &messages::summary_patient})
      header.emplace_back(m->in(lang));
    groups.rows.push_back(std::move(header));
    for (const auto& [by, t] : result.groups) {
      std::vector<std::string> row;
      for (const std::string& value : by)
        row.push_back(value.empty() ? "–" : printable(as_utf8(value)));
      row.insert(row.end(), {number(t.weight), number(t.sessions), number(t.covered)});
      for (const Figure f : {Figure::amo, Figure::amc, Figure::patient})
        row.push_back(show(money(sum_of(t, f)), lang));
      groups.rows.push_back(std::move(row));
    }
    out += "\n";
    for (const Grid::Line& line : groups.lines(text_style)) out += line.text + "\n";
  }
  if (!summary.assumed.empty()) {
    std::string list;
    for (const BatchSummary::AssumedValue& a : summary.assumed)
      add_item(list, a.phrase.in(lang), " · ");
    paragraph(format_message<messages::summary_assumed>(lang, list));
  }
  return out;
}

}  // namespace racpsy
