// Sessions left, and whom to bill: lists of sessions that are pasted or dropped, calculated patient by patient.
import { h } from "./dom.mjs";
import { choice, field, settled, showError } from "./fields.mjs";
import {
  defaultRoute,
  factChoice,
  longRequests,
  monthText,
  priceField,
  routeChoice,
  routesOf,
  said,
  screen,
  wordsOf,
} from "./practice-parts.mjs";
import { dateText, moneyText } from "./texts.mjs";
import { decoded, readSessions } from "./sessions.mjs";

const mostBytes = 20 << 20;
const mostInAddress = 8000; // characters
const mostDates = 10000; // of one request
const mostAtOnce = 200; // dates that are answered without a worker
const patientsAtOnce = 10;
const mostInCase = 300; // sessions that are added up together
const mostCards = 200; // patients drawn at once

// The text of a file, or one too long for an address. It is gone when the page is closed.
let dropped = null;

export const left = (page) => sessions(page, "left", drawLeft);
export const bill = (page) => sessions(page, "bill", drawBill);

function sessions(page, name, drawResult) {
  const w = wordsOf(page);
  const { lang } = page;
  const request = {
    route: page.request.route ?? defaultRoute(page),
    coverage: page.request.coverage,
    complementary: page.request.complementary,
    private_fee: page.request.private_fee,
    with: page.request.with,
  };
  const more = {
    text: page.more.text,
    from: page.more.from,
    until: page.more.until,
    only: page.more.only,
    order: page.more.order,
  };
  const area = h("textarea", { rows: 6, spellcheck: "false", autocomplete: "off", placeholder: "Léa 12/03/2026" });
  area.value = more.text ?? (dropped && !dropped.name ? dropped.text : "");
  const file = h("input", { type: "file", accept: ".csv,.tsv,.txt,.ics,text/csv,text/calendar,text/plain" });
  const chosen = h("p", { class: "hint", role: "status" });
  const clear = h(
    "button",
    {
      type: "button",
      onclick: () => {
        dropped = null;
        area.value = "";
        file.value = "";
        change();
        area.focus();
      },
    },
    w.clear,
  );
  const example = h(
    "button",
    {
      type: "button",
      onclick: () => {
        dropped = null;
        area.value = exampleOf(page.today);
        change();
      },
    },
    w.example,
  );
  const fields = {
    from: h("input", { type: "date", value: more.from ?? "" }),
    until: h("input", { type: "date", value: more.until ?? "" }),
    only: h("input", { type: "text", value: more.only ?? "", maxlength: 80 }),
    order: choice(Object.entries(w.orders), more.order ?? (lang === "en" ? "" : "day")),
    private_fee: h("input", { type: "text", inputmode: "decimal", value: request.private_fee ?? "", maxlength: 12 }),
  };
  const route = routeChoice(page, request.route);
  const price = priceField(page, fields.private_fee, request.route);
  const facts = h("div", { class: "row" });
  const lists = {};
  const drawFacts = () => {
    price.of(request.route);
    for (const fact of Object.keys(lists)) delete lists[fact];
    facts.replaceChildren(
      ...["coverage", "complementary", "third_party"].flatMap((fact) => {
        const list = factChoice(
          page,
          request.route,
          fact,
          fact === "third_party" ? request.with?.third_party : request[fact],
        );
        if (!list) return [];
        lists[fact] = list;
        list.addEventListener("change", change);
        return [
          field(
            w[fact] ??
              said(
                routesOf(page)
                  .find((one) => one.route === request.route)
                  .facts.find((one) => one.name === fact).title,
                lang,
              ),
            list,
          ),
        ];
      }),
    );
  };
  const rest = h("div");
  const status = h("p", { class: "hint", role: "status" });
  const result = h("div");
  let running = 0;

  const draw = async () => {
    const mine = ++running;
    const text = dropped?.text ?? area.value;
    chosen.replaceChildren(dropped ? (dropped.name ? w.fileChosen(dropped.name) : w.long) : "");
    rest.replaceChildren();
    result.replaceChildren();
    status.textContent = "";
    if (dropped?.code) return rest.replaceChildren(h("p", { class: "error", role: "alert" }, w.codesOf[dropped.code]));
    if (text.trim() === "") return void (status.textContent = w.nothing);
    const known = routesOf(page).find((one) => one.route === request.route)?.facts ?? [];
    const read = readSessions(text, {
      ...more,
      order: more.order ?? (lang === "en" ? "" : "day"),
      calendar: dropped?.name ? /\.ics$/i.test(dropped.name) : false,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      columns: [
        ["age", "age"],
        ["born", "born", "naissance", "date de naissance"],
        ...known.map((fact) => [fact.name, fact.name, ...fact.names, ...Object.values(fact.title)]),
      ],
    });
    if (read.code) return rest.replaceChildren(h("p", { class: "error", role: "alert" }, w.codesOf[read.code]));
    const answers = [];
    const asked = { ...request, lang: page.lang };
    // Long lists are answered apart from the page, some patients at a time.
    const dates = read.patients.reduce((n, { days }) => n + days.length, 0);
    const aside = dates > mostAtOnce ? longRequests(page) : null;
    const here = {
      ask: (requests) =>
        requests.map((one) => (one.format === "document" ? page.engine.document(one) : page.engine.calculate(one))),
    };
    try {
      for (let i = 0; i < read.patients.length; i += patientsAtOnce) {
        const some = read.patients.slice(i, i + patientsAtOnce);
        answers.push(...(await answered(page, asked, some, name === "bill", aside ?? here)));
        if (mine !== running) return;
        if (aside) status.textContent = w.working(answers.length, read.patients.length);
      }
    } finally {
      aside?.end();
    }
    // An error of every patient is one of the settings.
    const error =
      answers.length > 0 && answers.every((one) => one.error?.what === answers[0].error?.what)
        ? answers[0].error
        : null;
    showError(error, { ...lists, private_fee: fields.private_fee }, rest);
    status.textContent = w.ready(read.patients.length, dates);
    const drawn = [...troubles(read, dropped?.note, w, lang), ...(error ? [] : drawResult(page, answers, asked))];
    for (const part of drawn) {
      result.append(part);
      if (!aside) continue;
      await new Promise((go) => setTimeout(go)); // so that long lists do not freeze the page
      if (mine !== running) return;
    }
  };
  const redraw = settled(draw, 250);
  const change = () => {
    more.text = undefined;
    if (!dropped?.name) dropped = area.value.length > mostInAddress ? { text: area.value } : null;
    if (!dropped) more.text = area.value || undefined;
    for (const key of ["from", "until", "only", "order"]) more[key] = fields[key].value.trim() || undefined;
    if (request.route !== route.value) {
      request.route = route.value;
      request.coverage = request.complementary = request.with = undefined;
      drawFacts();
    } else {
      for (const [fact, list] of Object.entries(lists)) {
        if (fact === "third_party") request.with = { ...request.with, third_party: list.value };
        else request[fact] = list.value;
      }
    }
    request.private_fee = fields.private_fee.value.trim() || undefined;
    page.go(`practice/${name}`, request, more, { replace: true });
    for (const link of document.querySelectorAll(".tools a"))
      link.href = page.link(link.hash.slice(2).split("?")[0], request, /left|bill/.test(link.hash) ? more : {});
    redraw();
  };
  const take = async (one) => {
    if (!one) return;
    if (one.size > mostBytes) dropped = { name: one.name, text: "", code: "large" };
    else {
      const { text = "", refused, code } = decoded(new Uint8Array(await one.arrayBuffer()));
      dropped = { name: one.name, text, code: refused, note: code };
    }
    area.value = "";
    change();
  };
  file.addEventListener("change", () => take(file.files[0]));
  area.addEventListener("input", () => {
    if (dropped?.name) ((dropped = null), (file.value = ""));
    change();
  });
  for (const control of [...Object.values(fields), route])
    control.addEventListener(control.tagName === "SELECT" || control.type === "date" ? "change" : "input", change);
  drawFacts();
  queueMicrotask(draw);
  const zone = h("div", { class: "drop" }, field(w.file, file, w.fileHint));
  dropZone(zone, take);
  const set =
    more.from ||
    more.until ||
    more.only ||
    more.order ||
    request.coverage ||
    request.complementary ||
    page.request.route ||
    request.private_fee;
  return screen(
    page,
    name,
    h(
      "form",
      { onsubmit: (event) => event.preventDefault() },
      field(w.paste, area, w.pasteHint),
      zone,
      h("p", { class: "buttons" }, example, clear),
      chosen,
      h(
        "details",
        { open: Boolean(set) },
        h("summary", {}, w.settings),
        h("div", { class: "row" }, field(w.from, fields.from), field(w.until, fields.until)),
        h("div", { class: "row" }, field(w.only, fields.only, w.onlyHint), field(w.order, fields.order)),
        field(w.route, route),
        facts,
        price.element,
      ),
    ),
    rest,
    status,
    result,
  );
}

