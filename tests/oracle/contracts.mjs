// Contract files a second time: random contracts, and what each pays for the sessions of random people. The parts of the other
// payers come from the answer without the contract, which rules.sql checks. Routes: a free market, and a scheme whose base is
// its price and that deducts nothing. households.mjs uses the same contracts for several people, in case files.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from './people.mjs';

const routes = ['fr/psychologue-liberal', 'fr/mon-soutien-psy'];
const ceiling = { 2024: 386400, 2025: 392500, 2026: 400500 }; // the monthly ceiling of social security, in cents
const periods = ['day', 'calendar-year', 'academic-year', 'twelve-months', 'lifetime', 'contract-year'];
export const minutes = 50;

export function draw(seed) {
  const r = random(seed);
  return { upto: (n) => r.upTo(0, n - 1), one: r.pick, chance: (n) => r.chance(1 / n) };
}

export const euros = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

// ---- Contracts

// An amount: cents, or hundredths of a per cent of the ceiling.
function drawAmount(r, most) {
  return r.chance(4) ? { rate: 1 + r.upto(most / 40) } : { cents: 100 + r.upto(most) };
}
const amountText = (a) => (a.rate ? `${a.rate / 100} % of pmss` : euros(a.cents));

function drawShare(r, id, later) {
  const share = { id, later };
  share.outcome = r.one([null, 'covered', 'uncovered', 'uncovered', 'uncovered']);
  if (r.chance(3)) share.ages = r.one([[0, 17], [18, 199], [26, 199]]);
  if (r.chance(2)) {
    const low = 1 + r.upto(5);
    share.rank = { counter: r.one(['n', 'm']), low, high: r.chance(3) ? Infinity : low + r.upto(4) };
  }
  if (r.chance(4)) share.member = r.one([[0, 6], [6, Infinity], [12, Infinity], [12, 36]]); // completed months
  const form = r.one(['amount', 'amount', 'rate', 'rate', 'hour', 'minute', 'rest', 'ceiling', 'nothing']);
  share.form = form;
  if (form === 'amount') share.cents = 500 + r.upto(6000);
  if (form === 'hour') share.cents = 1000 + r.upto(6000);
  if (form === 'minute') share.cents = 20 + r.upto(120);
  if (form === 'ceiling') share.rate = 1 + r.upto(200);
  if (form === 'rate') {
    share.of = r.one(['price', 'base', 'rest']);
    share.rate = 1 + r.upto(share.of === 'base' ? 30000 : 10000);
  }
  share.inAll = form !== 'rest' && form !== 'nothing' && share.of !== 'rest' && r.chance(3);
  if (r.chance(4)) share.excess = { counter: 'x', atMost: drawAmount(r, 15000) };
  if (r.chance(3)) share.atMost = drawAmount(r, 6000);
  share.limits = [];
  if (r.chance(2)) share.limits.push({ counter: r.one(['n', 'm']), sessions: 1 + r.upto(8) });
  if (r.chance(3)) share.limits.push({ counter: r.one(['n', 'm', 'e']), amount: drawAmount(r, 25000) });
  return share;
}

function paysText(s) {
  const all = s.inAll ? ' in all' : '';
  if (s.form === 'nothing') return '0.00';
  if (s.form === 'rest') return 'rest';
  if (s.form === 'rate') return `${s.rate / 100} % of ${s.of}${all}`;
  if (s.form === 'ceiling') return `${s.rate / 100} % of pmss${all}`;
  return euros(s.cents) + { amount: '', hour: ' an hour', minute: ' a minute' }[s.form] + all;
}

