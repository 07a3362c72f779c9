/* Settles two sessions of one person: cc first.c -lracpsy_c */
#include <racpsy/c/racpsy.h>
#include <stdio.h>

int main(void) {
  char message[1024];
  racpsy_book* book = racpsy_open("fr/mon-soutien-psy", NULL, 0, "en", message, sizeof message);
  if (book == NULL) return fprintf(stderr, "%s\n", message), 1;

  const int32_t person[] = {1, 1}, day[] = {20514, 20521},
                age[] = {34, 34}; /* 2026-03-02 and a week later */
  const char* const words[] = {"standard", "ald+alsace_moselle"};
  const int32_t codes[] = {0, 0};
  const racpsy_column coverage = {"coverage", words, 2, codes};
  int32_t outcome[2], patient[2];
  racpsy_rows rows = {0};
  rows.count = 2;
  rows.person = person;
  rows.day = day;
  rows.age = age;
  rows.column_count = 1;
  rows.columns = &coverage;
  rows.outcome = outcome;
  rows.amounts[RACPSY_PATIENT] = patient;
  if (racpsy_settle(book, "applied", NULL, &rows, message, sizeof message) != 0)
    return fprintf(stderr, "%s\n", message), 1;
  for (int i = 0; i < 2; ++i) {
    if (patient[i] == RACPSY_UNKNOWN) printf("%s: not known\n", racpsy_outcome(outcome[i]));
    else printf("%s: %d cents\n", racpsy_outcome(outcome[i]), (int)patient[i]);
  }
  racpsy_close(book);
  return 0;
}
