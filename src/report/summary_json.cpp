#include <algorithm>

#include "build_info.hpp"
#include "racpsy/base/format.hpp"
#include "report/fields.hpp"
#include "report/json_writer.hpp"
#include "report/summary.hpp"
#include "report/summary_figures.hpp"

namespace racpsy {
namespace {

using batch::one_weight;
using batch::Totals;
using batch::Wide;

class JsonSummary {
 public:
  explicit JsonSummary(const BatchSummary& s) : s_(s) {}

  std::string write() {
    const batch::Setup& setup = *s_.setup;
    const batch::BatchResult& result = *s_.result;
    out_ = "{\"schema\":\"racpsy/summary/1\",";
    text("engine", engine_version);
    text("rules_digest", s_.digest);
    text("route", setup.route->id);
    text("calendar", std::string{name_of(setup.selection.calendar)});
    text("rules", setup.selection.pinned == nullptr ? "auto" : setup.selection.pinned->id);
    Json versions;
    versions.open('[');
    for (std::size_t v = 0; v < setup.route->versions.size(); ++v) {
      if ((result.versions >> v & 1) != 0) versions.value(setup.route->versions[v].id);
    }
    field("versions", versions.close(']').take());
    Json assumed;
    assumed.open('[');
    for (const BatchSummary::AssumedValue& a : s_.assumed)
      assumed.open('{').key("fact").value(a.fact).key("value").value(a.value).close('}');
    field("assumptions", assumed.close(']').take());
    field("read", std::to_string(result.rows));
    field("refused", std::to_string(result.refused));
    field("lines_lost", std::to_string(result.lines_lost));
    Json ignored;
    ignored.open('[');
    for (const std::string& name : result.plan.ignored) ignored.value(name);
    field("ignored_columns", ignored.close(']').take());
    Json unused;
    unused.open('[');
    for (const std::string& name : s_.unused) unused.value(name);
    field("unused_facts", unused.close(']').take());
    if (!s_.refused.empty()) field("first_refused", first_refused());
    field("rows_outside_contract", std::to_string(result.outside_contract));
    field("rows_beyond_right", std::to_string(result.beyond_right));
    field("remembered_patients", result.remembered ? "true" : "false");
    field("total", totals(result.totals), !result.plan.by.empty());
    if (!result.plan.by.empty()) {
      out_ += "\"groups\":[";
      for (const auto& [by, sums] : result.groups) {
        Json names;
        names.open('{');
        for (std::size_t i = 0; i < by.size(); ++i) names.key(s_.setup->by[i]).value(by[i]);
        out_ += (out_.back() == '[' ? "\n {\"by\":" : ",\n {\"by\":") + names.close('}').take() +
                "," + totals(sums).substr(1);
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
  std::string first_refused() const {
    Json json;
    json.open('[');
    for (const BatchSummary::RefusedRow& row : s_.refused) {
      json.line(2)
          .open('{')
          .key("line")
          .value(static_cast<std::int64_t>(row.line))
          .key("id")
          .value(row.id)
          .key("column")
          .value_or_null(row.column);
      json.key("code").value(row.code).key("message").value(row.message).close('}');
    }
    return json.close(']').take();
  }
  static std::string or_null(const std::optional<Wide>& n) { return n ? digits(*n) : "null"; }

  std::string totals(const Totals& t) const {
    std::string json = "{\"rows\":" + std::to_string(t.rows) + ",\"weight\":" + weighted(t.weight) +
                       ",\"sessions\":" + weighted(t.sessions) +
                       ",\"covered\":" + weighted(t.covered) +
                       ",\"rows_of_unknown_cost\":" + std::to_string(t.unpriced);
    std::string sums, by_row, by_session, partial;
    for (std::size_t i = 0; i < figure_count; ++i) {
      const auto f = static_cast<Figure>(i);
      if (!is_summed(s_.result->plan, f)) continue;
      const std::string name = ",\"" + std::string{figure_names[i]} + "\":";
      sums += name + or_null(sum_of(t, f));
      by_row += name + or_null(mean_of(t, f, t.weight));
      by_session += name + or_null(mean_of(t, f, t.sessions));
      partial += name + digits(rounded(t.sums[i], one_weight));
    }
    const bool incomplete = std::any_of(batch::always_summed.begin(), batch::always_summed.end(),
                                        [&](Figure f) { return t.unknown[index_of(f)] > 0; });
    json += ",\n  \"sums\":{" + sums.substr(1) + "},\n  \"mean_per_row\":{" + by_row.substr(1) +
            "},\n  \"mean_per_session\":{" + by_session.substr(1) + "}";
    if (incomplete) json += ",\n  \"partial\":{" + partial.substr(1) + "}";
    return json + "}";
  }

  const BatchSummary& s_;
  std::string out_;
};

}  // namespace

std::string json_report(const BatchSummary& summary) { return JsonSummary{summary}.write(); }

}  // namespace racpsy