export function contractText(c) {
  let text = `contract = "fr/${c.id}"\ncountry = "fr"\ntitle = { fr = "c", en = "c" }\nverified_on = 2026-11-22\ncurrency = "EUR"
rounding = "${c.rounding}"\nresponsible = ${c.responsible}\n${c.from ? `from = ${c.from}\n` : ''}${c.to ? `to = ${c.to}\n` : ''}${c.yearBegins ? `year_begins = "${c.yearBegins}"\n` : ''}[counter]\n`;
  for (const [name, per] of Object.entries(c.per)) text += `${name} = { per = "${per}"${c.family.has(name) ? ', of = "family"' : ''} }\n`;
  text += '[source.s]\ntitle = "s"\nreference = "s"\nread_on = 2026-01-01\nconfidence = "high"\n';
  for (const s of c.shares) {
    const when = [];
    if (s.outcome) when.push(`outcome = "${s.outcome}"`);
    if (s.ages) when.push(`age = "${s.ages[0]}..${s.ages[1] === 199 ? '' : s.ages[1]}"`);
    if (s.member) when.push(`member_for = "${s.member[0] === 0 ? '' : `${s.member[0]}m`}..${s.member[1] === Infinity ? '' : `${s.member[1]}m`}"`);
    if (s.rank) when.push(`rank = { ${s.rank.counter} = "${s.rank.low}..${s.rank.high === Infinity ? '' : s.rank.high}" }`);
    text += `[[share]]\nid = "${s.id}"\ntitle = { fr = "s", en = "s" }\nsource = "s"\n`;
    if (when.length > 0) text += `when = { ${when.join(', ')} }\n`;
    text += `pays = "${paysText(s)}"\n`;
    if (s.excess) text += `excess = { counter = "x", at_most = "${amountText(s.excess.atMost)}" }\n`;
    if (s.atMost) text += `at_most = "${amountText(s.atMost)}"\n`;
    const limits = s.limits.map((l) => `{ counter = "${l.counter}", at_most = ${l.sessions ?? `"${amountText(l.amount)}"`} }`);
    if (limits.length > 0) text += `limit = [${limits.join(', ')}]\n`;
    if (s.later.length > 0) text += `prevails_over = [${s.later.map((id) => `"${id}"`).join(', ')}]\n`;
  }
  return text;
}

export function drawContract(r, { id = 'random', responsible = false, families = false, ends = false } = {}) {
  const ids = ['a', 'b', 'c', 'd'].slice(0, 1 + r.upto(4));
  const per = { n: r.one(periods), m: r.one(periods), e: r.one(periods), x: r.one(periods) };
  const ofYears = Object.values(per).includes('contract-year');
  const yearBegins = ofYears && r.chance(2) ? r.one(['07-01', '10-15', '01-31']) : null;
  // A year from the anniversary of each person is nobody else's.
  const family = new Set(Object.keys(per).filter((name) => families && (yearBegins || per[name] !== 'contract-year') && r.chance(2)));
  return {
    id, responsible, family, yearBegins,
    from: ends && r.chance(6) ? r.one(['2024-07-01', '2025-01-01', '2026-01-15']) : null,
    to: ends && r.chance(6) ? r.one(['2026-02-28', '2026-12-31']) : null,
    rounding: r.one(['half-up', 'half-even', 'down', 'up']),
    per,
    shares: ids.map((id, i) => drawShare(r, id, ids.slice(i + 1))),
  };
}

// ---- What a contract pays. null: not known.

function rounded(cents, numerator, denominator, rounding) {
  const product = BigInt(cents) * BigInt(numerator), by = BigInt(denominator);
  const whole = product / by, left = product % by;
  const up = { down: false, up: left > 0n, 'half-up': 2n * left >= by,
    'half-even': 2n * left > by || (2n * left === by && whole % 2n === 1n) }[rounding];
  return Number(whole) + (up ? 1 : 0);
}
const smaller = (a, b) => (a === 0 || b === 0 ? 0 : a === null || b === null ? null : Math.min(a, b));
const minus = (a, b) => (a === null || b === null ? null : Math.max(0, a - b));

// Completed months from one day to another; below zero before the first.
function monthsBetween(from, to) {
  const [y, m, d] = from.split('-').map(Number), [year, month, day] = to.split('-').map(Number);
  return 12 * (year - y) + month - m - (day < d ? 1 : 0);
}

