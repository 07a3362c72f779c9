// The screens of patients in Chromium. Usage: node patients.mjs PAGE [RACPSY] [PART …]
// RACPSY is the native program that answers must be equal to. Parts: screens (or the name of one), keyboard, state,
// wrong, currency, paper, people, amounts; all, if none is named.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { random } from "../oracle/people.mjs";
import { checkScreen, openBrowser, ready, tally, work } from "./screens.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error("usage: node patients.mjs PAGE [RACPSY] [PART …]");
  process.exit(2);
}
const program = rest[0] && existsSync(rest[0]) ? rest.shift() : join(root, "build/release/racpsy");
const parts = rest;
const url = pathToFileURL(resolve(file)).href;
const browser = await openBrowser();
const today = "2026-11-30";

// Opens an address of the page. Nothing but the file may be requested, no error may be thrown. Pages that are done with
// are used again for other addresses; `fresh`: one that was just opened.
const idle = new Map();
async function open(hash, { locale = "fr-FR", width = 360, fresh = false } = {}) {
  const key = `${locale} ${width}`;
  const used = fresh ? undefined : idle.get(key);
  idle.delete(key);
  const page = used ?? (await opened(locale, width));
  page.setViewportSize({ width, height: 900 });
  const target = `${url}#/${hash}`;
  if (page.url() === target) await page.reload();
  else await page.goto(target);
  await ready(page);
  await page.waitForTimeout(50); // what is looked up after the first drawing
  page.end = async () => {
    tally.check(
      `${hash}: requests`,
      page.requests.filter((each) => !each.startsWith(url) && !each.startsWith("data:")),
    );
    page.requests.length = 0;
    if (idle.has(key)) await page.context().close();
    else idle.set(key, page);
  };
  return page;
}

async function opened(locale, width) {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 }, timezoneId: "Europe/Paris" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  const page = await context.newPage();
  page.requests = [];
  page.on("request", (request) => page.requests.push(request.url()));
  page.on("pageerror", (error) => tally.check(`${page.url()}: an error`, [error.message]));
  await page.clock.setFixedTime(new Date(`${today}T12:00:00+01:00`));
  page.setDefaultTimeout(60_000);
  return page;
}
const heading = (page) => page.locator("h1:visible").innerText();
const moved = async (page, action) => {
  const before = page.url();
  await action();
  await page.waitForURL((now) => now.href !== before).catch(() => {});
  await page.waitForTimeout(50);
};

const people = (list) => encodeURIComponent(JSON.stringify(list));
const screens = {
  home: "",
  "home-be": "?country=be",
  "home-ch": "?country=ch",
  "question-radio": "case?country=fr",
  "question-boxes": "case?country=fr&complementary=none",
  "question-free": "case?country=be",
  "question-again": "case?country=fr&_again=with.convention",
  answer: "answer?country=fr",
  "answer-unknown": "answer?country=fr&route=fr/psychologue-liberal",
  "answer-be": "answer?country=be&age=30&coverage=standard",
  "answer-ch": "answer?country=ch&with.franchise=2500&sessions=30",
  "answer-beyond": "answer?country=fr&used=10&complementary=none&private_fee=60",
  "answer-wrong": "answer?country=fr&age=abc",
  why: "why?country=fr&sessions=5&complementary=responsible",
  whatif: "whatif?country=fr&sessions=5",
  doors: "doors?country=fr&age=21",
  card: "card?country=fr&private_fee=60&_session=25&_count=4",
  "card-wrong": "card?country=fr&_free=6/an",
  household: `household?country=fr&age=40&_people=${people([
    ["Anne-Sophie de la Très-Longue-Famille", ""],
    ["Noé", "country=fr&age=9&complementary=responsible"],
  ])}&_tab=0`,
};

