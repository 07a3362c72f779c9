// Answers a file of rows apart from the page, so that it does not freeze. Receives { module, file, request }; sends
// { rows, part } as it goes on, then { answer } or { failure }.
import { createEngine } from "../engine.mjs";

onmessage = async ({ data: { module, file, request } }) => {
  try {
    const rows = await plain(file);
    const reader = new FileReaderSync();
    let at = 0;
    const read = (to) => {
      const some = new Uint8Array(reader.readAsArrayBuffer(rows.slice(at, at + to.length)));
      to.set(some);
      at += some.length;
      return some.length;
    };
    const pieces = [];
    const progress = (count) => postMessage({ rows: count, part: rows.size === 0 ? 1 : at / rows.size });
    const answer = createEngine(module).batch(read, { ...request, write: (piece) => pieces.push(piece), progress });
    postMessage({ answer, csv: new Blob(pieces, { type: "text/csv" }) });
  } catch (error) {
    postMessage({ failure: String(error.message ?? error) });
  }
};

// Returns the bytes of a file, decompressed if they are gzip.
async function plain(file) {
  const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (a !== 0x1f || b !== 0x8b) return file;
  return new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}
