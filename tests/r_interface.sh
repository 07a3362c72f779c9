#!/usr/bin/env bash
# Compares the example for R with `racpsy batch`: random rows of several people, every amount of
# every row. Needs Rscript.
#   tests/r_interface.sh build/release
# Prints the differences, then: N passed, N failed (rows).
set -euo pipefail
build=$(realpath "$1")
here=$(realpath "$(dirname "$0")/..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/examples/c/racpsy_r.c "$here"/examples/c/racpsy.R "$work"
cd "$work"
PKG_CPPFLAGS="-I$here/src -Wall -Wextra -Werror" PKG_LIBS="$build/libracpsy_c.so.1 -Wl,-rpath,$build" R CMD SHLIB racpsy_r.c >shlib.log 2>&1 || { cat shlib.log; exit 1; }
RACPSY="$build/racpsy" Rscript --vanilla - <<'R'
source("racpsy.R")
set.seed(1)
pick <- function(from, n) sample(from, n, replace = TRUE)
passed <- failed <- 0
check <- function(good, what) {
  if (good) passed <<- passed + 1 else { failed <<- failed + 1; cat(what, "\n") }
}
people <- 60
for (route in c("fr/mon-soutien-psy", "be/premiere-ligne", "fr/psychiatre")) {
  sessions <- lapply(seq_len(people), function(p) {
    n <- pick(1:20, 1)
    data.frame(person = p, day = sort(as.Date("2022-01-01") + pick(0:1800, n)), age = pick(c(0:80, NA), 1), fee_cents = pick(c(NA, 5000L, 6050L), 1))
  })
  rows <- do.call(rbind, sessions)
  if (route != "be/premiere-ligne") rows$coverage <- pick(c(NA, "c2s", "standard", "ald", "ald+alsace_moselle"), people)[rows$person]
  rows$fee_cents <- as.integer(rows$fee_cents)
  asked <- data.frame(id = seq_len(nrow(rows)), patient = rows$person, date = rows$day, age = rows$age, private_fee_cents = rows$fee_cents)
  if (!is.null(rows$coverage)) asked$coverage <- rows$coverage
  write.csv(asked, "asked.csv", row.names = FALSE, quote = FALSE, na = "")
  stopifnot(system2(Sys.getenv("RACPSY"), c("batch", "asked.csv", "--route", route, "--columns", paste(c("id", "outcome", "rank", racpsy_amounts), collapse = ","), "-o", "told.csv")) == 0)
  told <- read.csv("told.csv", colClasses = c(outcome = "character"))
  for (column in c("rank", racpsy_amounts)) told[[column]] <- as.integer(told[[column]])  # an empty column is not numeric
  ours <- racpsy(rows, route)
  for (i in seq_len(nrow(rows))) {
    same <- all(mapply(identical, as.list(ours[i, c("outcome", "rank", racpsy_amounts)]), as.list(told[i, c("outcome", "rank", racpsy_amounts)])))
    check(same, paste(c(route, "row", i, capture.output(ours[i, ], told[i, ])), collapse = "\n"))
  }
}
refused <- function(rows, says, ...) check(grepl(says, tryCatch({ racpsy(rows, ...); "" }, error = conditionMessage)), paste("not refused:", says))
day <- as.Date("2026-03-02")
refused(data.frame(day = day, coverage = "c2z"), "c2z")
refused(data.frame(day = c(day, NA)), "row 1")
refused(data.frame(day = day), "fr/nowhere", route = "fr/nowhere")
refused(data.frame(day = day), "none.toml", contract = "none.toml")
cat(passed, "passed,", failed, "failed\n")
quit(status = failed > 0)
R
