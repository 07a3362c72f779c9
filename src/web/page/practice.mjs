// The views of psychologists: the tools of a practice, the tariff of a day, the quote. Sessions left and bills stand in
// practice-sessions.mjs.
import { h } from "./dom.mjs";
import { choice, field, settled, showError, tick } from "./fields.mjs";
import {
  defaultRoute,
  factChoice,
  fitFrame,
  priceField,
  routeChoice,
  routesOf,
  said,
  screen,
  wordsOf,
} from "./practice-parts.mjs";
import { dateText, moneyText } from "./texts.mjs";
import { bill, left } from "./practice-sessions.mjs";

function home(page) {
  const w = wordsOf(page);
  return h(
    "div",
    { class: "pro" },
    h("h1", { tabindex: "-1" }, w.title),
    h("p", { class: "intro" }, w.lead),
    h(
      "ul",
      { class: "doors" },
      ["tariff", "quote", "left", "bill"].map((name) =>
        h(
          "li",
          {},
          h(
            "a",
            { href: page.link(`practice/${name}`, {}) },
            h("strong", {}, w[name]),
            h("span", {}, w[`${name}Lead`]),
          ),
        ),
      ),
    ),
  );
}

// ---- Tariff and code of a day

const figures = ["price_cents", "amo_cents", "other_cents", "amc_cents", "patient_cents", "advance_cents"];

function tariff(page) {
  const w = wordsOf(page);
  const request = {
    route: page.request.route ?? defaultRoute(page),
    coverage: page.request.coverage,
    complementary: page.request.complementary,
    first: page.request.first ?? page.today,
  };
  const day = h("input", { type: "date", value: request.first, min: "1900-01-01", max: "2199-12-31", required: true });
  const route = routeChoice(page, request.route);
  const facts = h("div", { class: "row" });
  const rest = h("div");
  const result = h("div", { "aria-live": "polite" });
  const fields = { first: day };
  const draw = () => {
    const asked = { ...request, sessions: 1, explain: true, lang: page.lang };
    const answer = page.engine.calculate({ ...asked, calendar: "applied" });
    const legal = page.engine.calculate({ ...asked, calendar: "legal" });
    const error = [answer, legal].find((one) => one.schema === "racpsy/error/1");
    showError(error, fields, rest);
    result.replaceChildren(...(error ? [] : tariffOf(page, answer, legal, request)));
  };
  const change = () => {
    request.first = day.value || undefined;
    request.route = route.value;
    page.go("practice/tariff", request, {}, { replace: true });
    draw();
  };
  const drawFacts = () => {
    facts.replaceChildren(
      ...["coverage", "complementary"].flatMap((name) => {
        const list = factChoice(page, request.route, name, request[name]);
        if (!list) return ((request[name] = undefined), []);
        list.addEventListener("change", () => ((request[name] = list.value), change()));
        fields[name] = list;
        return [field(w[name], list)];
      }),
    );
  };
  day.addEventListener("change", change);
  route.addEventListener("change", () => {
    [request.route, request.coverage, request.complementary] = [route.value, undefined, undefined];
    drawFacts();
    change();
  });
  drawFacts();
  queueMicrotask(draw); // errors look for their fields in the page
  return screen(
    page,
    "tariff",
    h(
      "form",
      { onsubmit: (event) => event.preventDefault() },
      h("div", { class: "row" }, field(w.date, day), field(w.route, route)),
      facts,
    ),
    rest,
    result,
  );
}

