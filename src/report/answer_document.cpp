// Builds the document of an answer as people read it first: what it costs in one sentence, the
// sessions in runs that cost the same, the sessions left, the assumptions that move most euros, and
// what is not certain. statement_document has the rest.
#include <algorithm>

#include "format/layout.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/base/try.hpp"
#include "report/answer.hpp"
#include "report/answer_view.hpp"
#include "report/explain.hpp"

namespace racpsy {
namespace {

constexpr std::size_t most_runs = 8;  // rows of the table; beyond it, one row a year

}  // namespace

AnswerView::AnswerView(const Answer& of, Lang in, bool on_paper)
    : answer(of),
      lang(in),
      paper(on_paper),
      household(of.is_case() && of.statement.people.size() > 1) {
  const auto cost = [](const Sum& sum) { return sum.partial[index_of(Figure::patient)]; };
  const std::optional<Statement>& insured = of.outlook.with_complementary;
  if (insured && cost(insured->total) != cost(of.statement.total)) with = &*insured;
  find_runs();
}

bool AnswerView::alike(std::size_t a, std::size_t b) const {
  const Settled &x = answer.statement.sessions.at(a), &y = answer.statement.sessions.at(b);
  // Without a price, what others pay of it is not shown.
  const auto unpriced = [](const Settled& s) {
    return !s.get(Figure::price).known() && !s.get(Figure::patient).known();
  };
  const auto same = [&](const Settled& s, const Settled& t) {
    return (s.figures == t.figures || (unpriced(s) && unpriced(t))) && s.outcome == t.outcome;
  };
  return x.who == y.who && x.route == y.route && x.date.year() == y.date.year() && same(x, y) &&
         (with == nullptr || same(with->sessions[a], with->sessions[b]));
}

void AnswerView::find_runs() {
  for (std::size_t i = 0; i < answer.statement.sessions.size(); ++i) {
    if (runs.empty() || !alike(runs.back().last, i)) runs.push_back({i, i, {}, {}, {}});
    SessionRun& group = runs.back();
    group.last = i;
    group.sum.add(answer.statement.sessions.at(i));
    if (with != nullptr) group.with.add(with->sessions[i]);
  }
  same_price = std::all_of(runs.begin(), runs.end(), [&](const SessionRun& g) {
    return answer.statement.sessions.at(g.first).figures == answer.statement.sessions.at(0).figures;
  });
  one_year = answer.statement.years.size() == 1;
  for (SessionRun& group : runs) {
    const Date first = answer.statement.sessions.at(group.first).date,
               last = answer.statement.sessions.at(group.last).date;
    group.when = show_days(first, last, lang);
    if (one_year) group.when.resize(group.when.size() - std::string_view{" 2026"}.size());
  }
  if (runs.size() > most_runs) merge_by_year();
}

void AnswerView::merge_by_year() {
  std::vector<SessionRun> years;
  for (const SessionRun& g : runs) {
    const int year = answer.statement.sessions.at(g.first).date.year();
    if (years.empty() || answer.statement.sessions.at(years.back().first).date.year() != year ||
        answer.statement.sessions.at(years.back().first).who !=
            answer.statement.sessions.at(g.first).who) {
      years.push_back({g.first, g.first, std::to_string(year), {}, {}});
    }
    SessionRun& all = years.back();
    all.last = g.last;
    for (std::size_t i = g.first; i <= g.last; ++i) {
      all.sum.add(answer.statement.sessions.at(i));
      if (with != nullptr) all.with.add(with->sessions[i]);
    }
  }
  runs = std::move(years);
  merged = true;
}

namespace {

/// The most assumptions and doubts that stand below the table.
struct Extent {
  std::size_t assumptions;
  std::size_t doubts;
};

doc::Document write(const AnswerView& view, bool all_assumptions, const Extent& extent) {
  const Answer& answer = view.answer;
  const Lang lang = view.lang;
  doc::Document document;
  Bibliography bibliography{lang};
  document.lang = lang;
  document.title = headline(view);
  document.section().id = "lead";
  for (std::string& line : below_headline(view)) document.paragraph(std::move(line));
  const auto sources = [&] {
    if (bibliography.empty()) return;
    doc::Section& section = document.section(localized(messages::sources_head, lang), true);
    section.id = "sources";
    document.add(bibliography.list());
  };
  if (answer.explain && !view.paper) add_brief_explanation(answer, document, bibliography, false);
  if (!view.paper) sources();  // a page ends with them
  add_table(view, document);
  if (view.paper) add_brief_explanation(answer, document, bibliography, true);
  add_outlook(view, document);
  if (view.paper) add_what_to_bring(view, document);
  add_assumptions(view, document, all_assumptions, extent.assumptions);
  add_doubts(view, document, extent.doubts);
  add_closing(view, document);
  if (view.paper) sources();
  return document;
}

// Tests whether a document fits on a screen of 24 lines and 80 columns.
bool fits_screen(const doc::Document& document) {
  const std::string text = text_of(document, {false, 80, true});
  return std::count(text.begin(), text.end(), '\n') <= 24;
}

}  // namespace

doc::Document answer_document(const Answer& answer, Lang lang, bool all_assumptions, bool paper) {
  const AnswerView view{answer, lang, paper};
  constexpr Extent extents[]{{2, 3}, {2, 2}, {2, 1}, {1, 1}, {2, 0}, {1, 0}};
  if (paper || all_assumptions || answer.explain) return write(view, all_assumptions, extents[0]);
  for (const Extent& extent : extents) {
    doc::Document document = write(view, false, extent);
    if (fits_screen(document)) return document;
  }
  return write(view, false, extents[std::size(extents) - 1]);
}

app::Expected<QuoteTerms> read_quote_terms(const app::Inputs& inputs, Date today) {
  for (const char* option : {"--practice", "--patient", "--valid-until"}) {
    if (inputs.has(option) && inputs.get("--for") != "practice")
      return app::UsageError{localized<app::messages::for_quotes>(option),
                             localized<app::messages::see_help_of>("calc")};
  }
  QuoteTerms terms;
  terms.practice = printable(inputs.get("--practice").value_or(""));
  terms.patient = printable(inputs.get("--patient").value_or(""));
  terms.made = today;
  terms.titled = inputs.has("--title");
  terms.valid_until = TRY(app::read_day(inputs, "--valid-until"));
  if (terms.valid_until && *terms.valid_until < today)
    return app::UsageError{localized<app::messages::quote_is_over>(in_each_language(
                               [&](Lang l) { return show_day(*terms.valid_until, l); })),
                           {}};
  return terms;
}

doc::Document document_of(const Answer& answer, const app::Inputs& options, Lang lang, bool paper,
                          const QuoteTerms& terms) {
  const std::string reader = options.get("--for").value_or("");
  if (reader == "patient") return answer_document(answer, lang, false, true);
  if (reader == "practice") return quote_document(answer, terms, lang);
  if (paper) {
    doc::Document page = statement_document(answer, lang, Detail::sheet);
    page.put_title(answer_document(answer, lang, false).title);
    return page;
  }
  return options.has("--detail") || answer.explain_all
             ? statement_document(answer, lang, Detail::brief)
             : answer_document(answer, lang, options.has("--assumptions"));
}

}  // namespace racpsy