const tests = {
  async screens() {
    const named = Object.keys(screens).filter((name) => parts.includes(name));
    for (const [name, hash] of Object.entries(screens)) {
      if (named.length > 0 && !named.includes(name)) continue;
      for (const [lang, locale] of [
        ["fr", "fr-FR"],
        ["en", "en-GB"],
        ["nl", "nl-BE"],
      ]) {
        const page = await open(hash, { locale });
        for (const details of await page
          .locator(
            "main > details > summary, main > section > details:first-of-type > summary, .card:first-of-type summary",
          )
          .all())
          await details.click();
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

  // From the first screen to an answer without a mouse.
  async keyboard() {
    const page = await open("", { width: 1280 });
    const tabTo = async (wanted) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() =>
          [document.activeElement.textContent, document.activeElement.name, document.activeElement.type].join("|"),
        );
        if (wanted.test(at)) return true;
      }
      return false;
    };
    tally.check("keyboard: skip link", await tabTo(/Aller au contenu/));
    await page.keyboard.press("Enter");
    tally.equal("keyboard: skip link goes to main", await page.evaluate(() => document.activeElement.id), "main");
    tally.check("keyboard: my case", await tabTo(/Mon cas/));
    await moved(page, () => page.keyboard.press("Enter"));
    tally.equal("keyboard: focus on the heading", await page.evaluate(() => document.activeElement.tagName), "H1");
    let asked = 0;
    while (page.url().includes("#/case") && asked < 25) {
      asked++;
      if ((await page.locator("input[type=radio]").count()) > 0) {
        await tabTo(/\|answer\|radio/);
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("Space");
      } else if ((await page.locator("input[type=checkbox]").count()) > 0) {
        await tabTo(/\|answer\|checkbox/);
        await page.keyboard.press("Space");
      } else {
        await tabTo(/\|answer\|/);
        await page.keyboard.type("4");
      }
      await moved(page, () => page.keyboard.press("Enter"));
    }
    tally.check("keyboard: an answer at the end", page.url().includes("#/answer"));
    tally.check("keyboard: several questions", asked >= 3);
    tally.check("keyboard: an amount", /\d\s?€/.test(await heading(page)) || [await heading(page)]);
    await page.end();
  },

  // Links restore everything; the back button works; "I don't know" is kept.
  async state() {
    let page = await open("");
    await moved(page, () => page.getByText("Mon cas, en quelques questions").click());
    const first = await heading(page);
    await moved(page, async () => {
      await page.getByText("Je ne sais pas").click();
      await page.getByText("Continuer").click();
    });
    const second = await heading(page);
    tally.check("state: another question", first !== second);
    tally.check("state: skipped in the address", /skipped=complementary/.test(page.url()) || [page.url()]);
    await page.goBack();
    await page.waitForTimeout(100);
    tally.equal("state: back button", await heading(page), first);
    await page.goForward();
    await page.waitForTimeout(100);
    tally.equal("state: forward", await heading(page), second);
    const kept = page.url();
    await moved(page, () => page.getByText("‹ Retour").click());
    tally.equal("state: back link", await heading(page), first);
    await page.end();
    page = await open(kept.split("#/")[1], { fresh: true });
    tally.equal("state: from a link", await heading(page), second);
    await page.end();

    page = await open("answer?country=fr&complementary=none&age=30");
    await page.locator("[name=sessions]").fill("3");
    await page.locator("[name=first]").fill("2026-12-07");
    await page.locator("[name=every]").selectOption("2w");
    await moved(page, () => page.getByText("Mettre à jour").click());
    tally.check(
      "state: sessions changed",
      /Ces 3 séances .* 60 €.* 7 décembre/.test((await heading(page)).replaceAll("\u00a0", " ")) || [
        await heading(page),
      ],
    );
    await page.getByText("Copier le lien").click();
    await page.waitForSelector("[role=status]:not(:empty)");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    tally.equal("state: copied link", copied, page.url());
    await moved(page, () => page.locator("a.change").filter({ hasText: "modifier" }).last().click());
    tally.check("state: change a given answer", page.url().includes("_again="));
    await page.end();

    // Another language keeps the answers.
    page = await open("answer?country=be&age=30");
    await moved(page, () => page.locator("a[hreflang=en]").click());
    tally.check(
      "state: language",
      /country=be/.test(page.url()) && /lang=en/.test(page.url()) && (await heading(page)).startsWith("These 8"),
    );
    await page.end();

    // A line of "what if" becomes the case, with the amount that it shows.
    page = await open("whatif?country=fr&sessions=5&complementary=none");
    const lines = await page
      .locator(".lines a:visible")
      .evaluateAll((all) =>
        all.map((a) => [a.getAttribute("href"), a.querySelector(".amount").textContent, a.textContent]),
      );
    tally.check("what if: lines", lines.length > 10);
    for (const [href, amount, text] of lines) {
      const answer = await open(href.replace("#/", ""));
      const title = (await heading(answer)).replaceAll("\u202f", " ").replaceAll("\u00a0", " ");
      const wanted = amount.replaceAll("\u202f", " ").replaceAll("\u00a0", " ");
      tally.check(
        `what if: ${text}`,
        new RegExp(`(?<![\\d,.])${wanted}`).test(title) ||
          (/libre/.test(wanted) && /prix|pas connu/.test(title)) ||
          (wanted === "0 €" && /rien/.test(title)) || [`${title} has no ${wanted}`],
      );
      await answer.end();
    }
    await page.end();
  },

  // Wrong inputs are answered with words beside the field.
  async wrong() {
    const tried = [
      ["case?country=be", "abc", /nombre/],
      ["case?country=be", "200", /130/],
      ["case?country=be", "-1", /nombre/],
      ["case?country=be", "", /Répondez/],
      ["case?country=be", "1985-13-01", /./],
      ["case?country=be&age=30", "0", /nombre/],
      ["case?country=be&age=30", "1e3", /nombre/],
      ["case?country=fr&route=fr/psychologue-liberal", "12,345", /./],
      ["case?country=fr&route=fr/psychologue-liberal", "<b>x</b>", /./],
    ];
    for (const [hash, typed, words] of tried) {
      const page = await open(hash);
      await page.locator("#answer").fill(typed);
      await page.getByRole("button", { name: "Continuer" }).click();
      await page.waitForTimeout(50);
      const error = await page
        .locator("[role=alert]")
        .innerText()
        .catch(() => "");
      tally.check(`wrong: ${hash} “${typed}”`, (words.test(error) && !/--|racpsy/.test(error)) || [error]);
      tally.equal(`wrong: ${typed}: focus`, await page.evaluate(() => document.activeElement.id), "answer");
      tally.equal(
        `wrong: ${typed}: described`,
        await page.locator("#answer").getAttribute("aria-describedby"),
        "answer-error",
      );
      await page.end();
    }
    let page = await open("case?country=fr");
    await page.getByRole("button", { name: "Continuer" }).click();
    tally.check("wrong: no choice", /Choisissez/.test(await page.locator("[role=alert]").innerText()));
    await page.end();
    page = await open("answer?country=fr");
    await page.locator("[name=sessions]").fill("0");
    await page.getByText("Mettre à jour").click();
    tally.check("wrong: no sessions", /nombre/.test(await page.locator("[role=alert]").innerText()));
    await page.end();
    for (const hash of [
      "answer?country=xx",
      "answer?age=abc",
      "why?sessions=-1",
      "whatif?first=2026-02-30",
      "doors?age=x",
      "nowhere?x=1",
      "answer?zzz=1",
      "household?_people=%5Bx",
      "household?_people=[[1]]&_tab=9",
      "case?age=x",
      "answer?complementary=<img src=x onerror=alert(1)>",
    ]) {
      const shown = await open(hash);
      tally.check(
        `wrong address: ${hash}`,
        (await shown.locator("h1:visible").count()) === 1 && (await shown.locator("main img").count()) === 0,
      );
      tally.check(
        `wrong address: ${hash}: a way out`,
        (await shown.locator("main a:visible, main button:visible").count()) > 0,
      );
      await shown.end();
    }
    page = await open("card?country=fr&_free=6/an");
    tally.check("wrong: card", /manque/.test(await page.locator("[role=alert]").innerText()));
    await page.end();
  },

  // Amounts of Switzerland are francs in every text; a card, which is always in euros, is not asked for.
  async currency() {
    const answered = "age=30&referral=no&private_fee=150,50&used_deductible=100";
    for (const locale of ["fr-FR", "en-GB", "nl-BE"]) {
      for (const [hash, wanted] of [
        ["?country=ch", /CHF/],
        ["card?country=ch", /./],
        ["case?country=ch&age=30&referral=no&sessions=4", /francs|frank/],
        [`answer?country=ch&${answered}`, /150,50\sCHF|CHF\s?150[.,]50/],
        [`whatif?country=ch&${answered}`, /./],
        [`doors?country=ch&${answered}`, /CHF/],
      ]) {
        const page = await open(hash, { locale });
        const text = await page.locator("main").innerText();
        tally.check(`currency: ${hash}, ${locale}`, /€|euro/i.test(text) || !wanted.test(text) ? [text] : []);
        tally.equal(`currency: ${hash}, ${locale}: no card`, await page.locator("main a[href*='#/card']").count(), 0);
        await page.end();
      }
      const page = await open("card?country=fr", { locale });
      tally.check(`currency: card, ${locale}`, / €/.test(await page.locator("label:has([name=fee])").innerText()));
      await page.end();
    }
  },

  // One sheet of A4 with the amounts.
  async paper() {
    for (const [hash, amounts] of [
      ["answer?country=fr&sessions=5", /0 €.*100 €/],
      ["answer?country=fr&coverage=c2s", /0 €/],
      ["answer?country=be&age=30", /77 €/],
      ["answer?country=fr&used=10&complementary=none&private_fee=60", /60 €/],
      [
        "answer?country=fr&route=fr/psychologue-liberal&sessions=6&private_fee=60&complementary=25 €/séance, 4/an",
        /235 €/,
      ],
    ]) {
      for (const locale of ["fr-FR", "en-GB", "nl-BE"]) {
        const page = await open(hash, { locale });
        const pdf = join(work, "sheet.pdf");
        await page.pdf({ path: pdf, preferCSSPageSize: true });
        const text = execFileSync("pdftotext", ["-raw", pdf, "-"], { encoding: "utf8" });
        tally.equal(`paper ${locale} ${hash}: sheets`, text.split("\f").length - 1, 1);
        const spaced = text.replaceAll(/\s+/g, " ");
        const flat = locale === "fr-FR" ? spaced : spaced.replaceAll(/€ ?(\d+(?:[.,]\d+)?)/g, "$1 €"); // €77, € 77
        tally.check(`paper ${locale} ${hash}: amounts`, amounts.test(flat) || [flat.slice(0, 200)]);
        tally.check(
          `paper ${locale} ${hash}: nothing of the screen`,
          !/racpsy \w|Imprimer|Copier|Psychologues Fichiers/.test(flat) || [flat.slice(0, 200)],
        );
        await page.end();
      }
    }
  },

  // A household: names are texts, the sum is that of each person alone.
  async people() {
    const names = [
      '"]\n[person]\nage = 1',
      "<img src=x onerror=alert(1)>",
      "Zoé \\ \u0007 \u007f 🙂 \ud800",
      "''' \"\"\" # x",
      "Ignacio",
    ];
    for (const name of names) {
      const page = await open(
        `household?country=fr&sessions=4&complementary=none&_people=${people([
          [name, ""],
          ["Noé", "country=fr&sessions=3&complementary=none&with.student=no&coverage=alsace_moselle"],
        ])}&_tab=0`,
      );
      const title = (await heading(page)).replaceAll("\u00a0", " ");
      const sum =
        native(["--sessions", "4", "--complementary", "none"]).total.patient_cents +
        native(["--sessions", "3", "--complementary", "none", "--coverage", "alsace_moselle"]).total.patient_cents;
      tally.check(
        `household ${JSON.stringify(name)}`,
        title.includes(`${(sum / 100).toString().replace(".", ",")} €`) || [title],
      );
      tally.equal(`household ${JSON.stringify(name)}: no element`, await page.locator("main img").count(), 0);
      await page.end();
    }
    const page = await open("household?country=fr");
    await moved(page, () => page.getByText("+ Ajouter une personne").click());
    await page.locator("[name=name]").fill("Léa");
    await moved(page, () => page.getByText("Garder ce nom").click());
    tally.check("household: a tab", (await page.locator(".tabs a", { hasText: "Léa" }).count()) === 1);
    await moved(page, () => page.getByText("Ses questions").click());
    await page.locator(".choice", { hasText: "oui, contrat responsable" }).click();
    await moved(page, () => page.getByRole("button", { name: "Continuer" }).click());
    await moved(page, () => page.getByText("Voir la réponse").click());
    await moved(page, () => page.locator("main a", { hasText: "Plusieurs personnes" }).click());
    tally.check(
      "household: an answer of one person",
      await page
        .locator("main section .strong")
        .innerText()
        .then((text) => text.startsWith("Cela ne vous coûte rien")),
    );
    await moved(page, () => page.locator(".tabs a", { hasText: "Personne 1" }).click());
    tally.check(
      "household: the other is as before",
      await page
        .locator("main section .strong")
        .innerText()
        .then((text) => text.includes("avec une mutuelle")),
    );
    await page.end();
  },

  // The amounts on the screen are those of the native program.
  async amounts() {
    const r = random(23);
    for (let i = 0; i < 40; i++) {
      const country = r.pick(["fr", "fr", "fr", "be", "ch", "lu"]);
      const options = {
        country,
        sessions: r.upTo(1, 20),
        first: r.pick(["2026-12-07", "2026-12-21", "2027-01-04", "2026-06-15"]),
        every: r.pick(["1w", "2w", "1m"]),
        age: r.upTo(4, 80),
      };
      if (country === "fr") {
        options.route = r.pick([
          undefined,
          undefined,
          "fr/psychiatre",
          "fr/psychologue-liberal",
          "fr/sante-psy-etudiant",
        ]);
        options.complementary = r.pick([undefined, "none", "responsible", "25 €/séance, 4/an", "150 €/an"]);
        options.coverage = r.pick([undefined, "standard", "c2s", "ald", "alsace_moselle", "cprpf"]);
        options.used = r.pick([undefined, "3", "11"]);
        options.private_fee = r.pick([undefined, "60", "72.50"]);
        if (options.route === "fr/sante-psy-etudiant") options["with.student"] = "yes";
      }
      if (country === "be") options.coverage = r.pick([undefined, "standard", "bim"]);
      if (options.route) delete options.country;
      const given = Object.entries(options).filter(([, value]) => value !== undefined);
      const args = given.flatMap(([key, value]) =>
        key.startsWith("with.")
          ? ["--with", `${key.slice(5)}=${value}`]
          : [`--${key.replaceAll("_", "-")}`, String(value)],
      );
      const statement = native(args);
      const page = await open(`answer?${new URLSearchParams(given)}`);
      const label = args.join(" ");
      const html = join(work, "sheet.html");
      execFileSync(
        program,
        ["calc", ...args, "--for", "patient", "--lang", "fr", "--today", today, "--no-me", "-o", html],
        { stdio: "ignore" },
      );
      const title = /<title>([^]*?)<\/title>/
        .exec(readFileSync(html, "utf8"))[1]
        .replaceAll("&#39;", "'")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&");
      tally.equal(`amounts ${label}: the sentence`, await page.locator("main > h1").innerText(), title);
      // The bar shows a session of the statement, each payer to the cent.
      const shown = await page
        .locator("figure.price")
        .last()
        .evaluate((figure) =>
          [...figure.querySelectorAll("li")].map((li) => [
            /vous|assurance|mutuelle|autre/.exec(li.textContent)[0],
            li.querySelector("b").textContent,
          ]),
        );
      const form = (cents) =>
        cents === null
          ? "n.c."
          : new Intl.NumberFormat("fr-FR", {
              style: "currency",
              currency: statement.currency,
              minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
            }).format(cents / 100);
      const keys = { vous: "patient_cents", assurance: "amo_cents", mutuelle: "amc_cents", autre: "other_cents" };
      const amounts = Object.fromEntries(shown.map(([what, amount]) => [keys[what], amount]));
      const found = statement.sessions.some((session) =>
        Object.values(keys).every((key) => (amounts[key] ?? form(0)) === form(session[key])),
      );
      tally.check(`amounts ${label}: the bar`, found || [JSON.stringify(amounts)]);
      await page.end();
    }
  },
};

function native(args) {
  return JSON.parse(
    execFileSync(program, ["calc", ...args, "--format", "json", "--today", today, "--no-me"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
}

for (const [name, test] of Object.entries(tests)) {
  const wanted = parts.includes(name) || (name === "screens" && parts.some((part) => part in screens));
  if (parts.length > 0 && !wanted) continue;
  const started = performance.now();
  try {
    await test();
  } catch (error) {
    tally.check(name, [error.stack]);
  }
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
await browser.close();
tally.end();
