// racpsy as a function of SQL, in DuckDB within Node:  npm install racpsy @duckdb/node-api && node duckdb.mjs
//
// DuckDB hands over some thousand rows at a time; they are answered by one `batch`. A price that is not known, or a row that
// is refused, is NULL.
import { BIGINT, DuckDBInstance, DuckDBScalarFunction, INTEGER, VARCHAR } from "@duckdb/node-api";
import { batch, failed } from "racpsy";

const names = ["age", "coverage", "complementary", "first", "sessions"];
const patientCents = DuckDBScalarFunction.create({
  name: "patient_cents",
  parameterTypes: [INTEGER, VARCHAR, VARCHAR, VARCHAR, INTEGER],
  returnType: BIGINT,
  mainFunction(info, chunk, output) {
    const columns = names.map((name, i) => chunk.getColumnVector(i));
    const rows = Array.from({ length: chunk.rowCount }, (none, row) =>
      [row, ...columns.map((column) => `"${String(column.getItem(row) ?? "").replaceAll('"', '""')}"`)].join(","));
    const answer = batch(`id,${names.join(",")}\n${rows.join("\n")}\n`, { columns: ["id", "patient_cents"] });
    if (failed(answer)) throw new Error(answer.what);
    for (let row = 0; row < chunk.rowCount; row++) output.setItem(row, null);
    for (const line of answer.csv.trimEnd().split("\n").slice(1)) {
      const [row, cents] = line.split(",");
      if (cents !== "") output.setItem(Number(row), BigInt(cents));
    }
    output.flush();
  },
});

const connection = await (await DuckDBInstance.create()).connect();
connection.registerScalarFunction(patientCents);
const reader = await connection.runAndReadAll(`
  SELECT coverage, count(*) AS people, sum(patient_cents(age, coverage, complementary, '2026-12-07', sessions)) AS cents
  FROM (VALUES (30, 'standard', 'none', 5), (30, 'standard', 'responsible', 5), (45, 'c2s', 'none', 12), (20, 'ald', 'none', 3))
    AS people (age, coverage, complementary, sessions)
  GROUP BY coverage ORDER BY coverage`);
console.table(reader.getRowObjectsJson());
