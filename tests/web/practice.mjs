// The screens of psychologists in Chromium. Usage: node practice.mjs PAGE [RACPSY] [PART …]
// RACPSY is the native program that answers must be equal to. Parts: lists, screens, files, left, currency, bill, quote, keyboard,
// state; all, if none is named. SCREEN: only the screens whose name begins so.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { random } from "../oracle/people.mjs";
import { readSessions } from "../../src/web/page/sessions.mjs";
import { checkScreen, openBrowser, ready, tally, work } from "./screens.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error("usage: node practice.mjs PAGE [RACPSY] [PART …]");
  process.exit(2);
}
const program = rest[0] && existsSync(rest[0]) ? rest.shift() : join(root, "build/release/racpsy");
const url = pathToFileURL(resolve(file)).href;
const browser = await openBrowser();
const today = "2026-11-30";
const native = (...words) =>
  JSON.parse(
    execFileSync(program, ["calc", "--no-me", "--today", today, "--format", "json", ...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
const spaces = (text) => text.replace(/[\u00a0\u202f]/g, " ");

async function open(hash, { locale = "fr-FR", width = 1280 } = {}) {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 }, timezoneId: "Europe/Paris" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => tally.check(`${hash}: an error`, [error.message]));
  await page.clock.setFixedTime(new Date(`${today}T12:00:00+01:00`));
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}#/${hash}`);
  await ready(page);
  await page.waitForTimeout(100);
  page.end = async () => {
    tally.check(
      `${hash}: requests`,
      requests.filter((each) => !each.startsWith(url) && !/^(data|blob|about):/.test(each)),
    );
    await context.close();
  };
  return page;
}

const text = "Léa 12/01/2026\nLéa 19/01/2026\nLéa 19/01/2026\nNoé 05/10/2026\nNoé 12/10/2026\n31/02/2026\n";
const withText = `_text=${encodeURIComponent(text)}`;
const screens = {
  practice: "practice",
  tariff: "practice/tariff",
  "tariff-calendars": "practice/tariff?first=2024-05-05",
  "tariff-early": "practice/tariff?first=2021-01-01",
  "tariff-doctor": "practice/tariff?route=fr/psychiatre",
  "tariff-be": "practice/tariff?route=be/premiere-ligne",
  "tariff-free": "practice/tariff?route=fr/psychologue-liberal",
  quote: "practice/quote?practice=Cabinet%20Martin&patient=L.M.&first=2026-12-07",
  "quote-wrong": "practice/quote?sessions=abc",
  left: "practice/left",
  "left-text": `practice/left?${withText}`,
  "left-be": `practice/left?route=be/premiere-ligne&${withText}`,
  bill: `practice/bill?${withText}&private_fee=60`,
  "bill-wrong": "practice/left?_text=31/02/2026",
};

