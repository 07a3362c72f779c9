// Compares the queries of `racpsy sql` with `racpsy batch`, byte for byte. Usage: node run.mjs RACPSY [ENGINE …]
// SQL_ALL=1: all rows of the oracle's people in DuckDB, not the first of each route. SQL_ROUTES=fr/psychiatre,…: only these.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { people, random } from '../oracle/people.mjs';
import { plans } from '../oracle/plans.mjs';
import { modules } from '../modules.mjs';
import * as engines from './engines.mjs';
import { ofClickHouse, ofPostgres } from './recipes.mjs';
import { answerCase, columns, draw, joinAnswers, joinFiles } from './several.mjs';

const [racpsyArgument, ...only] = process.argv.slice(2);
if (!racpsyArgument) {
  console.error('usage: node run.mjs RACPSY [ENGINE …]');
  process.exit(2);
}
const racpsy = resolve(racpsyArgument);
const work = mkdtempSync(join(tmpdir(), 'racpsy-sql-'));
mkdirSync(join(work, 'programs'));
copyFileSync(racpsy, join(work, 'programs', 'racpsy'));
const running = [], stops = [];
process.on('exit', () => {
  for (const stop of stops) {
    try {
      stop();
    } catch (error) {
      console.error(`not stopped: ${error.message}`);
    }
  }
  rmSync(work, { recursive: true, force: true });
});
const wanted = (name) => only.length === 0 || only.includes(name);
const onlyRoutes = process.env.SQL_ROUTES?.split(',');

const few = 4000; // rows of a route, about: the last patient is whole
// Routes that use the whole vocabulary, for those engines.
const varied = ['fr/mon-soutien-psy', 'be/premiere-ligne', 'fr/psychiatre', 'fr/sante-psy-etudiant', 'fr/cnam-4-departements', 'ch/psychotherapie', 'nl/basis-ggz'];

