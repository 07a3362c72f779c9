// Compares the queries of `racpsy sql` with `racpsy batch`, byte for byte. Usage: node run.mjs RACPSY [ENGINE …]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { people } from '../oracle/people.mjs';
import { plans } from '../oracle/plans.mjs';
import * as engines from './engines.mjs';

const [racpsyArgument, ...only] = process.argv.slice(2);
if (!racpsyArgument) {
  console.error('usage: node run.mjs RACPSY [ENGINE …]');
  process.exit(2);
}
const racpsy = resolve(racpsyArgument);
const work = mkdtempSync(join(tmpdir(), 'racpsy-sql-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const wanted = (name) => only.length === 0 || only.includes(name);
const onlyRoutes = process.env.SQL_ROUTES?.split(',');

const columns = ['id', 'outcome', 'version', 'rank', 'price_cents', 'amo_cents', 'amc_cents', 'other_cents', 'patient_cents', 'after_amo_cents', 'advance_cents', 'refund_cents', 'after_public_cents'];
const few = 20000; // rows of a route in the engines other than DuckDB
// Routes that use the whole vocabulary, for those engines.
const varied = ['fr/mon-soutien-psy', 'be/premiere-ligne', 'fr/psychiatre', 'fr/sante-psy-etudiant', 'fr/cnam-4-departements', 'ch/psychotherapie', 'nl/basis-ggz'];

function call(args) {
  const done = spawnSync(racpsy, [...args, '--lang', 'en'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`racpsy ${args.join(' ')}\n${done.stderr}`);
  return done.stdout;
}
// The columns of a file that the route knows; batch leaves the others out by itself.
function known(route, file) {
  const names = readFileSync(file, 'utf8').split('\n', 1)[0].split(',');
  for (;;) {
    const done = spawnSync(racpsy, ['sql', route, '--dialect', 'duckdb', '--has', names.join(','), '--lang', 'en', '--count', 'recursion'], { encoding: 'utf8' });
    const unknown = /unknown column “(.*)”/.exec(done.stderr);
    if (!unknown) return names.join(',');
    names.splice(names.indexOf(unknown[1]), 1);
  }
}
const queryOf = (engine, route, file, options) =>
  call(['sql', route, '--dialect', engine, '--has', known(route, file), '--columns', columns.join(','), ...options]) + 'ORDER BY id';

let passed = 0, failed = 0;
const rows = {};
function check(engine, what, expected, given) {
  const count = expected.split('\n').length - 2;
  rows[engine.name] = (rows[engine.name] ?? 0) + count;
  if (expected === given) {
    ++passed;
    return console.log(`ok     ${engine.name} ${what}: ${count} rows`);
  }
  ++failed;
  const a = expected.split('\n'), b = given.split('\n');
  const unlike = a.map((line, i) => i).filter((i) => a[i] !== b[i]);
  console.log(`FAILED ${engine.name} ${what}: ${unlike.length} of ${count} rows differ`);
  for (const i of unlike.slice(0, 3)) console.log(`  batch ${a[i]}\n  query ${b[i]}`);
}

// Runs a query on rows that are loaded, and compares it with an answer.
async function compare(engine, what, route, file, expected, options, extra = []) {
  let given;
  try {
    given = await engine.run(queryOf(engine.name, route, file, [...options, ...extra]));
  } catch (error) {
    ++failed;
    return console.log(`FAILED ${engine.name} ${what}: ${String(error.message).slice(0, 600)}`);
  }
  check(engine, what, expected, given);
}

const chosen = plans.filter((p) => !onlyRoutes || onlyRoutes.includes(p.route));
for (const plan of chosen) {
  plan.file = join(work, plan.route.replace('/', '-') + '.csv');
  const text = people(plan).text;
  writeFileSync(plan.file, text);
  // The first people, for the other engines.
  plan.few = plan.file.replace('.csv', '-few.csv');
  const lines = text.trimEnd().split('\n');
  let end = Math.min(few + 1, lines.length);
  while (end < lines.length && lines[end].split(',')[1] === lines[end - 1].split(',')[1]) ++end;
  writeFileSync(plan.few, lines.slice(0, end).join('\n') + '\n');
}
const selections = (plan) => [['--calendar', 'applied'], ['--calendar', 'legal'], ...(plan.rules ?? []).map((v) => ['--rules', v])];
const answers = new Map();
function answer(route, file, options) {
  const key = [route, file, ...options].join(' ');
  if (!answers.has(key)) answers.set(key, call(['batch', file, '--route', route, '--columns', columns.join(','), '--threads', '2', ...options]));
  return answers.get(key);
}

const started = performance.now();
const npm = engines.modules(work, ['duckdb', 'clickhouse', 'polyglot']);
const running = [];
const start = async (name) => {
  if (!wanted(name)) return;
  const engine = await engines[name](work, npm);
  if (engine) running.push(engine);
  else console.log(`       ${name} is not installed: left out`);
};
for (const name of ['duckdb', 'postgres', 'sqlite', 'clickhouse']) await start(name);
process.on('exit', () => running.forEach((engine) => engine.stop()));

for (const engine of running) {
  for (const plan of chosen) {
    if (engine.name !== 'duckdb' && !varied.includes(plan.route)) continue;
    const file = engine.name === 'duckdb' ? plan.file : plan.few;
    await engine.load(file);
    for (const options of selections(plan))
      await compare(engine, `${plan.route} ${options[1]}`, plan.route, file, answer(plan.route, file, options), options);
    if (engine.name === 'duckdb' || plan.route === 'fr/mon-soutien-psy')
      await compare(engine, `${plan.route} by recursion`, plan.route, file, answer(plan.route, file, ['--calendar', 'applied']), ['--calendar', 'applied'], ['--count', 'recursion']);
  }
}

for (const engine of running) console.log(`${engine.name} ${engine.version}: ${rows[engine.name] ?? 0} rows compared`);
console.log(`whole run ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
