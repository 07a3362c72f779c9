#include "report/summary.hpp"

#include <algorithm>
#include <limits>

#include "build_info.hpp"
#include "format/data.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/rules/names.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

using batch::one_weight;
using batch::Totals;
using batch::Wide;

// Divides and rounds to the nearest, ties upward. `by` must be positive.
Wide rounded(Wide n, Wide by) {
  const Wide twice = 2 * n + by;
  const Wide down = twice / (2 * by);
  return twice % (2 * by) < 0 ? down - 1 : down;
}

std::string digits(Wide n) {
  std::string text;
  const bool negative = n < 0;
  do {
    const Wide digit = n % 10;
    text += "0123456789"[digit < 0 ? -digit : digit];
    n /= 10;
  } while (n != 0);
  if (negative) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

// Formats a weighted number given in billionths, with only the decimals it needs.
std::string weighted(Wide billionths) {
  std::string text = digits(billionths / one_weight);
  std::string rest = digits(billionths % one_weight + one_weight).substr(1);
  rest.erase(rest.find_last_not_of('0') + 1);
  return rest.empty() ? text : text + "." + rest;
}

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

class JsonSummary {
 public:
  explicit JsonSummary(const BatchSummary& s) : s_(s) {}

  std::string write() {
    const batch::Setup& setup = *s_.setup;
    const batch::BatchResult& result = *s_.result;
    const std::vector<Version>& versions = setup.route->versions;
    const Version* pinned = setup.selection.pinned;
    json_.open('{').key("schema").value("racpsy/summary/1");
    member("engine").value(engine_version);
    member("rules_digest").value(s_.digest);
    member("route").value(setup.route->id);
    member("calendar").value(calendar_names[setup.selection.calendar]);
    member("rules").value(pinned == nullptr ? "auto" : pinned->id);
    member("versions").open('[');
    for (std::size_t v = 0; v < versions.size(); ++v) {
      if (result.versions.has(v)) json_.value(versions[v].id);
    }
    json_.close(']');
    member("assumptions").open('[');
    for (const BatchSummary::AssumedValue& a : s_.assumed)
      json_.open('{').key("fact").value(a.fact).key("value").value(a.value).close('}');
    json_.close(']');
    member("read").value(result.rows);
    member("refused").value(result.refused);
    member("lines_lost").value(result.lines_lost);
    names("ignored_columns", result.plan.ignored);
    names("unused_facts", s_.unused);
    if (!s_.refused.empty()) first_refused();
    if (const Contract* contract = s_.setup->person.contract;
        contract != nullptr && !contract->understood.empty()) {
      const Text& understood = contract->understood;
      member("understood").value(understood.in(Lang::en));
      member("understood_fr").value(understood.in(Lang::fr));
      if (understood.has(Lang::nl)) member("understood_nl").value(understood.in(Lang::nl));
    }
    if (const Contract* contract = s_.setup->person.contract;
        contract != nullptr && !family_limits_note(*contract).empty()) {
      member("family_limits").open('[');
      for (const Counter& counter : contract->counters) {
        if (counter.of_family) json_.value(counter.name);
      }
      json_.close(']');
    }
    member("rows_outside_contract").value(result.outside_contract);
    member("rows_beyond_right").value(result.beyond_right);
    member("remembered_patients").value(result.remembered);
    member("total").open('{');
    totals(result.totals);
    if (!result.plan.by.empty()) {
      json_.key("groups").open('[');
      for (const auto& [by, sums] : result.groups) {
        json_.line(1).open('{').key("by").open('{');
        for (std::size_t i = 0; i < by.size(); ++i) json_.key(setup.by[i]).value(by[i]);
        json_.close('}');
        totals(sums);
      }
      json_.close(']');
    }
    return json_.close('}').take() + "\n";
  }

 private:
  Json& member(std::string_view name) { return json_.line(1).key(name); }
  void names(std::string_view name, const std::vector<std::string>& all) {
    member(name).open('[');
    for (const std::string& each : all) json_.value(each);
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

  // Writes the members of the totals over some rows, and closes their object.
  void totals(const Totals& t) {
    json_.key("rows").value(t.rows).key("weight").number(weighted(t.weight));
    json_.key("sessions").number(weighted(t.sessions)).key("covered").number(weighted(t.covered));
    json_.key("rows_of_unknown_cost").value(t.unpriced);
    figures("sums", [&](Figure f) { return sum_of(t, f); });
    figures("mean_per_row", [&](Figure f) { return mean_of(t, f, t.weight); });
    figures("mean_per_session", [&](Figure f) { return mean_of(t, f, t.sessions); });
    const bool incomplete = std::any_of(batch::always_summed.begin(), batch::always_summed.end(),
                                        [&](Figure f) { return t.unknown[f] > 0; });
    if (incomplete)
      figures("partial", [&](Figure f) { return std::optional{rounded(t.sums[f], one_weight)}; });
    json_.close('}');
  }
  template <class Value>
  void figures(std::string_view name, Value value) {
    json_.line(2).key(name).open('{');
    for (const Figure f : all_figures) {
      if (!is_summed(s_.result->plan, f)) continue;
      const std::optional<Wide> n = value(f);
      json_.key(figure_names[index_of(f)]);
      n ? json_.number(digits(*n)) : json_.null();
    }
    json_.close('}');
  }

  const BatchSummary& s_;
  Json json_;
};

}  // namespace

std::string json_report(const BatchSummary& summary) { return JsonSummary{summary}.write(); }

doc::Document summary_document(const BatchSummary& summary, Lang lang) {
  const batch::BatchResult& result = *summary.result;
  const Route& route = *summary.setup->route;
  const RuleSelection& selection = summary.setup->selection;
  const Totals& all = result.totals;
  std::string versions;
  for (std::size_t v = 0; v < route.versions.size(); ++v) {
    if (result.versions.has(v)) add_item(versions, route.versions[v].id);
  }
  const auto number = [&](Wide n) {
    std::string text = weighted(n);
    std::replace(text.begin(), text.end(), '.', marks(lang).decimals);
    return text;
  };
  const auto word = [&](const Message& m) { return localized(m, lang); };
  const auto shown = [&](const auto& sum) {
    return show(Amount{money(sum), route.currency()}, lang);
  };
  doc::Document document{
      lang,
      format_message<messages::summary_head>(lang, route.title, versions.empty() ? "–" : versions,
                                             localized(messages::calendars[selection.calendar])),
      {}};
  document.section();
  const auto paragraph = [&](std::string text) { document.paragraph(std::move(text), false, 2); };
  paragraph(format_message<messages::summary_rows>(lang, result.rows, result.refused,
                                                   number(all.sessions), number(all.covered)));
  if (result.lines_lost > 0)
    paragraph(format_message<messages::summary_lines_lost>(lang, result.lines_lost));
  if (result.plan.of(batch::Role::weight))
    paragraph(format_message<messages::summary_weighted>(lang, number(all.weight)));
  if (all.unpriced > 0) paragraph(format_message<messages::summary_unpriced>(lang, all.unpriced));
  if (result.remembered) paragraph(word(messages::summary_remembered));

  doc::Table figures{word(messages::summary_figures),
                     {"", word(messages::summary_sum), word(messages::summary_by_row),
                      word(messages::summary_by_session)},
                     {false, true, true, true},
                     {}};
  for (const Figure f : all_figures) {
    if (!is_summed(result.plan, f)) continue;
    figures.rows.push_back(
        {{word(summed_name(f)), shown(sum_of(all, f)), shown(mean_of(all, f, all.weight)),
          shown(mean_of(all, f, all.sessions))}});
  }
  document.add(std::move(figures));

  if (!result.plan.by.empty()) {
    document.section();
    const std::vector<std::string>& by = summary.setup->by;
    doc::Table groups{format_message<messages::summary_groups>(lang, joined(by)), by, {}, {}, 0};
    groups.right_aligned.resize(by.size(), false);
    for (const Message* m : {&messages::summary_weight, &messages::sessions, &messages::covered,
                             &messages::amo, &messages::amc, &messages::summary_patient}) {
      groups.header.push_back(word(*m));
      groups.right_aligned.push_back(true);
    }
    for (const auto& [values, t] : result.groups) {
      std::vector<doc::CitedText>& row = groups.rows.emplace_back().cells;
      for (const std::string& value : values)
        row.emplace_back(value.empty() ? "–" : printable(as_utf8(value)));
      for (const Wide n : {t.weight, t.sessions, t.covered}) row.emplace_back(number(n));
      for (const Figure f : {Figure::amo, Figure::amc, Figure::patient})
        row.emplace_back(shown(sum_of(t, f)));
    }
    document.add(std::move(groups));
  }
  if (!summary.assumed.empty()) {
    std::string list;
    for (const BatchSummary::AssumedValue& a : summary.assumed)
      add_item(list, a.phrase.in(lang), " · ");
    paragraph(format_message<messages::summary_assumed>(lang, list));
  }
  doc::List notes;
  for (const BatchSummary::RefusedRow& row : summary.refused)
    notes.items.emplace_back(
        format_message<messages::summary_refused>(lang, row.line, row.message));
  for (const Text& note : summary.notes) notes.items.emplace_back(note.in(lang));
  if (notes.items.empty()) return document;
  document.section(word(messages::summary_notes), true);
  document.add(std::move(notes));
  return document;
}

}  // namespace racpsy
