// Parts that the screens of patients share: requests, words, amounts, errors, the bar of a price.
import { h } from "./dom.mjs";
import { dateText, moneyText } from "./texts.mjs";
import { patientWords } from "./words-patient.mjs";

export const countries = ["fr", "be", "ch", "de", "lu", "nl"];

/** Returns the words of the page in its language. */
export const wordsOf = (page) => patientWords[page.lang];

/** Returns the country of the request, else that of the browser's language. */
export function countryOf(page) {
  const { country, route } = page.request;
  if (countries.includes(country)) return country;
  if (route) return route.slice(0, 2);
  const region = (navigator.languages[0] ?? "").slice(3, 5).toLowerCase();
  if (region !== "fr" && countries.includes(region)) return region;
  return page.lang === "nl" ? "be" : "fr";
}

/** Returns the request for a calculation: with its country, without what only the questions use. */
export function asked(page, changes = {}) {
  const { skipped, country, ...rest } = {
    country: countryOf(page),
    ...page.request,
    ...changes,
    lang: page.lang,
    today: page.today,
  };
  return rest.route ? rest : { ...rest, country };
}

/** Returns the request that links carry. */
export function kept(page, changes = {}) {
  return { country: countryOf(page), ...page.request, ...changes };
}

/** What links keep of the page's own state: the household. */
export function household(page) {
  const { people, tab } = page.more;
  return people ? { people, tab } : {};
}

/** Returns a link that keeps the request and the household. */
export function go(page, view, changes = {}, more = {}) {
  return page.link(view, kept(page, changes), { ...household(page), ...more });
}

/** Returns a text of the engine in the language of the page: { fr, en, nl }. */
export const said = (page, text) => (text ? (text[page.lang] ?? text.en) : "");
/** The same for members named "says", "says_fr"… */
export const saidOf = (page, object, name) => object[`${name}_${page.lang}`] ?? object[name];

/** A colon before a value, as the language writes it. */
export const colon = (page) => (page.lang === "fr" ? "\u00a0: " : ": ");

/** A line of the engine that begins a line of the page. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Writes cents as an amount. Unknown is said, never 0. */
export const euros = (page, cents, currency = "EUR") =>
  moneyText(cents, page.lang, currency, wordsOf(page).unknown, true);

/** Writes a day of the engine: "2026-12-07". */
export function day(page, date, year = true) {
  const written = dateText(date, page.lang, { day: "numeric", month: "long", year: year ? "numeric" : undefined });
  return page.lang === "fr" ? written.replace(/^1 /, "1er ") : written;
}

/** Says an error of the engine for people: without the names of options and the advice for a terminal. */
export function errorWords(page, error) {
  const what = error.what.replace(/^--?[\w-]+( \w+)? ?: /, "");
  const advice = (error.remedy ?? "")
    .split("\n")
    .filter((line) => !/^\s/.test(line))
    .join(" ")
    .split(/(?<=[.?!]) /)
    .filter((sentence) => !/racpsy |\.toml|--\w/.test(sentence));
  return [capital(what), ...advice].join(/[.?!]$/.test(what) ? " " : ". ");
}

/** What a patient reads about a request: a document of the engine. Options that a text names are said in words. */
export function patientDocument(page, request, files) {
  const doc = page.engine.document({ ...request, for: "patient" }, files);
  const { names } = wordsOf(page);
  const quoted = (option, name) => {
    const said = names[name.replaceAll("-", "_")];
    return !said ? option : page.lang === "fr" ? `«\u00a0${said}\u00a0»` : `“${said}”`;
  };
  const plain = (value) =>
    typeof value === "string"
      ? value.replace(/--([a-z]+(?:-[a-z]+)*)/g, quoted)
      : value && typeof value === "object"
        ? Array.isArray(value)
          ? value.map(plain)
          : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === "what" ? each : plain(each)]))
        : value;
  return plain(doc);
}

/** Returns a paragraph that says an error beside its field. */
export function errorBox(page, error, id) {
  return h("p", { class: "error", id, role: "alert" }, typeof error === "string" ? error : errorWords(page, error));
}

