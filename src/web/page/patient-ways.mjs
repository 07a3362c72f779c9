// Screens of what would change the cost: other rights, other ways to be seen.
import { h } from "./dom.mjs";
import { withLinks } from "./document.mjs";
import {
  asked,
  capital,
  colon,
  countryOf,
  countrySwitch,
  day,
  euros,
  patientDocument,
  go,
  household,
  said,
  saidOf,
  sourceLinks,
  wordsOf,
} from "./patient-parts.mjs";
import { wrongRequest } from "./patient-answer.mjs";

const labelOf = (page, statement) => saidOf(page, statement, "label");
const total = (page, statement) => {
  const cents = statement.total.patient_cents;
  return cents === null ? wordsOf(page).freePrice : euros(page, cents, statement.currency);
};
// The outcome of a way in which nothing keeps the person out.
const accessible = (statement) => !["not_entitled", "too_young", "too_old"].includes(statement.sessions[0]?.outcome);

// Lines to call have no price that could be compared.
const isCall = (statement) => statement.total.price_cents === 0;
const byCost = (a, b) =>
  isCall(a) - isCall(b) || (a.total.patient_cents ?? Infinity) - (b.total.patient_cents ?? Infinity) || 0;

export function whatIfView(page) {
  const w = wordsOf(page);
  const own = page.engine.calculate(asked(page));
  if (own.what) return wrongRequest(page, own);
  // The same sessions for all: those of this answer.
  const sessions = { sessions: String(own.sessions.length), first: own.sessions[0].date };
  const same = asked(page, { route: own.route, ...sessions });
  const { facts } = page.engine.rules({ route: own.route, today: page.today });
  const line = (title, statement, changes, current) =>
    h(
      "li",
      {},
      h(
        "a",
        { href: go(page, "answer", { route: own.route, ...sessions, ...changes }), "aria-current": current && "true" },
        h("span", {}, title, current && h("span", { class: "quiet" }, ` (${w.now})`)),
        h("b", { class: "amount" }, total(page, statement)),
      ),
    );
  const list = (lines) => h("ul", { class: "lines" }, lines);

  // One line for each value of a fact.
  const byValue = (name) => {
    const fact = facts.find((each) => each.name === name);
    if (!fact) return [];
    const now = page.request[name] ?? own.assumptions.find((each) => each.fact === name)?.value ?? fact.default;
    const words = fact.values.map(({ value }) => value);
    const all = words.includes(now) ? words : [now, ...words];
    const compared = page.engine.compare({ ...same, [name]: all.join(",") });
    if (compared.what) return [];
    return compared.statements
      .map((statement, index) => ({ statement, word: all[index] }))
      .filter(({ statement }) => statement.no_effect.length === 0)
      .map(({ statement, word }) =>
        line(
          capital(said(page, fact.values.find(({ value }) => value === word)?.title) || word),
          statement,
          { [name]: word },
          word === now,
        ),
      );
  };
  const rights = byValue("coverage");
  const routes = page.engine.compare({ ...same, route: undefined, country: own.route.slice(0, 2) });
  const ways = (routes.statements ?? [])
    .filter((statement) => accessible(statement) && !isCall(statement))
    .sort(byCost)
    .map((statement) =>
      line(routeTitle(page, statement), statement, { route: statement.route }, statement.route === own.route),
    );
  const group = (title, lines, open = 6) =>
    lines.length > 1 &&
    h(
      "section",
      {},
      h("h2", {}, title),
      list(lines.slice(0, open)),
      lines.length > open &&
        h("details", { class: "more" }, h("summary", {}, w.more(lines.length - open)), list(lines.slice(open))),
    );
  return [
    h(
      "p",
      { class: "steps" },
      h("a", { class: "back", href: go(page, "answer", {}, { done: page.more.done }) }, `‹ ${w.toAnswer}`),
    ),
    h("h1", { tabindex: "-1" }, w.whatIfTitle),
    h("p", {}, w.sameSessions(own.sessions.length), " ", w.takes),
    group(w.ifMutuelle, byValue("complementary")),
    group(w.ifRights, rights),
    group(w.ifRoute, ways, 20),
  ];
}

const routeTitle = (page, statement) => labelOf(page, statement).split(" · ")[0];

export function doorsView(page) {
  const w = wordsOf(page);
  const country = countryOf(page);
  const request = asked(page, {
    country,
    route: undefined,
    sessions: 1,
    on: undefined,
    first: undefined,
    every: undefined,
  });
  const compared = page.engine.compare(request);
  if (compared.what) return wrongRequest(page, compared);
  const open = compared.statements.filter(accessible);
  open.sort(byCost);
  const others = compared.statements.filter((statement) => !accessible(statement));
  const closed = h("section", {});
  setTimeout(() => closed.replaceChildren(...closedDoors(page, country)));
  return [
    h("h1", { tabindex: "-1" }, w.doorsTitle),
    h("p", {}, w.doorsLead),
    countrySwitch(page, (code) =>
      page.link(
        "doors",
        code === country ? page.request : { country: code, age: page.request.age, born: page.request.born },
        household(page),
      ),
    ),
    h(
      "section",
      {},
      h("h2", {}, w.openDoors),
      h(
        "ul",
        { class: "cards" },
        open.map((statement) => openCard(page, statement)),
      ),
    ),
    others.length > 0 &&
      h(
        "section",
        {},
        h("h2", {}, w.conditionDoors),
        h(
          "ul",
          { class: "cards" },
          others.map((statement) => conditionCard(page, statement, request)),
        ),
      ),
    closed,
  ];
}

