/* C interface of racpsy, also for Python (ctypes), R and Julia. Arrays in, arrays out.
 *
 * The input is a table of sessions, one per row: person, day, age, and other facts of the person or
 * the session. The output has the same rows: price, amount per payer, the patient's share. It uses
 * the same code as `racpsy calc` and `racpsy batch`, and gives the same cents.
 *
 * Amounts are whole cents in 32 bits. An amount that nobody published is RACPSY_UNKNOWN, never 0;
 * R reads this number as NA. Strings are UTF-8. No exception is thrown, and callers need only C.
 *
 * A book may be used by one thread at a time; different books may be used by different threads at
 * the same time. Returned strings belong to the book (or to the program, for functions without a
 * book) and are valid as long as it is. */
#ifndef RACPSY_H
#define RACPSY_H

#include <stddef.h> /* NOLINT(modernize-deprecated-headers): this is C */
#include <stdint.h> /* NOLINT(modernize-deprecated-headers) */

#include "arrow.h"

#if defined(__GNUC__)
#define RACPSY_API __attribute__((visibility("default")))
#else
#define RACPSY_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define RACPSY_ABI 1             /* changes if programs compiled before would break */
#define RACPSY_UNKNOWN INT32_MIN /* output: an unknown amount; input: not stated */

/* Amounts of a session, in cents, in the order of `racpsy_rows.amounts`. */
enum racpsy_figure {
  RACPSY_PRICE,     /* price of the session */
  RACPSY_AMO,       /* paid by the compulsory insurance */
  RACPSY_AMC,       /* paid by the complementary insurance, C2S included */
  RACPSY_OTHER,     /* paid by other payers */
  RACPSY_PATIENT,   /* left to the patient in the end */
  RACPSY_AFTER_AMO, /* price less AMO and other payers */
  RACPSY_ADVANCE,   /* paid by the patient on the day */
  RACPSY_REFUND,    /* advance less patient, paid back later */
  RACPSY_FIGURES
};

/* Reasons why an amount is not established, as bits of `racpsy_rows.flags`. */
enum racpsy_flag {
  RACPSY_UNVERIFIED = 1,      /* the day is after the last verification of the rules */
  RACPSY_ASSUMED = 2,         /* an applied rule is assumed */
  RACPSY_INFERRED = 4,        /* ... or inferred */
  RACPSY_LOW = 8,             /* ... or weakly sourced */
  RACPSY_OTHER_CALENDAR = 16, /* the route is not in the selected calendar; the other is used */
  RACPSY_OUTSIDE_CONTRACT =
      32,                  /* the contract is not in force on the day: its payment is unknown */
  RACPSY_BEYOND_RIGHT = 64 /* a right of limited time is counted for longer than it lasts */
};

/* The rules of one route, opened by racpsy_open. */
typedef struct racpsy_book racpsy_book;

/* One fact of every row: its distinct values as words, and for each row the index of its word (from
 * 0), or -1 if not stated; like factors in R and categories in pandas. A word may join several
 * values by "+": "ald+alsace_moselle". */
typedef struct {
  const char* fact; /* "coverage" */
  const char* const* words;
  int32_t word_count;
  const int32_t* codes; /* [count] */
} racpsy_column;

/* A table of sessions. Arrays have `count` elements; inputs that may be NULL are then not
 * stated, and outputs that are NULL are not written. */
typedef struct {
  size_t count;
  /* Inputs. */
  const int32_t* person; /* number of the person; their rows may be in any order; NULL: every row
                            is another person */
  const int32_t* day;    /* days since 1970-01-01 */
  const int32_t* age;    /* completed years on that day, 0 to 130, or RACPSY_UNKNOWN; may be NULL */
  const int32_t* fee;    /* price in cents if the rules set none or do not cover the session, or
                            RACPSY_UNKNOWN; may be NULL */
  const int32_t* used;   /* covered sessions already used in the period, in the first row of a
                            person; may be NULL */
  const int32_t* used_deductible; /* deductible already paid in the period, by any care, in cents,
                                     in the first row of a person; may be NULL */
  const int32_t* minutes;         /* length of the session, or RACPSY_UNKNOWN; may be NULL */
  size_t column_count;
  const racpsy_column* columns;
  /* Outputs; each may be NULL. */
  int32_t* outcome; /* see racpsy_outcome */
  int32_t* version; /* index of the version in force, -1: none */
  int32_t* rank;    /* among the covered sessions of the period, 0: none */
  int32_t* flags;   /* bits of racpsy_flag */
  int32_t* amounts[RACPSY_FIGURES];
} racpsy_rows;

/* Returns the ABI of the library, to compare with RACPSY_ABI. */
RACPSY_API int racpsy_abi(void);
/* Returns the version of the library. */
RACPSY_API const char* racpsy_version(void);

/* Returns the name of an embedded route by index; NULL past the end. */
RACPSY_API const char* racpsy_route(size_t index);

/* Opens the rules of a route ("fr/psychiatre"). Files in `folders` (may be NULL) replace the
 * embedded ones. `lang`, "fr" or "en", is the language of all messages; there are none in Dutch. On
 * error it returns NULL and writes the reason to `message`, of `size` bytes (may be NULL). */
RACPSY_API racpsy_book* racpsy_open(const char* route, const char* const* folders,
                                    size_t folder_count, const char* lang, char* message,
                                    size_t size);
