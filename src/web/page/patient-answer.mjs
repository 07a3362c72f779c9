// The answer of a patient: what it costs, who pays, what was assumed; and why.
import { h } from "./dom.mjs";
import { drawBlock, drawSections, withLinks } from "./document.mjs";
import {
  asked,
  capital,
  colon,
  day,
  errorBox,
  errorWords,
  euros,
  factsOf,
  go,
  household,
  kept,
  patientDocument,
  priceBar,
  said,
  saidOf,
  sourceLinks,
  typicalSessions,
  wordsOf,
} from "./patient-parts.mjs";

export function answerView(page) {
  const w = wordsOf(page);
  const request = asked(page);
  const doc = patientDocument(page, request);
  if (doc.what) return wrongRequest(page, doc);
  const statement = page.engine.calculate(request);
  const { rules, facts } = factsOf(page, statement.route);
  const blocks = (id) => doc.sections.filter((section) => section.id === id).flatMap((section) => section.blocks);
  const withMutuelle =
    !request.complementary && statement.headline.with_complementary
      ? page.engine.calculate({ ...request, complementary: "responsible" })
      : null;
  const find = rules.notices?.find(({ id }) => id === "find"); // said apart, above
  const elsewhere = ["lead", "sessions", "why", "sources"];
  const parts = doc.sections.filter((section) => !elsewhere.includes(section.id) && section.blocks.length > 0);
  return [
    h("h1", { tabindex: "-1", class: "sentence" }, doc.title),
    rules.route_title &&
      h("p", { class: "quiet" }, `${said(page, rules.route_title)}, ${said(page, rules.country_title)}`),
    blocks("lead").map((block, index) => h("div", { class: index === 0 && "lead" }, drawBlock(block))),
    bars(page, statement, withMutuelle),
    h(
      "p",
      { class: "actions row" },
      h("a", { class: "button main", href: go(page, "why") }, w.why),
      h("a", { class: "button", href: go(page, "whatif") }, w.whatIf),
      h("a", { class: "button", href: go(page, "doors") }, w.cheaper),
    ),
    plan(page, statement),
    parts.filter((section) => !section.heading).map((section) => section.blocks.map(drawBlock)),
    h("details", {}, h("summary", {}, w.sheet), blocks("sessions").map(drawBlock)),
    h(
      "p",
      { class: "actions row" },
      h("button", { class: "button", type: "button", onclick: () => print() }, w.print),
      copyButton(page),
      page.more.people && h("a", { class: "button", href: go(page, "household") }, w.household),
    ),
    begin(page, rules),
    answers(page, facts, rules.currency),
    parts.filter((section) => section.heading).map((section) => headed(page, section, facts, said(page, find?.text))),
    h(
      "p",
      { class: "links" },
      h("a", { href: page.link("home", {}) }, w.startAgain),
      h("a", { href: go(page, "case", { skipped: undefined }, { done: page.more.done }) }, w.moreQuestions),
    ),
    h("details", {}, h("summary", {}, w.sources), blocks("sources").map(drawBlock)),
    h("article", { class: "sheet", "aria-hidden": "true" }, h("h1", {}, doc.title), drawSections(doc)),
  ];
}

// The bars of a session: two where a mutuelle would change it and nobody has said whether there is one.
function bars(page, statement, withMutuelle) {
  const w = wordsOf(page);
  const currency = statement.currency;
  if (!withMutuelle) {
    const shown = typicalSessions(statement).slice(0, 2);
    return shown.map((session) => priceBar(page, session, w.aSession(day(page, session.date)), currency));
  }
  const [[without], [having]] = [typicalSessions(statement), typicalSessions(withMutuelle)];
  return [
    priceBar(page, having, `${w.aSession(day(page, having.date))}, ${w.withMutuelle}`, currency),
    priceBar(page, without, w.withoutMutuelle, currency),
  ];
}

// A request of an address that the engine refuses: what is wrong, and ways out.
export function wrongRequest(page, error) {
  const w = wordsOf(page);
  return [
    h("h1", { tabindex: "-1" }, w.wrong),
    errorBox(page, error),
    h(
      "p",
      { class: "actions" },
      h("button", { class: "button", type: "button", onclick: () => history.back() }, w.back),
      h("a", { class: "button main", href: page.link("home", {}) }, w.startAgain),
    ),
  ];
}

