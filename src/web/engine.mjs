// The engine in JavaScript: requests in, answers out. The same file serves the page, its workers, Node and bundlers.
//
// A request is an object whose keys are the options of the command line, with "_" for "-":
//   { age: 30, coverage: "c2s", sessions: 5, with: { mode: "remote" }, lang: "fr" }
// An answer is an object: a statement, a comparison… or { schema: "racpsy/error/1", what, remedy, exit }.

const utf8 = new TextEncoder();
const text = new TextDecoder();
const failed = { EBADF: 8, ESPIPE: 70 };

/** Returns today's date of this device: the engine itself knows only that of Greenwich. */
export function today(now = new Date()) {
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Makes an engine from a compiled module (WebAssembly.Module). */
export function createEngine(module) {
  let running; // the instance; none at first, and after a trap
  let rows = {}; // the streams of the batch that is running

  const memory = () => running.exports.memory.buffer;
  const bytes = (at, size) => new Uint8Array(memory(), at, size);

  // The functions that a program of WASI imports from its system. Only the clock matters here.
  const system = {
    environ_sizes_get(count, size) {
      new DataView(memory()).setUint32(count, 0, true);
      new DataView(memory()).setUint32(size, 0, true);
      return 0;
    },
    environ_get: () => 0,
    clock_time_get(id, precision, at) {
      new DataView(memory()).setBigUint64(at, BigInt(Date.now()) * 1000000n, true);
      return 0;
    },
    fd_close: () => failed.EBADF,
    fd_seek: () => failed.ESPIPE,
    fd_write: () => failed.EBADF,
    proc_exit(code) {
      throw new Error(`racpsy ended with ${code}`);
    },
  };
  const host = {
    read(to, size) {
      try {
        return rows.read(bytes(to, size));
      } catch (error) {
        rows.failure = error;
        return -1;
      }
    },
    write: (stream, at, size) => rows.write(stream, bytes(at, size)),
    progress: (count) => rows.progress?.(count),
  };

  const begin = () => {
    running = new WebAssembly.Instance(module, { wasi_snapshot_preview1: system, racpsy: host });
    running.exports._initialize();
  };

  // Calls a function with texts; each is written into the memory of the instance.
  const call = (name, ...texts) => {
    if (!running) begin();
    const { racpsy_room, racpsy_free, racpsy_size, [name]: run } = running.exports;
    const rooms = [];
    try {
      const words = texts.flatMap((each) => {
        const encoded = typeof each === "string" ? utf8.encode(each) : each;
        const room = racpsy_room(encoded.length);
        rooms.push(room);
        bytes(room, encoded.length).set(encoded);
        return [room, encoded.length];
      });
      const at = run(...words);
      return at === undefined ? "" : text.decode(bytes(at, racpsy_size()));
    } catch (error) {
      running = undefined; // its memory is not trusted any more
      throw error;
    } finally {
      if (running) rooms.forEach(racpsy_free);
    }
  };

  const dated = (request) => JSON.stringify({ today: today(), ...request });
  const ask = (request, files = {}) => {
    for (const [name, content] of Object.entries(files)) call("racpsy_file", name, content);
    const answer = call("racpsy_answer", dated(request));
    if (Object.keys(files).length > 0) call("racpsy_file", "", "");
    return answer;
  };
  const object = (command) => (request = {}, files) => JSON.parse(ask({ ...request, command }, files));

  return {
    /** Statements, as `racpsy calc --format json`. `files`: { "contract.toml": text } that the request names. */
    calculate: object("calc"),
    /** Comparisons of routes, rules, coverages, contracts: lists in the request. */
    compare: object("compare"),
    /** The cheapest dates and routes for a number of sessions. */
    plan: object("plan"),
    /** The answer so far and the next question that can change it: { question, so_far }. */
    ask: object("ask"),
    /** All routes and their versions; with `route`, its version in force with all its rules. */
    rules: object("rules"),
    /** What people read, as { title, sections }. `command`: calc (default), compare, plan, card or rules. */
    document: (request = {}, files) => JSON.parse(ask({ ...request, format: "document" }, files)),
    /** What people read, as a page of HTML that stands alone; a text in JSON if there is no answer. */
    page: (request = {}, files) => ask({ ...request, format: "html" }, files),
    /**
     * Answers rows of CSV. `input` is a text, bytes, or a function that fills an array of bytes and returns how many
     * it wrote (0: the end). Returns { csv, rejects, summary, document, shown }, or an error. `rejects` has English
     * messages, `shown` the first 200 in the language of the request. `options.write(bytes, stream)` receives the CSV
     * (stream 0) and the list of refused rows (1, tab-separated) piece by piece instead; `options.progress(rows)` is
     * called now and then.
     */
    batch(input, options = {}) {
      const { write, progress, ...request } = options;
      let rest = typeof input === "string" ? utf8.encode(input) : input;
      const pieces = [[], [], []];
      rows = {
        progress,
        read:
          typeof input === "function"
            ? input
            : (to) => {
                const some = rest.subarray(0, to.length);
                to.set(some);
                rest = rest.subarray(some.length);
                return some.length;
              },
        write: (stream, some) => (stream < 2 && write ? write(some.slice(), stream) : pieces[stream].push(some.slice())),
      };
      try {
        const summary = call("racpsy_batch", dated({ ...request, command: "batch" }));
        if (rows.failure) throw rows.failure;
        const answer = JSON.parse(summary);
        if (answer.schema === "racpsy/error/1") return answer;
        const [csv, rejects, shown] = pieces.map(joined);
        const refused = (list) => list.split("\n").slice(0, -1).map(rejected);
        return { csv, rejects: refused(rejects).slice(1), shown: refused(shown), ...answer };
      } finally {
        rows = {};
      }
    },
  };
}

function joined(pieces) {
  const decoder = new TextDecoder();
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join("") + decoder.decode();
}

// Reads a line of the list of refused rows.
function rejected(line) {
  const escapes = { t: "\t", n: "\n", r: "\r", "\\": "\\" };
  const cells = line.split("\t").map((cell) => cell.replace(/\\([tnr\\])/g, (all, c) => escapes[c]));
  const [number, id, column, code, message] = cells;
  return { line: Number(number), id, column, code, message };
}
