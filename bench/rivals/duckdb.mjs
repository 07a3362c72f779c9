// Runs a workload in DuckDB, as one query from CSV file to CSV file.
//
//   node duckdb.mjs w1|w2 IN OUT THREADS       needs the npm package @duckdb/node-api beside it
//
// Optimizations: the types of the columns are given, nothing is sniffed, quotes are off, `id` and `patient` are numbers.
// The order of the rows is kept: by DuckDB itself for w1, by sorting on `id` after the window of w2.
import { DuckDBInstance } from '@duckdb/node-api'

const [workload, input, output, threads] = process.argv.slice(2)
const text = (value) => `'${value.replaceAll("'", "''")}'`

const read = (columns) => `read_csv(${text(input)}, auto_detect = false, header = true, delim = ',', quote = '',
  escape = '', columns = {${columns.map(([name, type]) => `${name}: '${type}'`).join(', ')}})`

const percent = `CASE WHEN coverage IN ('standard', 'c2s') THEN 60
                      WHEN coverage = 'alsace_moselle' THEN 90 ELSE 100 END`
const complemented = `(coverage = 'c2s' OR complementary = 'responsible')`

const yearRows = `
  SELECT id, covered AS covered_sessions, base + beyond AS total_cents, amo AS amo_cents,
         if(${complemented}, base - amo, 0) AS amc_cents,
         if(${complemented}, 0, base - amo) + beyond AS patient_cents
  FROM (
    SELECT *, base * ${percent} // 100 AS amo, (sessions - covered) * private_fee_cents AS beyond
    FROM (
      SELECT *, CASE WHEN covered = 0 THEN 0 WHEN year <= 2023 THEN 4000 + 3000 * (covered - 1)
                     ELSE 5000 * covered END AS base
      FROM (
        SELECT *, if(age < 3, 0, least(sessions, if(year <= 2023, 8, 12))) AS covered
        FROM ${read([
          ['id', 'BIGINT'], ['year', 'INTEGER'], ['age', 'INTEGER'], ['coverage', 'VARCHAR'],
          ['complementary', 'VARCHAR'], ['sessions', 'INTEGER'], ['private_fee_cents', 'INTEGER'],
        ])}
      )
    )
  )`

// Counts covered sessions without a loop: of the `early` sessions of the year (before the change of
// 15 June 2024, this one included) at most eight are covered; every later one is, until twelve are.
const sessionRows = `
  SELECT id, amo AS amo_cents, if(${complemented}, price - amo, 0) AS amc_cents,
         CASE WHEN price = 0 THEN fee_cents WHEN ${complemented} THEN 0 ELSE price - amo END AS patient_cents
  FROM (
    SELECT *, price * ${percent} // 100 AS amo
    FROM (
      SELECT *, CASE WHEN date >= DATE '2024-06-15' THEN if(least(early, 8) + nth - early <= 12, 5000, 0)
                     WHEN early = 1 THEN 4000
                     WHEN early <= 8 THEN 3000
                     ELSE 0 END AS price
      FROM (
        SELECT *, row_number() OVER so_far AS nth,
               count(*) FILTER (WHERE date < DATE '2024-06-15') OVER so_far AS early
        FROM ${read([
          ['id', 'BIGINT'], ['patient', 'BIGINT'], ['date', 'DATE'], ['coverage', 'VARCHAR'],
          ['complementary', 'VARCHAR'], ['fee_cents', 'INTEGER'],
        ])}
        WINDOW so_far AS (PARTITION BY patient, year(date) ORDER BY date ROWS UNBOUNDED PRECEDING)
      )
    )
  )
  ORDER BY id`

const instance = await DuckDBInstance.create(':memory:', { threads })
const connection = await instance.connect()
const query = { w1: yearRows, w2: sessionRows }[workload]
await connection.run(`COPY (${query}) TO ${text(output)} (FORMAT csv, HEADER true)`)
connection.closeSync()
instance.closeSync()
