// Households a second time: random case files of several people, some under one contract. Limits of the family, what other care used
// of a contract on a day or before the first session, and responsible contracts with what the law lets them pay of a psychiatrist's
// extra fees. The parts of the other payers come from the same case without the contracts, which rules.sql checks.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Holder, contractText, draw, drawContract, euros, minutes } from './contracts.mjs';

// Psychiatrists, in cents: the base of a consultation in sector 1 or OPTAM, of one to 25 years, outside the pathway, and in sector 2
// (rules.sql, with the sources).
const psychiatrist = [
  { from: '2026-01-01', adult: 5700, young: 7500, outside: 5200, second: 4250 },
  { from: '2024-12-22', adult: 5500, young: 6700, outside: 5000, second: 4250 },
  { from: '2024-05-15', adult: 5170, young: 5470, outside: 4670, second: 4250, youngTo: 15 },
  { from: '2023-11-01', adult: 5170, young: 5470, outside: 4670, second: 4250, youngTo: 15 },
];

const day = (ms) => new Date(ms).toISOString().slice(0, 10);

function ageOn(born, date) {
  return Number(date.slice(0, 4)) - Number(born.slice(0, 4)) - (date.slice(5) < born.slice(5) ? 1 : 0);
}

function drawPerson(r, name, contracts) {
  const contract = r.chance(6) ? null : r.one(contracts);
  const year = r.one([2024, 2025, 2026]);
  const start = Date.UTC(year, r.upto(12), 1 + r.upto(28));
  const joins = () => `${2023 + r.upto(4)}-${String(1 + r.upto(12)).padStart(2, '0')}-${String(1 + r.upto(28)).padStart(2, '0')}`;
  const person = { name, contract, born: `${r.one([1955, 1980, 1996, 2000, 2002, 2006, 2015])}-${r.one(['01-01', '05-17', '10-30'])}`, joined: joins(),
    fee: r.one([3000, 4500, 6000, 6000, 7501, 12345]), sector: r.one(['1', 'optam', '2', '2']), pathway: r.one(['in', 'in', 'outside']), sessions: [], used: [] };
  for (let entries = 1 + r.upto(3); entries > 0; --entries) {
    const route = r.one(['fr/psychologue-liberal', 'fr/psychologue-liberal', 'fr/mon-soutien-psy', 'fr/psychiatre']);
    const pace = r.one([1, 7, 14, 40]), dates = [];
    let at = start + 86400000 * r.upto(60);
    for (let n = 1 + r.upto(8); n > 0; --n) {
      dates.push(day(at));
      if (!r.chance(8)) at += 86400000 * (1 + r.upto(pace));
    }
    person.sessions.push({ route, dates });
  }
  if (contract) {
    for (let n = r.one([0, 0, 1, 2, 3]); n > 0; --n) {
      const use = { counter: r.one(['n', 'm', 'e', 'x']) };
      if (use.counter !== 'x' && r.chance(2)) use.sessions = 1 + r.upto(4);
      else use.cents = 100 + r.upto(9000);
      if (r.chance(2)) use.on = r.one(person.sessions.flatMap((s) => s.dates));
      else if (!r.chance(3)) use.on = day(start + 86400000 * (r.upto(260) - 120));
      if (!use.on || (holds(contract, use.on) && use.on >= person.joined)) person.used.push(use); // of another day it is refused
    }
    // Another contract, or the first one, from a day on.
    if (person.used.length === 0 && r.chance(4)) person.change = { from: day(start + 86400000 * (20 + r.upto(60))), contract: r.one([null, ...contracts]) };
    if (person.change && r.chance(2)) [person.contract, person.change.contract] = [person.change.contract, person.contract];
    const other = person.change?.contract && person.change.contract !== person.contract;
    if (other) person.change.joined = person.contract !== null || r.chance(2) ? joins() : person.joined;
  }
  return person;
}