// A contract year begins on a day of the contract, or on the anniversary of joining.
function endOfPeriod(per, date, begins) {
  const year = Number(date.slice(0, 4));
  if (per === 'contract-year') return `${date.slice(5) >= begins ? year + 1 : year}-${begins}`;
  if (per === 'day') return date + '+';
  if (per === 'calendar-year') return `${year + 1}-01-01`;
  if (per === 'academic-year') return `${date.slice(5) >= '09-01' ? year + 1 : year}-09-01`;
  if (per === 'twelve-months') return `${year + 1}${date.slice(4)}`;
  return '9999';
}

export class Holder {
  // `family`: the counters that all people under the contract have in common.
  constructor(contract, joined, family = {}) {
    this.contract = contract;
    this.joined = joined;
    this.own = {};
    this.family = family;
  }
  counters(name) {
    return this.contract.family.has(name) ? this.family : this.own;
  }
  content(name, date) {
    const c = this.counters(name)[name];
    return c && date < c.until ? c : { sessions: 0, spent: 0 };
  }
  count(name, date, sessions, cents) {
    const now = this.content(name, date);
    this.counters(name)[name] = { until: now.until ?? endOfPeriod(this.contract.per[name], date, this.contract.yearBegins ?? this.joined.slice(5)), sessions: now.sessions + sessions,
      spent: now.spent === null || cents === null ? null : now.spent + cents };
  }
  amount(a, date) {
    if (a.cents !== undefined) return a.cents;
    const value = ceiling[date.slice(0, 4)];
    return value === undefined ? null : rounded(value, a.rate, 10000, this.contract.rounding);
  }
  // `others`: what other payers pay, before deductions. `byLaw`: the most that the law lets the contract pay; null: no limit.
  pays({ date, age, covered, price, base = price, others, byLaw = null }) {
    const left = price - others, member = monthsBetween(this.joined, date);
    if (left === 0 || member < 0) return 0;
    const counting = new Set();
    let share = null;
    for (const s of this.contract.shares) {
      if (s.outcome && s.outcome !== (covered ? 'covered' : 'uncovered')) continue;
      if (s.ages && (age < s.ages[0] || age > s.ages[1])) continue;
      if (s.member && (member < s.member[0] || member >= s.member[1])) continue;
      if (s.rank) {
        counting.add(s.rank.counter);
        const rank = this.content(s.rank.counter, date).sessions + 1;
        if (rank < s.rank.low || rank > s.rank.high) continue;
      }
      share = s;
      break;
    }
    if (share === null) return 0;
    for (const l of share.limits) counting.add(l.counter);
    const closed = share.limits.some((l) => {
      const c = this.content(l.counter, date);
      return l.sessions !== undefined ? c.sessions >= l.sessions : minus(this.amount(l.amount, date), c.spent) === 0;
    });
    if (closed) return 0;
    const open = byLaw === null ? left : Math.min(left, byLaw); // what the contract may pay, and an excess is borne of
    let borne = 0;
    if (share.excess) {
      borne = smaller(open, minus(this.amount(share.excess.atMost, date), this.content('x', date).spent));
      if (borne !== 0) this.count('x', date, 0, borne);
    }
    const remaining = minus(open, borne), of = (cents, n, d) => (cents === null ? null : rounded(cents, n, d, this.contract.rounding));
    let paid = { amount: () => share.cents, nothing: () => 0, rest: () => minus(left, borne),
      hour: () => of(share.cents, minutes, 60), minute: () => share.cents * minutes,
      ceiling: () => this.amount({ rate: share.rate }, date),
      rate: () => of(minus({ rest: left, base, price }[share.of], borne), share.rate, 10000) }[share.form]();
    if (share.inAll) paid = minus(paid, others);
    if (share.atMost) paid = smaller(paid, this.amount(share.atMost, date));
    paid = smaller(paid, remaining);
    for (const l of share.limits)
      if (l.amount) paid = smaller(paid, minus(this.amount(l.amount, date), this.content(l.counter, date).spent));
    if (paid !== 0 || share.form === 'nothing') for (const name of counting) this.count(name, date, 1, paid);
    return paid;
  }
}

