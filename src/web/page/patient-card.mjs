// Screen of a mutuelle card: what its contract pays, from one line of the card.
import { h } from "./dom.mjs";
import {
  asked,
  countryOf,
  errorBox,
  errorWords,
  go,
  household,
  kept,
  patientDocument,
  said,
  wordsOf,
} from "./patient-parts.mjs";
import { drawBlock } from "./document.mjs";
import { currencySign } from "./texts.mjs";

// The words of the card, as the engine reads them. Numbers are taken as they are typed.
function wordsOfCard({ session, count, year, free }) {
  if (free) return free;
  return [session && `${session} €/séance`, count && `${count} séances/an`, year && `${year} €/an`]
    .filter(Boolean)
    .join(", ");
}

export function cardView(page) {
  const w = wordsOf(page);
  const { more } = page;
  const routes = routesOf(page, countryOf(page)); // looked up here, so that the first key is answered at once
  if (!routes.some(({ facts }) => facts.some(({ name }) => name === "complementary")))
    return [h("h1", { tabindex: "-1" }, w.cardTitle), h("p", {}, w.noCard)];
  const result = h("div", { class: "result", "aria-live": "polite" });
  const fields = {
    session: more.session ?? "",
    count: more.count ?? "",
    year: more.year ?? "",
    free: more.free ?? "",
    fee: page.request.private_fee ?? "",
  };
  const show = () => result.replaceChildren(...answer(page, fields).flat(Infinity).filter(Boolean));
  const change = (event) => {
    fields[event.target.name] = event.target.value.trim();
    const { fee, ...typed } = fields;
    page.go("card", kept(page, { private_fee: fee }), { ...household(page), ...typed }, { replace: true });
    show();
  };
  const field = (name, label, mode, hint) =>
    h(
      "label",
      {},
      label,
      h("input", {
        name,
        value: fields[name],
        inputmode: mode,
        autocomplete: "off",
        oninput: change,
        "aria-describedby": hint && `${name}-hint`,
      }),
      hint && h("span", { class: "quiet small block", id: `${name}-hint` }, hint),
    );
  show();
  return [
    h("h1", { tabindex: "-1" }, w.cardTitle),
    h("p", {}, w.cardLead),
    picture(page),
    h(
      "form",
      { class: "plan", novalidate: true, onsubmit: (event) => event.preventDefault() },
      field("session", w.aSessionEuros, "decimal"),
      field("count", w.perYear, "numeric"),
      field("year", w.perYearEuros, "decimal"),
      field("fee", w.fee(currencySign(routes[0].currency, page.lang)), "decimal"),
    ),
    h(
      "form",
      { class: "plan wide", novalidate: true, onsubmit: (event) => event.preventDefault() },
      field("free", w.freeWords, null, w.freeWordsHint),
    ),
    result,
  ];
}

// The answers: in the public scheme, and outside it.
function answer(page, fields) {
  const w = wordsOf(page);
  const words = wordsOfCard(fields);
  if (!words) return [h("p", { class: "quiet" }, w.cardEmpty)];
  const country = countryOf(page);
  const base = asked(page, { complementary: words, private_fee: fields.fee || undefined, country, route: undefined });
  const one = (heading, route) => {
    const doc = patientDocument(page, { ...base, route });
    if (doc.what) return doc;
    const link = page.link(
      "answer",
      { ...page.request, country, complementary: words, private_fee: fields.fee, route },
      household(page),
    );
    return h(
      "section",
      {},
      h("h2", {}, heading),
      h("p", { class: "strong" }, doc.title),
      doc.sections[0].blocks.map(drawBlock),
      h("p", {}, h("a", { href: link }, w.seeAll)),
    );
  };
  const inside = one(w.inScheme, undefined);
  if (inside.what) return [errorBox(page, errorWords(page, inside), "card-error")];
  return [
    outsideRoutes(page, country)
      .map(({ route, title }) => one(said(page, title), route))
      .filter((each) => !each.what),
    inside,
  ];
}

// The routes of a country; the list is asked for once.
function routesOf(page, country) {
  routesOf.list ??= page.engine.rules({ today: page.today }).routes;
  return routesOf.list.filter((route) => route.country === country);
}

// Routes in force that are no scheme: the professional sets the price.
function outsideRoutes(page, country) {
  const current = (route) =>
    route.versions.find(({ version }) => version === (route.in_force_today.applied ?? route.in_force_today.legal));
  return routesOf(page, country).filter((route) => route.open && current(route)?.scheme === false);
}

// Draws a table of benefits, with the line to copy.
function picture(page) {
  const w = wordsOf(page);
  const [title, first, second, line, ...rest] = w.picture;
  const [a, b, c, last] = rest;
  const row = (y, text) => [
    h("text", { x: 18, y, class: "d-quiet" }, text),
    h("line", { x1: 190, y1: y - 5, x2: 330, y2: y - 5, class: "d-line" }),
  ];
  return h(
    "details",
    {},
    h("summary", {}, w.whereToLook),
    h(
      "svg",
      { viewBox: "0 0 360 230", role: "img", "aria-label": w.cardPicture, class: "drawing" },
      h("rect", { x: 1, y: 1, width: 358, height: 228, rx: 12, class: "d-card" }),
      h("text", { x: 18, y: 30, class: "d-title" }, title),
      row(62, first),
      row(88, second),
      h("rect", { x: 8, y: 102, width: 344, height: 84, rx: 8, class: "d-mark" }),
      h("text", { x: 18, y: 125, class: "d-title" }, line),
      [a, b, c].map((text, index) => h("text", { x: 190, y: 125 + index * 24, class: "d-title" }, text)),
      row(212, last),
    ),
  );
}
