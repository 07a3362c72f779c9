// Runs the recipes of examples/batch/pipelines.md in which a database calls `racpsy batch`: the text
// of the page, as it stands there, on examples/batch/sessions.csv. The page shows the answer once.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../examples/batch');
const page = readFileSync(join(folder, 'pipelines.md'), 'utf8');

// Returns the blocks of a section, in order, by the language behind their fence.
function blocksOf(section) {
  const start = page.indexOf(`\n## ${section}\n`);
  if (start < 0) throw new Error(`pipelines.md has no section ${section}`);
  const end = page.indexOf('\n## ', start + 1);
  const blocks = { sh: [], sql: [], '': [] };
  for (const [, language, text] of page.slice(start, end).matchAll(/^```(\w*)\n(.*?)^```$/gms)) blocks[language].push(text);
  return blocks;
}
const [shown] = blocksOf('PostgreSQL')[''];
// A row that is refused: the others are answered all the same.
const refused = `INSERT INTO sessions VALUES ('s99', 'zoe', '2025-03-12', 30, 'no such right', 'none', 5000)`;

// Returns what differs from the page, as pairs: expected, given, and the name of the comparison.
export function ofPostgres(engine, racpsy) {
  const { sh, sql } = blocksOf('PostgreSQL');
  const environment = { ...process.env, ...engine.environment, PATH: `${dirname(racpsy)}:${process.env.PATH}` };
  const psql = (args, input, user = 'postgres') =>
    execFileSync('psql', ['-X', '-q', '--csv', '-v', 'ON_ERROR_STOP=1', ...args], { input, encoding: 'utf8', stdio: 'pipe', env: { ...environment, PGDATABASE: 'recipes', PGUSER: user } });
  execFileSync('psql', ['-X', '-q', '-c', 'CREATE DATABASE recipes'], { env: environment });
  for (const block of sh) execFileSync('bash', ['-c', block], { cwd: folder, stdio: 'pipe', env: { ...environment, PGDATABASE: 'recipes' } });
  const asked = 'id,outcome,rank,patient_cents';
  const whole = execFileSync(racpsy, ['batch', join(folder, 'sessions.csv'), '--columns', asked], { encoding: 'utf8' });
  const results = [['between two psql', whole, psql(['-c', `SELECT ${asked} FROM answers ORDER BY id`])]];
  psql(['-c', 'CREATE ROLE analyst LOGIN IN ROLE pg_execute_server_program, pg_read_server_files; GRANT ALL ON sessions, answers TO analyst']);
  const written = '/tmp/answers.csv';
  rmSync(written, { force: true });
  results.push(['a program of the server', shown, psql([], sql[0], 'analyst')]);
  psql(['-c', refused]);
  results.push(['a program of the server, with a refused row', shown, psql([], sql[0], 'analyst')]);
  results.push(['the log names the refused row', 'yes', /no such right/.test(readFileSync(engine.log, 'utf8')) ? 'yes' : 'no']);
  rmSync(written, { force: true });
  return results;
}

export function ofClickHouse(engine, racpsy) {
  const { sh, sql } = blocksOf('ClickHouse');
  const scripts = join(engine.home, 'user_scripts');
  mkdirSync(scripts, { recursive: true });
  writeFileSync(join(scripts, 'racpsy.sh'), sh[0], { mode: 0o755 });
  process.env.PATH = `${dirname(racpsy)}:${process.env.PATH}`;
  const types = 'id String, patient String, date Date, age UInt8, coverage String, complementary String, fee_cents Nullable(Int64)';
  const run = (query) => engine.query(query, 'CSVWithNames').replaceAll('"', '');
  for (const query of ['CREATE DATABASE recipes ENGINE = Atomic', 'USE recipes', `CREATE TABLE sessions (${types}) ENGINE = MergeTree ORDER BY (patient, date, id)`,
    `INSERT INTO sessions SELECT * FROM file('${join(folder, 'sessions.csv')}', CSVWithNames, '${types}')`]) run(query);
  const results = [['a script of the server', shown, run(sql[0])]];
  // A fee that is NULL is written \N, and its row refused.
  const without = run(sql[0].replace(/SETTINGS.*/, ''));
  results.push(['without the setting', shown.replace(/^bruno.*\n/m, ''), without]);
  run(refused);
  results.push(['a script of the server, with a refused row', shown, run(sql[0])]);
  return results;
}
