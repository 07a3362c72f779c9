// Assembles the npm package:  node src/npm/build.mjs MODULES FOLDER
//
// MODULES is the folder of racpsy.wasm and command.wasm. The command line itself writes the types of requests.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [modules, folder] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: node build.mjs MODULES FOLDER");
  process.exit(2);
}
const asked = (...words) => execFileSync(process.execPath, [join(folder, "cli.mjs"), ...words, "--lang", "en"], { encoding: "utf8" });

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const put = (name, text, mode = 0o644) => writeFileSync(join(folder, name), text, { mode });
for (const module of ["racpsy.wasm", "command.wasm"]) put(module, readFileSync(join(modules, module)));
for (const file of ["host.mjs", "node.mjs", "node.cjs", "browser.mjs", "README.md"]) put(file, readFileSync(join(here, file)));
put("cli.mjs", readFileSync(join(here, "cli.mjs")), 0o755);
const engine = join(here, "../web/engine.mjs");
put("engine.mjs", readFileSync(engine));
put("engine.cjs", execFileSync("esbuild", [engine, "--format=cjs", "--platform=node", "--charset=utf8"], { encoding: "utf8" }));
copyFileSync(join(here, "../../LICENSE"), join(folder, "LICENSE"));
copyFileSync(join(here, "../../LICENSES/etalab-2.0.txt"), join(folder, "LICENSE-rules.txt"));

const types = `// Requests: written by \`racpsy --generate typescript\`.\n${asked("--generate", "typescript")}
// Answers.\n${readFileSync(join(here, "answers.d.ts"), "utf8")}`;
put("index.d.ts", types);
put("index.d.cts", types);
put("request.schema.json", asked("--generate", "request-schema"));

const version = asked("--version").split("\n")[0].split(" ")[1];
put("package.json", readFileSync(join(here, "package.json"), "utf8").replace("@VERSION@", version));
