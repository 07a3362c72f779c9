// The operating system of command.wasm: the functions of WASI (preview 1) that it imports, on the
// synchronous functions of node:fs. Unlike node:wasi it opens any path as the user typed it, and
// prints no warning.
import * as fs from "node:fs";
import { homedir } from "node:os";
import { isatty, WriteStream } from "node:tty";

/** The descriptor below which paths are opened (command.cpp), and the first one of opened files. */
const workingFolder = 0x40000000;
const firstOpened = 0x10000;

// Error numbers of WASI by the names of errors in Node.
const numbers = { EACCES: 2, EAGAIN: 6, EBADF: 8, EBUSY: 10, EDQUOT: 19, EEXIST: 20, EFBIG: 22, EINTR: 27, EINVAL: 28,
  EIO: 29, EISDIR: 31, ELOOP: 32, EMFILE: 33, ENAMETOOLONG: 37, ENFILE: 41, ENODEV: 43, ENOENT: 44, ENOMEM: 48, ENOSPC: 51,
  ENOSYS: 52, ENOTDIR: 54, ENOTEMPTY: 55, ENOTSUP: 58, ENOTTY: 59, ENXIO: 60, EOVERFLOW: 61, EPERM: 63, EPIPE: 64,
  EROFS: 69, ESPIPE: 70, ETXTBSY: 74, EXDEV: 75 };
const { EAGAIN, EBADF, EINVAL, EIO, ENOENT, ENOTDIR, ESPIPE } = numbers;

const fileTypes = { block: 1, character: 2, folder: 3, regular: 4, link: 7, other: 0 };
function typeOf(status) {
  return status.isFile() ? fileTypes.regular : status.isDirectory() ? fileTypes.folder
    : status.isCharacterDevice() ? fileTypes.character : status.isBlockDevice() ? fileTypes.block
    : status.isSymbolicLink() ? fileTypes.link : fileTypes.other;
}

// Rights of descriptors: to read, to seek, to write.
const mayRead = 1n << 1n, maySeek = 1n << 2n, mayTell = 1n << 5n, mayWrite = 1n << 6n;

// The program has ended by `exit`.
class Exit {
  constructor(code) {
    this.code = code;
  }
}

// Returns true for a descriptor that Node itself may have opened: a queue of events, or a pipe of which it has both ends.
// Without /proc they cannot be told apart: then it is true for every descriptor.
function ofNode(number) {
  const links = "/proc/self/fd";
  try {
    const link = fs.readlinkSync(`${links}/${number}`);
    if (link.startsWith("anon_inode:")) return true;
    if (!link.startsWith("pipe:")) return false;
    const access = (n) => Number.parseInt(/^flags:\s*([0-7]+)/m.exec(fs.readFileSync(`/proc/self/fdinfo/${n}`, "latin1"))[1], 8) & 3;
    return fs.readdirSync(links).some((other) => {
      try {
        return fs.readlinkSync(`${links}/${other}`) === link && access(other) !== access(number);
      } catch {
        return false;  // it was closed meanwhile
      }
    });
  } catch {
    return true;
  }
}

/** Returns the path to open on this system for a path that the program names. */
export function systemPath(path, platform = process.platform) {
  return platform === "win32" && path === "/dev/null" ? "\\\\.\\NUL" : path;
}

/** Returns the environment of the program. Windows has another name for the user's folder. */
export function environment(variables = process.env, platform = process.platform, home = homedir) {
  const all = { ...variables };
  if (platform === "win32" && !all.HOME) all.HOME = home();
  return all;
}

const aWhile = new Int32Array(new SharedArrayBuffer(4));
function sleep(milliseconds) {
  Atomics.wait(aWhile, 0, 0, milliseconds);
}

// Repeats an action on a descriptor that does not block, until it is done.
function patiently(act) {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      sleep(2);
    }
  }
}

/**
 * Runs command.wasm, a WebAssembly.Module, and returns its exit code. `words` begin with the name of the program. `sinks`
 * may have a function for a descriptor, which receives the bytes written to it.
 */