/* Frees a book and the strings it returned. */
RACPSY_API void racpsy_close(racpsy_book* book);

/* Returns the digest of all rule files; the name of a version, of a fact, or of a value of a fact,
 * by index; NULL past the end. */
RACPSY_API const char* racpsy_digest(const racpsy_book* book);
/* Returns the currency of all amounts of the route: "EUR" or "CHF". */
RACPSY_API const char* racpsy_currency(const racpsy_book* book);
RACPSY_API const char* racpsy_version_name(const racpsy_book* book, size_t index);
RACPSY_API const char* racpsy_fact(const racpsy_book* book, size_t index);
RACPSY_API const char* racpsy_fact_word(const racpsy_book* book, size_t fact, size_t index);

/* Returns the name of an outcome ("covered", "beyond_cap"...); NULL if there is none. */
RACPSY_API const char* racpsy_outcome(int32_t outcome);

/* Reads the complementary contract of all persons from a file; NULL removes it. Returns 0; on error
 * 1, with the reason in `message`. Rows state neither families nor dates of joining: a limit of the
 * family counts for each person alone, and a membership is taken as long enough. */
RACPSY_API int racpsy_contract(racpsy_book* book, const char* path, char* message, size_t size);

/* Settles all rows. `calendar` is "applied" (also if NULL) or "legal"; `version` is the version to
 * apply on every date, NULL: the one in force. Returns 0. On error it returns 1, writes no output,
 * and describes the wrong row (from 0) and the accepted values in `message`. */
RACPSY_API int racpsy_settle(racpsy_book* book, const char* calendar, const char* version,
                             const racpsy_rows* rows, char* message, size_t size);

/* Answers one request as JSON: an object whose keys are the options of `racpsy calc`, `compare`
 * and `plan`, with "_" for "-": {"command":"calc","age":30,"coverage":"c2s","sessions":5,
 * "with":{"mode":"remote"},"lang":"fr"}; "file" is a case file, "me" a profile: the path of a file,
 * or an object of what it says, {"age":45,"coverage":"c2s"}. Further commands: "ask" gives the next
 * question that can change the answer, "card" what a session costs today, "rules" all routes, or
 * the rules of one. Returns the JSON of `--format json`, with "notes" if the command line would
 * print some; or, with "format", a text for people: "document" (its parts as JSON), "html",
 * "markdown" or "text". Without an answer: an object of the schema "racpsy/error/1" with "what",
 * "remedy" and "exit". The text must be freed by racpsy_free; NULL: out of memory. Any thread may
 * call it at any time. */
RACPSY_API char* racpsy_calculate(const char* request);
RACPSY_API void racpsy_free(char* text);

/* Answers the rows of a table of Arrow, as `racpsy batch` answers those of a file; a million rows
 * take about as long. `request` is JSON: its keys are the options of `racpsy batch`, with "_" for
 * "-", as for racpsy_calculate ("command" may be "batch"). Null, and NaN of floating-point columns,
 * is an empty cell. `rows` is always released. On success it
 * returns 0, and fills `answers` and `refused`, two streams that the caller releases:
 *   answers  the answered rows in their order, in the columns that `columns` asks for. Amounts are
 *            whole cents (int64), counts and ranks int32, words dictionaries; null is unknown or
 *            none. Columns of the table are given as they came, without a copy.
 *   refused  the other rows: row (int64, from 0), column, code, message (in the language of the
 *            request), value.
 * On error it returns the exit code of the command line, and both streams are empty. `report` is a
 * JSON text for racpsy_free (NULL: out of memory): the object racpsy/batch/1 with the numbers of
 * rows that were read, answered and refused, the notices of the command line, and, if the request
 * says "summary":true, what `racpsy batch --summary json` writes; on error, racpsy/error/1. */
RACPSY_API int racpsy_batch(const char* request, struct ArrowArrayStream* rows,
                            struct ArrowArrayStream* answers, struct ArrowArrayStream* refused,
                            char** report);

/* What calls racpsy_batch_for, such as an interpreter that a signal interrupts. All functions are
 * called by the thread that calls racpsy_batch_for: `leave` first, and `enter` last, with the value
 * of the last `leave`; in between, about ten times a second, `enter`, `interrupted` and `leave`.
 * Those of Python are PyEval_SaveThread, PyEval_RestoreThread and PyErr_CheckSignals. */
typedef struct racpsy_caller {
  void* (*leave)(void);
  void (*enter)(void* left);
  int (*interrupted)(void); /* not 0: the answer is not wanted any more */
} racpsy_caller;

/* Does what racpsy_batch does; once the caller is interrupted it returns 4, as where reading fails.
 */
RACPSY_API int racpsy_batch_for(const racpsy_caller* caller, const char* request,
                                struct ArrowArrayStream* rows, struct ArrowArrayStream* answers,
                                struct ArrowArrayStream* refused, char** report);

/* Makes `copy` another reader of all rows of `stream`, from the first on. The rows are not copied;
 * they are released with the last reader and the last of what readers gave. `stream`, of which
 * nothing was read yet, stays valid; it and its copies are read by one thread each. Returns 0, or
 * the error of `stream`, as a number of errno.h; `stream` is then to be released as before. */
RACPSY_API int racpsy_stream_copy(struct ArrowArrayStream* stream, struct ArrowArrayStream* copy);

#ifdef __cplusplus
}
#endif
#endif
