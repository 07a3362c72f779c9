// The screen of analysts in Chromium. Usage: node batch.mjs PAGE [RACPSY] [PART …]
// RACPSY is the native program: answers and refused rows must be equal to its own, byte for byte. Parts: screens, same,
// people, formats, wrong, large; all, if none is named. LARGE_MB: the size of the large file (30).
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { people } from "../oracle/people.mjs";
import { checkScreen, openBrowser, ready, tally, work } from "./screens.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error("usage: node batch.mjs PAGE [RACPSY] [PART …]");
  process.exit(2);
}
const program = resolve(rest[0] && existsSync(rest[0]) ? rest.shift() : join(root, "build/release/racpsy"));
const url = pathToFileURL(resolve(file)).href;
const browser = await openBrowser();
const today = "2026-11-30";

async function open(hash, { locale = "fr-FR" } = {}) {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 }, timezoneId: "Europe/Paris" });
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => tally.check(`${hash}: an error`, [error.message]));
  page.setDefaultTimeout(120_000);
  await page.addInitScript((date) => {
    // The date only: a clock that stands still would stop the measurements.
    const { now } = Date;
    const offset = Date.parse(`${date}T12:00:00+01:00`) - now();
    globalThis.Date = class extends Date { constructor(...args) { args.length === 0 ? super(now() + offset) : super(...args); } };
    globalThis.long = [];
    new PerformanceObserver((list) => long.push(...list.getEntries().map((one) => Math.round(one.duration)))).observe({ type: "longtask" });
  }, today);
  await page.goto(`${url}#/${hash}`);
  await ready(page);
  page.end = async () => {
    tally.check(`${hash}: requests`, requests.filter((each) => !each.startsWith(url) && !/^(data|blob|about):/.test(each)));
    await context.close();
  };
  return page;
}

const done = (page) => page.waitForFunction(() => document.querySelector("a[download$='-racpsy.csv']") || document.querySelector("[role=alert]"), null, { polling: 100 });
async function saved(page, ending) {
  const link = page.locator(`a[download$='${ending}']`);
  if ((await link.count()) === 0) return "";
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFileSync(await download.path());
}
// Runs a file on the page; returns its two files, or the error it shows.
async function onPage(page, path) {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.locator("button[type=submit]").click();
  await done(page);
  if ((await page.locator("[role=alert]").count()) > 0) return { error: await page.locator("[role=alert]").innerText() };
  return { csv: await saved(page, "-racpsy.csv"), rejects: await saved(page, "-refused.tsv") };
}
function onMachine(path, ...options) {
  const rejects = join(work, "native.tsv");
  const out = join(work, "native.csv");
  const run = spawnSync(program, ["batch", path, "-o", out, "--rejects", rejects, "--today", today, ...options], { encoding: "utf8" });
  if (run.status > 1) return { error: run.stderr };
  return { csv: readFileSync(out), rejects: readFileSync(rejects) };
}
function equalFiles(what, found, wanted) {
  tally.check(`${what}: answered on both`, !found.error && !wanted.error || [found.error ?? wanted.error]);
  if (found.error || wanted.error) return;
  tally.check(`${what}: CSV`, found.csv.equals?.(wanted.csv) || [`${found.csv.length} bytes instead of ${wanted.csv.length}`]);
  const lines = wanted.rejects.toString().split("\n").length - 2;
  tally.check(`${what}: refused rows`, (lines === 0 ? found.rejects === "" : found.rejects.equals?.(wanted.rejects)) || [`${found.rejects.length} bytes instead of ${wanted.rejects.length}`]);
}

