// Tests what differs on Windows, on any system:  node tests/npm_paths.mjs PACKAGE
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const { environment, systemPath } = await import(pathToFileURL(join(folder, "host.mjs")));

assert.equal(systemPath("C:\\x\\case.toml", "win32"), "C:\\x\\case.toml");
assert.equal(systemPath("..\\x.toml", "win32"), "..\\x.toml");
assert.equal(systemPath("/dev/null", "win32"), "\\\\.\\NUL");
assert.equal(systemPath("/dev/null", "linux"), "/dev/null");
assert.equal(environment({}, "win32", () => "C:\\Users\\me").HOME, "C:\\Users\\me");
assert.equal(environment({ HOME: "D:\\home" }, "win32", () => "C:\\Users\\me").HOME, "D:\\home");
assert.equal(environment({}, "linux", () => "/root").HOME, undefined);

// The program hands paths to the system as they were typed: here "C:\x\case.toml" is the name of a file.
const work = mkdtempSync(join(tmpdir(), "racpsy-paths-"));
try {
  const run = (...words) => execFileSync(process.execPath, [join(folder, "cli.mjs"), ...words], { cwd: work, encoding: "utf8" });
  writeFileSync(join(work, "C:\\x\\case.toml"), '[person]\nage = 30\n\n[[session]]\nroute = "fr/mon-soutien-psy"\non = [2026-12-07]\n');
  assert.match(run("calc", "C:\\x\\case.toml", "--format", "json"), /"date":"2026-12-07"/);
  run("calc", "--sessions", "1", "-o", "..\\page.html");
  assert.match(readFileSync(join(work, "..\\page.html"), "utf8"), /<html/);
} finally {
  rmSync(work, { recursive: true });
}
