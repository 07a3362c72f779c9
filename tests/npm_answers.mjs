// Prints real answers of the npm package as typed literals, for tsc:  node tests/npm_answers.mjs >answers.ts
import { ask, batch, calculate, compare, document, plan, rules } from "racpsy";

const who = { today: "2026-11-30", first: "2026-12-07" };
const card = { complementary: "25 €/séance, 4/an" };
const answers = [
  ["Statement", calculate(who)],
  ["Statement", calculate({ ...who, ...card, explain: true, sessions: 14, private_fee: 60, coverage: "ald" })],
  ["Statement", calculate({ ...who, coverage: "c2s..2027-01-14", sessions: 12 })],
  ["Statement", calculate({ ...who, route: "fr/psychiatre", sessions: 3 })],
  ["Statement", calculate({ ...who, complementary: "mgen-2022", sessions: 2, me: { age: 45 } })],
  ["Failure", calculate({ age: 200 })],
  ["Comparison", compare({ ...who, age: 21, student: true })],
  ["Comparison", compare({ ...who, country: ["fr", "be"], complementary: ["none", "responsible"], sessions: 4 })],
  ["PlannedStatement", plan({ ...who, used: 11, sessions: 3 })],
  ["Interview", ask({ ...who, age: 30 })],
  ["Rules", rules({ today: who.today })],
  ["RulesVersion", rules({ today: who.today, route: "fr/mon-soutien-psy" })],
  ["RulesVersion", rules({ today: who.today, route: "be/psychiatre" })],
  ["Document", document({ ...who, lang: "fr", explain: true })],
  ["Document", document({ command: "compare", ...who, age: 21 })],
  ["Document", document({ command: "card", today: who.today })],
  ["Document", document({ command: "rules", route: "fr/mon-soutien-psy", today: who.today })],
  ["BatchAnswer", batch("id,year,sessions,coverage,weight\n1,2026,5,c2s,2\n2,2026,x,ald,1\n3,2025,4,ald,1.5\n", { summary_by: "coverage", ...who })],
];
const requests = [
  { command: "calc", age: 30, coverage: "c2s", sessions: 5, with: { mode: "remote" }, student: true, lang: "fr", calendar: "applied" },
  { on: ["2026-12-07", "2026-12-14"], referral: false, private_fee: "60.00", me: { age: 30 }, for: "practice", due: null },
];
console.log(`import type * as racpsy from "racpsy";\nimport { calculate, failed } from "racpsy";`);
for (const [i, [type, answer]] of answers.entries()) console.log(`export const answer${i}: racpsy.${type} = ${JSON.stringify(answer)};`);
for (const [i, request] of requests.entries()) console.log(`export const request${i}: racpsy.Request = ${JSON.stringify(request)};`);
console.log(`const answer = calculate(request0);
if (!failed(answer)) answer.total.patient_cents?.toFixed();
// @ts-expect-error: an unknown amount is null
export const cents: number = failed(answer) ? 0 : answer.total.patient_cents;
// @ts-expect-error: there is no such key
calculate({ agee: 30 });
// @ts-expect-error: no such word
calculate({ calendar: true, format: "pdf" });`);
