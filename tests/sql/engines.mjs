// The databases that run the queries: each loads the sessions of a CSV file, runs a query, and
// returns the rows as lines of CSV, unknown as an empty cell. The folder `work` has the program in
// `programs`; what must be stopped at the end is put into `stops`.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const columnsOf = (file) => readFileSync(file, 'utf8').split('\n', 1)[0].split(',');
const whole = new Set(['id', 'patient', 'age', 'private_fee_cents']);
const day = new Set(['date', 'born']);
const typed = (columns, types) => columns.map((c) => `${c} ${whole.has(c) ? types[0] : day.has(c) ? types[1] : types[2]}`).join(', ');

export async function duckdb(work, stops, npm) {
  const { DuckDBInstance } = npm.load('duckdb');
  const db = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const [{ v }] = (await db.runAndReadAll('SELECT version() AS v')).getRowObjectsJson();
  const out = join(work, 'duckdb.csv');
  return {
    name: 'duckdb', version: v,
    exec: (query) => db.run(query),
    load: async (file) => {
      await db.run(`CREATE OR REPLACE TABLE sessions (${typed(columnsOf(file), ['BIGINT', 'DATE', 'TEXT'])})`);
      await db.run(`INSERT INTO sessions SELECT * FROM read_csv('${file}', header = true, nullstr = '', delim = ',', columns = {${columnsOf(file)
        .map((c) => `'${c}': '${whole.has(c) ? 'BIGINT' : day.has(c) ? 'DATE' : 'VARCHAR'}'`).join(', ')}})`);
    },
    run: async (query) => {
      await db.run(`COPY (${query}) TO '${out}' (HEADER)`);
      return readFileSync(out, 'utf8');
    },
  };
}

export function sqlite(work) {
  const file = join(work, 'sessions.sqlite');
  const run = (script) => {
    const done = spawnSync('sqlite3', [file], { input: script, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (done.status !== 0 || done.stderr) throw new Error(done.stderr);
    return done.stdout;
  };
  return {
    name: 'sqlite', version: run('SELECT sqlite_version();').trim(),
    load: async (csv) => {
      const columns = columnsOf(csv);
      run(`DROP TABLE IF EXISTS raw;\nDROP TABLE IF EXISTS sessions;\n.import --csv ${csv} raw\n` +
        `CREATE TABLE sessions (${typed(columns, ['INTEGER', 'TEXT', 'TEXT'])});\n` +
        `INSERT INTO sessions SELECT ${columns.map((c) => `NULLIF(${c}, '')`).join(', ')} FROM raw;\n`);
    },
    run: async (query) => run(`.mode list\n.separator ,\n.headers on\n${query};\n`),
  };
}

// PostgreSQL, in a folder of its own, on a socket. It finds the program `racpsy` in its PATH.
export function postgres(work, stops) {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => b - a) : [];
  if (versions.length === 0) return null;
  const bin = `/usr/lib/postgresql/${versions[0]}/bin`, home = join(work, 'postgres'), data = join(home, 'data');
  mkdirSync(home);
  const root = process.getuid() === 0;
  if (root) execFileSync('chown', ['postgres', home]);
  execFileSync('chmod', ['755', work]);
  const words = (command) => (root ? ['su', 'postgres', '-c', command] : ['sh', '-c', command]);
  const asUser = (command) => execFileSync(words(command)[0], words(command).slice(1), { stdio: 'pipe', cwd: home });
  const stop = `${bin}/pg_ctl -D ${data} -m fast -w stop`;
  asUser(`${bin}/initdb -D ${data} -A trust --no-sync -U postgres -E UTF8 --locale=C`);
  stops.push(() => asUser(stop));
  // If this process is killed, its end of the pipe is closed: then the server is stopped all the same.
  const guard = spawn('sh', ['-c', 'cat; folder=$1; shift; "$@"; rm -rf "$folder"', 'guard', work, ...words(stop)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  guard.unref();
  guard.stdin.unref();
  asUser(`PATH='${join(work, 'programs')}':"$PATH" ${bin}/pg_ctl -D ${data} -o '-c listen_addresses= -c unix_socket_directories=${home} -c fsync=off -c jit=off' -l ${home}/log -w start`);
  const run = (script) => {
    const done = spawnSync('psql', ['-h', home, '-U', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', '-'], { input: script, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (done.status !== 0) throw new Error(done.stderr);
    return done.stdout;
  };
  return {
    name: 'postgres', exec: async (query) => run(`${query};\n`), environment: { PGHOST: home, PGUSER: 'postgres' }, log: join(home, 'log'), version: run('COPY (SELECT split_part(version(), \' \', 2)) TO STDOUT;').trim(),
    load: async (csv) => {
      run(`DROP TABLE IF EXISTS sessions; CREATE TABLE sessions (${typed(columnsOf(csv), ['BIGINT', 'DATE', 'TEXT'])});\n` +
        `\\copy sessions FROM '${csv}' WITH (FORMAT csv, HEADER)\nANALYZE sessions;\n`);
    },
    run: async (query) => run(`COPY (\n${query}\n) TO STDOUT WITH (FORMAT csv, HEADER);\n`),
  };
}

// ClickHouse, in the process.
export function clickhouse(work, stops, npm) {
  const { Session } = npm.load('clickhouse');
  const home = join(work, 'clickhouse');
  const session = new Session(home);
  stops.push(() => session.cleanup?.());
  const text = (answer) => (typeof answer === 'string' ? answer : String(answer ?? ''));
  const run = (query, format) => text(session.query(query, format));
  run('CREATE DATABASE IF NOT EXISTS here ENGINE = Atomic');
  return {
    name: 'clickhouse', home, query: run, version: run('SELECT version()', 'TSV').trim(),
    load: async (csv, keyless = false) => {
      const columns = columnsOf(csv);
      run('DROP TABLE IF EXISTS here.sessions SYNC');
      const keys = ['patient', 'date', 'id'];
      const types = columns.map((c) => {
        const type = c === 'patient' || whole.has(c) ? 'Int64' : c === 'date' || c === 'born' ? 'Date32' : 'String';
        return `${c} ${keys.includes(c) && !keyless ? type : `Nullable(${type})`}`;
      });
      run(`CREATE TABLE here.sessions (${types.join(', ')}) ENGINE = MergeTree ORDER BY ${keyless ? 'tuple()' : `(${keys.join(', ')})`}`);
      run(`INSERT INTO here.sessions SELECT * FROM file('${csv}', CSVWithNames, '${types.join(', ')}') SETTINGS input_format_csv_empty_as_default = 1`);
    },
    run: async (query, settings = '') => run(`${query.replace('FROM sessions t', 'FROM here.sessions t')} SETTINGS ${settings}format_tsv_null_representation = ''`, 'TSVWithNames').replaceAll('\t', ','),
  };
}

// Texts for a database that is not here, translated for DuckDB by @polyglot-sql/sdk and run there.
export function translated(name, duck, npm) {
  const { transpile } = npm.load('polyglot');
  return {
    name, version: `by translation into DuckDB ${duck.version}`, translator: npm.version('polyglot'),
    load: duck.load,
    run: async (query) => {
      const done = transpile(query, name, 'duckdb');
      if (!done.success) throw new Error(done.error);
      let text = done.sql[0].replace(/\bt\.(date|mode|level)_/g, 't.$1');
      // Oracle has no RECURSIVE, and its TRUNC of a fraction is a floating number in DuckDB.
      text = text.replace(/\bWITH (?!RECURSIVE)/, 'WITH RECURSIVE ').replace(/TRUNC\(/g, 'TO_WHOLE(');
      return duck.run(text);
    },
  };
}
