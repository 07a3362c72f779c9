// Compares the figures of `racpsy batch --summary json` with those that DuckDB computes from the rows that the same run writes: sums
// by payer, quantiles, shares, standard errors, and who gains or loses. Usage: node summary.mjs RACPSY
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { modules } from '../modules.mjs';

const racpsy = resolve(process.argv[2] ?? '');
const work = mkdtempSync(join(tmpdir(), 'racpsy-summary-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const { DuckDBInstance } = modules(work, ['duckdb']).load('duckdb');
const db = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
const query = async (sql) => (await db.runAndReadAll(sql)).getRowObjectsJson();

// Sessions of 4,000 patients over two years, with weights of whole numbers, from a fixed sequence.
let state = 20220405;
const upto = (n) => (state = (state * 1103515245 + 12345) % 2147483648, Math.floor(state / 65536) % n);
const lines = ['patient,date,coverage,complementary,private_fee_cents,weight,region'];
for (let p = 1; p <= 4000; ++p) {
  const coverage = ['standard', 'standard', 'c2s', 'ald', 'alsace_moselle'][upto(5)];
  const complementary = ['none', 'responsible'][upto(2)];
  const weight = 1 + upto(6);
  const day = new Date(Date.UTC(2025, upto(12), 1 + upto(28)));
  for (let n = upto(16); n >= 0; --n) {
    lines.push([String(p).padStart(5, '0'), day.toISOString().slice(0, 10), coverage, coverage === 'c2s' ? 'none' : complementary, 5000 + 10 * upto(400), weight, 'r' + (p % 3)].join(','));
    day.setUTCDate(day.getUTCDate() + 1 + upto(20));
  }
}
const rows = join(work, 'rows.csv'), written = join(work, 'written.csv');
writeFileSync(rows, lines.join('\n') + '\n');

const figures = ['price_cents', 'amo_cents', 'amc_cents', 'other_cents', 'patient_cents', 'after_amo_cents'];
const run = spawnSync(racpsy, ['batch', rows, '--rules', '2022,2025', '--summary', 'json', '--summary-by', 'region,patient_cents:0,5000,20000',
  '--columns', ['patient', 'date', 'weight', 'region', ...figures].join(','), '-o', written, '--threads', '2'], { encoding: 'utf8', maxBuffer: 1 << 28 });
if (run.status !== 0) throw new Error(run.stderr);
const summary = JSON.parse(run.stderr);

let checks = 0;
const differences = [];
function same(what, ours, theirs) {
  ++checks;
  const [a, b] = [ours, theirs].map((v) => (v === null ? null : Number(v)));
  if (a !== b) differences.push(`${what}: racpsy ${a}, DuckDB ${b}`);
}

await db.run(`CREATE TABLE rows AS SELECT * FROM read_csv('${written}', header = true, types = {'patient': 'VARCHAR'})`);
await db.run(`CREATE TABLE units AS SELECT patient, year(date) AS year, any_value(region) AS region, any_value(weight)::BIGINT AS w,
  sum("patient_cents@2022")::BIGINT AS a, sum("patient_cents@2025")::BIGINT AS b FROM rows GROUP BY ALL`);
// A unit as often as it weighs: DuckDB's own quantiles are then weighted.
await db.run(`CREATE TABLE people AS SELECT a, b FROM (SELECT a, b, unnest(range(w)) FROM units)`);
same('rows', summary.read, lines.length - 1);
same('units', summary.units, (await query('SELECT count(*) AS n FROM units'))[0].n);

for (const [s, column] of [[0, 'a'], [1, 'b']]) {
  const scenario = summary.scenarios[s], name = scenario.name;
  const [sums] = await query(`SELECT ${figures.map((f) => `sum("${f}@${name}" * weight)::BIGINT AS ${f}`).join(', ')} FROM rows`);
  for (const f of figures) same(`${name} ${f}`, scenario.total.sums[f], sums[f]);
  const d = scenario.total.distribution;
  const [q] = await query(`SELECT ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `quantile_disc(${column}, ${n / 10}) AS q${n}`).join(', ')},
    quantile_disc(${column}, 0.99) AS q99, round(100.0 * count(*) FILTER (${column} > 0) / count(*), 2) AS paying, sum(${column})::BIGINT AS total, count(*) AS n FROM people`);
  for (let n = 1; n <= 9; ++n) same(`${name} decile ${n}`, d.deciles[n - 1], q[`q${n}`]);
  same(`${name} median`, d.median, q.q5);
  same(`${name} 99 %`, d.percentile_99, q.q99);
  same(`${name} paying`, d.paying_percent, q.paying);
  same(`${name} sum`, d.sum_cents, q.total);
  same(`${name} weight`, d.weight, q.n);
  for (const [what, ours, y] of [['error', d, column], ['change error', scenario.change_distribution, 'b - a']]) {
    if (!ours) continue;
    const [e] = await query(`WITH m AS (SELECT sum(w * (${y})) / sum(w) AS mean, sum(w) AS total, count(*) AS n FROM units)
      SELECT round(sqrt(any_value(n) / (any_value(n) - 1) * sum(w * w * (${y} - mean) * (${y} - mean))) / any_value(total), 2) AS e FROM units, m`);
    same(`${name} ${what}`, ours.standard_error_cents, e.e);
  }
  let counted = 0, from = null;
  for (const { up_to_cents: end, weight } of scenario.total.histogram) {
    const [bin] = await query(`SELECT count(*) AS n FROM people WHERE ${from === null ? 'true' : `${column} > ${from}`} AND ${end === null ? 'true' : `${column} <= ${end}`}`);
    same(`${name} bin to ${end}`, weight, bin.n);
    counted += weight;
    from = end;
  }
  same(`${name} bins`, counted, q.n);
}
const sides = { gains: 'b < a', loses: 'b > a', same: 'b = a' };
for (const [side, where] of Object.entries(sides)) {
  const [c] = await query(`SELECT count(*) AS units, coalesce(sum(w), 0)::BIGINT AS weight, coalesce(sum(w * (b - a)), 0)::BIGINT AS cents FROM units WHERE ${where}`);
  const ours = summary.scenarios[1].change[side];
  same(`${side} units`, ours.units, c.units);
  same(`${side} weight`, ours.weight, c.weight);
  same(`${side} cents`, ours.sum_cents, c.cents);
}
const bands = { 0: 'a <= 0', '1..5000': 'a BETWEEN 1 AND 5000', '5001..20000': 'a BETWEEN 5001 AND 20000', '20001..': 'a > 20000' };
for (const group of summary.groups) {
  const { region, patient_cents: band } = group.by;
  for (const [s, column] of [[0, 'a'], [1, 'b']]) {
    const [g] = await query(`SELECT coalesce(sum(w * ${column}), 0)::BIGINT AS cents FROM units WHERE region = '${region}' AND ${bands[band]}`);
    same(`${region} ${band} ${s}`, group.scenarios[s].sums.patient_cents, g.cents);
  }
  for (const [side, where] of Object.entries(sides)) {
    const [c] = await query(`SELECT coalesce(sum(w), 0)::BIGINT AS weight, coalesce(sum(w * (b - a)), 0)::BIGINT AS cents FROM units WHERE ${where} AND region = '${region}' AND ${bands[band]}`);
    same(`${region} ${band} ${side}`, group.scenarios[1].change[side].weight, c.weight);
    same(`${region} ${band} ${side} cents`, group.scenarios[1].change[side].sum_cents, c.cents);
  }
}
console.log(`${summary.read} rows, ${summary.units} person-years, ${checks} figures, ${differences.length} differences`);
for (const line of differences.slice(0, 20)) console.log(line);
process.exit(differences.length === 0 ? 0 : 1);
