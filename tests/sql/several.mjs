// Sessions of several routes in one table: what the queries are compared with.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../oracle/people.mjs';

// The columns that are compared.
export const columns = ['id', 'outcome', 'version', 'rank', 'price_cents', 'amo_cents', 'amc_cents', 'other_cents', 'patient_cents', 'after_amo_cents', 'advance_cents', 'refund_cents', 'after_public_cents'];

// Facts of a session; the others are the person's, for all routes.
const ofSession = ['sector', 'act', 'mode', 'form', 'level', 'network', 'organised_by'];
const euros = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

// Writes rows of people who see several professionals, and the same people as a case of
// `racpsy calc`. Many dates: the ceilings that routes share are reached.
export function draw(work, name, plans, { people, seed, contract = 'none' }) {
  const r = random(seed);
  const facts = [...new Set(plans.flatMap((plan) => Object.keys(plan.facts)))].filter((fact) => fact !== 'complementary');
  const header = ['id', 'patient', 'date', 'born', 'route', 'coverage', ...facts, 'private_fee_cents'];
  const lines = [], order = [];
  let text = '';
  for (let person = 1; person <= people; ++person) {
    const born = new Date(Date.UTC(r.upTo(1940, 2012), r.upTo(0, 11), r.upTo(1, 28))).toISOString().slice(0, 10);
    const coverage = r.chance(0.6) ? '' : r.pick(plans[0].coverage);
    text += `[[person]]\nname = "${person}"\nborn = ${born}\ncomplementary = "${contract}"\n`;
    const always = { coverage };
    for (const fact of facts.filter((name) => !ofSession.includes(name))) {
      const words = plans.map((plan) => plan.facts[fact]).filter((list) => list).reduce((a, b) => a.filter((word) => b.includes(word)));
      always[fact] = r.chance(0.5) ? r.pick(words) : '';
    }
    for (const [fact, value] of Object.entries(always)) if (value) text += `${fact} = "${value}"\n`;
    const dates = [];
    let day = Date.parse(r.pick(['2023-06-01', '2024-11-01', '2025-01-10', '2026-02-01']));
    for (let n = r.upTo(1, 45); n > 0; --n) {
      const plan = r.pick(plans), date = new Date(day).toISOString().slice(0, 10);
      const own = {};
      for (const fact of ofSession) if (plan.facts[fact] && r.chance(0.5)) own[fact] = r.pick(plan.facts[fact]);
      const said = { ...always, ...own };
      const fee = r.chance(0.8) ? r.pick(plan.fees) : '';
      const id = lines.length + 1;
      lines.push([id, person, date, born, plan.route, said.coverage, ...facts.map((fact) => said[fact] ?? ''), fee].join(','));
      dates.push({ id, date });
      text += `[[person.session]]\nroute = "${plan.route}"\non = ${date}\n${fee === '' ? '' : `private_fee = "${euros(fee)}"\n`}`;
      for (const [fact, value] of Object.entries(own)) text += `${fact} = "${value}"\n`;
      day += 86400000 * r.pick([0, 0, 1, 3, 7, 7, 14]);
    }
    order.push(dates);
  }
  const csv = join(work, `${name}.csv`), file = join(work, `${name}.toml`);
  writeFileSync(csv, [header.join(','), ...lines].join('\n') + '\n');
  writeFileSync(file, `title = "several routes"\n${text}`);
  return { csv, file, order };
}

// Returns the answers of `racpsy calc` to a case, as lines of CSV in the order of the rows.
export function answerCase(racpsy, { file, order }, options = []) {
  const done = spawnSync(racpsy, ['calc', file, '--format', 'csv', '--lang', 'en', ...options], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr.slice(0, 2000));
  const [head, ...rows] = done.stdout.trimEnd().split('\n').map((line) => line.split(','));
  const cell = (row, column) => row[head.indexOf(column)];
  const of = new Map(order.map((own, i) => [String(i + 1), [...own].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id))]));
  const answers = rows.map((row) => {
    const { id, date } = of.get(cell(row, 'person')).shift();
    if (cell(row, 'date') !== date) throw new Error(`${date} of row ${id} is ${cell(row, 'date')} in the answer`);
    return [id, ...columns.slice(1).map((column) => cell(row, column))];
  });
  return [columns.join(','), ...answers.sort((a, b) => a[0] - b[0]).map((row) => row.join(','))].join('\n') + '\n';
}

// Joins files of session rows, one a route, into one with a column `route`; ids go on counting.
export function joinFiles(file, parts) {
  const read = parts.map(({ route, file: from }) => {
    const [head, ...rows] = readFileSync(from, 'utf8').trimEnd().split('\n').map((line) => line.split(','));
    return { route, head, rows };
  });
  const names = ['id', 'patient', 'date', 'route', ...new Set(read.flatMap(({ head }) => head).filter((name) => !['id', 'patient', 'date'].includes(name)))];
  let id = 0;
  const lines = read.flatMap(({ route, head, rows }) => rows.map((row) => names.map((name) => (name === 'id' ? ++id : name === 'route' ? route : row[head.indexOf(name)] ?? '')).join(',')));
  writeFileSync(file, [names.join(','), ...lines].join('\n') + '\n');
}

// Joins answers to such files.
export function joinAnswers(answers) {
  let id = 0;
  const lines = answers.flatMap((answer) => answer.trimEnd().split('\n').slice(1).map((line) => `${++id}${line.slice(line.indexOf(','))}`));
  return [answers[0].split('\n', 1)[0], ...lines].join('\n') + '\n';
}