/** Lets files be dropped on an element; `take` receives the first. */
export function dropZone(zone, take) {
  for (const kind of ["dragenter", "dragover"])
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}

function exampleOf(today) {
  const year = today.slice(0, 4);
  return `Léa 12/01/${year}\nLéa 19/01/${year}\nLéa 26/01/${year}\nLéa 26/01/${year}\nNoé 05/10/${year}\nNoé 12/10/${year}`;
}

// Asks for the sessions of some patients. Returns for each { patient, answer, why, request }: `why` has the words of
// uncovered sessions, by number; or { patient, error }.
async function answered(page, asked, patients, explain, { ask }) {
  const requests = patients.map(({ facts, days }) => {
    const request = {
      ...asked,
      with: { ...asked.with },
      on: days.map((day) => day.date).join(","),
      explain: explain || undefined,
      today: page.today,
    };
    for (const [name, value] of Object.entries(facts)) {
      if (["age", "born", "coverage", "complementary", "referral", "student"].includes(name)) request[name] = value;
      else request.with[name] = value;
    }
    return request;
  });
  const few = patients.map(({ days }) => days.length <= mostDates);
  const answers = await ask(requests.filter((one, i) => few[i]));
  const all = few.map((yes) => (yes ? answers.shift() : { schema: "racpsy/error/1", what: wordsOf(page).tooMany }));
  const unclear = all.map((answer) => Boolean(answer.sessions?.some((one) => one.outcome !== "covered")));
  const documents = await ask(
    requests
      .filter((one, i) => unclear[i])
      .map((one) => ({ ...one, explain: undefined, for: "practice", format: "document" })),
  );
  return patients.map((patient, i) => {
    const answer = all[i];
    if (answer.schema === "racpsy/error/1") return { patient, error: answer };
    const why = new Map();
    if (unclear[i]) {
      const tables = documents
        .shift()
        .sections.flatMap((part) => part.blocks)
        .filter((block) => block.kind === "table");
      const table = tables.find((block) => block.rows.length === answer.sessions.length && block.header.length > 4);
      table?.rows.forEach((row, k) => why.set(answer.sessions[k].n, row.cells[2].text.replace(/^×\s*/, "")));
    }
    return { patient, answer, why, request: requests[i] };
  });
}

