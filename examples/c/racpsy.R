# racpsy for R: adds the cost of each session, and who pays it, to a data frame. Build the C code
# beside this file once:
#
#     PKG_LIBS=-lracpsy_c R CMD SHLIB racpsy_r.c
#
# source("racpsy.R")
# racpsy(data.frame(day = as.Date(c("2026-03-02", "2026-03-09")), person = 1, age = 34, coverage = "c2s"))

dyn.load(Sys.getenv("RACPSY_R", "racpsy_r.so"))

racpsy_amounts <- c("price_cents", "amo_cents", "amc_cents", "other_cents", "patient_cents", "after_amo_cents", "advance_cents", "refund_cents")

# `rows`: day (dates); optionally person, age, fee_cents, used, used_deductible_cents, minutes (numbers; NA: not stated); every
# other column is a fact, with its values as text. NA in the result: an unknown amount, or the rank
# of a session that is not counted. `version` is an index into the versions of the route, from 1;
# NA: none was in force.
racpsy <- function(rows, route = "fr/mon-soutien-psy", contract = NULL, folders = character(), lang = "en", calendar = "applied", rules = NULL) {
  numbers <- c("person", "day", "age", "fee_cents", "used", "used_deductible_cents", "minutes")
  number <- function(name) if (is.null(rows[[name]])) NULL else as.integer(rows[[name]])
  facts <- lapply(rows[setdiff(names(rows), numbers)], as.factor)
  codes <- lapply(facts, function(f) ifelse(is.na(f), -1L, as.integer(f) - 1L))
  settled <- .Call("racpsy_r_settle", route, contract, folders, lang, calendar, rules, lapply(numbers, number), lapply(facts, levels), codes)
  names(settled) <- c("outcome", "version", "rank", "flags", racpsy_amounts)
  settled$outcome <- .Call("racpsy_r_outcomes")[settled$outcome + 1L]
  settled$version <- ifelse(settled$version < 0L, NA, settled$version + 1L)
  settled$rank[settled$rank == 0L] <- NA
  cbind(rows, as.data.frame(settled))
}

# Answers a table of rows as `racpsy batch` does, with the package nanoarrow: a data frame, a stream of nanoarrow, or
# what nanoarrow makes one of. `request`: the options of `racpsy batch` as JSON. Returns the answered and the refused
# rows as streams, for as.data.frame() or arrow::as_arrow_table(), and the report as JSON. Unknown amounts are NA.
racpsy_batch <- function(rows, request = "{}") {
  rows <- nanoarrow::as_nanoarrow_array_stream(rows)
  answers <- nanoarrow::nanoarrow_allocate_array_stream()
  refused <- nanoarrow::nanoarrow_allocate_array_stream()
  result <- .Call("racpsy_r_batch", request, rows, answers, refused)
  if (result[[1]] != 0L) stop(result[[2]])
  list(answers = answers, refused = refused, report = result[[2]])
}
