// Answers a file of rows apart from the page, so that it does not freeze. Receives { module, file, request }; sends
// { phase, rows, part } as it goes on, then { answer, csv, rejects }, { failure } or { unreadable }.
//
// With `requests` instead of a file of rows, answers long requests: { answers }.
//
// Memory stays small: the file is read by pieces, and answers are put into Blobs, which browsers keep on disk.
import { createEngine } from "../engine.mjs";

const pieceSize = 8 << 20;
let engine; // for requests that follow one another

onmessage = async ({ data: { module, file, request, requests, files } }) => {
  try {
    if (requests) {
      const { calculate, document } = (engine ??= createEngine(module));
      return postMessage({ answers: requests.map((one) => (one.format === "document" ? document(one, files) : brief(calculate(one, files)))) });
    }
    const { rows, unreadable } = await plain(file);
    if (unreadable) return postMessage({ unreadable });
    const reader = new FileReaderSync();
    let at = 0;
    let next = new Uint8Array();
    const read = (to) => {
      if (next.length === 0) {
        next = new Uint8Array(reader.readAsArrayBuffer(rows.slice(at, at + pieceSize)));
        at += next.length;
      }
      const some = next.subarray(0, to.length);
      to.set(some);
      next = next.subarray(some.length);
      return some.length;
    };
    const csv = gathered("text/csv");
    const rejects = gathered("text/tab-separated-values");
    let told = 0;
    const progress = (count) => {
      const now = performance.now();
      if (now - told < 100) return;
      told = now;
      postMessage({ phase: "rows", rows: count, part: rows.size === 0 ? 1 : (at - next.length) / rows.size });
    };
    const write = (piece, stream) => (stream === 0 ? csv : rejects).write(piece);
    const { csv: none, rejects: alsoNone, ...answer } = createEngine(module).batch(read, { ...request, file: file.name, write, progress });
    postMessage({ answer, csv: csv.blob(), rejects: rejects.blob() });
  } catch (error) {
    postMessage({ failure: String(error.message ?? error) });
  }
};

// Leaves out of an explained statement what makes it long; `doubtful` tells sessions with a step that is not certain.
function brief(answer) {
  for (const session of answer.sessions ?? []) {
    session.doubtful = session.steps?.some((step) => step.flags.length > 0);
    delete session.steps;
    delete session.not_applied;
  }
  return answer;
}

// Gathers bytes in Blobs of some megabytes.
function gathered(type) {
  const blobs = [];
  let pieces = [];
  let size = 0;
  const flush = () => {
    blobs.push(new Blob(pieces));
    pieces = [];
    size = 0;
  };
  return {
    write(piece) {
      pieces.push(piece);
      size += piece.length;
      if (size > pieceSize) flush();
    },
    blob() {
      flush();
      return new Blob(blobs, { type });
    },
  };
}

// Returns { rows }, a file as UTF-8 if it was gzip or UTF-16; or { unreadable: code } if it is damaged.
async function plain(file) {
  let rows = file;
  let first = await firstBytes(rows);
  if (first[0] === 0x1f && first[1] === 0x8b) {
    try {
      rows = await through(rows, file.size, new DecompressionStream("gzip"));
    } catch {
      return { unreadable: "gzip" };
    }
    first = await firstBytes(rows);
  }
  const code = utf16(first);
  if (!code) return { rows }; // the engine says which other formats it does not read
  try {
    rows = await through(rows, rows.size, new TextDecoderStream(code, { fatal: true }), new TextEncoderStream());
  } catch {
    return { unreadable: "utf16" };
  }
  return { rows };
}

const firstBytes = async (blob) => new Uint8Array(await blob.slice(0, 4096).arrayBuffer());

// Passes a file through streams, piece by piece, and tells how far it is.
async function through(blob, size, ...streams) {
  let done = 0;
  let told = 0;
  const counter = new TransformStream({
    transform(piece, controller) {
      done += piece.length;
      if (performance.now() - told > 100) {
        told = performance.now();
        postMessage({ phase: "reading", part: size === 0 ? 1 : done / size });
      }
      controller.enqueue(piece);
    },
  });
  let stream = blob.stream().pipeThrough(counter);
  for (const each of streams) stream = stream.pipeThrough(each);
  const out = gathered("text/csv");
  const reader = stream.getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) return out.blob();
    out.write(value);
  }
}

// Returns the name of the UTF-16 encoding that a file begins in, with a byte order mark or without.
function utf16(first) {
  const [a, b, c, d] = first;
  if (a === 0xff && b === 0xfe && (c !== 0 || d !== 0)) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const zeros = (odd) => first.length > 7 && first.subarray(0, 16).every((byte, i) => (byte === 0) === (i % 2 === odd));
  return zeros(1) ? "utf-16le" : zeros(0) ? "utf-16be" : null;
}