// For whom a route is and how to begin: looked up when the card is opened.
function ruleDetails(page, route) {
  const w = wordsOf(page);
  const body = h("div", {});
  const fill = () => {
    if (body.firstChild) return;
    const rules = page.engine.rules({ route, today: page.today });
    const whom = (rules.entitlement ?? []).map(({ title }) => said(page, title)).filter(Boolean);
    const begin = rules.notices?.find(({ id }) => id === "begin");
    const links = rules.sources.filter(({ id, url }) => url && begin?.sources.includes(id));
    body.replaceChildren(
      ...[
        whom.length > 0 && [
          h("h4", {}, w.forWhom),
          h(
            "ul",
            {},
            whom.map((text) => h("li", {}, text)),
          ),
        ],
        begin && [
          h("h4", {}, w.firstStep),
          h("p", {}, withLinks(said(page, begin.text))),
          links.length > 0 && sourceLinks(page, links),
        ],
        rules.notices
          ?.filter(({ id, text }) => id !== "begin" && !said(page, text).includes("racpsy "))
          .map(({ text }) => h("p", { class: "small" }, withLinks(said(page, text)))),
      ]
        .flat(3)
        .filter(Boolean),
    );
  };
  return h("details", { ontoggle: fill }, h("summary", {}, w.details), body);
}

function openCard(page, statement) {
  const w = wordsOf(page);
  const { route } = statement;
  const rules = page.engine.rules({ route, today: page.today });
  const begin = rules.notices?.find(({ id }) => id === "begin");
  const advance = statement.total.advance_cents;
  return h(
    "li",
    { class: "card" },
    h(
      "div",
      { class: "head" },
      h("h3", {}, routeTitle(page, statement)),
      h("b", { class: "amount" }, total(page, statement)),
    ),
    h(
      "p",
      {},
      advance !== null &&
        advance !== statement.total.patient_cents &&
        h(
          "span",
          { class: "quiet" },
          `${capital(w.amounts.advance_cents)}${colon(page)}${euros(page, advance, statement.currency)}`,
        ),
    ),
    begin &&
      h("p", {}, h("span", { class: "quiet" }, `${w.firstStep}${colon(page)}`), withLinks(said(page, begin.text))),
    h(
      "p",
      {},
      h(
        "a",
        {
          class: "change",
          href: go(page, "answer", { route }),
          "aria-label": `${w.choosesDoor}${colon(page)}${routeTitle(page, statement)}`,
        },
        w.choosesDoor,
      ),
    ),
    ruleDetails(page, route),
  );
}

function conditionCard(page, statement, request) {
  const w = wordsOf(page);
  const { route } = statement;
  const doc = patientDocument(page, { ...request, route });
  const opens = (opener) =>
    h(
      "li",
      {},
      saidOf(page, opener, "says").replace(/ \([\w.]+=[^)]*\)$/, ""),
      " ",
      opener.fact &&
        opener.values?.length > 0 &&
        h("a", { class: "change", href: go(page, "answer", { route, ...answerFor(page, opener) }) }, w.isTrue),
    );
  return h(
    "li",
    { class: "card muted" },
    h("h3", {}, routeTitle(page, statement)),
    doc.title && h("p", { class: "small" }, capital(doc.title.split(/\s?: /).slice(1).join(": ") || doc.title)),
    statement.openers.length > 0 && [
      h("p", { class: "small" }, w.toOpen),
      h("ul", { class: "small" }, statement.openers.map(opens)),
    ],
    ruleDetails(page, route),
  );
}

function answerFor(page, { fact, values }) {
  if (["coverage", "complementary", "referral"].includes(fact)) return { [fact]: values[0] };
  return { with: { ...page.request.with, [fact]: values[0] } };
}

// Routes that exist no more, with their last day.
function closedDoors(page, country) {
  const w = wordsOf(page);
  const { routes } = page.engine.rules({ today: page.today });
  const closed = routes.filter((route) => !route.open && route.country === country);
  if (closed.length === 0) return [];
  const ended = (route) => {
    const ends = route.versions
      .map(({ in_force: at }) => at.applied?.to ?? at.legal?.to)
      .filter(Boolean)
      .sort();
    return ends.length > 0 ? w.closedOn(day(page, ends[ends.length - 1])) : null;
  };
  return [
    h("h2", {}, w.closedDoors),
    h(
      "ul",
      { class: "cards" },
      closed.map((route) =>
        h(
          "li",
          { class: "card muted" },
          h("h3", {}, said(page, route.title)),
          h("p", { class: "small" }, ended(route)),
        ),
      ),
    ),
  ];
}
