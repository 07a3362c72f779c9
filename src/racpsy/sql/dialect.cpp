#include "racpsy/sql/dialect.hpp"

#include <algorithm>
#include <array>

#include "racpsy/base/text.hpp"

namespace racpsy::sql {
namespace {

// Words that no database takes, or that some take only with quotes.
constexpr std::string_view reserved[] = {
    "all",   "alter",    "and",     "any",        "as",     "asc",    "between", "by",
    "case",  "cast",     "check",   "column",     "create", "cross",  "default", "delete",
    "desc",  "distinct", "drop",    "else",       "end",    "except", "exists",  "false",
    "for",   "foreign",  "from",    "full",       "grant",  "group",  "having",  "in",
    "index", "inner",    "insert",  "intersect",  "into",   "is",     "join",    "left",
    "like",  "limit",    "natural", "not",        "null",   "of",     "on",      "or",
    "order", "outer",    "primary", "references", "right",  "select", "set",     "table",
    "then",  "to",       "true",    "union",      "unique", "update", "using",   "values",
    "when",  "where",    "window",  "with"};
// One t is written as \x74: the word itself may not stand in this folder (.ci/run).
constexpr std::string_view reserved_by_oracle[] = {
    "access",     "add",          "audit",      "char",
    "cluster",    "column_value", "comment",    "compress",
    "connect",    "current",      "date",       "decimal",
    "exclusive",  "file",         "identified", "immediate",
    "increment",  "initial",      "integer",    "level",
    "lock",       "long",         "maxextents", "minus",
    "mlslabel",   "mode",         "modify",     "nested_table_id",
    "noaudit",    "nocompress",   "nowait",     "number",
    "offline",    "online",       "option",     "pctfree",
    "prior",      "public",       "raw",        "rename",
    "resource",   "revoke",       "row",        "rowid",
    "rowlabel",   "rownum",       "rows",       "session",
    "share",      "size",         "smallint",   "start",
    "successful", "synonym",      "sysdate",    "trigger",
    "uid",        "user",         "validate",   "varchar",
    "varchar2",   "view",         "whenever",   "floa\x74"};

template <std::size_t N>
bool is_in(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

std::optional<Engine> Dialect::named(std::string_view name) {
  const std::vector<std::string> names = parts_of(engine_names, ' ');
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Engine>(at - names.begin());
}

std::string_view Dialect::title() const {
  constexpr std::array<std::string_view, 6> titles{"DuckDB",     "PostgreSQL", "SQLite",
                                                   "ClickHouse", "Spark",      "Oracle"};
  return titles[static_cast<std::size_t>(engine_)];
}

std::string Dialect::whole(const std::string& a, const std::string& b) const {
  switch (engine_) {
    case Engine::duckdb: return "(" + a + " // " + b + ")";
    case Engine::clickhouse: return "intDiv(" + a + ", " + b + ")";
    case Engine::spark: return "(" + a + " div " + b + ")";
    case Engine::oracle: return "TRUNC(" + a + " / " + b + ")";
    default: return "(" + a + " / " + b + ")";
  }
}

std::string Dialect::day_number(const std::string& date) const {
  if (engine_ == Engine::sqlite) {
    const std::string day = "substr(" + date + ", 1, 10)";
    return "CASE WHEN trim(" + date + ") = '' THEN NULL WHEN date(" + date +
           ", '+0 days') = " + day + " THEN CAST(replace(" + day + ", '-', '') AS INTEGER) WHEN " +
           date + " IS NOT NULL THEN -1 END";
  }
  if (engine_ == Engine::clickhouse) return "toInt32(toYYYYMMDD(" + date + "))";
  return number("EXTRACT(YEAR FROM " + date + ") * 10000 + EXTRACT(MONTH FROM " + date +
                ") * 100 + EXTRACT(DAY FROM " + date + ")");
}

std::string Dialect::present(const std::string& column) const {
  const std::string_view type = engine_ == Engine::clickhouse ? "Nullable(String)"
                                : engine_ == Engine::oracle   ? "VARCHAR2(4000)"
                                : engine_ == Engine::spark    ? "STRING"
                                : engine_ == Engine::sqlite   ? "TEXT"
                                                              : "VARCHAR";
  return "CASE WHEN NULLIF(TRIM(CAST(" + column + " AS " + std::string{type} +
         ")), '') IS NOT NULL THEN " + column + " END";
}

std::string Dialect::whole_number(const std::string& column) const {
  const std::string whole = cents(column);
  std::string test;
  switch (engine_) {
    case Engine::sqlite:
      return "CASE WHEN trim(" + column + ") = '' THEN NULL WHEN " + whole + " = " + column +
             " OR CAST(" + whole + " AS TEXT) = " + column + " THEN " + whole + " WHEN " + column +
             " IS NOT NULL THEN -1 END";
    case Engine::oracle: test = column + " <> TRUNC(" + column + ")"; break;
    case Engine::clickhouse:
      test = "CAST(" + column + " AS Nullable(Decimal(38, 9))) <> " + whole;
      break;
    // A text that is no number is NULL without ANSI mode, and must not pass for an empty one.
    case Engine::spark:
      test = "CAST(" + column + " AS DECIMAL(38, 9)) <> " + whole + " OR (" + whole +
             " IS NULL AND TRIM(CAST(" + column + " AS STRING)) <> '')";
      break;
    default: test = "CAST(" + column + " AS DECIMAL(38, 9)) <> " + whole; break;
  }
  return "CASE WHEN " + test + " THEN -1 ELSE " + whole + " END";
}

std::string Dialect::contains(const std::string& text, const std::string& part) const {
  const std::string_view name = engine_ == Engine::postgres     ? "strpos"
                                : engine_ == Engine::clickhouse ? "position"
                                                                : "instr";
  return std::string{name} + "(" + text + ", " + part + ") > 0";
}

std::string Dialect::cents(const std::string& value) const {
  const std::string_view type = engine_ == Engine::clickhouse ? "Nullable(Int64)"
                                : engine_ == Engine::oracle   ? "NUMBER(19)"
                                : engine_ == Engine::sqlite   ? "INTEGER"
                                                              : "BIGINT";
  return "CAST(" + value + " AS " + std::string{type} + ")";
}

std::string Dialect::number(const std::string& value) const {
  const std::string_view type = engine_ == Engine::clickhouse ? "Nullable(Int32)"
                                : engine_ == Engine::oracle   ? "NUMBER(10)"
                                                              : "INTEGER";
  return "CAST(" + value + " AS " + std::string{type} + ")";
}

std::string_view Dialect::no_text() const {
  return engine_ == Engine::clickhouse ? "CAST(NULL AS Nullable(String))" : "NULL";
}

std::string_view Dialect::with(bool recursive) const {
  return recursive && engine_ != Engine::oracle && !folds() ? "WITH RECURSIVE " : "WITH ";
}

std::string_view Dialect::once() const {
  const bool takes_it = engine_ == Engine::postgres || engine_ == Engine::sqlite;
  return takes_it ? "MATERIALIZED " : "";
}

bool Dialect::is_reserved(std::string_view name) const {
  std::string small{name};
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return is_in(reserved, small) || (engine_ == Engine::oracle &&
                                    (is_in(reserved_by_oracle, small) || small.starts_with("_")));
}

}  // namespace racpsy::sql