const contractOn = (p, date) => (p.change && p.change.from <= date ? p.change.contract : p.contract);
const joinedOn = (p, date) => (p.change && p.change.from <= date && p.change.joined) || p.joined;
// The days on which the figures of a contract hold.
const holds = (c, date) => (!c.from || c.from <= date) && (!c.to || date <= c.to);

// The case as a file: with the contracts, or with what the routes themselves give somebody who has them.
function caseText(people, bare) {
  let text = 'title = "c"\n';
  for (const p of people) {
    const coverOn = (date) => {
      const c = contractOn(p, date);
      return !bare ? (c ? `${c.id}.toml` : 'none') : c?.responsible && holds(c, date) && joinedOn(p, date) <= date ? 'responsible' : 'none';
    };
    text += `[[person]]\nname = "${p.name}"\nborn = ${p.born}\ncomplementary = "${coverOn('2000-01-01')}"\nprivate_fee = "${euros(p.fee)}"\n`;
    if (!bare) text += `joined = ${p.joined}\n`;
    if (p.sessions.some((s) => s.route === 'fr/psychiatre')) text += `sector = "${p.sector}"\npathway = "${p.pathway}"\n`;
    const after = (date) => day(Date.parse(date) + 86400000);
    const days = bare ? [p.joined, p.change?.joined, p.change?.from, ...[p.contract, p.change?.contract].flatMap((c) => [c?.from, c?.to && after(c.to)])] : [p.change?.from];
    for (const from of new Set(days.filter((d) => d))) text += `[[person.change]]\nfrom = ${from}\ncomplementary = "${coverOn(from)}"\n${!bare && p.change.joined !== p.joined && p.change.joined ? `joined = ${p.change.joined}\n` : ''}`;
    for (const u of bare ? [] : p.used) {
      text += `[[person.used]]\ncounter = "${u.counter}"\n${u.sessions ? `sessions = ${u.sessions}` : `amount = "${euros(u.cents)}"`}\n`;
      if (u.on) text += `on = ${u.on}\n`;
    }
    for (const s of p.sessions) text += `[[person.session]]\nroute = "${s.route}"\non = [${s.dates.join(', ')}]\n`;
  }
  return text;
}

// What a contract is asked to pay of a session: the amounts of others before deductions, the base, the limit of the law.
function claimOf(person, row) {
  const age = ageOn(person.born, row.date), covered = row.outcome === 'covered';
  const claim = { date: row.date, age, covered, price: row.price_cents, others: row.amo_cents + row.amc_cents };
  if (!covered || row.route !== 'fr/psychiatre') return claim;
  const of = psychiatrist.find((t) => t.from <= row.date);
  const young = age <= (of.youngTo ?? 25), outside = person.pathway === 'outside' && age > 25;
  const tariff = outside ? (person.sector === '2' ? of.second : of.outside) : person.sector === '2' ? of.second : young ? of.young : of.adult;
  claim.base = Math.min(tariff, claim.price);
  // The flat charge is taken from the insurance's share and owed by the patient: nobody refunds it.
  claim.others = Math.floor((claim.base * (outside ? 30 : 70) + 50) / 100) + row.amc_cents;
  if (contractOn(person, row.date)?.responsible) {
    const extra = claim.price - claim.base;
    claim.byLaw = person.sector === '2' ? Math.min(extra, claim.base) : outside && person.sector === '1' ? 0 : extra;
  }
  return claim;
}

