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
constexpr std::string_view reserved_by_oracle[] = {
    "access",   "audit",   "comment", "date",   "file",  "level",   "lock",  "mode",
    "number",   "offline", "online",  "option", "prior", "public",  "raw",   "rename",
    "resource", "row",     "rowid",   "rownum", "rows",  "session", "share", "size",
    "start",    "sysdate", "trigger", "uid",    "user",  "view"};

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
  if (engine_ == Engine::sqlite) return "CAST(replace(" + date + ", '-', '') AS INTEGER)";
  if (engine_ == Engine::clickhouse) return "toInt32(toYYYYMMDD(" + date + "))";
  return number("EXTRACT(YEAR FROM " + date + ") * 10000 + EXTRACT(MONTH FROM " + date +
                ") * 100 + EXTRACT(DAY FROM " + date + ")");
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
  return is_in(reserved, small) || (engine_ == Engine::oracle && is_in(reserved_by_oracle, small));
}

}  // namespace racpsy::sql