const example = (name) => join(root, "examples/batch", name);
const screens = { batch: "batch", "batch-options": "batch?route=be/premiere-ligne&columns=id,patient_cents&spreadsheet_safe=true" };
const parts = {
  async screens() {
    for (const [name, hash] of Object.entries(screens)) {
      for (const [lang, locale] of [["fr", "fr-FR"], ["en", "en-GB"], ["nl", "nl-BE"]]) {
        const page = await open(hash, { locale });
        await checkScreen(page, `${name} ${lang}`);
        if (name === "batch") {
          await page.locator("button[type=submit]").click();
          await page.waitForSelector("[role=alert]");
          await checkScreen(page, `${name} ${lang}, no file`);
          await page.locator(".buttons button").first().click();
          await page.waitForSelector(".rejects");
          await checkScreen(page, `${name} ${lang}, answered`);
          tally.equal(`${name} ${lang}: refused rows`, await page.locator(".rejects tbody tr").count(), 2);
        }
        const words = await page.locator("body").evaluate((body) => body.innerText.match(/(?<![\w-])--[a-z]\S*|undefined|\[object|\bNaN\b|\bnull\b/g) ?? []);
        tally.check(`${name} ${lang}: words`, words);
        await page.end();
      }
    }
    // Keyboard only.
    const page = await open("batch");
    const tabTo = async (wanted) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press("Tab");
        if (wanted.test(await page.evaluate(() => document.activeElement.textContent))) return true;
      }
      return false;
    };
    tally.check("keyboard: example", await tabTo(/^Essayer avec un exemple/));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".rejects");
    tally.check("keyboard: save", await tabTo(/^Enregistrer la réponse/));
    await page.end();
  },

  // Examples and options: the bytes of the native program.
  async same() {
    for (const [name, hash, options] of [
      ["people.csv", "batch", []],
      ["people.csv", "batch?complementary=responsible&spreadsheet_safe=true&columns=id,region,patient_cents,sessions", ["--complementary", "responsible", "--spreadsheet-safe", "--columns", "id,region,patient_cents,sessions"]],
      ["people.csv", "batch?coverage=c2s&age=30&summary_by=region", ["--coverage", "c2s", "--age", "30"]],
      ["sessions.csv", "batch", []],
      ["francais.csv", "batch", []],
      ["francais.csv", "batch?delimiter=;", ["--delimiter", ";"]],
      ["with-errors.csv", "batch", []],
    ]) {
      const page = await open(hash);
      equalFiles(`${name} ${hash}`, await onPage(page, example(name)), onMachine(example(name), ...options));
      await page.end();
    }
  },

  // 20,000 random rows, some of them wrong.
  async people() {
    const plan = {
      route: "fr/mon-soutien-psy", seed: 23, sessions: 20_000, boundaries: ["2022-04-05", "2024-06-15", "2025-05-15", "2026-10-01"], ages: [3, 18, 40, 70],
      coverage: ["standard", "c2s", "ame", "ald", "alsace_moselle", "maternity"], facts: { complementary: ["none", "responsible"], mode: ["in_person", "remote"], referral: ["yes", "no"] }, fees: [5000, 6550], together: [],
    };
    const { text, rows } = people(plan);
    tally.check("people: rows", rows >= 20_000);
    const path = join(work, "people.csv");
    writeFileSync(path, text.split("\n").map((line, i) => (i > 0 && i % 997 === 0 ? line.replace(/,20/, ",x20") : line)).join("\n"));
    const page = await open("batch?columns=id,outcome,version,rank,price_cents,amo_cents,amc_cents,patient_cents,advance_cents");
    equalFiles("people", await onPage(page, path), onMachine(path, "--columns", "id,outcome,version,rank,price_cents,amo_cents,amc_cents,patient_cents,advance_cents"));
    const shown = await page.locator(".rejects tbody tr").count();
    tally.check("people: a table of refused rows", shown > 0 && shown <= 200);
    await page.end();
  },

  // What the native program reads too.
  async formats() {
    const text = readFileSync(example("people.csv"), "utf8");
    const big = Buffer.from(text, "utf16le").swap16();
    for (const [name, bytes] of [
      ["a.csv.gz", gzipSync(text)],
      ["le.csv", Buffer.from(`\ufeff${text}`, "utf16le")],
      ["be.csv", Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
      ["le-plain.csv", Buffer.from(text, "utf16le")],
      ["be-plain.csv", big],
      ["le.csv.gz", gzipSync(Buffer.from(`\ufeff${text}`, "utf16le"))],
      ["bom.csv", `\ufeff${text}`],
      ["crlf.csv", text.replace(/\n/g, "\r\n")],
      ["tab.csv", text.replace(/,/g, "\t")],
      ["quoted.csv", `id,year,sessions,coverage\n"a ""b"", c",2025,3,standard\n=1+1,2025,2,c2s\n`],
    ]) {
      const path = join(work, name);
      writeFileSync(path, bytes);
      const page = await open("batch");
      equalFiles(name, await onPage(page, path), onMachine(path));
      await page.end();
    }
  },

  // Files that are no rows are refused with words, and the next one is answered.
  async wrong() {
    const page = await open("batch");
    const plain = readFileSync(example("people.csv"));
    for (const [name, bytes, wanted] of [
      ["a.pdf", "%PDF-1.7\n%âãÏÓ\n", /PDF/],
      ["a.xlsx", Buffer.from("PK\x03\x04\x14\0\x06\0[Content_Types].xml", "latin1"), /classeur/],
      ["a.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /classeur/],
      ["a.zip", Buffer.from("PK\x03\x04\x14\0\0\0a.csv", "latin1"), /zip/],
      ["a.json", '[{"id": 1}]', /JSON/],
      ["a.html", "<!DOCTYPE html><html></html>", /HTML/],
      ["a.parquet", "PAR1\x15\x04", /Parquet/],
      ["a.bin", Buffer.from([1, 2, 0, 4, 200, 7, 10, 0]), /binaire|texte/],
      ["empty.csv", "", /vide/],
      ["blank.csv", "\n\n", /vide|en-tête|colonne/],
      ["no-header.csv", "1,2,3\n4,5,6\n", /en-tête/],
      ["near.csv", "id,year,sessions,coverge\n1,2025,3,c2s\n", /ligne 1, colonne 18[^]*coverge[^]*coverage/],
      ["cut.csv.gz", gzipSync(plain).subarray(0, 60), /gz/],
      ["two.csv.gz", Buffer.concat([gzipSync(plain), Buffer.from("junk")]), /gz/],
      ["odd.csv", Buffer.concat([Buffer.from("\ufeffid,year,sessions\n", "utf16le"), Buffer.from([0, 0xd8])]), /UTF-16/],
      ["<b>x.csv", "nothing here\n", /en-tête/],
    ]) {
      const path = join(work, name);
      writeFileSync(path, bytes);
      const { error } = await onPage(page, path);
      tally.check(`wrong: ${name}`, (error !== undefined && wanted.test(error)) || [String(error)]);
      tally.check(`wrong: ${name}: nothing to save`, (await page.locator("a[download$='-racpsy.csv']").count()) === 0);
    }
    const good = await onPage(page, example("people.csv"));
    tally.check("wrong: a good file after bad ones", good.csv?.length > 100);
    await page.end();
  },

  // A large file does not freeze the page, and can be stopped.
  async large() {
    const megabytes = Number(process.env.LARGE_MB ?? 30);
    const path = join(work, "large.csv");
    const to = openSync(path, "w");
    writeSync(to, "id,year,age,coverage,complementary,sessions,private_fee_cents\n");
    const covers = ["standard", "c2s", "ald", "standard"];
    for (let i = 1, size = 0; size < megabytes << 20; ) {
      let block = "";
      for (let k = 0; k < 20_000; ++k, ++i) block += `${i},${2023 + (i % 3)},${(i * 7) % 90},${covers[i % 4]},${i % 2 ? "none" : "responsible"},${i % 5000 === 0 ? "x" : (i % 14) + 1},6000\n`;
      size += writeSync(to, block);
    }
    closeSync(to);
    const page = await open("batch");
    await page.locator("input[type=file]").setInputFiles(path);

    await page.locator("button[type=submit]").click();
    await page.waitForFunction(() => document.querySelector("progress").value > 0.05, null, { polling: 20 });
    await page.getByRole("button", { name: "Arrêter" }).click();
    tally.check("large: stopped", /Arrêté/.test(await page.locator("main").innerText()));
    tally.check("large: nothing to save after a stop", (await page.locator("a[download$='-racpsy.csv']").count()) === 0);

    await page.evaluate(() => { long.length = 0; });
    const before = Date.now();
    await page.locator("button[type=submit]").click();
    await page.waitForFunction(() => document.querySelector("progress").value > 0.2, null, { polling: 20 });
    const told = await page.locator("main [role=status]").allInnerTexts();
    tally.check("large: progress in words", told.some((text) => /lignes calculées, \d+/.test(text)) || told);
    await done(page);
    const took = (Date.now() - before) / 1000;
    const long = await page.evaluate(() => globalThis.long);
    tally.check("large: no task over 50 ms", long.filter((one) => one > 50).map((one) => `a task of ${one} ms`));
    const nativeBefore = process.hrtime.bigint();
    const wanted = onMachine(path, "--threads", "1");
    const native = Number(process.hrtime.bigint() - nativeBefore) / 1e9;
    const found = { csv: await saved(page, "-racpsy.csv"), rejects: await saved(page, "-refused.tsv") };
    equalFiles("large", found, wanted);
    tally.check("large: 200 refused rows at most on the screen", (await page.locator(".rejects tbody tr").count()) <= 200);
    console.log(`${(statSync(path).size / 1e6).toFixed(0)} MB: ${took.toFixed(1)} s in the page, ${native.toFixed(1)} s in the native program with one thread: ${(took / native).toFixed(1)} times as long; longest tasks of the page: ${long.sort((a, b) => b - a).slice(0, 3).join(", ") || "none over 50"} ms`);
    await page.end();
  },
};

const wrongPart = rest.find((name) => !parts[name]);
if (wrongPart) throw new Error(`no part ${wrongPart}`);
for (const [name, run] of Object.entries(parts)) if (rest.length === 0 || rest.includes(name)) await run();
await browser.close();
tally.end();
