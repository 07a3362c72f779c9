/* Glue between R and racpsy.h. .Call passes R's vectors unchanged: NA is RACPSY_UNKNOWN.
 *
 *     PKG_LIBS=-lracpsy_c R CMD SHLIB racpsy_r.c
 *
 * racpsy.R beside this file loads and calls it. */
#include <R.h>
#include <Rinternals.h>
#include <racpsy/c/racpsy.h>

static const int32_t* ints(SEXP vector) { return Rf_isNull(vector) ? NULL : INTEGER(vector); }
static const char* word(SEXP text) { return Rf_isNull(text) ? NULL : CHAR(STRING_ELT(text, 0)); }

static const char** words_of(SEXP texts) {
  const R_xlen_t count = Rf_xlength(texts);
  const char** words = (const char**)R_alloc((size_t)count + 1, sizeof *words);
  for (R_xlen_t i = 0; i < count; ++i) words[i] = CHAR(STRING_ELT(texts, i));
  return words;
}

/* Settles rows. `numbers`: person, day, age, fee, used, used_deductible, minutes, each an integer
 * vector or NULL. `facts`: a named list of the values of each fact; `codes`: index of the value of
 * each row, from 0. Returns a list of integer vectors: outcome, version, rank, flags, then the
 * amounts in cents. */
SEXP racpsy_r_settle(SEXP route, SEXP contract, SEXP folders, SEXP lang, SEXP calendar,
                     SEXP version, SEXP numbers, SEXP facts, SEXP codes) {
  static char message[4096];
  const SEXP fact_names = Rf_getAttrib(facts, R_NamesSymbol);
  const R_xlen_t count = Rf_xlength(VECTOR_ELT(numbers, 1)), fact_count = Rf_xlength(facts);
  racpsy_column* columns = (racpsy_column*)R_alloc((size_t)fact_count + 1, sizeof *columns);
  for (R_xlen_t f = 0; f < fact_count; ++f) {
    const SEXP words = VECTOR_ELT(facts, f);
    const racpsy_column column = {CHAR(STRING_ELT(fact_names, f)), words_of(words),
                                  (int32_t)Rf_xlength(words), INTEGER(VECTOR_ELT(codes, f))};
    columns[f] = column;
  }
  /* All R memory is allocated before the book is opened: a failing allocation does not return, and
   * would leave the book open. */
  const SEXP answer = PROTECT(Rf_allocVector(VECSXP, 4 + RACPSY_FIGURES));
  for (int i = 0; i < 4 + RACPSY_FIGURES; ++i)
    SET_VECTOR_ELT(answer, i, Rf_allocVector(INTSXP, count));
  racpsy_rows rows = {(size_t)count,
                      ints(VECTOR_ELT(numbers, 0)),
                      ints(VECTOR_ELT(numbers, 1)),
                      ints(VECTOR_ELT(numbers, 2)),
                      ints(VECTOR_ELT(numbers, 3)),
                      ints(VECTOR_ELT(numbers, 4)),
                      ints(VECTOR_ELT(numbers, 5)),
                      ints(VECTOR_ELT(numbers, 6)),
                      (size_t)fact_count,
                      columns,
                      INTEGER(VECTOR_ELT(answer, 0)),
                      INTEGER(VECTOR_ELT(answer, 1)),
                      INTEGER(VECTOR_ELT(answer, 2)),
                      INTEGER(VECTOR_ELT(answer, 3)),
                      {NULL}};
  for (int f = 0; f < RACPSY_FIGURES; ++f) rows.amounts[f] = INTEGER(VECTOR_ELT(answer, 4 + f));
  const char** overlays = words_of(folders);
  int failed = racpsy_abi() != RACPSY_ABI;
  if (failed) Rf_error("this libracpsy_c speaks another language");
  racpsy_book* book = racpsy_open(word(route), overlays, (size_t)Rf_xlength(folders), word(lang),
                                  message, sizeof message);
  if (book == NULL) Rf_error("%s", message);
  failed = racpsy_contract(book, word(contract), message, sizeof message) != 0 ||
           racpsy_settle(book, word(calendar), word(version), &rows, message, sizeof message) != 0;
  racpsy_close(book);
  if (failed) Rf_error("%s", message);
  UNPROTECT(1);
  return answer;
}

/* Returns the names of all outcomes, in the order of their numbers. */
SEXP racpsy_r_outcomes(void) {
  int count = 0;
  while (racpsy_outcome(count) != NULL) ++count;
  const SEXP names = PROTECT(Rf_allocVector(STRSXP, count));
  for (int i = 0; i < count; ++i) SET_STRING_ELT(names, i, Rf_mkCharCE(racpsy_outcome(i), CE_UTF8));
  UNPROTECT(1);
  return names;
}

/* Answers the rows of a stream of nanoarrow; `answers` and `refused` are streams that it allocated.
 * Returns the exit code of the command line, and the report. */
SEXP racpsy_r_batch(SEXP request, SEXP rows, SEXP answers, SEXP refused) {
  char* report = NULL;
  const int code = racpsy_batch(word(request), R_ExternalPtrAddr(rows), R_ExternalPtrAddr(answers),
                                R_ExternalPtrAddr(refused), &report);
  if (report == NULL) Rf_error("out of memory");
  const SEXP result = PROTECT(Rf_allocVector(VECSXP, 2));
  SET_VECTOR_ELT(result, 0, Rf_ScalarInteger(code));
  SET_VECTOR_ELT(result, 1, Rf_ScalarString(Rf_mkCharCE(report, CE_UTF8)));
  racpsy_free(report);
  UNPROTECT(1);
  return result;
}