// ---- People and comparison

function drawRows(r, count) {
  const lines = ['id,patient,date,age,private_fee,joined'];
  for (let patient = 1; lines.length <= count; ++patient) {
    const age = r.one([8, 16, 19, 25, 30, 60]);
    let day = Date.UTC(r.one([2024, 2025, 2026]), r.upto(12), 1 + r.upto(28));
    const fee = r.one([3000, 4500, 6000, 6000, 7501, 12345]);
    const pace = r.one([1, 7, 14, 40]);
    const joined = `${2023 + r.upto(4)}-${String(1 + r.upto(12)).padStart(2, '0')}-${String(1 + r.upto(28)).padStart(2, '0')}`;
    for (let n = 1 + r.upto(14); n > 0; --n) {
      lines.push(`${lines.length},${patient},${new Date(day).toISOString().slice(0, 10)},${age},${euros(fee)},${joined}`);
      if (!r.chance(8)) day += 86400000 * (1 + r.upto(pace));
    }
  }
  return lines;
}

const table = (text) => {
  const [head, ...lines] = text.trim().split('\n').map((l) => l.split(','));
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
};

// Compares the program with this file; returns { drawn, sessions, paid, failures }.
export function compareContracts(racpsy, work, seed, wanted = 60) {
  const r = draw(77 + seed);
  const file = join(work, 'contract.toml'), input = join(work, 'contracts.csv'), output = join(work, 'contracts-out.csv');
  const batch = (route, complementary) => {
    const done = spawnSync(racpsy, ['batch', input, '--route', route, '--complementary', complementary, '--minutes', String(minutes), '--threads', '1', '--lang', 'en',
      '--columns', 'id,date,outcome,price_cents,amo_cents,amc_cents,patient_cents', '-o', output], { encoding: 'utf8' });
    return { ...done, rows: done.status === 0 ? table(readFileSync(output, 'utf8')) : [] };
  };
  const result = { drawn: 0, sessions: 0, paid: 0, failures: [] };
  for (let tries = 0; result.drawn < wanted && tries < 20 * wanted; ++tries) {
    const contract = drawContract(r);
    writeFileSync(file, contractText(contract));
    const lines = drawRows(r, 150);
    writeFileSync(input, lines.join('\n') + '\n');
    const people = table(lines.join('\n'));
    const route = r.one(routes);
    const own = batch(route, file);
    if (own.status !== 0 && /never applies/.test(own.stderr)) continue; // a share that nothing reaches: no contract
    if (own.status !== 0) {
      result.failures.push(`exit ${own.status}: ${own.stderr.trim().split('\n')[0]}\n${contractText(contract)}`);
      return result;
    }
    const none = batch(route, 'none').rows;
    ++result.drawn;
    let holder = null, patient = null;
    for (let i = 0; i < people.length; ++i) {
      if (people[i].patient !== patient) holder = new Holder(contract, people[i].joined);
      patient = people[i].patient;
      const covered = none[i].outcome === 'covered', price = Number(none[i].price_cents);
      const paid = holder.pays({ date: people[i].date, age: Number(people[i].age), covered, price, others: Number(none[i].amo_cents) });
      const told = own.rows[i].amc_cents === '' ? null : Number(own.rows[i].amc_cents);
      ++result.sessions;
      if (paid !== 0) ++result.paid;
      if (paid === told) continue;
      result.failures.push(`${route} patient ${patient}, ${people[i].date}, joined ${people[i].joined}, ${price} cents, ${none[i].amo_cents} by others: ` +
        `program ${told}, second implementation ${paid}\n${contractText(contract)}`);
      break;
    }
  }
  return result;
}