// The number of sessions, their first day and their pace, which can be changed here.
function plan(page, statement) {
  const w = wordsOf(page);
  const { request } = page;
  const first = request.first ?? statement.sessions[0]?.date;
  const problem = h("div", {});
  const submit = (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    const changes = {};
    for (const name of ["sessions", "first", "every"]) {
      const value = String(data.get(name)).trim();
      const shown = { sessions: statement.sessions.length, first, every: request.every ?? "" }[name];
      changes[name] = value === String(shown) ? request[name] : value;
      event.target.elements[name].removeAttribute("aria-invalid");
    }
    if (data.get("sessions") === "") return fail(event.target, "sessions", { what: w.fill });
    const answer = page.engine.calculate(asked(page, changes));
    if (answer.what) return fail(event.target, /^--(\w+)/.exec(answer.what)?.[1] ?? "sessions", answer);
    page.go("answer", kept(page, changes), { ...household(page), done: page.more.done });
  };
  const fail = (form, name, error) => {
    problem.replaceChildren(errorBox(page, errorWords(page, error), "plan-error"));
    const field = form.elements[name] ?? form.elements.sessions;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", "plan-error");
    field.focus();
  };
  return h(
    "form",
    { class: "plan", novalidate: true, onsubmit: submit, "aria-label": w.plan },
    h(
      "label",
      {},
      w.sessions,
      h("input", {
        name: "sessions",
        inputmode: "numeric",
        value: String(statement.sessions.length),
        autocomplete: "off",
      }),
    ),
    h("label", {}, w.first, h("input", { name: "first", type: "date", value: first ?? "" })),
    h(
      "label",
      {},
      w.every,
      h(
        "select",
        { name: "every" },
        Object.entries(w.paces).map(([value, text]) =>
          h("option", { value, selected: value === (request.every ?? "") }, text),
        ),
      ),
    ),
    h("button", { class: "button", type: "submit" }, w.update),
    problem,
  );
}

// A section of the document; what was assumed about a fact has a link to change it.
function headed(page, section, facts, apart) {
  const w = wordsOf(page);
  const changed = (item) => {
    const fact = facts.find(
      ({ title }) =>
        item.text.toLowerCase().startsWith(`${said(page, title).toLowerCase()}`) &&
        /^\s?:/.test(item.text.slice(said(page, title).length)),
    );
    const name =
      fact && (["coverage", "complementary", "referral"].includes(fact.name) ? fact.name : `with.${fact.name}`);
    return h("li", {}, withLinks(item.text), name && [" ", changeLink(page, name, said(page, fact.title))]);
  };
  return h(
    "section",
    {},
    h("h2", {}, section.heading),
    section.blocks
      .filter((block) => block.text !== apart || !apart)
      .map((block) =>
        block.kind === "list"
          ? [block.intro && h("p", {}, block.intro), h("ul", {}, block.items.map(changed))]
          : drawBlock(block),
      ),
  );
}

function changeLink(page, name, title) {
  const w = wordsOf(page);
  return h(
    "a",
    {
      class: "change",
      href: go(page, "case", {}, { again: name, done: page.more.done }),
      "aria-label": `${w.change} (${title})`,
    },
    w.change,
  );
}

// The answers that the person gave, each with a link to change it. Amounts are in the currency of the route.
function answers(page, facts, currency) {
  const w = wordsOf(page);
  const { request } = page;
  const names = [
    "age",
    "born",
    "coverage",
    "complementary",
    "referral",
    "used",
    "private_fee",
    "used_deductible",
    "minutes",
  ]
    .filter((name) => request[name] !== undefined)
    .concat(Object.keys(request.with ?? {}).map((name) => `with.${name}`));
  if (names.length === 0) return null;
  const line = (name) => {
    const fact = facts.find((each) => each.name === name.replace("with.", ""));
    const value = name.startsWith("with.") ? request.with[name.slice(5)] : request[name];
    const amount = ["private_fee", "used_deductible"].includes(name) && /^(\d+)(?:[.,](\d{1,2}))?$/.exec(value);
    const title = fact ? said(page, fact.title) : (w.names[name] ?? name);
    const shown = String(value)
      .split(/[+,]/)
      .map((word) => said(page, fact?.values.find((each) => each.value === word)?.title))
      .filter(Boolean);
    return h(
      "li",
      {},
      `${title}${colon(page)}${shown.length > 0 ? shown.join(" + ") : amount ? euros(page, Number(amount[1] + (amount[2] ?? "").padEnd(2, "0")), currency) : value} `,
      changeLink(page, name === "born" ? "age" : name, title),
    );
  };
  return h("section", {}, h("h2", {}, w.answers), h("ul", {}, names.map(line)));
}