const event = (...lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const calendar = (...events) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");
const weekly = (rule, ...more) =>
  calendar(event("UID:1", "SUMMARY:A", "DTSTART;TZID=Europe/Paris:20260105T140000", `RRULE:${rule}`, ...more));
const whole = (rule, start = "20260131") =>
  calendar(event("SUMMARY:A", `DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`));
const zone = "Europe/Paris";

// What is pasted or dropped, options, and what is read: "name: day day | refused codes | notes".
const lists = [
  ["2026-01-05\n2026-01-12", {}, ": 01-05 01-12 | | "],
  ["12/03/2026", { order: "day" }, ": 03-12 | | "],
  ["12/03/2026", { order: "month" }, ": 12-03 | | "],
  ["12/03/2026", {}, "| order | "],
  ["12/03/2026\n25/03/2026", {}, ": 03-12 03-25 | | "],
  ["25/03/2026", { order: "month" }, "| not_a_day | "],
  ["Léa M. : 5/1/2026, 12/1/2026", { order: "day" }, "Léa M.: 01-05 01-12 | | "],
  ["Séance n° 3 du lundi 12 janvier 2026 à 14h30", {}, ": 01-12 | | "],
  ["Noé\n1er mars 2026\n2 mars 2026", {}, "Noé: 03-01 03-02 | | "],
  ["December 7, 2026\n7 maart 2026", {}, ": 03-07 12-07 | | "],
  ["31/02/2026\n12/03\n12/03/26\nabc 123", { order: "day" }, "| not_a_day no_year short_year no_date | "],
  ["2026-01-05\n2026-01-05", {}, ": 01-05 01-05 | | same_day"],
  ["Rien ici", {}, "| | no_date_line"],
  ["patient;date\nA;05/01/2026\nB;06/01/2026 14:00\nA;x\n", { order: "day" }, "A: 01-05, B: 01-06 | not_a_day | "],
  ['Date,Patient,Salle\n2026-01-05,"M, A",2\n', {}, "M, A: 01-05 | | unused_columns"],
  ["date\n2026-01-05\n", {}, ": 01-05 | | no_patient_column"],
  ["A\t2026-01-05\nB\t2026-01-06\n", {}, "A: 01-05, B: 01-06 | | no_header"],
  ['patient,date\nA,"2026-01-05\n', {}, "| open_quote | "],
  ["date;patient\n2026-01-05;A\n;B\n2026-01-06 2026-01-07;C", {}, "A: 01-05 | no_date two_dates | "],
  [weekly("FREQ=WEEKLY;COUNT=3"), {}, "A: 01-05 01-12 01-19 | | "],
  [weekly("FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Paris:20260112T140000"), {}, "A: 01-05 01-19 | | "],
  [weekly("FREQ=WEEKLY;COUNT=3", "EXDATE:20260112T130000Z"), {}, "A: 01-05 01-19 | | "],
  [weekly("FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260113"), {}, "A: 01-05 01-12 01-19 | | excluded_nothing"],
  [weekly("FREQ=WEEKLY;INTERVAL=2;UNTIL=20260119T130000Z"), {}, "A: 01-05 01-19 | | "],
  [weekly("FREQ=WEEKLY;UNTIL=20260119T120000Z"), {}, "A: 01-05 01-12 | | "],
  [weekly("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3"), {}, "A: 01-05 01-08 01-12 | | "],
  [weekly("FREQ=WEEKLY"), {}, "| endless | "],
  [weekly("FREQ=WEEKLY"), { until: "2026-01-13" }, "A: 01-05 01-12 | | "],
  [weekly("FREQ=YEARLY;COUNT=2"), {}, "| rule | "],
  [weekly("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=2"), {}, "| rule | "],
  [whole("FREQ=MONTHLY;UNTIL=20260531"), {}, "A: 01-31 03-31 05-31 | | "],
  [whole("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "20260130"), {}, "A: 01-30 02-27 03-27 | | "],
  [whole("FREQ=DAILY;INTERVAL=3;COUNT=3", "20260101"), {}, "A: 01-01 01-04 01-07 | | "],
  [calendar(event("SUMMARY:A", "DTSTART:20260105T233000Z")), {}, "A: 01-06 | | utc"],
  [
    calendar(event("SUMMARY:A", "DTSTART:20260105T100000", "STATUS:CANCELLED"), event("SUMMARY:B", "DTSTART:20260106")),
    {},
    "B: 01-06 | | cancelled",
  ],
  [calendar(event("SUMMARY:A\\, long", " er name", "DTSTART:20260105T100000")), {}, "A, longer name: 01-05 | | "],
  [
    calendar(
      event("UID:1", "SUMMARY:A", "DTSTART:20260105T100000", "RRULE:FREQ=WEEKLY;COUNT=2"),
      event("UID:1", "SUMMARY:A", "RECURRENCE-ID:20260112T100000", "DTSTART:20260113T100000"),
    ),
    {},
    "A: 01-05 01-13 | | ",
  ],
  [
    calendar(
      event("UID:1", "SUMMARY:A", "DTSTART:20260105T100000", "RRULE:FREQ=WEEKLY;COUNT=2"),
      event("UID:1", "SUMMARY:A", "RECURRENCE-ID:20260112T100000", "DTSTART:20260112T100000", "STATUS:CANCELLED"),
    ),
    {},
    "A: 01-05 | | cancelled",
  ],
  [
    calendar(
      event("UID:1", "SUMMARY:A", "DTSTART:20260105T100000"),
      event("UID:2", "SUMMARY:A", "DTSTART:20260105T100000"),
    ),
    {},
    "A: 01-05 | | twice",
  ],
  [
    calendar(event("SUMMARY:A", "DTSTART:20260105"), event("SUMMARY:Lunch", "DTSTART:20260106")),
    { only: "a" },
    "A: 01-05 | | left_out_other",
  ],
  [calendar(event("SUMMARY:A")), {}, "| no_start | "],
  [calendar(event("SUMMARY:A", "DTSTART:20260231T100000")), {}, "| bad_date | "],
  [calendar(event("SUMMARY:A", "DTSTART:20260105")).replace(/END:VEVENT[^]*/, ""), {}, "| cut | "],
  [
    calendar(
      event("SUMMARY:A", "DTSTART:20260105", "BEGIN:VALARM", "TRIGGER:-PT10M", "DTSTART:20260109", "END:VALARM"),
    ),
    {},
    "A: 01-05 | | ",
  ],
  ["hello", { calendar: true }, "no_calendar"],
  ["<!DOCTYPE html><p>12/03/2026", {}, "no_list"],
  ['[{"date":"2026-03-12"}]', {}, "no_list"],
  [" \n", {}, "empty"],
];

const parts = {
  lists() {
    for (const [given, options, wanted] of lists) {
      const read = readSessions(given, { zone, ...options });
      const codes = (all) => all.map((one) => one.code).join(" ");
      const people = read.patients
        ?.map(({ name, days }) => `${name}: ${days.map((day) => day.date.slice(5)).join(" ")}`)
        .join(", ");
      const found =
        read.code ??
        [
          `${people}${people ? " " : ""}`,
          ` ${codes(read.refused)}${read.refused.length > 0 ? " " : ""}`,
          ` ${codes(read.notes)}`,
        ].join("|");
      tally.equal(`list: ${JSON.stringify(given).slice(0, 90)} ${JSON.stringify(options)}`, found, wanted);
    }
  },

  async screens() {
    for (const [name, hash] of Object.entries(screens).filter(([name]) => name.startsWith(process.env.SCREEN ?? ""))) {
      for (const [lang, locale] of [
        ["fr", "fr-FR"],
        ["en", "en-GB"],
        ["nl", "nl-BE"],
      ]) {
        const page = await open(hash, { locale });
        await page.waitForTimeout(700);
        for (const details of await page.locator("details:not([open]) > summary").all()) await details.click();
        await checkScreen(page, `${name} ${lang}`);
        tally.equal(`${name} ${lang}: language`, await page.locator("html").getAttribute("lang"), lang);
        tally.equal(`${name} ${lang}: one heading`, await page.locator("h1:visible").count(), 1);
        const words = await page
          .locator("body")
          .evaluate(
            (body) =>
              body.innerText.match(/(?<![\w-])--[a-z]\S*|racpsy \w+|undefined|\[object|\bNaN\b|\bnull\b/g) ?? [],
          );
        tally.check(`${name} ${lang}: words`, words);
        await page.end();
      }
    }
  },

  // Files that are chosen: good ones are counted, others refused with words.
  async files() {
    const page = await open("practice/left");
    const tried = [
      ["a.ics", weekly("FREQ=WEEKLY;COUNT=3"), /Restent 9 séances sur 12/],
      ["a.csv", "patient;date\nLéa;05/01/2026\nLéa;12/01/2026\n", /Restent 10 séances sur 12/],
      ["latin.csv", Buffer.from("patient;date\nL\xe9a;05/01/2026\n", "latin1"), /Léa[^]*Windows-1252/],
      ["utf16.csv", Buffer.from("\ufeffpatient;date\nLéa;05/01/2026\n", "utf16le"), /Léa\n[^]*Restent 11/],
      [
        "c2s.csv",
        "patient;date;couverture\nLéa;05/01/2026;c2s\nNoé;05/01/2026;xyz\n",
        /Léa\n[^]*Restent 11[^]*Noé\n[^]*xyz/,
      ],
      ["a.pdf", "%PDF-1.7\n", /C'est un PDF/],
      ["a.xlsx", Buffer.from("PK\x03\x04 xl/", "latin1"), /classeur/],
      ["a.ics", "not a calendar\n2026-01-05", /pas un agenda/],
      ["a.bin", Buffer.from([1, 0, 2, 3, 0, 9, 200]), /pas du texte/],
      ["empty.csv", "", /vide/],
      ["page.html", "<html><body>12/03/2026", /page web/],
      ["a.csv", "nom;ville\nLéa;Lille\n", /Aucune colonne de dates|pas de date|n'a pas été lu|À vérifier/],
      ["x.csv", "patient;date\n<img src=x onerror=alert(1)>;05/01/2026\n", /<img src=x onerror=alert\(1\)>/],
    ];
    for (const [name, content, wanted] of tried) {
      await page
        .locator("input[type=file]")
        .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
      let said = "";
      for (let i = 0; i < 50 && !wanted.test(said); ++i) {
        await page.waitForTimeout(200);
        said = spaces(await page.locator("main").innerText());
      }
      tally.check(`file ${name}: ${wanted}`, wanted.test(said) || [said.slice(-300)]);
    }
    tally.equal("files: nothing read as HTML", await page.locator("main img").count(), 0);
    // A file stays for the other screen, and a drop is a choice.
    await page.locator(".tools a").last().click();
    await page.waitForTimeout(700);
    tally.check("files: kept for the bill", (await page.locator("main").innerText()).includes("x.csv"));
    await page.locator(".drop").evaluate((zone) => {
      const data = new DataTransfer();
      data.items.add(new File(["Zoé 2026-02-03"], "dropped.txt"));
      zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.waitForTimeout(700);
    tally.check("files: dropped", /dropped\.txt[^]*Zoé/.test(await page.locator("main").innerText()));
    await page.end();
  },

  // What the screen says is left is what the native program says.
  async left() {
    const r = random(7);
    const people = Array.from({ length: 20 }, (unused, i) => ({
      name: `P${i + 1}`,
      days: Array.from(
        { length: r.upTo(1, 16) },
        () => `202${r.upTo(4, 6)}-${String(r.upTo(1, 12)).padStart(2, "0")}-${String(r.upTo(1, 28)).padStart(2, "0")}`,
      ).sort(),
    }));
    const list = people.flatMap(({ name, days }) => days.map((day) => `${name} ${day}`)).join("\n");
    for (const coverage of ["standard", "c2s"]) {
      const page = await open(`practice/left?coverage=${coverage}&_text=${encodeURIComponent(list)}`);
      await page.waitForSelector(".patient:nth-of-type(20)");
      const cards = await page.locator(".patient").evaluateAll((all) => all.map((one) => one.innerText));
      for (const [i, { name, days }] of people.entries()) {
        const { sessions_left: wanted, sessions } = native("--coverage", coverage, "--on", days.join(","));
        const card = spaces(cards.find((one) => one.startsWith(`${name}\n`)) ?? "");
        const found = [...card.matchAll(/(Plus aucune séance|Reste 1 séance|Restent (\d+) séances) sur (\d+)/g)]
          .map((m) => `${m[2] ?? (m[1].startsWith("Plus") ? 0 : 1)}/${m[3]}`)
          .sort()
          .join(" ");
        tally.equal(
          `left: ${name} ${coverage}`,
          found,
          wanted
            .map((one) => `${one.left}/${one.at_most}`)
            .sort()
            .join(" "),
        );
        const refused = sessions.filter((one) => one.outcome !== "covered").length;
        tally.equal(
          `left: ${name}, dates not covered`,
          (card.split("Dates non prises en charge")[1]?.trim().split("\n") ?? []).length,
          refused,
        );
      }
      await page.end();
    }
    // A cap of a whole life has no last day.
    const page = await open(`practice/left?route=ch/psychotherapie&${withText}`);
    const said = spaces(await page.locator("main").innerText());
    tally.check("left: no last day", /Restent 28 séances sur 30\n/.test(said) ? [] : [said]);
    await page.end();
  },

  // The label of a price names the currency of the route, also of one that is chosen later.
  async currency() {
    for (const locale of ["fr-FR", "en-GB", "nl-BE"]) {
      for (const hash of ["quote?first=2026-12-07&", `left?${withText}&`, `bill?${withText}&`]) {
        const page = await open(`practice/${hash}route=ch/psychotherapie&private_fee=150`, { locale });
        const label = page.locator("label", { hasText: "(CHF)" });
        const named = await label.count();
        const text = await page.locator("main").innerText();
        tally.check(`currency: ${hash}, ${locale}`, named === 1 && !text.includes("€") ? [] : [text]);
        await page.locator("select:has(optgroup)").selectOption("fr/mon-soutien-psy");
        const others = [await label.count(), await page.locator("label", { hasText: "(€)" }).count()];
        tally.equal(`currency: ${hash}, ${locale}: another route`, others.join(), "0,1");
        await page.end();
      }
    }
  },

  // Lists to copy: the lines are those of the native program, and the sums too.
  async bill() {
    const page = await open(`practice/bill?${withText}&private_fee=60`);
    await page
      .waitForFunction(
        () => [...document.querySelectorAll(".month summary .cents")].every((one) => one.textContent.includes("€")),
        null,
        { polling: 100 },
      )
      .catch(() => {});
    await page.getByText("Copier pour un tableur").click();
    await page.waitForSelector("[role=status]:text('Copié')");
    const lines = (await page.evaluate(() => navigator.clipboard.readText()))
      .trim()
      .split("\n")
      .map((line) => line.split("\t"));
    const found = lines
      .slice(1)
      .map(([month, payer, patient, code, day, amount]) =>
        [/patient/.test(payer) ? "patient" : /AMO/.test(payer) ? "amo" : "amc", patient, code, day, amount].join(" "),
      )
      .sort();
    const wanted = [];
    const sums = new Map();
    for (const [name, days] of [
      ["Léa", "2026-01-12,2026-01-19,2026-01-19"],
      ["Noé", "2026-10-05,2026-10-12"],
    ]) {
      const answer = native("--on", days, "--private-fee", "60", "--explain");
      for (const one of answer.sessions)
        for (const payer of ["patient", "amo", "amc"])
          if (one.billed[`${payer}_cents`] > 0)
            wanted.push(
              [
                payer,
                name,
                one.code ?? "",
                one.date,
                (one.billed[`${payer}_cents`] / 100).toFixed(2).replace(".", ","),
              ].join(" "),
            );
      for (const { month, payer, cents } of answer.bills)
        sums.set(`${payer} ${month}`, (sums.get(`${payer} ${month}`) ?? 0) + cents);
    }
    tally.equal("bill: lines", found.join("\n"), wanted.sort().join("\n"));
    const shown = (await page.locator(".month summary .cents").allInnerTexts()).map(spaces);
    const inOrder = [...sums].sort(
      ([a], [b]) =>
        ["patient", "amo"].indexOf(a.split(" ")[0]) - ["patient", "amo"].indexOf(b.split(" ")[0]) || (a < b ? -1 : 1),
    );
    tally.equal(
      "bill: sums",
      shown.join(" "),
      inOrder.map(([, cents]) => `${(cents / 100).toFixed(2).replace(".", ",")} €`).join(" "),
    );
    await page.end();
  },

  async quote() {
    const page = await open("practice/quote");
    await page.getByLabel("Cabinet", { exact: true }).fill("Cabinet <b>Martin</b> & fils");
    await page.getByLabel("Patient", { exact: true }).fill("L. M.");
    await page.getByLabel("Première séance").fill("2026-12-07");
    await page.getByLabel("Nombre de séances").fill("5");
    await page.getByLabel("Devis valable").fill("2027-01-31");
    await page.waitForTimeout(800);
    const frame = page.frameLocator("iframe");
    const shown = spaces(await frame.locator("body").innerText());
    tally.check(
      "quote: what was typed",
      (shown.includes("Cabinet <b>Martin</b> & fils") && shown.includes("L. M.")) || [shown.slice(0, 200)],
    );
    tally.check(
      "quote: amount",
      /Devis : 5 séances, 250 €, dont 100 € réglés par le patient/.test(shown) || [shown.slice(0, 200)],
    );
    tally.check("quote: in the address", /practice=Cabinet/.test(page.url()) && /first=2026-12-07/.test(page.url()));
    tally.check(
      "quote: styled",
      (await frame.locator("body").evaluate((body) => getComputedStyle(body).maxWidth)) !== "none",
    );
    tally.equal("quote: nothing kept", await page.evaluate(() => localStorage.length), 0);
    await page.getByLabel("Retenir le nom").check();
    tally.equal(
      "quote: kept when asked",
      await page.evaluate(() => localStorage.getItem("racpsy.practice")),
      "Cabinet <b>Martin</b> & fils",
    );
    await page.getByRole("button", { name: "Oublier ce nom" }).click();
    tally.equal("quote: forgotten", await page.evaluate(() => localStorage.length), 0);
    await page.evaluate(() => {
      document.querySelector("iframe").contentWindow.print = () => {
        document.title = "printed";
      };
    });
    await page.getByRole("button", { name: "Imprimer" }).click();
    tally.equal("quote: print", await page.title(), "printed");
    // One sheet of A4, for several quotes.
    for (const [i, change] of [
      [0, null],
      [1, "12"],
      [2, "15"],
    ]) {
      if (change) await page.getByLabel("Nombre de séances").fill(change);
      await page.waitForTimeout(800);
      const html = await page.locator("iframe").getAttribute("srcdoc");
      const path = join(work, `quote${i}.html`);
      writeFileSync(path, html);
      const sheet = await browser.newPage();
      await sheet.goto(pathToFileURL(path).href);
      await sheet.pdf({ path: `${path}.pdf`, preferCSSPageSize: true });
      await sheet.close();
      const sheets = execFileSync("pdftotext", ["-raw", `${path}.pdf`, "-"], { encoding: "utf8" })
        .split("\f")
        .slice(0, -1);
      tally.equal(`quote ${i}: sheets`, sheets.length, 1);
      tally.check(`quote ${i}: amount on paper`, /\d+ €/.test(spaces(sheets[0])));
    }
    // Errors stand beside their field.
    for (const [label, wrong, said] of [
      ["Nombre de séances", "abc", /nombre/],
      ["Nombre de séances", "0", /nombre/],
      ["Votre prix", "1,234", /deux façons/],
      ["Séances déjà", "x", /nombre/],
    ]) {
      await page.getByLabel(label).fill(wrong);
      await page.waitForTimeout(600);
      const id = await page.getByLabel(label).getAttribute("id");
      tally.check(
        `quote: ${label} ${wrong}`,
        said.test(await page.locator(`#${id}-error`).innerText()) || [await page.locator(`#${id}-error`).innerText()],
      );
      tally.check(`quote: ${label}: no preview of an error`, await page.locator("iframe").isHidden());
      await page.getByLabel(label).fill("");
    }
    await page.end();
  },

  // From the tools to a tariff, without a mouse.
  async keyboard() {
    const page = await open("practice");
    const tabTo = async (wanted) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        if (
          wanted.test(
            await page.evaluate(
              () =>
                `${document.activeElement.textContent.slice(0, 60)}|${document.activeElement.id}|${document.activeElement.type ?? ""}`,
            ),
          )
        )
          return true;
      }
      return false;
    };
    tally.check("keyboard: tariff", await tabTo(/^Tarif et code/));
    await page.keyboard.press("Enter");
    await page.waitForTimeout(500);
    tally.equal("keyboard: focus on the heading", await page.evaluate(() => document.activeElement.tagName), "H1");
    tally.check("keyboard: date", await tabTo(/\|date$/));
    tally.check("keyboard: scheme", await tabTo(/select-one$/));
    await page.keyboard.press("ArrowDown");
    tally.check(
      "keyboard: sessions left",
      await (async () => {
        await page.goto(`${url}#/practice`);
        await page.waitForTimeout(300);
        return tabTo(/^Séances restantes/);
      })(),
    );
    await page.keyboard.press("Enter");
    await page.waitForTimeout(400);
    tally.check("keyboard: text", await tabTo(/textarea$/));
    await page.keyboard.type("Léa 12/01/2026");
    await page.waitForTimeout(900);
    tally.check("keyboard: answer", /Restent 11 séances/.test(spaces(await page.locator("main").innerText())));
    await page.end();
  },

  async state() {
    let page = await open("practice/left");
    await page.locator("textarea").fill("Léa 12/01/2026");
    await page.waitForTimeout(700);
    const kept = page.url();
    tally.check("state: in the address", /_text=/.test(kept) || [kept]);
    await page.locator("a[hreflang=en]").click();
    await page.waitForTimeout(700);
    tally.check(
      "state: another language keeps the text",
      (await page.locator("textarea").inputValue()) === "Léa 12/01/2026",
    );
    await page.goBack();
    await page.waitForTimeout(700);
    tally.equal("state: back", await page.locator("html").getAttribute("lang"), "fr");
    await page.end();
    page = await open(kept.split("#/")[1]);
    await page.waitForTimeout(500);
    tally.check("state: from a link", /Léa\n/.test(await page.locator("main").innerText()));
    await page.locator(".tools a").last().click();
    await page.waitForTimeout(700);
    tally.check(
      "state: the text goes along",
      /12\/01\/2026/.test(await page.locator("main").innerText()) &&
        (await page.locator("textarea").first().inputValue()) === "Léa 12/01/2026",
    );
    await page.end();
    // Tariffs of days, with their codes and shares.
    for (const [hash, wanted] of [
      ["practice/tariff?first=2026-11-30", /EEP[^]*50,00 €[^]*30,00 €[^]*20,00 €[^]*même version/],
      ["practice/tariff?first=2023-05-05", /EEP[^]*40,00 €/],
      ["practice/tariff?first=2024-05-05", /n'est pas ce que disent les textes[^]*appliqué[^]*légal/],
      ["practice/tariff?first=2021-01-01", /pas encore ouvert/],
      ["practice/tariff?first=2026-11-30&route=fr/psychologue-liberal", /prix libre|n\.c\./],
    ]) {
      page = await open(hash);
      const said = spaces(await page.locator("main").innerText());
      tally.check(`tariff ${hash}`, wanted.test(said) || [said.slice(0, 1500)]);
      tally.check(`tariff ${hash}: sources`, hash.includes("2021") || (await page.locator(".sources a").count()) > 0);
      await page.end();
    }
  },
};

const wrongPart = rest.find((name) => !parts[name]);
if (wrongPart) throw new Error(`no part ${wrongPart}`);
for (const [name, run] of Object.entries(parts)) if (rest.length === 0 || rest.includes(name)) await run();
await browser.close();
tally.end();
