// Opens a built page in Chromium and waits for the answer that it sends:  node tests/npm_page.mjs FOLDER
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
let answered;
const answer = new Promise((done) => (answered = done));
const server = createServer(async (request, response) => {
  if (request.url.startsWith("/answer/")) answered(request.url);
  const path = request.url === "/" ? "/index.html" : request.url;
  const bytes = await readFile(join(process.argv[2], path)).catch(() => null);
  response.writeHead(bytes ? 200 : 404, { "content-type": types[extname(path)] ?? "text/plain" }).end(bytes ?? "");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const page = `http://127.0.0.1:${server.address().port}/`;
const options = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
const browser = spawn("chromium", [...options, page], { stdio: "ignore" });
const late = setTimeout(() => answered("no answer within a minute"), 60_000);
const got = await answer;
clearTimeout(late);
console.log(got);
browser.kill();
server.closeAllConnections?.();
server.close();
process.exitCode = got === "/answer/10000/10000" ? 0 : 1;