// The way to a professional: the directory if the rules name one, else the first step that they give.
function begin(page, rules) {
  const notice = rules.notices?.find(({ id }) => id === "find") ?? rules.notices?.find(({ id }) => id === "begin");
  if (!notice) return null;
  const w = wordsOf(page);
  const text = capital(said(page, notice.text));
  return h(
    "section",
    {},
    h("h2", {}, notice.id === "find" ? w.find : w.firstStep),
    h("p", {}, withLinks(text), /[.!?]$/.test(text) ? "" : "."),
  );
}

function copyButton(page) {
  const w = wordsOf(page);
  const status = h("span", { class: "status", role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = w.copied;
    } catch {
      const field = h("input", { value: location.href, readonly: true, "aria-label": w.copyThis });
      status.replaceChildren(w.copyThis, " ", field);
      field.select();
    }
  };
  return [h("button", { class: "button", type: "button", onclick: copy }, w.copy), status];
}

const figures = [
  "price_cents",
  "amo_cents",
  "amc_cents",
  "other_cents",
  "patient_cents",
  "advance_cents",
  "refund_cents",
];

export function whyView(page) {
  const w = wordsOf(page);
  const statement = page.engine.calculate({ ...asked(page), explain: true });
  if (statement.what) return wrongRequest(page, statement);
  const asked_n = Number(page.more.session);
  const session = statement.sessions.find(({ n }) => n === asked_n) ?? typicalSessions(statement)[0];
  const steps = session.steps ?? [];
  const amount = (name) => euros(page, session[name], statement.currency);
  const line = (name) => {
    const cents = session[name];
    const own = steps.filter((step) => step.figure === name);
    if (
      cents === 0 &&
      own.every((step) => step.sources.length === 0) &&
      !["price_cents", "patient_cents", "advance_cents"].includes(name)
    )
      return null;
    const sign = { price_cents: "", patient_cents: "= ", advance_cents: "", refund_cents: "" }[name] ?? "− ";
    return h(
      "details",
      { class: name === "patient_cents" && "you" },
      h("summary", {}, h("b", { class: "amount" }, sign + amount(name)), h("span", {}, w.amounts[name])),
      own.length > 0
        ? own.map((step) => lawOf(page, step))
        : h("p", { class: "quiet" }, cents === null ? w.notKnown : w.noSource),
    );
  };
  const checked = steps.filter((step) => !step.figure);
  const others = statement.sessions.filter((each) => each !== session);
  return [
    h(
      "p",
      { class: "steps" },
      h("a", { class: "back", href: go(page, "answer", {}, { done: page.more.done }) }, `‹ ${w.toAnswer}`),
    ),
    h("h1", { tabindex: "-1" }, w.whySession(day(page, session.date))),
    h("section", { class: "ledger" }, h("h2", { class: "hidden" }, w.ledger), figures.map(line)),
    checked.length > 0 &&
      h(
        "section",
        {},
        h("h2", {}, w.conditions),
        h(
          "div",
          { class: "checks" },
          checked.map((step) =>
            h("details", {}, h("summary", {}, capital(saidOf(page, step, "says"))), lawOf(page, step, true)),
          ),
        ),
      ),
    session.not_applied?.length > 0 &&
      h(
        "details",
        { class: "more" },
        h("summary", {}, w.notApplied),
        h(
          "ul",
          { class: "small" },
          session.not_applied.map((each) => h("li", {}, capital(saidOf(page, each, "because")))),
        ),
      ),
    others.length > 0 &&
      h(
        "nav",
        { "aria-label": w.otherSession },
        h("h2", {}, w.otherSession),
        h(
          "ul",
          { class: "days" },
          others
            .slice(0, 60)
            .map((each) =>
              h(
                "li",
                {},
                h("a", { href: go(page, "why", {}, { session: String(each.n) }) }, day(page, each.date)),
                h("b", {}, ` ${euros(page, each.patient_cents, statement.currency)}`),
              ),
            ),
        ),
      ),
  ];
}

function lawOf(page, step, brief) {
  const w = wordsOf(page);
  return [
    !brief && h("p", {}, capital(saidOf(page, step, "says")), "."),
    step.sources.length > 0 ? sourceLinks(page, step.sources) : brief && h("p", { class: "quiet" }, w.noSource),
  ];
}