export function run(module, words, variables, sinks = {}) {
  let instance;
  instance = new WebAssembly.Instance(module, host(words, variables, () => instance.exports.memory, sinks));
  try {
    instance.exports._start();
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
}

// Returns the functions that the module imports; `memory` gives its memory.
function host(words, variables, memory, sinks) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const view = () => new DataView(memory().buffer);
  const bytes = (at, size) => new Uint8Array(memory().buffer, at, size);
  const pathAt = (at, size) => systemPath(decoder.decode(bytes(at, size)));
  const opened = new Map(Object.entries(sinks).map(([number, sink]) => [Number(number), { sink, own: false, position: null }]));
  let next = firstOpened;

  // A function of WASI returns an error number, 0 for none.
  const guarded = (act) => (...given) => {
    try {
      return act(...given) ?? 0;
    } catch (error) {
      if (error instanceof Exit || typeof error.code !== "string") throw error;
      return numbers[error.code] ?? EIO;
    }
  };
  const failure = (code) => Object.assign(new Error(code), { code });

  // A descriptor that was there when the program started.
  function inherited(number) {
    const status = fs.fstatSync(number, { bigint: true });
    if (number > 2 && !status.isFile() && ofNode(number)) throw failure("EBADF");
    return { real: number, own: false, regular: status.isFile(), position: null, read: 0n };
  }
  function file(number) {
    let found = opened.get(number);
    if (found === undefined) {
      if (number >= firstOpened || number < 0) throw failure("EBADF");
      found = inherited(number);
      opened.set(number, found);
    }
    return found;
  }

  // Returns the offset of an inherited file.
  function offsetOf(found) {
    try {
      return BigInt(/^pos:\s*(\d+)/m.exec(fs.readFileSync(`/proc/self/fdinfo/${found.real}`, "latin1"))[1]);
    } catch {
      return found.read;
    }
  }

  function readInto(found, target, position) {
    if (found.peeked?.length > 0) {
      const size = Math.min(target.length, found.peeked.length);
      target.set(found.peeked.subarray(0, size));
      found.peeked = found.peeked.subarray(size);
      return size;
    }
    try {
      return patiently(() => fs.readSync(found.real, target, 0, target.length, position));
    } catch (error) {
      if (error.code === "EOF") return 0;  // of a terminal on Windows
      throw error;
    }
  }

  // Returns true if a read would not block, waiting up to so many milliseconds.
  function readable(found, milliseconds) {
    if (found.regular || found.peeked?.length > 0 || process.platform !== "linux") return true;
    if (found.waiting === undefined) {
      try {
        found.waiting = fs.openSync(`/proc/self/fd/${found.real}`, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
      } catch {
        found.waiting = null;  // a socket: there is no way to know
      }
    }
    if (found.waiting === null) return true;
    const room = Buffer.alloc(1 << 16);
    for (const end = Date.now() + milliseconds;;) {
      try {
        const size = fs.readSync(found.waiting, room, 0, room.length, null);
        found.peeked = room.subarray(0, size);
        return true;
      } catch (error) {
        if (error.code !== "EAGAIN") return true;
      }
      if (Date.now() >= end) return false;
      sleep(2);
    }
  }

  function writeAll(found, source, position) {
    if (found.sink) {
      found.sink(source.slice());
      return source.length;
    }
    let done = 0;
    while (done < source.length) {
      const at = position === null ? null : position + done;
      done += patiently(() => fs.writeSync(found.real, source, done, source.length - done, at));
    }
    return done;
  }

  function* parts(at, count) {
    const table = view();
    for (let i = 0; i < count; i++) {
      const size = table.getUint32(at + 8 * i + 4, true);
      if (size > 0) yield bytes(table.getUint32(at + 8 * i, true), size);
    }
  }

  function read(found, at, count, total, position) {
    let size = 0;
    for (const part of parts(at, count)) {
      const n = readInto(found, part, position === null ? null : position + size);
      size += n;
      if (n < part.length) break;
    }
    view().setUint32(total, size, true);
    return size;
  }
  function write(found, at, count, total, position) {
    let size = 0;
    for (const part of parts(at, count)) size += writeAll(found, part, position === null ? null : position + size);
    view().setUint32(total, size, true);
    return size;
  }

  function putStatus(at, status) {
    const room = view();
    room.setBigUint64(at, BigInt.asUintN(64, status.dev), true);
    room.setBigUint64(at + 8, BigInt.asUintN(64, status.ino), true);
    room.setBigUint64(at + 16, BigInt(typeOf(status)), true);
    room.setBigUint64(at + 24, status.nlink, true);
    room.setBigUint64(at + 32, BigInt.asUintN(64, status.size), true);
    room.setBigUint64(at + 40, BigInt.asUintN(64, status.atimeNs), true);
    room.setBigUint64(at + 48, BigInt.asUintN(64, status.mtimeNs), true);
    room.setBigUint64(at + 56, BigInt.asUintN(64, status.ctimeNs), true);
  }

  // Lists of texts that end with NUL: arguments, and the environment.
  function textList(texts) {
    const all = texts.map((text) => encoder.encode(`${text}\0`));
    return {
      sizes(count, size) {
        view().setUint32(count, all.length, true);
        view().setUint32(size, all.reduce((sum, text) => sum + text.length, 0), true);
      },
      get(table, at) {
        for (const [i, text] of all.entries()) {
          view().setUint32(table + 4 * i, at, true);
          bytes(at, text.length).set(text);
          at += text.length;
        }
      },
    };
  }
  const given = textList(words);
  const known = textList(Object.entries(variables).map(([name, value]) => `${name}=${value}`));

  const wasi = {
    args_sizes_get: given.sizes,
    args_get: given.get,
    environ_sizes_get: known.sizes,
    environ_get: known.get,

    clock_time_get(clock, precision, at) {
      view().setBigUint64(at, clock === 0 ? BigInt(Date.now()) * 1000000n : process.hrtime.bigint(), true);
    },
    clock_res_get(clock, at) {
      view().setBigUint64(at, 1000000n, true);
    },
    random_get(at, size) {
      globalThis.crypto.getRandomValues(bytes(at, size));
    },
    sched_yield() {},
    proc_exit(code) {
      throw new Exit(code);
    },

    fd_close(number) {
      const found = file(number);
      opened.delete(number);
      if (found.own && found.real !== null) fs.closeSync(found.real);
    },
    fd_advise() {},
    fd_prestat_get: () => EBADF,
    fd_prestat_dir_name: () => EBADF,
    fd_fdstat_set_flags() {},
    fd_fdstat_get(number, at) {
      const found = number === workingFolder ? null : file(number);
      const type = found === null || found.entries ? fileTypes.folder
        : found.sink ? fileTypes.other : typeOf(fs.fstatSync(found.real));
      const terminal = type === fileTypes.character && isatty(found.real);
      const room = view();
      room.setBigUint64(at, BigInt(type), true);
      // By these a terminal is told from other devices: it cannot seek.
      const rights = BigInt.asUintN(64, -1n);
      room.setBigUint64(at + 8, terminal ? rights & ~(maySeek | mayTell) : rights, true);
      room.setBigUint64(at + 16, rights, true);
    },
    fd_filestat_get(number, at) {
      const found = file(number);
      if (found.sink) bytes(at, 64).fill(0);
      else putStatus(at, fs.fstatSync(found.real, { bigint: true }));
    },
    fd_read(number, at, count, total) {
      const found = file(number);
      const size = read(found, at, count, total, found.position);
      if (found.position !== null) found.position += size;
      found.read = (found.read ?? 0n) + BigInt(size);
    },
    fd_pread(number, at, count, position, total) {
      read(file(number), at, count, total, Number(position));
    },
    fd_write(number, at, count, total) {
      const found = file(number);
      const size = write(found, at, count, total, found.position);
      if (found.position !== null) found.position += size;
    },
    fd_pwrite(number, at, count, position, total) {
      write(file(number), at, count, total, Number(position));
    },
    fd_seek(number, offset, from, at) {
      const found = file(number);
      if (!found.regular) return ESPIPE;
      const [start, current, end] = [0, 1, 2];
      if (found.position === null) {
        if (from !== current || offset !== 0n) return ESPIPE;  // Node cannot move an inherited file
        view().setBigUint64(at, offsetOf(found), true);
        return 0;
      }
      const base = from === start ? 0n : from === current ? BigInt(found.position)
        : from === end ? fs.fstatSync(found.real, { bigint: true }).size : null;
      if (base === null || base + offset < 0n) return EINVAL;
      found.position = Number(base + offset);
      view().setBigUint64(at, base + offset, true);
    },
    fd_readdir(number, at, size, cookie, used) {
      const { entries } = file(number);
      if (!entries) return ENOTDIR;
      let done = 0;
      for (let i = Number(cookie); i < entries.length && done < size; i++) {
        const name = encoder.encode(entries[i].name);
        const entry = new Uint8Array(24 + name.length);
        const fields = new DataView(entry.buffer);
        fields.setBigUint64(0, BigInt(i + 1), true);
        fields.setUint32(16, name.length, true);
        fields.setUint8(20, typeOf(entries[i]));
        entry.set(name, 24);
        const part = entry.subarray(0, size - done);
        bytes(at + done, part.length).set(part);
        done += part.length;
      }
      view().setUint32(used, done, true);
    },

    path_open(folder, lookup, at, size, how, rights, inheriting, flags, result) {
      const [create, asFolder, exclusive, truncate] = [1, 2, 4, 8].map((bit) => (how & bit) !== 0);
      const path = pathAt(at, size);
      const found = { own: true, real: null, position: null };
      if (asFolder) {
        found.entries = fs.readdirSync(path, { withFileTypes: true });
      } else {
        const c = fs.constants;
        const access = (rights & mayWrite) === 0n ? c.O_RDONLY : (rights & mayRead) === 0n ? c.O_WRONLY : c.O_RDWR;
        found.real = fs.openSync(path, access | (create && c.O_CREAT) | (exclusive && c.O_EXCL) | (truncate && c.O_TRUNC), 0o666);
        found.regular = fs.fstatSync(found.real).isFile();
        if (found.regular) found.position = 0;
      }
      opened.set(next, found);
      view().setUint32(result, next++, true);
    },
    path_filestat_get(folder, lookup, at, size, result) {
      const status = (lookup & 1) !== 0 ? fs.statSync : fs.lstatSync;
      putStatus(result, status(pathAt(at, size), { bigint: true }));
    },
    path_readlink(folder, at, size, to, room, used) {
      const target = encoder.encode(fs.readlinkSync(pathAt(at, size))).subarray(0, room);
      bytes(to, target.length).set(target);
      view().setUint32(used, target.length, true);
    },
    path_rename(folder, at, size, other, newAt, newSize) {
      fs.renameSync(pathAt(at, size), pathAt(newAt, newSize));
    },
    path_unlink_file(folder, at, size) {
      fs.unlinkSync(pathAt(at, size));
    },

    // Waits for one descriptor to be readable, or for time to pass.
    poll_oneoff(subscriptions, events, count, happened) {
      const room = view();
      let wait = Number.POSITIVE_INFINITY;
      let clock = -1;
      const watched = [];
      for (let i = 0; i < count; i++) {
        const at = subscriptions + 48 * i;
        if (room.getUint8(at + 8) === 0) {
          clock = at;
          wait = Number(room.getBigUint64(at + 24, true) / 1000000n);
        } else {
          watched.push([at, room.getUint32(at + 16, true)]);
        }
      }
      const ready = watched.find(([, number]) => readable(file(number), wait));
      if (watched.length === 0) sleep(wait);
      const at = ready?.[0] ?? clock;
      if (at < 0) return EAGAIN;
      bytes(events, 32).fill(0);
      room.setBigUint64(events, room.getBigUint64(at, true), true);
      room.setUint8(events + 10, room.getUint8(at + 8));
      if (ready) room.setBigUint64(events + 16, 1n, true);
      room.setUint32(happened, 1, true);
    },
  };

  return {
    wasi_snapshot_preview1: Object.fromEntries(Object.entries(wasi).map(([name, act]) => [name, guarded(act)])),
    racpsy: {
      // Gives an open file the permissions of another one.
      copy_permissions(number, at, size) {
        try {
          fs.fchmodSync(file(number).real, fs.statSync(pathAt(at, size)).mode & 0o7777);
        } catch {
          // A file system without permissions.
        }
      },
      // Returns the columns of a terminal; 0: they are not known.
      columns(number) {
        const stream = [null, process.stdout, process.stderr][number];
        return stream instanceof WriteStream ? stream.columns ?? 0 : 0;
      },
      // Returns the character between the folders of a list.
      list_separator: () => (process.platform === "win32" ? ";" : ":").charCodeAt(0),
    },
  };
}
