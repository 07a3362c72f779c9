// The cases of csv-spectrum (npm) through `racpsy batch`: every cell must come back as the case's JSON has it.
//
//   node tests/csv_spectrum.mjs FOLDER RACPSY      FOLDER: where the package lies, with csvs/ and json/
//
// The columns mean nothing to racpsy, so they are given names that say so, how many sessions and when is said by options, and all of them are
// written out again. What comes out is read back by the few lines below.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, racpsy] = process.argv.slice(2);

function parse(text) {
  const rows = [[]];
  let cell = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[++i];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === "," || c === "\n")) {
      rows.at(-1).push(cell), (cell = "");
      if (c === "\n") rows.push([]);
    } else cell += c;
  }
  rows.pop();
  return rows;
}

// A quote inside a cell without quotes, which RFC 4180 does not allow: refused. (Its JSON is of another row, besides.)
const refused = ["location_coordinates.csv"];

let passed = 0, failed = 0;
for (const file of readdirSync(join(folder, "csvs"))) {
  const csv = readFileSync(join(folder, "csvs", file), "latin1");  // bytes as they are
  const json = JSON.parse(readFileSync(join(folder, "json", file.replace(".csv", ".json")), "latin1"));
  const wanted = Array.isArray(json) ? json : [json];
  const names = Object.keys(wanted[0]).map((_, i) => `x${i + 1}`);
  const header = csv.search(/\r?\n/);
  let got = "nothing";
  try {
    const out = execFileSync(racpsy, ["batch", "-", "--sessions", "1", "--first", "2025-01-06", "--threads", "1", "--columns", names.join(",")],
      { input: Buffer.from(names.join(",") + csv.slice(header), "latin1"), encoding: "latin1", stdio: ["pipe", "pipe", "pipe"] });
    got = JSON.stringify(parse(out).slice(1));
  } catch (error) {
    got = error.stderr ?? String(error);
  }
  const right = JSON.stringify(wanted.map((row) => Object.values(row)));
  if (refused.includes(file) ? got.includes("misplaced or unclosed quotes") : got === right) passed++;
  else failed++, console.log(`${file}\n  wanted ${right}\n  got    ${got}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