function call(args) {
  const done = spawnSync(racpsy, [...args, '--lang', 'en'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`racpsy ${args.join(' ')}\n${done.stderr}`);
  return done.stdout;
}
// The columns of a file that the routes know; batch leaves the others out by itself.
function known(routes, file, options = []) {
  const rules = options.includes('--rules-dir') ? options.slice(0, 2) : [];
  const names = readFileSync(file, 'utf8').split('\n', 1)[0].split(',');
  for (;;) {
    const done = spawnSync(racpsy, ['sql', ...routes, '--dialect', 'duckdb', '--has', names.join(','), '--lang', 'en', '--count', 'recursion', ...rules], { encoding: 'utf8' });
    const unknown = /unknown column “(.*)”/.exec(done.stderr);
    if (!unknown) return names.join(',');
    names.splice(names.indexOf(unknown[1]), 1);
  }
}
// Oracle's reserved words cannot name columns.
const namesFor = (engine, names) => (engine === 'oracle' ? names.split(',').map((n) => (['date', 'mode', 'level'].includes(n) ? `${n}=${n}_` : n)).join(',') : names);
const queryOf = (engine, routes, file, options) =>
  call(['sql', ...[routes].flat(), '--dialect', engine, '--has', namesFor(engine, known([routes].flat(), file, options)), ...(options.includes('--columns') ? [] : ['--columns', columns.join(',')]), ...options]) + 'ORDER BY id';

let passed = 0, failed = 0, since = performance.now();
const rows = {};
function check(engine, what, expected, given) {
  const count = Math.max(0, expected.split('\n').length - 2);
  rows[engine.name] = (rows[engine.name] ?? 0) + count;
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  since = performance.now();
  if (expected === given) {
    ++passed;
    return console.log(`ok     ${engine.name} ${what}: ${count} rows, ${seconds} s`);
  }
  ++failed;
  const a = expected.split('\n'), b = given.split('\n');
  const unlike = a.map((line, i) => i).filter((i) => a[i] !== b[i]);
  console.log(`FAILED ${engine.name} ${what}: ${unlike.length} of ${count} rows differ`);
  for (const i of unlike.slice(0, 3)) console.log(`  batch ${a[i]}\n  query ${b[i]}`);
}

// Runs a query on rows that are loaded, and compares it with an answer. If it is that of `batch`,
// which took so many milliseconds, both times join `times`. No test depends on them.
const times = {};
async function compare(engine, what, route, file, { text, took }, options, extra = []) {
  const query = queryOf(engine.name, route, file, [...options, ...extra]);
  const began = performance.now();
  let given;
  try {
    given = await engine.run(query);
  } catch (error) {
    ++failed;
    return console.log(`FAILED ${engine.name} ${what}: ${String(error.message).slice(0, 600)}`);
  }
  if (took !== undefined) (times[engine.name] ??= []).push({ query: performance.now() - began, batch: took });
  check(engine, what, text, given);
}
// Returns how much longer the queries of an engine took than `batch` on the same rows: the middle
// of all, the least and the most.
function slower(engine) {
  const all = times[engine.name] ?? [];
  if (all.length === 0) return '';
  const total = (of) => `${(all.reduce((sum, each) => sum + each[of], 0) / 1000).toFixed(1)} s`;
  const ratios = all.map((each) => each.query / each.batch).sort((a, b) => a - b);
  const [middle, least, most] = [ratios.length >> 1, 0, ratios.length - 1].map((i) => Number(ratios[i].toPrecision(2)));
  return `; ${all.length} queries took ${total('query')}, batch ${total('batch')}: ${middle} times as long (${least} to ${most})`;
}

const chosen = plans.filter((p) => !onlyRoutes || onlyRoutes.includes(p.route));
for (const plan of plans) {
  plan.file = join(work, plan.route.replace('/', '-') + '.csv');
  const text = people(plan).text;
  writeFileSync(plan.file, text);
  // The first people, for the other engines; fewer where ClickHouse runs a recursion.
  const lines = text.trimEnd().split('\n');
  for (const [name, most] of [['few', few], ['fewest', few / 4]]) {
    plan[name] = plan.file.replace('.csv', `-${name}.csv`);
    let end = Math.min(most + 1, lines.length);
    while (end < lines.length && lines[end].split(',')[1] === lines[end - 1].split(',')[1]) ++end;
    writeFileSync(plan[name], lines.slice(0, end).join('\n') + '\n');
  }
}
const selections = (plan) => [['--calendar', 'applied'], ['--calendar', 'legal'], ...(plan.rules ?? []).map((v) => ['--rules', v])];
const answers = new Map();
function answer(route, file, options) {
  const key = [route, file, ...options].join(' ');
  if (!answers.has(key)) {
    const began = performance.now();
    const text = call(['batch', file, '--route', route, '--columns', columns.join(','), '--threads', '2', ...options]);
    answers.set(key, { text, took: performance.now() - began });
  }
  return answers.get(key);
}

const started = performance.now();
const npm = modules(work, ['duckdb', 'clickhouse', 'polyglot']);
const start = async (name) => {
  if (!wanted(name)) return;
  const engine = await engines[name](work, stops, npm);
  if (engine) running.push(engine);
  else console.log(`       ${name} is not installed: left out`);
};
for (const name of ['duckdb', 'postgres', 'sqlite', 'clickhouse']) await start(name);

for (const engine of running) {
  for (const plan of chosen) {
    if (engine.name !== 'duckdb' && !varied.includes(plan.route)) continue;
    const recursive = !plan.route.startsWith('fr/');
    // ClickHouse takes five seconds for each recursion, however few the rows.
    if (engine.name === 'clickhouse' && recursive && plan.route !== 'be/premiere-ligne' && !process.env.SQL_ALL) continue;
    const file = engine.name === 'duckdb' && process.env.SQL_ALL ? plan.file : engine.name === 'clickhouse' && recursive ? plan.fewest : plan.few;
    await engine.load(file);
    for (const options of selections(plan))
      await compare(engine, `${plan.route} ${options[1]}`, plan.route, file, answer(plan.route, file, options), options);
    if (engine.name !== 'clickhouse' && (plan.route === 'fr/mon-soutien-psy' || plan.route === 'fr/sante-psy-etudiant'))
      await compare(engine, `${plan.route} by recursion`, plan.route, file, answer(plan.route, file, ['--calendar', 'applied']), ['--calendar', 'applied'], ['--count', 'recursion']);
  }
}

// Contracts: those of examples/contracts that a query can say, in the database with most routes; two
// of them in the others. Half of the rows say what they have.
function contractRows(route, country) {
  const file = join(work, `contract-${route.replace('/', '-')}.csv`);
  const lines = ['id,patient,date,age,complementary,coverage,private_fee_cents'];
  const r = random(7);
  for (let patient = 1; lines.length < 4000; ++patient) {
    const age = r.pick([8, 16, 17, 18, 25, 40, 70]), own = r.pick(['', '', '', 'file', 'none']), coverage = r.pick(country === 'be' ? ['', 'bim'] : ['', 'c2s', 'ald']);
    const fee = r.pick(['', 2500, 4500, 6000, 6000, 7501, 12345]);
    let day = Date.UTC(r.upTo(2012, 2026), r.upTo(0, 11), r.upTo(1, 28));
    for (let n = r.upTo(1, 30); n > 0; --n) {
      lines.push([lines.length, patient, new Date(day).toISOString().slice(0, 10), age, own, coverage, r.chance(0.9) ? fee : ''].join(','));
      if (r.chance(0.9)) day += 86400000 * r.pick([1, 7, 7, 14, 40]);
    }
  }
  writeFileSync(file, lines.join('\n') + '\n');
  return file;
}
const refused = [];
const contracts = call(['contract', 'list']).trim().split('\n').map((line) => line.split(' ', 1)[0]);
for (const engine of running) {
  for (const country of ['fr', 'be']) {
    const routes = country === 'fr' ? ['fr/psychologue-liberal', 'fr/mon-soutien-psy'] : ['be/psychologue-prive', 'be/premiere-ligne'];
    for (const [i, route] of routes.entries()) {
      const file = contractRows(route, country);
      if (contracts.length > 0) await engine.load(file);
      for (const contract of contracts.filter((c) => c.startsWith(country))) {
        if (engine.name !== 'duckdb' && !(i === 0 && ['fr/pacifica-2023', 'be/neutre-2025'].includes(contract))) continue;
        if (i === 1 && !/maif|2025/.test(contract)) continue;
        const options = ['--complementary', contract, '--minutes', '50'];
        const can = spawnSync(racpsy, ['sql', route, '--dialect', engine.name, '--has', known([route], file), ...options, '--lang', 'en'], { encoding: 'utf8' });
        if (can.status === 2) {
          refused.push(`${contract}: ${can.stderr.split('\n', 1)[0]}`);
          continue;
        }
        await compare(engine, `${route} with ${contract}`, route, file, answer(route, file, options), options);
      }
    }
  }
}
// Several routes in one table. What they share (the ceiling of the flat charge, a contract) is
// compared with `racpsy calc`, which answers cases of several routes; what they do not, with batch.
const severalOf = (routes) => routes.map((route) => ({ ...plans.find((plan) => plan.route === route.replace('second', 'psychotherapie')), route }));
// A folder of rules in which a second Swiss route counts in the sums of the first.
function secondRules() {
  const folder = join(work, 'rules');
  const second = join(folder, 'ch', 'second');
  cpSync(new URL('../../rules/ch/psychotherapie', import.meta.url), second, { recursive: true });
  for (const file of readdirSync(second)) writeFileSync(join(second, file), readFileSync(join(second, file), 'utf8').replace('"ch/psychotherapie"', '"ch/second"'));
  return folder;
}
const doctors = ['fr/psychiatre', 'fr/medecin-generaliste', 'fr/neurologue'], unlike = ['fr/mon-soutien-psy', 'fr/sante-psy-etudiant', 'be/premiere-ligne'];
// What the routes of a query share, or each counts by itself, from session to session.
const sharing = [
  { what: 'three doctors', routes: doctors },
  { what: 'three doctors and a contract', routes: doctors, contract: 'fr/pacifica-2023' },
  { what: 'a doctor and two others with a contract', routes: ['fr/psychiatre', 'fr/psychologue-liberal', 'fr/mon-soutien-psy'], contract: 'fr/pacifica-2023' },
  { what: 'sums of one of three countries', routes: ['nl/basis-ggz', 'lu/psychotherapie', 'de/kassensitz'] },
  { what: 'a deductible and a copayment ceiling that two routes share', routes: ['ch/psychotherapie', 'ch/second'], rules: ['--rules-dir', secondRules()] },
];
async function severalRoutes(engine, people) {
  // ClickHouse takes several routes only where nothing counts from session to session.
  const recurs = engine.name !== 'clickhouse';
  for (const { what, routes, contract, rules = [] } of recurs ? sharing : []) {
    const drawn = draw(work, 'several', severalOf(routes), { people, seed: 31, contract });
    const expected = answerCase(racpsy, drawn, rules);
    await engine.load(drawn.csv);
    await compare(engine, what, routes, drawn.csv, { text: expected }, [...rules, ...(contract ? ['--complementary', contract] : [])]);
  }
  const parts = severalOf(recurs ? unlike : unlike.slice(0, 2)).map((plan) => ({ route: plan.route, file: engine.name === 'duckdb' ? plan.few : plan.fewest }));
  const file = join(work, 'joined.csv');
  joinFiles(file, parts);
  await engine.load(file);
  const alone = parts.map((part) => answer(part.route, part.file, []));
  const took = alone.reduce((sum, each) => sum + each.took, 0);
  await compare(engine, 'routes that share nothing', parts.map((part) => part.route), file, { text: joinAnswers(alone.map((each) => each.text)), took }, []);

  // Rows of no route are refused, and so are all later rows of their patients, of any route.
  const dirty = join(work, 'no-route.csv');
  writeFileSync(dirty, 'id,patient,date,route,convention,mode\n1,1,2026-03-02,fr/psychiatre,,\n2,1,2026-03-03,,,\n3,1,2026-03-04,fr/psychiatre,,\n' +
    '4,2,2026-03-02,fr/psychiatre,perhaps,\n5,2,2026-03-03,fr/mon-soutien-psy,perhaps,\n6,2,2026-03-04,fr/psychiatre,,\n7,3,2026-03-02,fr/pediatre,,\n8,4,2026-03-02,fr/mon-soutien-psy,,in_person\n');
  await engine.load(dirty);
  await compare(engine, 'rows of no route', ['fr/psychiatre', 'fr/mon-soutien-psy'], dirty,
    { text: 'id,refused,outcome\n1,,covered\n2,missing,\n3,after_refused,\n4,,covered\n5,not_a_value,\n6,after_refused,\n7,not_a_value,\n8,,covered\n' }, ['--columns', 'id,refused,outcome']);
}
if (!onlyRoutes || onlyRoutes.includes('several')) for (const engine of running) await severalRoutes(engine, engine.name === 'duckdb' ? 120 : 30);

// Texts for Oracle, by translation into DuckDB.
const duck = running.find((engine) => engine.name === 'duckdb');
if (duck && wanted('oracle')) {
  await npm.load('polyglot').init();
  await duck.exec('CREATE MACRO to_whole(x) AS CAST(trunc(x) AS BIGINT)');
  const engine = engines.translated('oracle', duck, npm);
  for (const plan of chosen.filter((p) => ['fr/mon-soutien-psy', 'fr/sante-psy-etudiant', 'fr/psychiatre', 'be/premiere-ligne'].includes(p.route))) {
    await engine.load(plan.few);
    await compare(engine, `${plan.route} by translation`, plan.route, plan.few, answer(plan.route, plan.few, ['--calendar', 'applied']), ['--calendar', 'applied']);
  }
  running.push(engine);
}
for (const line of [...new Set(refused)]) console.log(`refused ${line}`);

// Refused rows: the same rows, and those after them, with the same code.
// Dates of ClickHouse begin in 1900: it cannot hold one that is too early.
function dirtyRows(early) {
  const dirty = join(work, `dirty-${early}.csv`);
  const r = random(11);
  const lines = ['id,patient,date,age,born,coverage,mode,private_fee_cents'];
  for (let patient = 1; lines.length < 6000; ++patient) {
    let day = Date.UTC(r.upTo(2022, 2026), r.upTo(0, 11), r.upTo(1, 28));
    for (let n = r.upTo(1, 12); n > 0; --n) {
      const row = [lines.length, patient, new Date(day).toISOString().slice(0, 10), 30, '', 'c2s', '', 6000];
      if (r.chance(0.04)) {
        const [column, value] = r.pick([[3, 131], [3, -1], [4, '1990-05-05'], [5, 'c2s+'], [5, 'standard+ald'], [5, 'C2X'], [6, 'phone'], [7, -5], [7, 100000001]]);
        row[column] = value;
      } else if (r.chance(0.02)) {
        row[3] = '';
        row[4] = r.pick(['2199-01-01', '1900-01-01', early]);
      }
      lines.push(row.join(','));
      day += 86400000 * r.pick([0, 1, 7]);
    }
  }
  writeFileSync(dirty, lines.join('\n') + '\n');
  return dirty;
}
for (const engine of running) {
  const dirty = dirtyRows(engine.name === 'clickhouse' ? '2198-12-31' : '1895-12-31');
  const rejects = join(work, 'rejects.tsv');
  const began = performance.now();
  const clean = spawnSync(racpsy, ['batch', dirty, '--columns', columns.join(','), '--rejects', rejects, '--lang', 'en'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const took = performance.now() - began;
  const byId = new Map(clean.stdout.trimEnd().split('\n').slice(1).map((line) => [line.split(',', 1)[0], line.replace(',', ',,')]));
  const patientOf = new Map(readFileSync(dirty, 'utf8').trimEnd().split('\n').map((line) => line.split(',')));
  const before = new Set();
  for (const line of readFileSync(rejects, 'utf8').trimEnd().split('\n').slice(1)) {
    const [, id, , code] = line.split('\t');
    // batch names another fault of a row that comes after a refused one; the query does not.
    byId.set(id, [id, before.has(patientOf.get(id)) ? 'after_refused' : code, ...Array(columns.length - 1).fill('')].join(','));
    before.add(patientOf.get(id));
  }
  const text = ['id,refused,' + columns.slice(1).join(','), ...[...byId].sort((a, b) => a[0] - b[0]).map(([, line]) => line)].join('\n') + '\n';
  await engine.load(dirty);
  await compare(engine, 'refused rows', 'fr/mon-soutien-psy', dirty, { text, took }, ['--columns', ['id', 'refused', ...columns.slice(1)].join(',')]);
}

// A row without an id, a patient or a date is refused, and never left out.
const keyless = join(work, 'keyless.csv');
writeFileSync(keyless, 'id,patient,date\n1,1,2026-03-02\n2,,2026-03-02\n3,2,\n,3,2026-03-02\n5,4,2026-03-02\n');
for (const engine of running) {
  for (const route of ['fr/mon-soutien-psy', 'be/premiere-ligne']) {
    await engine.load(keyless, true);
    const given = await engine.run(queryOf(engine.name, route, keyless, ['--columns', 'id,refused,outcome']));
    const sorted = given.trimEnd().split('\n').slice(1).sort().join('\n');
    check(engine, `${route}, rows without a key`, ',missing,\n1,,covered\n2,missing,\n3,missing,\n5,,covered', sorted);
  }
}

// Rows that would be taken for others: blank keys, ids that are not unique, numbers that are not
// whole, and, where dates are texts, days that do not exist.
const odd = join(work, 'odd.csv'), ageless = 'key,person,date,years\na1,x,2026-03-02,30\na1,x,2026-03-09,30\na2,  ,2026-03-02,30\na3,,2026-03-02,30\na4,z,2026-03-02,30\n';
for (const engine of running) {
  const sorted = async (has) => (await engine.run(call(['sql', 'fr/mon-soutien-psy', '--dialect', engine.name, '--has', has, '--columns', 'id,refused,outcome']))).trimEnd().split('\n').slice(1).sort().join('\n');
  const date = engine.name === 'oracle' ? 'date=date_' : 'date';
  writeFileSync(odd, ageless);
  await engine.load(odd, true);
  check(engine, 'blank and repeated keys', 'a1,after_refused,\na1,repeated_id,\na2,missing,\na3,missing,\na4,,covered', await sorted(`id=key,patient=person,${date}`));
  if (engine.name === 'sqlite') {
    writeFileSync(odd, ageless.replace('z,2026-03-02,30', 'z,2026-02-31,30').replaceAll('a1,x', 'a1,y').replace('a1,y,2026-03-09', 'b1,v,2026-03-09 00:00:00') + 'b2,t,2026-13-45,30\nb3,s,2026-00-00,30\nb4,u,2026-03-02,31.5\nb5,w,2026-03-02,young\n');
    await engine.load(odd);
    check(engine, 'days that do not exist, numbers that are not whole', 'a1,,covered\na2,missing,\na3,missing,\na4,not_a_date,\nb1,,covered\nb2,not_a_date,\nb3,not_a_date,\nb4,not_a_number,\nb5,not_a_number,', await sorted('id=key,patient=person,date,age=years'));
  }
  if (engine.exec) {
    writeFileSync(odd, 'id,patient,date,age,private_fee_cents\n1,1,2026-03-02,30,6000\n2,2,2026-03-02,30,6000\n3,3,2026-03-02,30,6000\n');
    await engine.load(odd);
    await engine.exec('ALTER TABLE sessions ALTER COLUMN age TYPE NUMERIC(9, 3)');
    await engine.exec('ALTER TABLE sessions ALTER COLUMN private_fee_cents TYPE NUMERIC(9, 3)');
    await engine.exec('UPDATE sessions SET age = 2.6 WHERE id = 1');
    await engine.exec('UPDATE sessions SET private_fee_cents = 60.5 WHERE id = 2');
    check(engine, 'numbers that are not whole', '1,not_a_number,\n2,not_an_amount,\n3,,covered', await sorted('id,patient,date,age,private_fee_cents'));
  }
}

// What docs/sql.md says of ClickHouse: a recursion ends at a number of steps, 1000 unless a setting
// says more; its dates turn days that they do not have into others.
const house = running.find((engine) => engine.name === 'clickhouse');
if (house) {
  const setting = 'max_recursive_cte_evaluation_depth', file = join(work, 'long.csv');
  const day = (n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
  writeFileSync(file, 'id,patient,date\n' + Array.from({ length: 12 }, (_, n) => `${n + 1},1,${day(n)}\n`).join(''));
  await house.load(file);
  const query = queryOf('clickhouse', 'be/premiere-ligne', file, []);
  const stopped = await house.run(query, `${setting} = 10, `).then(() => 'all rows', (error) => error.message);
  house.query('SELECT 1', 'TSV'); // what the query wrote before it failed comes with the next answer
  check(house, 'steps of a recursion', `true ${setting} 1000`, `${stopped.includes(setting)} ${house.query(`SELECT name, value FROM system.settings WHERE name = '${setting}'`, 'TSV').trim().replace('\t', ' ')}`);
  check(house, 'more steps', answer('be/premiere-ligne', file, []).text, await house.run(query, `${setting} = 5000, `));
  check(house, 'days that are too early', '1970-01-01,1900-01-01', house.query("SELECT toDate('1950-05-05'), toDate32('1895-05-05')", 'CSV').trim().replaceAll('"', ''));
}

// The recipes in which a database calls the program.
const recipesOf = { postgres: ofPostgres, clickhouse: ofClickHouse };
for (const engine of running.filter((e) => recipesOf[e.name])) {
  try {
    for (const [what, expected, given] of recipesOf[engine.name](engine, join(work, 'programs', 'racpsy'))) check(engine, `pipelines.md, ${what}`, expected, given);
  } catch (error) {
    ++failed;
    console.log(`FAILED ${engine.name} pipelines.md: ${error.stderr || error.message}`);
  }
}

for (const engine of running) console.log(`${engine.name} ${engine.version}: ${rows[engine.name] ?? 0} rows compared${engine.translator ? '' : slower(engine)}`);
console.log(`whole run ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
