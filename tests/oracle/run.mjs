// Compares `racpsy batch` with rules.sql on random people. Usage: node run.mjs RACPSY [ROUTE …]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules } from '../modules.mjs';
import { compareContracts } from './contracts.mjs';
import { compareHouseholds } from './households.mjs';
import { people } from './people.mjs';
import { plans } from './plans.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [racpsyArgument, ...only] = process.argv.slice(2);
if (!racpsyArgument) {
  console.error('usage: node run.mjs RACPSY [ROUTE …]');
  process.exit(2);
}
const racpsy = resolve(racpsyArgument);
const kept = process.env.ORACLE_KEEP;
const work = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'racpsy-oracle-'));
if (kept) mkdirSync(work, { recursive: true });
else process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const columns = ['outcome', 'version', 'rank', 'price_cents', 'amo_cents', 'amc_cents', 'other_cents', 'patient_cents', 'after_amo_cents', 'advance_cents', 'refund_cents'];
// Versions in no calendar are selected by name; the name takes the place of a calendar here.
const calendars = (plan) => ['applied', 'legal', ...(plan.rules ?? [])];

const { DuckDBInstance } = modules(work, ['duckdb']).load('duckdb');
const db = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
const run = (sql) => db.run(sql);
const rows = async (sql) => (await db.runAndReadAll(sql)).getRowObjectsJson();
await run('SET threads = 1');

// 1. The same rows for both.
const chosen = plans.filter((p) => only.length === 0 || only.includes(p.route));
const names = new Set(['line', 'route', 'calendar']);
for (const plan of chosen) {
  plan.file = join(work, plan.route.replace('/', '-') + '.csv');
  const drawn = people({ ...plan, seed: plan.seed + 1000 * Number(process.env.ORACLE_SEED ?? 0) });
  writeFileSync(plan.file, drawn.text);
  plan.rows = drawn.rows;
  drawn.header.forEach((n) => names.add(n));
}
// Each fact that rules.sql reads needs a column, even if no plan has it.
for (const m of readFileSync(join(here, 'rules.sql'), 'utf8').matchAll(/nullif\((\w+), ''\)/g)) names.add(m[1]);
await run(`CREATE TABLE session_rows (${[...names].map((n) => `"${n}" TEXT`).join(', ')})`);
await run('CREATE TABLE program (route TEXT, calendar TEXT, id TEXT, ' + columns.map((c) => `${c} TEXT`).join(', ') + ')');

// 2. The program.
const broken = new Map();
const again = [];
let programMs = 0;
for (const plan of chosen) {
  for (const calendar of calendars(plan)) {
    await run(`INSERT INTO session_rows BY NAME SELECT *, id AS line, '${plan.route}' AS route, '${calendar}' AS calendar
               FROM read_csv('${plan.file}', header = true, all_varchar = true, delim = ',')`);
    const out = plan.file.replace(/csv$/, calendar + '.csv');
    const question = ['--route', plan.route, plan.rules?.includes(calendar) ? '--rules' : '--calendar', calendar, '--threads', '1', '--lang', 'en',
      '--columns', ['id', ...columns].join(',')];
    again.push(`answers_alike '${basename(plan.file)}' '${basename(out)}' '${question.join("' '")}'`);
    const before = performance.now();
    const done = spawnSync(racpsy, ['batch', plan.file, ...question, '-o', out], { encoding: 'utf8' });
    programMs += performance.now() - before;
    if (done.status !== 0 || !existsSync(out)) broken.set(plan.route + ' ' + calendar, `exit ${done.status}: ${done.stderr}`);
    if (existsSync(out)) {
      await run(`INSERT INTO program BY NAME SELECT '${plan.route}' AS route, '${calendar}' AS calendar, *
                 FROM read_csv('${out}', header = true, all_varchar = true, delim = ',')`);
    }
  }
}

// 3. The rules.
const before = performance.now();
const script = await db.extractStatements(readFileSync(join(here, 'rules.sql'), 'utf8'));
for (let i = 0; i < script.count; i++) await (await script.prepare(i)).run();
const sqlMs = performance.now() - before;

// 4. Differences, and those that differences.tsv explains.
await run(`CREATE TABLE difference AS
  SELECT f.*, ${columns.map((c) => `p.${c} AS program_${c}, a.${c}::TEXT AS sql_${c}`).join(', ')}
  FROM fact f JOIN answer a USING (line_no)
  LEFT JOIN program p ON p.route = f.route AND p.calendar = f.calendar AND p.id = f.id
  WHERE p.id IS NULL OR ${columns.map((c) => `nullif(p.${c}, '') IS DISTINCT FROM a.${c}::TEXT`).join(' OR ')}`);
