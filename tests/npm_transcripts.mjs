// Runs the transcripts with the command line of the npm package: all commands give the same bytes and exit codes as the
// native program.
//
//   node tests/npm_transcripts.mjs PACKAGE [TRANSCRIPT…]
//
// Commands run as in golden.cpp, but those that are only `racpsy` and words run within this process: a process for each
// would take minutes. The last line is "N passed, N failed".
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const golden = fileURLToPath(new URL("golden", import.meta.url));
const [folder = "build/npm", ...named] = process.argv.slice(2);
const cli = resolve(folder, "cli.mjs");
const { run } = await import(pathToFileURL(resolve(folder, "host.mjs")));
const module = new WebAssembly.Module(readFileSync(resolve(folder, "command.wasm")));

// Commands whose answer differs, and why it cannot be the same.
const differences = new Map([
  ["racpsy batch $TMP/in.csv -o /dev/null --summary json 2>&-", "Node opens /dev/null in place of a closed stream"],
]);

const work = mkdtempSync(join(tmpdir(), "racpsy-npm-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));
const programs = join(work, "programs");
mkdirSync(programs);
writeFileSync(join(programs, "racpsy"), `#!/bin/sh\nexec ${process.execPath} ${cli} "$@"\n`);
chmodSync(join(programs, "racpsy"), 0o755);

// Returns the words of a command that needs no shell, after the name of the program; null for others.
function plainWords(command, variables) {
  if (!command.startsWith("racpsy")) return null;
  const words = [];
  let word = null;
  for (let i = 0; i < command.length; i++) {
    const c = command[i];
    if (c === " ") {
      if (word !== null) words.push(word);
      word = null;
    } else if (c === "'") {
      const end = command.indexOf("'", i + 1);
      if (end < 0) return null;
      word = (word ?? "") + command.slice(i + 1, end);
      i = end;
    } else if (c === '"') {
      const end = command.indexOf('"', i + 1);
      const inside = command.slice(i + 1, end);
      if (end < 0 || /[\\`$]/.test(inside)) return null;
      word = (word ?? "") + inside;
      i = end;
    } else if (c === "$") {
      const name = /^\$(TMP|HERE)(?!\w)/.exec(command.slice(i))?.[1];
      if (!name) return null;
      word = (word ?? "") + variables[name];
      i += name.length;
    } else if (/[|&;<>()`\\*?[\]#~{}!]/.test(c)) {
      return null;
    } else {
      word = (word ?? "") + c;
    }
  }
  if (word !== null) words.push(word);
  return words[0] === "racpsy" ? words : null;
}

let within = 0;
let total = 0;
function answerOf(command, variables) {
  const words = plainWords(command, variables);
  total++;
  let out;
  let code;
  if (words) {
    within++;
    const parts = [];
    const sink = (bytes) => parts.push(bytes);
    code = run(module, words, variables, { 1: sink, 2: sink });
    out = Buffer.concat(parts).toString("latin1");
  } else {
    const given = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    const child = spawnSync("sh", ["-c", 'exec env -i "$@" </dev/null 2>&1', "sh", ...given, "sh", "-c", command],
      { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 });
    code = child.status ?? 128;
    out = child.stdout.toString("latin1");
  }
  if (out !== "" && !out.endsWith("\n")) out += "\n";
  return code === 0 ? out : `${out}[${code}]\n`;
}

// Returns as many lines of an answer as the transcript shows.
function shown(answer, expected) {
  const rest = Buffer.from("…\n").toString("latin1");
  if (!expected.endsWith(rest)) return answer;
  const lines = expected.split("\n").length - 2;
  return answer.split("\n").slice(0, lines).map((line) => `${line}\n`).join("") + rest;
}

const transcripts = named.length > 0 ? named.map((name) => resolve(name))
  : readdirSync(golden).filter((name) => name.endsWith(".md")).map((name) => join(golden, name));
let passed = 0;
let failed = 0;
const seen = new Set();
const start = Date.now();
for (const transcript of transcripts) {
  const here = dirname(transcript);
  const TMP = join(work, "files");
  rmSync(TMP, { recursive: true, force: true });
  mkdirSync(TMP);
  process.chdir(here);
  const [before, start] = [total, Date.now()];
  const variables = { PATH: `${programs}:/usr/local/bin:/usr/bin:/bin`, LC_ALL: "C", TMP, HERE: here };
  const lines = readFileSync(transcript, "latin1").split("\n");
  let inBlock = false;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i].startsWith("```")) inBlock = !inBlock;
    if (!inBlock || !lines[i].startsWith("$ ")) continue;
    const place = `${transcript}:${i + 1}`;
    const command = Buffer.from(lines[i].slice(2), "latin1").toString();
    let expected = "";
    while (i + 1 < lines.length && !lines[i + 1].startsWith("$ ") && !lines[i + 1].startsWith("```")) expected += `${lines[++i]}\n`;
    const answer = shown(answerOf(command, variables), expected);
    if (answer === expected) {
      passed++;
    } else if (differences.has(command)) {
      seen.add(command);
    } else {
      failed++;
      const text = (bytes) => Buffer.from(bytes, "latin1").toString();
      console.log(`${place}: $ ${command}\nexpected:\n${text(expected)}printed:\n${text(answer)}`);
    }
  }
  console.log(`${basename(transcript)}: ${total - before} commands, ${Math.round((Date.now() - start) / 1000)} s`);
}
for (const command of seen) console.log(`differs: ${command} (${differences.get(command)})`);
for (const command of differences.keys()) {
  if (!seen.has(command) && named.length === 0) console.log(`no longer differs: ${command}`), failed++;
}
const seconds = Math.round((Date.now() - start) / 1000);
console.log(`${total} commands of ${transcripts.length} transcripts, ${within} without a shell, in ${seconds} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