function tariffOf(page, answer, legal, request) {
  const { lang } = page;
  const w = wordsOf(page);
  const [now, text] = [answer.sessions[0], legal.sessions[0]];
  const money = (cents) => moneyText(cents, lang, answer.currency, w.unknown);
  const route = routesOf(page).find((one) => one.route === answer.route);
  const versionOf = (session) => route.versions.find((one) => one.version === session.version);
  // Without "give it with --price": there are no options here.
  const spoken = (step) => (step[`says_${lang}`] ?? step.says).replace(/\s?:[^:]*--[a-z-]+[^:]*$/, "");
  const inForce = page.engine.rules({ route: answer.route, today: request.first ?? now.date });
  const rules = inForce.version === now.version ? inForce : null;
  const cited = new Map(); // sources by id, in the order of their use
  const cite = (list) =>
    list
      ?.map((source) => {
        const one =
          typeof source === "string"
            ? (rules?.sources?.[source] ?? rules?.sources?.find?.((each) => each.id === source))
            : source;
        if (!one?.title) return null;
        if (!cited.has(one.id ?? source)) cited.set(one.id ?? source, { ...one, n: cited.size + 1 });
        return cited.get(one.id ?? source).n;
      })
      .filter(Boolean);
  const marks = (list) => {
    const numbers = cite(list) ?? [];
    return (
      numbers.length > 0 &&
      h(
        "sup",
        {},
        numbers.map((n) => {
          const { url } = [...cited.values()][n - 1];
          return url
            ? h("a", { href: url, rel: "noreferrer", target: "_blank", "aria-label": `${w.sources} ${n}` }, String(n))
            : ` ${n} `;
        }),
      )
    );
  };
  const out = [];
  if (now.outcome !== "covered" && now.outcome !== "outside_scheme") {
    const doc = page.engine.document({ route: answer.route, on: now.date, lang: page.lang });
    out.push(h("p", { class: "strong" }, doc.title));
  }
  if (rules && now.version) {
    out.push(
      h("h2", {}, w.codes),
      h(
        "ul",
        { class: "codes" },
        rules.session.map((one) => {
          const parts = one.parts ?? [];
          const code =
            one.code ??
            parts
              .map((part) => part.code)
              .filter(Boolean)
              .join(" + ");
          return h(
            "li",
            {},
            h("span", { class: "code" }, code || w.noCode),
            h("span", { class: "what" }, said(one.title, lang), marks(one.sources)),
            h(
              "span",
              { class: "cents" },
              one.price_cents !== null
                ? money(one.price_cents)
                : parts.length > 0
                  ? parts.map((part) => money(part.price_cents ?? null)).join(" + ")
                  : one.price === "free"
                    ? w.free
                    : w.unknown,
            ),
          );
        }),
      ),
    );
    const notes = rules.session
      .filter((one) => one.note)
      .map((one) => h("p", { class: "quiet" }, said(one.note, lang)));
    out.push(...notes);
  }
  if (now.version) {
    out.push(
      h("h2", {}, w.whoPays),
      h(
        "ul",
        { class: "shares" },
        now.steps
          .filter((step) => figures.includes(step.figure))
          .map((step) =>
            h(
              "li",
              {},
              h("span", { class: "cents" }, money(step.cents)),
              h(
                "span",
                { class: "what" },
                spoken(step),
                step.flags.length > 0 && h("em", {}, ` (${w.doubtful})`),
                marks(step.sources),
              ),
            ),
          ),
      ),
    );
    const doubts = now.steps
      .filter((step) => !step.figure && step.flags.length > 0)
      .map((step) => h("p", { class: "quiet" }, "* ", spoken(step), marks(step.sources)));
    out.push(...doubts);
    out.push(h("h2", {}, w.caps));
    const caps = now.steps.filter((step) => step.rule.startsWith("cap."));
    out.push(
      caps.length === 0
        ? h("p", {}, w.noCap)
        : h(
            "ul",
            {},
            caps.map((step) => h("li", {}, spoken(step), marks(step.sources))),
          ),
    );
  }
  const state = (session, calendar) => {
    const version = versionOf(session);
    if (!version) return w.noVersion;
    const span = version.in_force[calendar];
    const days = span
      ? span.to
        ? w.between(dateText(span.from, lang), dateText(span.to, lang))
        : w.since(dateText(span.from, lang))
      : w.noVersion;
    return `${w.version(version.version, said(version.title, lang))} (${days})`;
  };
  const shares = (session) =>
    h(
      "ul",
      { class: "shares" },
      [
        ["price", "price_cents"],
        ["amo", "amo_cents"],
        ["amc", "amc_cents"],
        ["other", "other_cents"],
        ["patient", "patient_cents"],
        ["advance", "advance_cents"],
      ]
        .filter(([name, key]) => name !== "other" || session[key] !== 0)
        .map(([name, key]) =>
          h("li", {}, h("span", { class: "cents" }, money(session[key])), h("span", { class: "what" }, w[name])),
        ),
    );
  const differ = [
    "version",
    "outcome",
    "code",
    "price_cents",
    "amo_cents",
    "amc_cents",
    "patient_cents",
    "advance_cents",
    "cap",
  ].some((key) => now[key] !== text[key]);
  out.push(h("h2", {}, w.calendars));
  if (!differ) out.push(h("p", {}, w.same), h("p", { class: "quiet" }, state(now, "applied")));
  else {
    out.push(h("p", { class: "strong" }, w.differ));
    for (const [name, session] of [
      ["applied", now],
      ["legal", text],
    ])
      out.push(h("h3", {}, w[name]), h("p", {}, state(session, name)), session.version && shares(session));
  }
  const version = versionOf(now);
  if (version) out.push(h("p", { class: "quiet" }, w.verified(dateText(version.verified_on, lang))));
  if (cited.size > 0)
    out.push(
      h(
        "details",
        {},
        h("summary", {}, `${w.sources} (${cited.size})`),
        h(
          "ol",
          { class: "sources" },
          [...cited.values()].map(({ title, url, date }) =>
            h(
              "li",
              {},
              url ? h("a", { href: url, rel: "noreferrer", target: "_blank" }, title) : title,
              date && ` (${dateText(date, lang)})`,
            ),
          ),
        ),
      ),
    );
  return out.filter(Boolean);
}

