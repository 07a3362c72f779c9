// Generates people and their sessions: random ones, equal for equal seeds, and those at the edges
// of the rules. An empty fact is not stated.

export function random(seed) {                       // mulberry32
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    chance: (p) => next() < p,
    upTo: (from, to) => from + Math.floor(next() * (to - from + 1)),     // both ends included
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

const DAY = 86400000;
const toDay = (text) => Math.floor(Date.parse(text + 'T00:00:00Z') / DAY);
const toText = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// Returns the session dates of one person around a boundary, often including it and the days beside
// it.
function dates(r, boundaries) {
  const count = r.upTo(1, 30);
  const boundary = toDay(r.pick(boundaries));
  const pace = r.pick([1, 3, 7, 7, 7, 14, 30, 45]);
  let day = boundary - r.upTo(-3, Math.min(count, 25)) * pace - r.upTo(0, 6);
  const list = [];
  for (let i = 0; i < count; i++) {
    list.push(day);
    if (!r.chance(0.06)) day += r.chance(0.75) ? pace : r.upTo(1, pace * 2 + 1);   // sometimes two sessions on one day
    if (r.chance(0.01)) day += r.upTo(150, 420);                                   // a long pause
  }
  for (let i = 0; i < list.length; i++) if (r.chance(0.05)) list[i] = boundary + r.upTo(-1, 1);
  if (r.chance(0.2)) {                                                             // a year later, to the day or nearly
    const year = list[0] + r.upTo(364, 367);
    for (let i = r.upTo(1, 4); i > 0; i--) list.push(year + r.upTo(0, 3));
  }
  if (r.chance(0.02)) list.push(toDay('2024-02-29'), toDay('2025-02-28'), toDay('2025-03-01'));
  return list.sort((a, b) => a - b);
}

// Returns every coverage alone, then every pair.
function coverages(words, alone) {
  const list = ['', ...words];
  for (const a of words) for (const b of words) if (a < b && a !== alone && b !== alone) list.push(a + '+' + b);
  return list;
}

// Yields people that random draws rarely give. Each has one session on the first day of rules, or
// the day before, at an age on either side of a limit. All facts have the first value of the plan,
// except one variation: every right with every combination of the facts in each group of
// `together`, and every value of every fact. With such groups, pairs of rights too, at age 40. Then
// one person with six sessions on that day and one on each day of two months: the ceilings of the
// flat charge.
function* atEdges(plan) {
  const usual = { coverage: '' };
  for (const n in plan.facts) usual[n] = plan.force?.[n] ?? plan.facts[n][0];
  const rights = ['', ...plan.coverage];
  const pairs = plan.together ? coverages(plan.coverage, 'standard').filter((c) => !rights.includes(c)) : [];
  const combined = (words) => (plan.together ?? [[]]).flatMap((group) => group.reduce(
    (all, n) => all.flatMap((said) => [...new Set(plan.facts[n])].map((value) => ({ ...said, [n]: value }))), words.map((coverage) => ({ coverage }))));
  const oneByOne = Object.keys(plan.facts).flatMap((n) => ['', ...new Set(plan.facts[n])].map((value) => ({ [n]: value })));
  const asked = [...combined(rights), ...oneByOne];
  const ofPairs = combined(pairs);
  for (const first of plan.changes ?? plan.boundaries) {
    const on = (said, age, days = [toDay(first)]) => ({ days, age, said: { ...usual, ...said } });
    for (const age of plan.ages) {
      for (const said of asked) yield on(said, age);
      yield on({}, age, [toDay(first) - 1]);
    }
    for (const said of ofPairs) yield on(said, 40);
    yield on({}, 40, Array.from({ length: 66 }, (_, n) => toDay(first) + Math.max(0, n - 5)));
  }
}

// Returns the rows of a plan as CSV, with their header and number. plan: { route, seed, sessions,
//   boundaries, ages, coverage: [...], facts: { name: [values] }, steady: [names], fees: [cents],
//   together: [groups of names], changes: [dates, if not the boundaries],
//   rules: [versions in no calendar] }
// A fact in `steady` is fixed for the person; the others may change between sessions.
export function people(plan) {
  const r = random(plan.seed);
  const covers = coverages(plan.coverage, 'standard');
  const names = Object.keys(plan.facts);
  const header = ['id', 'patient', 'date', 'age', 'born', 'coverage', ...names, 'private_fee_cents'];
  const lines = [];
  const ends = plan.boundaries;
  for (let p = 1; lines.length < plan.sessions; p++) {
    const days = dates(r, ends);
    const centre = r.pick(plan.ages) + r.upTo(-1, 1);
    const age = Math.max(0, r.chance(0.7) ? centre : r.upTo(0, 95));
    const byBirth = r.chance(0.4);
    // a birthday that falls among the sessions, on a session's day or beside it
    const pivot = r.pick(days) + r.upTo(-1, 1);
    const [y, m, d] = toText(r.chance(0.8) ? pivot : pivot - r.upTo(0, 365)).split('-');
    const birth = m === '02' && d === '29' && new Date(Date.UTC(y - age, 1, 29)).getUTCMonth() !== 1
      ? `${y - age}-03-01` : `${String(y - age).padStart(4, '0')}-${m}-${d}`;
    const born = toDay(birth) > days[0] ? toText(days[0]) : birth < '1900-01-01' ? '1900-01-01' : birth;
    const base = { coverage: covers[(p - 1) % covers.length] };
    for (const n of names) base[n] = r.chance(0.35) ? '' : r.pick(plan.facts[n]);
    // a fact required for coverage is stated most of the time
    for (const n in plan.force) if (base[n] === '' && r.chance(0.85)) base[n] = plan.force[n];
    const changing = r.chance(0.3);
    const fee = r.chance(0.3) ? '' : String(r.pick(plan.fees));
    for (const day of days) {
      const row = { ...base };
      if (changing) {
        if (r.chance(0.2)) row.coverage = r.pick(covers);
        for (const n of names) if (!plan.steady?.includes(n) && r.chance(0.2)) row[n] = r.chance(0.3) ? '' : r.pick(plan.facts[n]);
      }
      const feeNow = r.chance(0.1) ? (r.chance(0.3) ? '' : String(r.pick(plan.fees))) : fee;
      const ageNow = byBirth ? '' : r.chance(0.02) ? '' : String(age);
      lines.push([lines.length + 1, p, toText(day), ageNow, byBirth ? born : '', row.coverage, ...names.map((n) => row[n]), feeNow].join(','));
    }
  }
  let patient = Number(lines.at(-1).split(',')[1]);
  for (const { days, age, said } of atEdges(plan)) {
    patient++;
    for (const day of days) lines.push([lines.length + 1, patient, toText(day), age, '', said.coverage, ...names.map((n) => said[n]), 8000].join(','));
  }
  return { header, text: [header.join(','), ...lines].join('\n') + '\n', rows: lines.length };
}
