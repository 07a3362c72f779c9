// Parts that the screens of psychologists share: their frame, choices from the rules, dates and amounts as texts.
import { h } from "./dom.mjs";
import { practiceWords } from "./words-practice.mjs";
import { choice, field } from "./fields.mjs";
import { currencySign, dateText } from "./texts.mjs";

/** The route that answers take when nobody names one. */
export const defaultRoute = (page) => page.engine.calculate({ sessions: 1, today: page.today }).route;
export const wordsOf = (page) => practiceWords[page.lang];

/** Returns the text of { fr, en, nl } in the language of the page. */
export const said = (texts, lang) => texts?.[lang] ?? texts?.en ?? "";

/** The rules as JSON; the list of all routes is asked for once. */
export function routesOf({ engine }) {
  return (routesOf.list ??= engine.rules().routes);
}

export const monthText = (month, lang) => dateText(`${month}-01`, lang, { month: "long", year: "numeric" });

/** The frame of a screen: the links to the others, a title, a sentence, and the rest. */
export function screen(page, name, ...content) {
  const w = wordsOf(page);
  const { route, coverage, complementary } = page.request;
  const kept = { route, coverage, complementary };
  const more = page.more.text ? { text: page.more.text } : {};
  return h(
    "div",
    { class: "pro" },
    h(
      "nav",
      { class: "tools", "aria-label": w.tools },
      ["tariff", "quote", "left", "bill"].map((each) =>
        h(
          "a",
          {
            href: page.link(`practice/${each}`, kept, each === "left" || each === "bill" ? more : {}),
            "aria-current": each === name && "page",
          },
          w[each],
        ),
      ),
    ),
    h("h1", { tabindex: "-1" }, w[name]),
    h("p", { class: "intro" }, w[`${name}Lead`]),
    content,
  );
}

/** The list of routes, those of a country together. `chosen`: an id. */
export function routeChoice(page, chosen = defaultRoute(page)) {
  const countries = new Map();
  for (const route of routesOf(page)) {
    const country = said(route.country_title, page.lang);
    if (!countries.has(country)) countries.set(country, []);
    countries
      .get(country)
      .push(h("option", { value: route.route, selected: route.route === chosen }, said(route.title, page.lang)));
  }
  // France first, the others as they come.
  const groups = [...countries].sort(
    ([a], [b]) => (b === "France" || b === "Frankrijk") - (a === "France" || a === "Frankrijk"),
  );
  return h(
    "select",
    {},
    groups.map(([label, options]) => h("optgroup", { label }, options)),
  );
}

/** The field of a price. Its label names the currency of a route; `of` names that of another. */
export function priceField(page, control, route) {
  const w = wordsOf(page);
  const label = document.createTextNode("");
  const of = (id) => {
    const { currency = "EUR" } = routesOf(page).find((one) => one.route === id) ?? {};
    label.data = w.fee(currencySign(currency, page.lang));
  };
  of(route);
  return { element: field(label, control, w.feeHint), of };
}

/** A list of the values of a fact of a route, with the words of the rules; null if the route does not ask for it. */
export function factChoice(page, route, name, chosen) {
  const fact = routesOf(page)
    .find((one) => one.route === route)
    ?.facts.find((one) => one.name === name);
  if (!fact) return null;
  return choice(
    fact.values.map(({ value, title }) => [value, said(title, page.lang)]),
    chosen ?? fact.default,
  );
}

/** Makes a frame as high as the page in it. The frame has no scripts; it is of the same origin so that it can be measured. */
export function fitFrame(frame) {
  const fit = () => {
    const page = frame.contentDocument?.documentElement;
    if (page) frame.style.height = `${page.querySelector("body").getBoundingClientRect().bottom + 40}px`;
  };
  frame.addEventListener("load", fit);
  new ResizeObserver(fit).observe(frame);
}

/** A worker for long requests: { ask(requests, files), end() }. `ask` returns a promise of the answers. */
export function longRequests(page) {
  const worker = startWorker();
  return {
    end: () => worker.terminate(),
    ask: (requests, files) =>
      new Promise((answer, fail) => {
        worker.onerror = (event) => fail(new Error(event.message));
        worker.onmessage = ({ data }) => (data.answers ? answer(data.answers) : fail(new Error(data.failure)));
        worker.postMessage({ module: page.module, requests, files });
      }),
  };
}

/** Starts a worker (worker.mjs). */
export function startWorker() {
  startWorker.url ??= URL.createObjectURL(
    new Blob([document.getElementById("worker").textContent], { type: "text/javascript" }),
  );
  return new Worker(startWorker.url);
}