// ---- Sessions left

function drawLeft(page, answers) {
  const w = wordsOf(page);
  const { lang } = page;
  const cards = answers.slice(0, mostCards).map(({ patient, answer, error, why }) => {
    const name = h("h2", {}, patient.name || w.noName);
    if (error)
      return h(
        "section",
        { class: "patient" },
        name,
        h(
          "p",
          { class: "error" },
          [error.what.replace(/^--[a-z-]+\s*:\s*/, ""), error.remedy].filter(Boolean).join(" – "),
        ),
      );
    const periods = [...answer.sessions_left].sort((a, b) => (a.until < b.until ? 1 : -1));
    const uncovered = answer.sessions.filter((one) => one.outcome !== "covered" && one.outcome !== "outside_scheme");
    return h(
      "section",
      { class: "patient" },
      name,
      periods.length === 0 && uncovered.length === 0 && h("p", {}, w.noLimit),
      periods.map((period, i) => [
        h(
          "p",
          { class: i === 0 ? "big" : "quiet" },
          w.leftUntil(period.left, period.at_most, period.until && dateText(period.until, lang)),
        ),
        i === 0 && dots(period),
      ]),
      h(
        "p",
        { class: "quiet" },
        `${w.counted(answer.total.covered, answer.total.sessions)}, ${w.span(dateText(answer.sessions[0].date, lang), dateText(answer.sessions.at(-1).date, lang))}`,
      ),
      uncovered.length > 0 && [
        h("p", {}, w.notCovered),
        h(
          "ul",
          {},
          uncovered
            .slice(0, 100)
            .map((one) =>
              h(
                "li",
                {},
                `${dateText(one.date, lang)} : ${why.get(one.n) ?? one.outcome}`.replace(
                  " :",
                  lang === "fr" ? " :" : ":",
                ),
              ),
            ),
        ),
      ],
    );
  });
  const more = answers.length - cards.length;
  const future = answers.some(({ answer }) => answer?.sessions.at(-1).date > page.today);
  return [
    ...cards,
    more > 0 && h("p", { class: "quiet" }, `+ ${more}`),
    future && h("p", { class: "quiet" }, w.planned),
  ].filter(Boolean);
}

