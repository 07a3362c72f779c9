/* racpsy for C, and for all that calls C: Python (ctypes), R, Julia. Arrays in, arrays out.
 *
 * A table of sessions goes in, one row a session: whose it is, its day, the age, what else is known
 * of the person or the session. The same rows come out settled: what it costs, who pays, what is
 * the patient's. It is the function that `racpsy calc` and `racpsy batch` use, and it gives the
 * same cents.
 *
 * Amounts are whole cents in 32 bits. An amount that nobody published is RACPSY_UNKNOWN, never 0;
 * that number is what R calls NA. Strings are UTF-8. Nothing is thrown, and nothing that is not C
 * is needed to call it.
 *
 * A book may be used by one thread at a time; different books, by different threads at the same
 * time. Strings that are given belong to the book (or to the program, where no book is asked) and
 * live as long. */
#ifndef RACPSY_H
#define RACPSY_H

#include <stddef.h> /* NOLINT(modernize-deprecated-headers): this is C */
#include <stdint.h> /* NOLINT(modernize-deprecated-headers) */

#if defined(__GNUC__)
#define RACPSY_API __attribute__((visibility("default")))
#else
#define RACPSY_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define RACPSY_ABI 1             /* moves when a program that was compiled before would go wrong */
#define RACPSY_UNKNOWN INT32_MIN /* an amount that is not known; for what goes in: not said */

/* The amounts of a session, in cents, in the order of `racpsy_rows.amounts`. */
enum racpsy_figure {
  RACPSY_PRICE,     /* what it costs */
  RACPSY_AMO,       /* paid by the compulsory insurance */
  RACPSY_AMC,       /* paid by the complementary insurance, C2S included */
  RACPSY_OTHER,     /* paid by somebody else */
  RACPSY_PATIENT,   /* what is left to the patient in the end */
  RACPSY_AFTER_AMO, /* price less AMO and others: left after the compulsory insurance */
  RACPSY_ADVANCE,   /* paid by the patient on the day */
  RACPSY_REFUND,    /* advance less patient: what comes back */
  RACPSY_FIGURES
};

/* Why an amount is not established, as bits of `racpsy_rows.flags`. */
enum racpsy_flag {
  RACPSY_UNVERIFIED = 1,      /* after the day until which the rules were verified */
  RACPSY_ASSUMED = 2,         /* a rule that it rests on is assumed */
  RACPSY_INFERRED = 4,        /* ... or inferred */
  RACPSY_LOW = 8,             /* ... or weakly sourced */
  RACPSY_OTHER_CALENDAR = 16, /* the route is not in the calendar asked; the other one was taken */
  RACPSY_OUTSIDE_CONTRACT =
      32 /* the contract does not hold on the day: what it pays is not known */
};

/* The rules of one route. */
typedef struct racpsy_book racpsy_book;

/* One fact of every row: its words, each once, and for each row which of them it is (from 0), -1
 * where nothing is said. So R keeps factors, pandas categories. A word may be several joined by
 * "+": "ald+alsace_moselle". */
typedef struct {
  const char* fact; /* "coverage" */
  const char* const* words;
  int32_t word_count;
  const int32_t* codes; /* [count] */
} racpsy_column;

/* The table. Arrays have `count` elements; those that may be NULL say nothing, or are not wanted.
 */
typedef struct {
  size_t count;
  /* In. */
  const int32_t* person; /* rows of one number are one person's, in any order; NULL: every row is
                            somebody else */
  const int32_t* day;    /* days since 1970-01-01 */
  const int32_t* age;    /* completed years on that day, 0 to 130, or RACPSY_UNKNOWN; may be NULL */
  const int32_t* fee;    /* cents charged where the rules set no price, or do not cover; or
                            RACPSY_UNKNOWN; may be NULL */
  const int32_t* used;   /* covered sessions already had in the period, as the first row of a person
                            says; may be NULL */
  size_t column_count;
  const racpsy_column* columns;
  /* Out; each may be NULL. */
  int32_t* outcome; /* see racpsy_outcome */
  int32_t* version; /* index of the version in force, -1: none */
  int32_t* rank;    /* among the covered sessions of the period, 0: none */
  int32_t* flags;   /* bits of racpsy_flag */
  int32_t* amounts[RACPSY_FIGURES];
} racpsy_rows;

/* The ABI of the library, to be compared with RACPSY_ABI, and its version. */
RACPSY_API int racpsy_abi(void);
RACPSY_API const char* racpsy_version(void);

/* The routes that there are without folders laid over; NULL from `index` on that there is none. */
RACPSY_API const char* racpsy_route(size_t index);

/* Opens the rules of a route ("fr/psychiatre"), with those of `folders` laid over the embedded ones
 * (they may be NULL where there are none). `lang` is "fr" or "en" and is the language of all
 * messages and titles. NULL where it cannot be done: then `message`, of `size` bytes, says why; it
 * may be NULL. */
RACPSY_API racpsy_book* racpsy_open(const char* route, const char* const* folders,
                                    size_t folder_count, const char* lang, char* message,
                                    size_t size);
RACPSY_API void racpsy_close(racpsy_book* book);

/* What the rules are: the digest of all their files; the versions, facts and words that there are.
 * NULL from an index on. */
RACPSY_API const char* racpsy_digest(const racpsy_book* book);
RACPSY_API const char* racpsy_version_name(const racpsy_book* book, size_t index);
RACPSY_API const char* racpsy_fact(const racpsy_book* book, size_t index);
RACPSY_API const char* racpsy_fact_word(const racpsy_book* book, size_t fact, size_t index);

/* "covered", "beyond_cap"...; NULL where there is no such outcome. */
RACPSY_API const char* racpsy_outcome(int32_t outcome);

/* The complementary contract of everybody, from a file; NULL: none. 0 where it is done; else
 * `message` says why not. */
RACPSY_API int racpsy_contract(racpsy_book* book, const char* path, char* message, size_t size);

/* Settles all rows. `calendar` is "applied" or "legal"; `version` names the version to hold on
 * every date, NULL: the one in force. 0 where it is done. Else nothing was written, and `message`
 * says which row (from 0) is wrong, why, and what would be right. */
RACPSY_API int racpsy_settle(racpsy_book* book, const char* calendar, const char* version,
                             const racpsy_rows* rows, char* message, size_t size);

#ifdef __cplusplus
}
#endif
#endif
