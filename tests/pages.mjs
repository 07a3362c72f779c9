// Opens every kind of page that racpsy writes in Chromium and measures it: on a phone, a tablet and a desk, light and
// dark, on A4. Usage: node pages.mjs RACPSY [keep] [KIND …]
//
// Checked are positions and sizes of texts, not pixels: nothing scrolls sideways, no text is cut or covers another,
// amounts of a column end at one line; axe-core finds no violation of WCAG 2.2 AA; nothing is requested beyond the file;
// on paper no table of a few rows is cut, and pages for the patient and the practice are one sheet. Pages that fail are
// saved in build/pages with their screenshots; with `keep`, all of them.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { modules } from './modules.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [racpsyArgument, ...rest] = process.argv.slice(2);
const keep = rest.includes('keep'), only = rest.filter((word) => word !== 'keep');
if (!racpsyArgument) {
  console.error('usage: node pages.mjs RACPSY [keep] [KIND …]');
  process.exit(2);
}
const racpsy = resolve(racpsyArgument);
const work = mkdtempSync(join(tmpdir(), 'racpsy-pages-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const saved = join(root, 'build', 'pages');
rmSync(saved, { recursive: true, force: true });

const npm = modules(work, ['playwright', 'axe']);
const { chromium } = npm.load('playwright');
const axe = npm.read('axe', 'axe.min.js');

// Kinds of pages. `one`: they are one sheet of A4; `amount`: the title of the window has one.
const twelve = ['--sessions', '12', '--first', '2026-12-07'];
const patient = { one: true, amount: true, plain: true, no: /\b(EEP|APS|PSS|AMO|AMC)\b/ };
const practice = { one: true, amount: true, plain: true };
const quoted = ['--for', 'practice', '--practice', 'Cabinet Martin, psychologue, RPPS 10001234567, 3 rue des Lilas, 59000 Lille', '--patient', 'M. D. 1987', '--valid-until', '2026-12-31'];
const kinds = {
  'patient': { ...patient, args: ['calc', ...twelve, '--mutuelle', 'yes', '--for', 'patient'] },
  'patient-two-prices': { ...patient, args: ['calc', ...twelve, '--for', 'patient'] },
  'patient-c2s': { ...patient, args: ['calc', ...twelve, '--coverage', 'c2s', '--for', 'patient'] },
  'patient-beyond': { ...patient, args: ['calc', ...twelve, '--mutuelle', 'no', '--used', '10', '--for', 'patient'] },
  'patient-private': { ...patient, args: ['calc', ...twelve, '--psy', 'private', '--price', '62,50', '--mutuelle', '25 €/séance, 4/an', '--for', 'patient'] },
  'patient-student': { ...patient, args: ['calc', '--route', 'fr/sante-psy-etudiant', ...twelve, '--student', '--for', 'patient'] },
  'patient-belgian': { ...patient, args: ['calc', '--route', 'be/premiere-ligne', '--first', '2026-12-07', '--age', '30', '--for', 'patient'] },
  'patient-household': { ...patient, args: ['calc', 'examples/cases/deux-enfants.toml', '--for', 'patient'] },
  'practice': { ...practice, args: ['calc', ...twelve, '--mutuelle', 'yes', ...quoted] },
  'practice-blank': { ...practice, args: ['calc', ...twelve, '--mutuelle', 'no', '--for', 'practice'] },
  'practice-c2s-titled': { ...practice, args: ['calc', ...twelve, '--coverage', 'c2s', '--used', '10', '--private-fee', '60', ...quoted, '--title', 'Cabinet Martin'] },
  'practice-price-unknown': { ...practice, args: ['calc', ...twelve, '--coverage', 'c2s', '--used', '10', ...quoted] },
  'full': { amount: true, args: ['calc', ...twelve, '--mutuelle', 'yes', '--title', 'Cabinet Martin'] },
  'full-years': { amount: true, args: ['calc', '--sessions', '60', '--every', '1m', '--first', '2026-12-07', '--mutuelle', 'no', '--private-fee', '60'] },
  'full-household': { amount: true, args: ['calc', 'examples/cases/deux-enfants.toml'] },
  'full-private': { amount: true, args: ['calc', ...twelve, '--psy', 'private', '--price', '60', '--mutuelle', '25 €/séance, 4/an'] },
  'full-unknown': { args: ['calc', '--psy', 'private', '--sessions', '3', '--first', '2026-12-07'] },
  'explain': { amount: true, args: ['calc', ...twelve, '--mutuelle', 'yes', '--explain=all'] },
  'compare': { amount: true, args: ['compare', '--age', '21', '--student', '--mutuelle', 'no'] },
  'compare-rights': { args: ['compare', '--route', 'fr/mon-soutien-psy', '--coverage', 'standard,c2s,alsace_moselle', '--used', '10'] },
  'plan': { amount: true, args: ['plan', '--used', '11', '--sessions', '3', '--mutuelle', 'no', '--private-fee', '60'] },
  'plan-routes': { amount: true, args: ['plan', '--age', '21', '--student', '--sessions', '30', '--at-most', '1m'] },
  'rules-show': { args: ['rules', 'show', 'fr/mon-soutien-psy@2026-10'] },
  'rules-list': { args: ['rules', 'list'] },
  'rules-diff': { args: ['rules', 'diff', 'fr/mon-soutien-psy@2022', 'fr/mon-soutien-psy@2026-10'] },
  'summary': { summary: true, args: ['batch', join(work, 'rows.csv'), '--columns', 'id,patient_cents', '--summary', 'html', '--summary-by', 'coverage', '--output', join(work, 'out.csv')] },
};
writeFileSync(join(work, 'rows.csv'), 'id,year,sessions,coverage,shoe\n1,2025,12,standard,40\n2,2025,2,c2s,41\n3,2025,x,c2s,42\n');

function write(kind, lang, file) {
  const args = [...kind.args, '--lang', lang, '--today', '2026-11-30'];
  if (['calc', 'compare', 'plan'].includes(kind.args[0])) args.push('--no-me');
  if (!kind.summary) args.push('-o', file);
  const done = spawnSync(racpsy, args, { cwd: root, encoding: 'utf8' });
  if (done.status > 1 || done.error) throw new Error(`${racpsy} ${args.join(' ')}: ${done.stderr}`);
  if (kind.summary) writeFileSync(file, done.stderr);
}

// Runs in the page. Returns what is wrong with the layout, for people.
function layout() {
  const wrong = new Set(), width = document.documentElement.clientWidth, pieces = [];
  if (document.documentElement.scrollWidth > width) wrong.add(`scrolls sideways: ${document.documentElement.scrollWidth} px wide`);
  const range = document.createRange(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement, head = element.closest('thead');
    if (node.data.trim() === '' || element.closest('title, desc') || !element.checkVisibility()) continue;
    if (head && getComputedStyle(head).clipPath !== 'none') continue;  // read by screen readers only
    range.selectNodeContents(node);
    const cell = element.closest('td, th')?.getBoundingClientRect();
    for (const r of range.getClientRects()) {
      if (r.width < 1) continue;
      const text = node.data.trim().slice(0, 40);
      pieces.push({ text, left: r.left, right: r.right, top: r.top, bottom: r.bottom });
      if (r.left < -0.5 || r.right > width + 0.5) wrong.add(`cut at the edge: ${text}`);
      if (r.height < 9) wrong.add(`too small to read: ${text}`);
      const hangs = element.className === 'star';
      if (cell && !hangs && (r.left < cell.left - 1 || r.right > cell.right + 1)) wrong.add(`leaves its cell: ${text}`);
    }
  }
  // The middle of a line counts: boxes of raised numbers and tight lines touch without harm.
  for (const p of pieces) {
    const quarter = (p.bottom - p.top) / 4;
    p.top += quarter;
    p.bottom -= quarter;
  }
  pieces.sort((a, b) => a.top - b.top);
  pieces.forEach((a, i) => {
    for (let k = i + 1; k < pieces.length && pieces[k].top < a.bottom; k++) {
      const b = pieces[k];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1) wrong.add(`covers another text: ${a.text} | ${b.text}`);
    }
  });
  for (const table of document.querySelectorAll('table')) {
    const ends = new Map();
    for (const cell of table.querySelectorAll('tbody .right')) {
      if (getComputedStyle(cell).display !== 'table-cell' || cell.firstChild?.nodeType !== Node.TEXT_NODE) continue;
      range.selectNodeContents(cell.firstChild);
      if (/\d.*\*$/.test(cell.firstChild.data)) wrong.add(`a star moves the amount: ${cell.textContent}`);
      const end = range.getBoundingClientRect().right, first = ends.get(cell.cellIndex) ?? ends.set(cell.cellIndex, end).get(cell.cellIndex);
      if (Math.abs(end - first) > 0.6) wrong.add(`not aligned: ${cell.textContent}`);
    }
  }
  return [...wrong];
}

// Runs in the page. Marks the first and the last cell of tables that must not be cut, and headings with what follows
// them, by invisible words; returns the pairs that belong on one sheet.
function mark() {
  const pairs = [];
  const put = (where, end) => {
    const word = document.createElement('span');
    word.textContent = ` Q${pairs.length}${end} `;
    word.style.cssText = 'position: absolute; font-size: 2px; color: #fff';
    where.prepend(word);
  };
  const together = (what, a, b) => {
    put(a, 'A');
    put(b, 'B');
    pairs.push(what);
  };
  for (const table of document.querySelectorAll('table')) {
    if (table.rows.length > 15) continue;
    together('cut table: ' + table.caption.textContent, table.caption, [...table.rows].at(-1).cells[0]);
  }
  for (const heading of document.querySelectorAll('h2, h3')) {
    let next = heading.nextElementSibling;
    while (next && !next.matches('p, li, caption, svg')) next = next.firstElementChild;
    if (next && !next.matches('svg')) together('heading left alone: ' + heading.textContent, heading, next);
  }
  return pairs;
}

let passed = 0, failed = 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const started = performance.now();

async function check(name, kind, lang) {
  const file = join(work, `${name}.${lang}.html`);
  const save = (ending) => {
    mkdirSync(saved, { recursive: true });
    copyFileSync(file, join(saved, `${name}.${lang}.html`));
    return join(saved, `${name}.${lang}.${ending}`);
  };
  const verdict = async (what, problems, picture) => {
    problems.length === 0 ? passed++ : failed++;
    for (const problem of problems) console.log(`FAILED ${name} ${lang} ${what}: ${problem}`);
    if (problems.length > 0 || keep) await picture?.();
  };
  write(kind, lang, file);
  const page = await browser.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ content: axe });
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      // Colours differ in the dark, sizes do not; at 768 px there are no colours of their own.
      const rules = colorScheme === 'light' ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] : width === 768 ? [] : ['color-contrast'];
      if (rules.length === 0) continue;
      const picture = () => page.screenshot({ path: save(`${width}.${colorScheme}.png`), fullPage: true });
      if (colorScheme === 'light') await verdict(`at ${width} px`, await page.evaluate(layout), picture);
      const found = await page.evaluate((runOnly) => axe.run(document, { runOnly, resultTypes: ['violations'] }), rules);
      await verdict(`at ${width} px, ${colorScheme}, axe`, found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 200)}`), picture);
    }
  }
  await verdict('requests', requests.slice(1));

  const said = await page.evaluate(() => {
    document.querySelector('.sources')?.previousElementSibling?.remove();
    document.querySelectorAll('.sources').forEach((list) => list.remove());
    return { title: document.title, text: document.body.innerText };
  });
  if (kind.amount) await verdict('title', /\d\s?€|€\d|non connu|not known/.test(said.title) ? [] : [`no amount: ${said.title}`]);
  if (kind.plain) await verdict('words', (said.text.match(/(?<![\w-])--[a-z]\S*|racpsy/g) ?? []).map((word) => `an option or a command: ${word}`));
  if (kind.no) await verdict('codes', (said.text.match(new RegExp(kind.no, 'g')) ?? []).map((word) => `a code: ${word}`));

  await page.reload();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const pairs = await page.evaluate(mark);
  const pdf = join(work, `${name}.${lang}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const sheets = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  const sheet = (word) => sheets.findIndex((text) => new RegExp(`\\b${word}\\b`).test(text));
  const cut = pairs.filter((_, i) => sheet(`Q${i}A`) !== sheet(`Q${i}B`) || sheet(`Q${i}A`) < 0);
  if (kind.one && sheets.length !== 1) cut.push(`${sheets.length} sheets instead of one`);
  await verdict('on paper', cut, () => copyFileSync(pdf, save('pdf')));
  await page.close();
}

const chosen = Object.entries(kinds).filter(([name]) => only.length === 0 || only.includes(name));
const waiting = chosen.flatMap(([name, kind]) => ['fr', 'en'].map((lang) => [name, kind, lang]));
await Promise.all([0, 1].map(async () => {
  while (waiting.length > 0) await check(...waiting.shift());
}));
await browser.close();
console.log(`${chosen.length} kinds of pages in two languages, ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