// The sessions of a period as dots: taken ones are filled.
function dots({ at_most: most, left: free }) {
  if (most > 24) return null;
  const size = 16;
  return h(
    "svg",
    { class: "dots", viewBox: `0 0 ${most * size} ${size}`, width: most * size, height: size, "aria-hidden": "true" },
    Array.from({ length: most }, (unused, i) =>
      h("circle", { class: i + free < most ? "taken" : "free", cx: i * size + size / 2, cy: size / 2, r: 5 }),
    ),
  );
}

// ---- Whom to bill

const payerOrder = ["patient", "amo", "amc", "other"];

function drawBill(page, answers) {
  const w = wordsOf(page);
  const { lang } = page;
  const groups = new Map(); // lines by payer and month
  const unclear = [];
  let doubtful = false;
  for (const { patient, answer, error } of answers) {
    if (error) {
      unclear.push(h("li", {}, `${patient.name || w.noName} : ${error.what.replace(/^--[a-z-]+\s*:\s*/, "")}`));
      continue;
    }
    for (const session of answer.sessions) {
      const line = { name: patient.name, session, currency: answer.currency };
      for (const payer of payerOrder) {
        const cents = session.billed[`${payer}_cents`];
        if (cents === 0) continue;
        const key = `${payer} ${session.date.slice(0, 7)}`;
        if (!groups.has(key)) groups.set(key, { payer, month: session.date.slice(0, 7), lines: [] });
        groups.get(key).lines.push({ ...line, cents });
      }
      doubtful ||= session.doubtful ?? session.steps.some((step) => step.flags.length > 0);
    }
  }
  const sorted = [...groups.values()].sort(
    (a, b) => payerOrder.indexOf(a.payer) - payerOrder.indexOf(b.payer) || (a.month < b.month ? -1 : 1),
  );
  for (const group of sorted)
    group.lines.sort((a, b) => (a.session.date < b.session.date ? -1 : a.session.date > b.session.date ? 1 : 0));
  const sums = new Map(); // where the sum of a payer and a month is shown
  const table = [[w.month, w.payer, w.patientName, w.code, w.day, w.amount]];
  const sections = [];
  let payer;
  for (const group of sorted) {
    if (group.payer !== payer) sections.push(h("h2", {}, w.payers[(payer = group.payer)]));
    for (const { name, session, cents } of group.lines)
      table.push([
        group.month,
        w.payers[group.payer],
        name,
        session.code ?? "",
        session.date,
        plainAmount(cents, lang),
      ]);
    const place = h("span", { class: "cents" }, w.lines(group.lines.length));
    sums.set(`${group.payer} ${group.month}`, place);
    const month = h(
      "details",
      { class: "month", open: sorted.length <= 6 },
      h("summary", {}, h("span", {}, monthText(group.month, lang)), place),
    );
    const fill = () => month.open && month.children.length === 1 && month.append(linesOf(group, w, lang));
    month.addEventListener("toggle", fill); // a month that is not opened costs nothing
    fill();
    sections.push(month);
  }
  showSums(page, answers, sums);
  const text = table.map((cells) => cells.map(cellOf).join("\t")).join("\n") + "\n";
  const area = h("textarea", { readonly: true, rows: 5, "aria-label": w.copyText, class: "copy" });
  area.value = text;
  const said = h("p", { class: "hint", role: "status" });
  const copy = h(
    "button",
    {
      type: "button",
      class: "main",
      onclick: async () => {
        try {
          await navigator.clipboard.writeText(text);
          said.textContent = w.copied;
        } catch {
          area.select();
          said.textContent = document.execCommand?.("copy") ? w.copied : w.copyFailed;
        }
      },
    },
    w.copy,
  );
  return [
    sorted.length > 0 && h("p", { class: "buttons" }, copy),
    said,
    ...sections,
    unclear.length > 0 && [h("h2", {}, w.unclear), h("ul", {}, unclear.slice(0, 100))],
    h("p", { class: "quiet" }, w.billNote),
    doubtful && h("p", { class: "quiet" }, w.billDoubt),
    sorted.length > 0 && area,
  ]
    .flat()
    .filter(Boolean);
}

