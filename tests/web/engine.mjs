// The engine in the page gives the cents of the native program, quickly, and the page speaks to nobody.
// Usage: node tests/web/engine.mjs build/web/racpsy.html build/release/racpsy
//
// Random requests are answered in Chromium by `globalThis.racpsy` and by the command line; the JSON must be equal. Times
// are printed beside those of the native program in the same run, as ratios; they are not checked, but for gross slowness.
import { execFile, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { random } from "../oracle/people.mjs";
import { openBrowser, ready, tally } from "./screens.mjs";

const [page, racpsy] = process.argv.slice(2).map((path) => resolve(path));
if (!racpsy) {
  console.error("usage: node tests/web/engine.mjs PAGE RACPSY");
  process.exit(2);
}
const check = (name, good, more = "no") => tally.check(name, good ? [] : [more]);

// ---- Random requests, as JSON and as options

const seed = Number(process.env.SEED ?? 1);
const r = random(seed);
const today = "2026-11-30";
const listed = JSON.parse(execFileSync(racpsy, ["rules", "list", "--format", "json", "--today", today], { encoding: "utf8" }));
const routes = listed.routes.map((route) => route.route);
const coverages = ["standard", "c2s", "ame", "ald", "maternity", "at_mp", "alsace_moselle", "ald+c2s", "minor_abuse_victim"];

function draw() {
  const request = { command: r.pick(["calc", "calc", "calc", "calc", "compare", "plan"]), today };
  const maybe = (p, key, value) => r.chance(p) && (request[key] = value());
  const day = () => `202${r.upTo(2, 7)}-${String(r.upTo(1, 12)).padStart(2, "0")}-${String(r.upTo(1, 28)).padStart(2, "0")}`;
  const route = r.pick(["fr/mon-soutien-psy", "fr/mon-soutien-psy", ...routes]);
  if (request.command !== "compare" || r.chance(0.3)) request.route = route;
  if (request.command !== "plan" || r.chance(0.5)) maybe(0.8, "age", () => r.upTo(0, 95));
  if (!route.startsWith("be/") && request.command !== "compare") maybe(0.5, "coverage", () => r.pick(coverages));
  maybe(0.6, "complementary", () => r.pick(["none", "responsible", "25 €/séance, 4/an", "4 × 50 €, puis 3 × 30 €", "30 € par séance, 120 €/an"]));
  maybe(0.5, "private_fee", () => r.pick(["60", "65.50", "72,30", "120"]));
  maybe(0.9, "sessions", () => r.upTo(1, 30));
  maybe(0.7, "first", day);
  if (request.command !== "plan") maybe(0.5, "every", () => r.pick(["1d", "1w", "2w", "1m"]));
  maybe(0.2, "used", () => r.upTo(0, 12));
  if (request.command === "calc") maybe(0.2, "calendar", () => r.pick(["applied", "legal"]));
  if (request.command === "calc") maybe(0.2, "explain", () => true);
  maybe(0.1, "student", () => true);
  maybe(0.2, "lang", () => r.pick(["fr", "en"]));
  return request;
}

function words(request) {
  const all = [request.command, "--format", "json", "--no-me"];
  for (const [key, value] of Object.entries(request)) {
    if (key === "command") continue;
    const option = `--${key.replaceAll("_", "-")}`;
    if (value === true) all.push(option);
    else all.push(`${option}=${value}`);
  }
  return all;
}

const run = promisify(execFile);
async function native(request) {
  try {
    const { stdout } = await run(racpsy, words(request), { maxBuffer: 1 << 26, env: { PATH: process.env.PATH } });
    return JSON.parse(stdout);
  } catch (error) {
    return { exit: error.code };
  }
}

// Returns what both must agree on: an answer without its notes, or the exit code.
function essence(answer) {
  if (answer.exit !== undefined) return JSON.stringify(answer.exit);
  const { notes, ...rest } = answer;
  return JSON.stringify(rest);
}

// ---- In the browser

const browser = await openBrowser();

async function open(url) {
  const context = await browser.newContext({ locale: "fr-FR" });
  const tab = await context.newPage();
  const requests = [];
  const errors = [];
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.goto(url);
  await ready(tab);
  return { context, tab, requests, errors };
}

const { context, tab, requests, errors } = await open(pathToFileURL(page).href);
const people = Number(process.env.PEOPLE ?? 500);
const drawn = Array.from({ length: people }, draw);
const natives = [];
for (let at = 0; at < drawn.length; at += cpus().length)
  natives.push(...(await Promise.all(drawn.slice(at, at + cpus().length).map(native))));
let statements = 0;
for (let i = 0; i < drawn.length; ++i) {
  const { command, ...request } = drawn[i];
  const name = command === "calc" ? "calculate" : command;
  const answer = await tab.evaluate(([which, asked]) => globalThis.racpsy[which](asked), [name, request]);
  if (answer.exit === undefined) statements += 1;
  check(`request ${i} of seed ${seed}`, essence(answer) === essence(natives[i]), `${JSON.stringify(drawn[i])}\n  page   ${essence(answer).slice(0, 400)}\n  native ${essence(natives[i]).slice(0, 400)}`);
}
check("most requests have an answer", statements > people * 0.6, String(statements));
console.log(`${people} requests, ${statements} with an answer`);

// ---- Nothing is asked of any network, and nothing can be

check("the page loads nothing but itself", requests.filter((url) => !url.startsWith("data:")).length === 1, requests.join(" "));
check("no errors", errors.length === 0, errors.join("; "));
const attempts = await tab.evaluate(async () => {
  const refused = {};
  const attempt = async (name, how) => {
    try {
      await how();
      refused[name] = false;
    } catch {
      refused[name] = true;
    }
  };
  await attempt("fetch", () => fetch("http://127.0.0.1:9/"));
  await attempt("XMLHttpRequest", () => new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.onerror = fail;
    request.onload = done;
    request.open("GET", "http://127.0.0.1:9/");
    request.send();
  }));
  await attempt("WebSocket", () => new Promise((done, fail) => {
    const socket = new WebSocket("ws://127.0.0.1:9/");
    socket.onopen = done;
    socket.onerror = fail;
  }));
  await attempt("image", () => new Promise((done, fail) => {
    const image = new Image();
    image.onload = done;
    image.onerror = fail;
    image.src = "http://127.0.0.1:9/x.png";
  }));
  await attempt("script", () => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.onload = done;
    script.onerror = fail;
    script.src = "http://127.0.0.1:9/x.js";
    document.head.append(script);
  }));
  return refused;
});
for (const [name, refused] of Object.entries(attempts)) check(`${name} is refused`, refused);
// The policy refuses them before anything is sent: a listener sees nothing.
const seen = [];
const listener = createServer((request, response) => {
  seen.push(request.url);
  response.setHeader("access-control-allow-origin", "*");
  response.end("x");
});
await new Promise((done) => listener.listen(0, "127.0.0.1", done));
const there = `http://127.0.0.1:${listener.address().port}`;
await tab.evaluate(async (url) => {
  await fetch(`${url}/fetch`).catch(() => {});
  navigator.sendBeacon(`${url}/beacon`, "x");
  new Image().src = `${url}/image`;
  const form = document.createElement("form");
  form.action = `${url}/form`;
  form.method = "post";
  form.target = "_blank";
  document.body.append(form);
  form.submit();
}, there);
await tab.waitForTimeout(500);
check("nothing reaches a listener", seen.length === 0, seen.join(" "));
check("nothing is stored", (await tab.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)) === 0);

