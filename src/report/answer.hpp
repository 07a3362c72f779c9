// Reports of an answer.
#pragma once

#include <string>

#include "format/document.hpp"
#include "racpsy/app/answer.hpp"

namespace racpsy {

/// Most years shown as columns; beyond it a report lists them or shows their sum.
inline constexpr std::size_t most_year_columns = 3;

/// Extent of a statement. brief: its text; sheet: a page with billing codes, bills by payer, a
/// chart and the sources of all amounts.
enum class Detail { brief, sheet };

/// Lays out a statement as a document for people.
doc::Document statement_document(const Answer& answer, Lang lang, Detail detail);

/// The parties and the dates of a quote. Those left empty are filled in by hand.
struct QuoteTerms {
  std::string practice;  ///< Name, address, registration number.
  std::string patient;   ///< Name or code.
  Date made{};
  std::optional<Date> valid_until;
  bool titled = false;  ///< A title stands for a practice that is not given.
};

/// Reads the parties and the last day of a quote; they are for quotes only.
app::Expected<QuoteTerms> read_quote_terms(const app::Inputs& inputs, Date today);

/// Lays out a statement as the quote of a practice: who and until when; the sessions with their
/// billing codes and what is paid on the day; whom to bill; what is not certain. No names of
/// options.
doc::Document quote_document(const Answer& answer, const QuoteTerms& terms, Lang lang);

/// Lays out what people read first of an answer: one screen. `all_assumptions` lists them all.
/// `paper`: a page for the patient, with the arithmetic of a session and good advice, and without
/// names of options; the answer must have its traces.
doc::Document answer_document(const Answer& answer, Lang lang, bool all_assumptions,
                              bool paper = false);

/// Lays out the document that the options ask for: one screen, or all of it; `paper`: a page, for
/// nobody in particular, the patient or the practice.
doc::Document document_of(const Answer& answer, const app::Inputs& options, Lang lang, bool paper,
                          const QuoteTerms& terms = {});

/// Returns the statement as JSON, schema racpsy/statement/1, the same in every language.
std::string json_report(const Answer& answer);

/// Returns the statement as CSV, one row a session, the same in every language. With `safe`, cells
/// that a spreadsheet would run as a formula begin with an apostrophe.
std::string csv_report(const Answer& answer, bool safe = false);

}  // namespace racpsy
