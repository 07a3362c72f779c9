// What tests of the page share: a browser, and checks of a screen.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modules } from "../modules.mjs";

export const work = mkdtempSync(join(tmpdir(), "racpsy-web-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

const npm = modules(work, ["playwright", "axe"]);
const { chromium } = npm.load("playwright");
const axe = npm.read("axe", "axe.min.js");

export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });

/** Counts checks; prints those that fail. */
export const tally = {
  passed: 0,
  failed: 0,
  check(what, problems) {
    const list = Array.isArray(problems) ? problems : problems ? [] : ["no"];
    list.length === 0 ? tally.passed++ : tally.failed++;
    for (const problem of list.slice(0, 5)) console.log(`FAILED ${what}: ${problem}`);
  },
  equal: (what, found, wanted) =>
    tally.check(what, found === wanted ? [] : [`“${found}” instead of “${wanted}”`]),
  end() {
    console.log(`${tally.passed} passed, ${tally.failed} failed`);
    process.exitCode = tally.failed === 0 ? 0 : 1;
  },
};

/** Waits until the page has drawn its view. */
export const ready = (page) => page.waitForSelector("html[data-ready]", { state: "attached", timeout: 60_000 });

// Runs in the page. Returns what is wrong with the layout, for people.
function layout() {
  const wrong = new Set();
  const width = document.documentElement.clientWidth;
  const pieces = [];
  if (document.documentElement.scrollWidth > width)
    wrong.add(`scrolls sideways: ${document.documentElement.scrollWidth} px wide`);
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (
      node.data.trim() === "" ||
      !element.checkVisibility() ||
      element.closest("title, option, script, .skip, .hidden")
    )
      continue;
    const head = element.closest("thead");
    if (head && getComputedStyle(head).clipPath !== "none") continue; // for screen readers
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const text = node.data.trim().slice(0, 40);
      pieces.push({ text, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
      if (box.left < -0.5 || box.right > width + 0.5) wrong.add(`cut at the edge: ${text}`);
      if (box.height < 9) wrong.add(`too small to read: ${text}`);
    }
  }
  for (const box of document.querySelectorAll(
    "a, button, input, select, summary, label.choice, td, th, li, h1, h2, p",
  )) {
    const style = getComputedStyle(box);
    if (
      box.checkVisibility() &&
      style.overflowX !== "visible" &&
      box.scrollWidth > box.clientWidth + 1 &&
      !box.matches("input, select, .hidden, .hidden *")
    )
      wrong.add(`cut text: ${box.textContent.slice(0, 40)}`);
  }
  for (const target of document.querySelectorAll("a, button, input, select, summary")) {
    if (!target.checkVisibility() || target.closest(".skip, p:not(.links):not(.actions):not(.steps), td, li li"))
      continue;
    const box = (target.closest("label.choice") ?? target).getBoundingClientRect();
    if (box.height > 0 && box.height < 24)
      wrong.add(`a target of ${Math.round(box.height)} px: ${target.textContent.slice(0, 40)}`);
  }
  for (const p of pieces) {
    const quarter = (p.bottom - p.top) / 4; // boxes of raised numbers and tight lines touch without harm
    p.top += quarter;
    p.bottom -= quarter;
  }
  pieces.sort((a, b) => a.top - b.top);
  pieces.forEach((a, i) => {
    for (let k = i + 1; k < pieces.length && pieces[k].top < a.bottom; k++) {
      const b = pieces[k];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
        wrong.add(`covers another text: ${a.text} | ${b.text}`);
    }
  });
  return [...wrong];
}

// Adds axe-core to a page whose policy allows no other script: through the debugger, which is not bound by it.
async function addAxe(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: `${axe};0` });
  await session.detach();
}

/** Checks a screen at three widths, light and dark. */
export async function checkScreen(page, name) {
  if (!(await page.evaluate(() => "axe" in window))) await addAxe(page);
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
    tally.check(`${name} at ${width} px`, await page.evaluate(layout));
    if (width === 768) continue;
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(
        (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
        ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      );
      tally.check(
        `${name} at ${width} px, ${colorScheme}, axe`,
        found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 200)}`),
      );
    }
  }
}