// ---- Size and times

const bytes = statSync(page).size;
check("the page is at most 1 MB", bytes <= 1_000_000, String(bytes));
const opened = await tab.evaluate(() => Number(document.documentElement.dataset.ready));
const request = { age: 30, sessions: 12, first: "2026-12-07", complementary: "responsible", today };
const times = await tab.evaluate((asked) => {
  const all = [];
  for (let i = 0; i < 40; ++i) {
    const begin = performance.now();
    globalThis.racpsy.calculate(asked);
    all.push(performance.now() - begin);
  }
  return all.sort((a, b) => a - b);
}, request);
const whole = [];
for (let i = 0; i < 20; ++i) {
  const begin = performance.now();
  execFileSync(racpsy, words({ command: "calc", ...request }));
  whole.push(performance.now() - begin);
}
whole.sort((a, b) => a - b);
const middle = (list) => list[list.length >> 1];
console.log(`${(bytes / 1000).toFixed(0)} kB; ready ${opened} ms after the navigation; an answer in ${middle(times).toFixed(1)} ms, ${(middle(times) / middle(whole)).toFixed(2)} of a native process (${middle(whole).toFixed(1)} ms)`);
check("an answer is not grossly slow", middle(times) < 50 * middle(whole));
await context.close();
listener.close();

// ---- As a site: without a network once it was opened

const folder = dirname(page);
const types = { html: "text/html; charset=utf-8", js: "text/javascript", svg: "image/svg+xml", webmanifest: "application/manifest+json" };
const sandbox = /sandbox="([^"]+)"/.exec(readFileSync(new URL("../../docs/web.md", import.meta.url), "utf8"))[1];
const framed = `<iframe src="/index.html#/answer?age=30&sessions=5&complementary=responsible&lang=fr" sandbox="${sandbox}"></iframe>`;
const server = createServer((asked, response) => {
  const name = new URL(asked.url, "http://x").pathname.slice(1) || "index.html";
  try {
    const body = name === "host.html" ? framed : readFileSync(join(folder, name));
    response.setHeader("content-type", types[name.split(".").at(-1)] ?? "application/octet-stream");
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}`;
const site = await open(`${address}/`);
await site.tab.evaluate(() => navigator.serviceWorker.ready);
await site.tab.evaluate(() => navigator.serviceWorker.controller ?? new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done)));
// In a frame of another page, with the sandbox of docs/web.md.
const host = await site.context.newPage();
await host.goto(`${address}/host.html`);
await host.frameLocator("iframe").locator("html[data-ready]").waitFor({ state: "attached", timeout: 60_000 });
const sentence = await host.frameLocator("iframe").locator("h1").first().textContent();
check("a frame of another page has the answer", sentence.startsWith("Cela ne vous coûte rien"), sentence);
await host.close();
await new Promise((done) => {
  server.close(done);
  server.closeAllConnections();
});
await site.tab.reload();
await ready(site.tab);
check("a site works without a network", (await site.tab.evaluate(() => globalThis.racpsy.calculate({ sessions: 1 }).total.sessions)) === 1);
check("a site has a manifest", (await site.tab.evaluate(() => document.querySelector("link[rel=manifest]") !== null)) === true);
check("a site has no errors", site.errors.length === 0, site.errors.join("; "));
await browser.close();

tally.end();