await run('ALTER TABLE difference ADD COLUMN explained BOOLEAN DEFAULT false');
const known = readFileSync(join(here, 'differences.tsv'), 'utf8').split('\n').slice(1).filter((l) => l.trim() !== '').map((l) => l.split('\t'));
for (const [route, what, side, why, predicate] of known) {
  const [{ n }] = await rows(`SELECT count(*)::INTEGER AS n FROM difference WHERE route = '${route}' AND (${predicate})`);
  await run(`UPDATE difference SET explained = true WHERE route = '${route}' AND (${predicate})`);
  console.log(`explained ${n} rows: ${route}, ${what} (${side}: ${why})`);
}

// Prints the first 20 differences in full, first one of each kind (route, columns that differ).
const said = ['age', 'born', 'coverage', ...[...names].filter((n) => !['id', 'patient', 'line', 'route', 'calendar', 'date', 'age', 'born', 'coverage'].includes(n))];
const signature = columns.map((c) => `CASE WHEN nullif(program_${c}, '') IS DISTINCT FROM sql_${c} THEN '${c} ' ELSE '' END`).join(' || ');
const wrong = await rows(`
  WITH unexplained AS (
    SELECT d.*, row_number() OVER (PARTITION BY route, ${signature} ORDER BY line_no) AS like_this FROM difference d WHERE NOT explained)
  SELECT d.route, d.calendar, d.id, s.date, ${columns.map((c) => `program_${c}, sql_${c}`).join(', ')},
         ${said.map((n) => `s."${n}" AS "said_${n}"`).join(', ')}
  FROM unexplained d JOIN session_rows s ON s.route = d.route AND s.calendar = d.calendar AND s.id = d.id
  ORDER BY like_this, d.line_no LIMIT 20`);
for (const w of wrong) {
  const facts = said.filter((n) => w['said_' + n]).map((n) => `${n}=${w['said_' + n]}`).join(' ');
  console.log(`${w.route} ${w.calendar} row ${w.id} ${w.date} ${facts}`);
  console.log('  program ' + columns.map((c) => `${c}=${w['program_' + c] ?? ''}`).join(' '));
  console.log('  sql     ' + columns.map((c) => `${c}=${w['sql_' + c] ?? ''}`).join(' '));
}

// Counts the differing rows by route and columns.
for (const w of await rows(`SELECT route, trim(${signature}) AS differ, count(*)::INTEGER AS n FROM difference WHERE NOT explained GROUP BY ALL ORDER BY 1, 3 DESC, 2`)) {
  console.log(`${w.n} rows of ${w.route} differ in: ${w.differ}`);
}

let passed = 0, failed = 0;
for (const plan of chosen) {
  for (const calendar of calendars(plan)) {
    const where = `route = '${plan.route}' AND calendar = '${calendar}'`;
    const [{ n, covered }] = await rows(`SELECT count(*)::INTEGER AS n, coalesce(sum((outcome = 'covered')::INTEGER), 0)::INTEGER AS covered FROM answer WHERE ${where}`);
    const [{ bad, explained }] = await rows(`SELECT coalesce(sum((NOT explained)::INTEGER), 0)::INTEGER AS bad, coalesce(sum(explained::INTEGER), 0)::INTEGER AS explained FROM difference WHERE ${where}`);
    const trouble = broken.get(plan.route + ' ' + calendar);
    const ok = bad === 0 && n === plan.rows && !trouble;
    ok ? passed++ : failed++;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${plan.route} ${calendar}: ${n} sessions, ${covered} covered, ${bad} different, ${explained} explained${trouble ? ', ' + trouble.trim() : ''}`);
  }
}
if (only.length === 0) {
  const seed = Number(process.env.ORACLE_SEED ?? 0);
  const alone = compareContracts(racpsy, work, seed), together = compareHouseholds(racpsy, work, seed);
  for (const [what, { drawn, sessions, paid, failures }] of [['contract files', alone], ['households', together]]) {
    for (const failure of failures.slice(0, 5)) console.log(failure);
    const ok = failures.length === 0 && paid > 0;
    ok ? passed++ : failed++;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}: ${drawn} drawn, ${sessions} sessions, ${paid} paid, ${failures.length} different`);
  }
}
if (kept && failed === 0) {
  writeFileSync(join(work, 'again.sh'), `#!/bin/sh
# Compares the answers of another program with those of the one that agreed with rules.sql. Usage: again.sh RACPSY [ROUTE]
racpsy=$1 only=$2 here=$(dirname "$0")
answers_alike() {
  rows=$1 answers=$2
  shift 2
  [ "$only" = "\${only:+$2}" ] || return 0
  "$racpsy" batch "$here/$rows" "$@" | cmp -s - "$here/$answers" || exit 1
}
${again.join('\n')}
`);
}
console.log(`program ${(programMs / 1000).toFixed(1)} s, SQL ${(sqlMs / 1000).toFixed(1)} s, whole run ${(performance.now() / 1000).toFixed(1)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