// ---- Quote

const kept = "racpsy.practice"; // the one thing that may be stored, if asked

function stored(name) {
  try {
    if (name === undefined) return localStorage.getItem(kept);
    if (name === null) localStorage.removeItem(kept);
    else localStorage.setItem(kept, name);
    return true;
  } catch {
    return null; // a browser without storage
  }
}

function quote(page) {
  const w = wordsOf(page);
  const names = [
    "practice",
    "patient",
    "first",
    "every",
    "sessions",
    "used",
    "coverage",
    "complementary",
    "private_fee",
    "valid_until",
  ];
  const request = Object.fromEntries([
    ["route", page.request.route ?? defaultRoute(page)],
    ...names.map((name) => [name, page.request[name]]),
  ]);
  const remembered = stored();
  request.practice ??= remembered ?? undefined;
  const route = routeChoice(page, request.route);
  const values = ["none", "responsible"]; // those of the list; others are words of a card
  const fields = {
    practice: h("input", { type: "text", value: request.practice ?? "", autocomplete: "organization", maxlength: 200 }),
    patient: h("input", { type: "text", value: request.patient ?? "", autocomplete: "off", maxlength: 80 }),
    first: h("input", { type: "date", value: request.first ?? "" }),
    every: choice(Object.entries(w.paces), request.every ?? "1w"),
    sessions: h("input", { type: "text", inputmode: "numeric", value: request.sessions ?? "", maxlength: 5 }),
    used: h("input", { type: "text", inputmode: "numeric", value: request.used ?? "", maxlength: 5 }),
    private_fee: h("input", { type: "text", inputmode: "decimal", value: request.private_fee ?? "", maxlength: 12 }),
    valid_until: h("input", { type: "date", value: request.valid_until ?? "" }),
  };
  const card = h("input", {
    type: "text",
    value: values.includes(request.complementary) ? "" : (request.complementary ?? ""),
    maxlength: 120,
    autocomplete: "off",
  });
  const price = priceField(page, fields.private_fee, request.route);
  const facts = h("div", { class: "row" });
  const drawFacts = () => {
    price.of(request.route);
    const coverage = factChoice(page, request.route, "coverage", request.coverage);
    const complementary = factChoice(
      page,
      request.route,
      "complementary",
      values.includes(request.complementary) ? request.complementary : undefined,
    );
    delete fields.coverage;
    delete fields.complementary;
    if (coverage) fields.coverage = coverage;
    facts.replaceChildren(
      ...[
        coverage && field(w.coverage, coverage),
        complementary && field(w.complementary, complementary),
        complementary && field(w.card, card, w.cardHint),
      ].filter(Boolean),
    );
    for (const list of [coverage, complementary].filter(Boolean)) list.addEventListener("change", change);
    drawFacts.complementary = complementary;
    if (complementary) fields.complementary = card;
  };
  const rest = h("div");
  const frame = h("iframe", {
    class: "paper",
    title: w.preview,
    sandbox: "allow-same-origin allow-modals",
    tabindex: "0",
  });
  fitFrame(frame);
  const print = h("button", { type: "button", class: "main", onclick: () => frame.contentWindow.print() }, w.print);
  const draw = () => {
    const html = page.engine.page({ ...request, for: "practice", lang: page.lang });
    const error = html.startsWith("{") ? JSON.parse(html) : null;
    showError(error, fields, rest);
    print.disabled = error !== null;
    frame.hidden = error !== null;
    if (!error) frame.srcdoc = html;
  };
  const redraw = settled(draw);
  const note = h("p", { class: "hint", role: "status" });
  const remember = h("input", {
    type: "checkbox",
    checked: Boolean(remembered),
    onchange: () => keep(remember.checked),
  });
  const keep = (wanted) => {
    const done = stored(wanted ? fields.practice.value : null);
    note.textContent = done === null ? w.notKept : wanted ? w.remembered : w.forgotten;
    if (done === null) remember.checked = false;
    forget.hidden = !remember.checked;
  };
  const forget = h(
    "button",
    {
      type: "button",
      hidden: !remembered,
      onclick: () => {
        remember.checked = false;
        keep(false);
        remember.focus();
      },
    },
    w.forget,
  );
  const change = () => {
    for (const [name, control] of Object.entries(fields)) request[name] = control.value.trim() || undefined;
    if (request.every === "1w") request.every = undefined;
    request.complementary = card.value.trim() || drawFacts.complementary?.value || undefined;
    if (request.route !== route.value) {
      request.route = route.value;
      request.coverage = request.complementary = undefined;
      card.value = "";
      drawFacts();
    }
    if (remember.checked) stored(fields.practice.value);
    page.go("practice/quote", request, {}, { replace: true });
    redraw();
  };
  for (const control of [...Object.values(fields), card, route])
    control.addEventListener(control.tagName === "SELECT" ? "change" : "input", change);
  drawFacts();
  queueMicrotask(draw);
  return screen(
    page,
    "quote",
    h(
      "form",
      { onsubmit: (event) => event.preventDefault() },
      field(w.practiceName, fields.practice, w.practiceHint),
      tick(w.remember, remember),
      forget,
      note,
      h(
        "div",
        { class: "row" },
        field(w.patientName, fields.patient, w.patientHint),
        field(w.validUntil, fields.valid_until),
      ),
      h(
        "div",
        { class: "row" },
        field(w.first, fields.first, w.firstHint),
        field(w.every, fields.every),
        field(w.sessions, fields.sessions, w.sessionsHint),
      ),
      field(w.route, route),
      facts,
      h("div", { class: "row" }, price.element, field(w.used, fields.used)),
    ),
    rest,
    h("p", {}, print),
    frame,
  );
}

export const practiceViews = {
  practice: home,
  "practice/tariff": tariff,
  "practice/quote": quote,
  "practice/left": left,
  "practice/bill": bill,
};