// Settles a household: returns what the contracts pay by themselves, in the order of `rows`.
function settle(people, rows) {
  const families = new Map();
  const events = [];
  people.forEach((p, who) => {
    p.holders = new Map();
    for (const [c, joined] of [[p.contract, p.joined], [p.change?.contract, p.change?.joined ?? p.joined]]) {
      if (!c) continue;
      if (!families.has(c)) families.set(c, {});
      p.holders.set(c, new Holder(c, joined, families.get(c)));
    }
    const firsts = (all) => all.flatMap((q) => q.sessions.flatMap((s) => s.dates)).filter((d) => holds(p.contract, d)).sort()[0];
    for (const u of p.used) {
      const family = p.contract.family.has(u.counter);
      const date = u.on ?? firsts(family ? people.filter((q) => q.contract === p.contract) : [p]);
      if (date) events.push({ date, kind: 0, who, run: () => p.holders.get(p.contract).count(u.counter, date, u.sessions ?? 0, u.cents ?? 0) });
    }
  });
  const paid = rows.map(() => 0);
  rows.forEach((row, i) => {
    const who = people.findIndex((p) => p.name === row.person), person = people[who];
    const contract = contractOn(person, row.date);
    if (contract === null) return;
    const claim = claimOf(person, row);
    const pays = () => {
      if (holds(contract, row.date)) return person.holders.get(contract).pays(claim);
      return claim.price === claim.others || row.date < joinedOn(person, row.date) ? 0 : null; // other figures, which are not known
    };
    events.push({ date: row.date, kind: 1, who, run: () => (paid[i] = pays()) });
  });
  // In the order of the dates; on one day what was used comes first, then the sessions in the order of the file.
  events.map((e, i) => ({ ...e, i })).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.kind - b.kind || a.who - b.who || a.i - b.i))
    .forEach((e) => e.run());
  return paid;
}

// Compares the program with this file; returns { drawn, sessions, paid, failures }.
export function compareHouseholds(racpsy, work, seed, wanted = 120) {
  const r = draw(177 + seed);
  const file = join(work, 'household.toml');
  const calc = (text) => {
    writeFileSync(file, text);
    return spawnSync(racpsy, ['calc', file, '--minutes', String(minutes), '--format', 'json', '--lang', 'en'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  };
  const result = { drawn: 0, sessions: 0, paid: 0, failures: [] };
  for (let tries = 0; result.drawn < wanted && tries < 20 * wanted; ++tries) {
    const contracts = ['one', 'two'].map((id) => drawContract(r, { id, families: true, responsible: r.chance(2), ends: true }));
    for (const c of contracts) writeFileSync(join(work, `${c.id}.toml`), contractText(c));
    const people = ['Anne', 'Tom', 'Zoé', 'Léo'].slice(0, 1 + r.upto(4)).map((name) => drawPerson(r, name, r.chance(2) ? contracts : contracts.slice(0, 1)));
    const text = caseText(people, false), own = calc(text);
    if (own.status !== 0 && /never applies/.test(own.stderr)) continue; // a share that nothing reaches: no contract
    const described = () => `${text}\n${contracts.map(contractText).join('\n')}`;
    const bare = own.status === 0 ? calc(caseText(people, true)) : own;
    if (bare.status !== 0) {
      result.failures.push(`exit ${bare.status}: ${bare.stderr.trim().split('\n')[0]}\n${described()}`);
      return result;
    }
    ++result.drawn;
    const rows = JSON.parse(bare.stdout).sessions, told = JSON.parse(own.stdout).sessions;
    const paid = settle(people, rows);
    for (let i = 0; i < rows.length; ++i) {
      const wanted = paid[i] === null ? null : rows[i].amc_cents + paid[i];
      const left = paid[i] === null ? null : rows[i].patient_cents - paid[i];
      ++result.sessions;
      if (paid[i] !== 0) ++result.paid;
      if (told[i].amc_cents === wanted && told[i].patient_cents === left && told[i].date === rows[i].date && told[i].route === rows[i].route) continue;
      result.failures.push(`${rows[i].person}, ${rows[i].route}, ${rows[i].date}: mutuelle and patient ${told[i].amc_cents} and ${told[i].patient_cents}, ` +
        `second implementation ${wanted} and ${left}\n${described()}`);
      break;
    }
  }
  return result;
}