/** Returns links to switch the country. `to(country)` is their address. */
export function countrySwitch(page, to) {
  const names = new Intl.DisplayNames([page.lang], { type: "region" });
  return h(
    "nav",
    { class: "switch", "aria-label": wordsOf(page).country },
    countries.map((code) =>
      h("a", { href: to(code), "aria-current": code === countryOf(page) && "true" }, names.of(code.toUpperCase())),
    ),
  );
}

const payers = ["amo", "amc", "other", "patient"];

/** Draws who pays a session: a bar, and below it each amount. A share that is not known is hatched. */
export function priceBar(page, session, caption, currency) {
  const w = wordsOf(page);
  const parts = payers
    .map((payer) => ({ payer, cents: session[`${payer}_cents`] }))
    .filter(({ payer, cents }) => cents !== 0 || payer === "patient");
  const price = session.price_cents;
  const open = parts.some(({ cents }) => cents === null) || price === null;
  const sum = parts.reduce((all, { cents }) => all + (cents ?? 0), 0);
  const unknown = parts.filter(({ cents }) => cents === null);
  // Widths only: the parts that are not known share the rest of the bar.
  const rest = price === null ? Math.max(sum, 1) : Math.max(price - sum, 0);
  const scale = 600 / Math.max(sum + (unknown.length > 0 ? rest : 0), 1);
  let at = 0;
  const pieces = parts
    .filter(({ cents }) => cents !== 0)
    .map(({ payer, cents }) => {
      const width = (cents ?? rest / Math.max(unknown.length, 1)) * scale;
      const rect = h("rect", {
        class: cents === null ? "p-unknown" : `p-${payer}`,
        x: at,
        y: 0,
        width: Math.max(width - 3, 3),
        height: 44,
        rx: 5,
        fill: cents === null && "url(#hatch)",
      });
      at += width;
      return rect;
    });
  const written = (cents) => (cents === null ? w.unknown : euros(page, cents, currency));
  return h(
    "figure",
    { class: "price" },
    h("figcaption", {}, caption, ", ", h("strong", {}, price === null ? w.unknownPrice : euros(page, price, currency))),
    h(
      "svg",
      { viewBox: "0 0 600 44", "aria-hidden": "true", preserveAspectRatio: "none" },
      h(
        "defs",
        {},
        h(
          "pattern",
          { id: "hatch", width: 10, height: 10, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
          h("rect", { class: "p-ground", width: 10, height: 10 }),
          h("rect", { class: "p-hatch", width: 4, height: 10 }),
        ),
      ),
      pieces.length > 0
        ? pieces
        : h("rect", { class: "p-unknown", x: 0, y: 0, width: 597, height: 44, rx: 5, fill: open && "url(#hatch)" }),
    ),
    h(
      "ul",
      { class: "payers" },
      parts.map(({ payer, cents }) =>
        h(
          "li",
          { class: payer === "patient" && "you" },
          h("span", { class: `swatch ${cents === null ? "s-unknown" : `s-${payer}`}` }),
          " ",
          h("b", {}, written(cents)),
          ` ${w.payers[payer]}`,
        ),
      ),
    ),
  );
}

/** Returns a session for each different split of the price, the most frequent first. */
export function typicalSessions(statement) {
  const kinds = new Map();
  for (const session of statement.sessions) {
    const key = [session.price_cents, ...payers.map((payer) => session[`${payer}_cents`])].join();
    const kind = kinds.get(key) ?? { session, count: 0 };
    kinds.set(key, { ...kind, count: kind.count + 1 });
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count).map(({ session }) => session);
}

/** Finds a fact that a statement names, with its titles, in the rules of the route. */
export function factsOf(page, route) {
  const rules = route ? page.engine.rules({ route, today: page.today }) : {};
  return { rules, facts: rules.facts ?? [] };
}

/** Links to the sources of a rule. */
export function sourceLinks(page, sources) {
  const w = wordsOf(page);
  return h(
    "ul",
    { class: "law" },
    sources.map((source) =>
      h(
        "li",
        {},
        source.url ? h("a", { href: source.url, rel: "noreferrer", target: "_blank" }, source.title) : source.title,
        source.article && !source.title.includes(source.article) && `, ${source.article}`,
        h(
          "span",
          { class: "quiet" },
          ` (${[day(page, source.date), w.confidence[source.confidence]].filter(Boolean).join(", ")})`,
        ),
      ),
    ),
  );
}
