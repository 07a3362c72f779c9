// Builds the page from the module and the sources beside this file:  node src/web/build.mjs racpsy.wasm FOLDER
//
// FOLDER gets racpsy.html, one file that needs nothing else, and what a site adds to it: index.html (the same), a
// manifest, an icon, and a service worker that keeps the page for use without a network.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { encode } from "./page/base85.mjs";
import { createEngine } from "./engine.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [wasm, folder] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: node build.mjs racpsy.wasm FOLDER");
  process.exit(2);
}

const bundled = (file) =>
  execFileSync("esbuild", [join(here, "page", file), "--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8"], { encoding: "utf8" });
// A closing tag inside a script would end it.
const inScript = (code) => code.replaceAll("</script", "<\\/script");
const styleOf = (file) => execFileSync("esbuild", [join(here, "page", file), "--minify", "--charset=utf8"], { encoding: "utf8" }).trim();
const style = styleOf("style.css") + styleOf("practice.css");
const script = inScript(bundled("app.mjs")).trim();
const worker = inScript(bundled("worker.mjs")).trim();
const icon = readFileSync(join(here, "page/icon.svg"), "utf8").trim();
// Pages of the engine are shown in frames, which have the policy of this page: their one style sheet is allowed too.
const [, paper] = /<style>([^]*?)<\/style>/.exec(createEngine(new WebAssembly.Module(readFileSync(wasm))).page());
const hash = (code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;

// Nothing may be loaded or sent. A site may register its service worker and its manifest.
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)} ${hash(paper)}`,
  "img-src data:",
  "worker-src blob: 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const parts = {
  POLICY: policy,
  ICON: encodeURIComponent(icon),
  STYLE: style,
  ENGINE: encode(execFileSync("zopfli", ["-c", "--i5", wasm], { maxBuffer: 1 << 24 })),
  WORKER: worker,
  SCRIPT: script,
};
const page = readFileSync(join(here, "page/index.html"), "utf8").replace(/@([A-Z]+)@/g, (all, name) => parts[name]);

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "racpsy.html"), page);
writeFileSync(join(folder, "index.html"), page);
writeFileSync(join(folder, "icon.svg"), icon);
writeFileSync(join(folder, "manifest.webmanifest"), readFileSync(join(here, "page/manifest.webmanifest")));
const version = createHash("sha256").update(page).digest("hex").slice(0, 16);
writeFileSync(join(folder, "service-worker.js"), readFileSync(join(here, "page/service-worker.js"), "utf8").replace("@VERSION@", version));
console.log(`${join(folder, "racpsy.html")}: ${page.length.toLocaleString("en")} bytes`);
if (Buffer.byteLength(page) > 1_000_000) {
  console.error("The page is larger than 1 MB.");
  process.exit(1);
}