function linesOf({ lines }, w, lang) {
  const day = { day: "2-digit", month: "2-digit", year: "numeric" };
  return h(
    "table",
    { class: "flat bill" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        [w.day, w.patientName, w.code].map((name) => h("th", { scope: "col" }, name)),
        h("th", { scope: "col", class: "right" }, w.amount),
      ),
    ),
    h(
      "tbody",
      {},
      lines.map(({ name, session, cents, currency }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, dateText(session.date, lang, day)),
          h("td", {}, name || w.noName),
          h("td", {}, session.code ?? w.noCode),
          h("td", { class: "right" }, moneyText(cents, lang, currency, w.unknown)),
        ),
      ),
    ),
  );
}

// Shows the sums by payer and month, which the engine gives for all patients as one case. Long lists go without.
let summing = null;
function showSums(page, answers, places) {
  summing?.end();
  summing = null;
  const show = ({ bills, currency }) => {
    for (const { payer, month, cents } of bills)
      places.get(`${payer} ${month}`)?.replaceChildren(moneyText(cents, page.lang, currency, wordsOf(page).unknown));
  };
  const good = answers.filter((one) => one.answer);
  if (good.length === 1) return show(good[0].answer);
  if (good.length === 0 || good.reduce((n, { answer }) => n + answer.sessions.length, 0) > mostInCase) return;
  const mine = (summing = longRequests(page));
  mine
    .ask([{ file: "case.toml", explain: true, today: page.today }], { "case.toml": caseOf(good) })
    .then(
      ([answer]) => answer.bills && show(answer),
      () => {},
    )
    .finally(mine.end);
}

// A case file of all patients, as rules/README.md describes it: the facts that were said, and the days.
function caseOf(answers) {
  const quoted = (text) => JSON.stringify(text).replace(/\u007f/g, "\\u007f");
  return answers
    .map(({ patient, request, answer }, i) => {
      const said = {
        ...request.with,
        ...Object.fromEntries(
          ["coverage", "complementary", "age", "born", "private_fee"].map((name) => [name, request[name]]),
        ),
      };
      const lines = [`[[person]]`, `name = ${quoted(`${i + 1} ${patient.name}`)}`];
      for (const [name, value] of Object.entries(said)) {
        if (value === undefined || value === "") continue;
        lines.push(
          `${name} = ${(name === "age" && /^\d+$/.test(value)) || (name === "born" && /^\d{4}-\d\d-\d\d$/.test(value)) ? value : quoted(value)}`,
        );
      }
      lines.push(
        `[[person.session]]`,
        `route = ${quoted(answer.route)}`,
        `on = [${patient.days.map((day) => day.date).join(", ")}]`,
      );
      return lines.join("\n");
    })
    .join("\n\n");
}

// An amount for a spreadsheet: "20,00", in English "20.00"; empty if it is not known.
function plainAmount(cents, lang) {
  if (cents === null) return "";
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}${lang === "en" ? "." : ","}${digits.slice(-2)}`;
}

// A cell of the text to copy: on one line, and never a formula.
function cellOf(text) {
  const line = text.replace(/[\t\r\n]+/g, " ");
  return /^[=+@]|^-(?!\d+[.,]\d\d$)/.test(line) ? `'${line}` : line;
}

// ---- What was not read, and what to check

function troubles(read, note, w, lang) {
  const worded = ({ code, line, text, detail, date, n }) => {
    const words = w.codesOf[code] ?? code;
    if (typeof words === "function") return words(n, text);
    const where = [
      line && w.line(line),
      text && (lang === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`),
      date && dateText(date, lang),
    ]
      .filter(Boolean)
      .join(", ");
    return `${where}${where && (lang === "fr" ? " : " : ": ")}${words}${detail ? ` (${detail})` : ""}`;
  };
  const list = (head, all, name) =>
    all.length > 0 &&
    h(
      "section",
      { class: name },
      h("h2", {}, head),
      h(
        "ul",
        {},
        all.slice(0, 200).map((one) => h("li", {}, worded(one))),
      ),
      all.length > 200 && h("p", {}, `+ ${all.length - 200}`),
    );
  const notes = note ? [{ code: note }, ...read.notes] : read.notes;
  return [list(w.refusedHead, read.refused, "refused"), list(w.notesHead, notes, "notes")].filter(Boolean);
}
