// Answers a file of rows apart from the page, so that it does not freeze. Receives { module, file, request }; sends
// { phase, rows, part } as it goes on, then { answer, csv, rejects, refused } or { failure } or { unreadable }.
//
// Memory stays small: the file is read by pieces, and answers are put into Blobs, which browsers keep on disk.
import { createEngine } from "../engine.mjs";

const pieceSize = 8 << 20;

onmessage = async ({ data: { module, file, request } }) => {
  try {
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
    const engine = createEngine(module);
    // The header alone first: an error in it, and the columns that are not used.
    const head = engine.batch(await headOf(rows), request);
    if (head.schema === "racpsy/error/1") return postMessage({ answer: head });
    const csv = gathered("text/csv");
    const rejects = gathered("text/tab-separated-values");
    let told = 0;
    const progress = (count) => {
      const now = performance.now();
      if (now - told < 100) return;
      told = now;
      postMessage({ phase: "rows", rows: count, part: rows.size === 0 ? 1 : (at - next.length) / rows.size });
    };
    const answer = engine.batch(read, { ...request, format: "html", write: csv.write, writeRejects: rejects.write, progress });
    postMessage({ answer, ignored: head.summary.ignored_columns, csv: csv.blob(), rejects: rejects.blob(), refused: Math.max(rejects.lines() - 1, 0) });
  } catch (error) {
    postMessage({ failure: String(error.message ?? error) });
  }
};

// Gathers bytes in Blobs of some megabytes.
function gathered(type) {
  const blobs = [];
  let pieces = [];
  let size = 0;
  let lines = 0;
  const flush = () => {
    blobs.push(new Blob(pieces));
    pieces = [];
    size = 0;
  };
  return {
    write(piece) {
      pieces.push(piece);
      size += piece.length;
      if (type !== "text/csv") for (const byte of piece) if (byte === 10) ++lines;
      if (size > pieceSize) flush();
    },
    lines: () => lines,
    blob() {
      flush();
      return new Blob(blobs, { type });
    },
  };
}

// Returns { rows }, the bytes of a file as UTF-8, decompressed if they are gzip; or { unreadable: code }.
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
  const code = formatOf(first);
  if (code === "utf-16le" || code === "utf-16be") {
    try {
      rows = await through(rows, rows.size, new TextDecoderStream(code, { fatal: true }), new TextEncoderStream());
    } catch {
      return { unreadable: "utf16" };
    }
  } else if (code) return { unreadable: code };
  return { rows };
}

// Returns the first line with a line feed outside quotes, which is the header.
async function headOf(blob) {
  const bytes = new Uint8Array(await blob.slice(0, 1 << 20).arrayBuffer());
  let quoted = false;
  for (let i = 0; i < bytes.length; ++i) {
    if (bytes[i] === 34) quoted = !quoted;
    else if (bytes[i] === 10 && !quoted) return bytes.subarray(0, i + 1);
  }
  return bytes;
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

// Returns the format of a file that is not rows of text in UTF-8, by its first bytes; undefined if it may be.
function formatOf(first) {
  const ascii = String.fromCharCode(...first.subarray(0, 64));
  const starts = (...marks) => marks.some((mark) => ascii.startsWith(mark));
  if (starts("%PDF-")) return "pdf";
  if (starts("PK\x03\x04", "PK\x05\x06", "\xD0\xCF\x11\xE0")) return "workbook";
  if (starts("\xFF\xFE\0\0", "\0\0\xFE\xFF")) return "binary";
  if (starts("\xFF\xFE")) return "utf-16le";
  if (starts("\xFE\xFF")) return "utf-16be";
  const zeros = [0, 1].map((odd) => first.length > 7 && first.subarray(0, 16).every((byte, i) => (byte === 0) === (i % 2 === odd)));
  if (zeros[1]) return "utf-16le";
  if (zeros[0]) return "utf-16be";
  if (starts("(\xB5/\xFD", "\xFD7zXZ", "BZh9", "\x04\x22M\x18")) return "compressed";
  if (starts("PAR1", "SQLite format 3", "ARROW1")) return "table";
  const end = first.indexOf(10);
  if (first.subarray(0, end < 0 ? first.length : end).some((byte) => byte < 9)) return "binary";
  const text = ascii.replace(/^\xEF\xBB\xBF/, "").trimStart().toLowerCase();
  if (text.startsWith("{") || /^\[\s*\{/.test(text)) return "json";
  if (/^<(!doctype html|html|table|head|body)/.test(text)) return "html";
  if (/^<(\?xml|!--)/.test(text)) return "xml";
  return undefined;
}
