// Opens a built page in Chromium and waits for its answer:  node tests/npm_page.mjs FOLDER
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const server = createServer(async (request, response) => {
  const path = request.url === "/" ? "/index.html" : request.url;
  const bytes = await readFile(join(process.argv[2], path)).catch(() => null);
  response.writeHead(bytes ? 200 : 404, { "content-type": types[extname(path)] ?? "text/plain" }).end(bytes ?? "");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const page = `http://127.0.0.1:${server.address().port}/`;
execFile("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom", page], (error, dom) => {
  const answer = /answer \d+ \d+/.exec(dom ?? "")?.[0];
  console.log(answer ?? dom ?? error);
  server.close();
  process.exitCode = answer === "answer 10000 10000" ? 0 : 1;
});
