// Reads lists of sessions that people paste or drop: texts with dates, CSV, calendars. Nothing is counted here: the
// result is the list of days of each patient, for the engine, and everything that could not be read, with its line.
import { readCalendar } from "./calendar.mjs";
import { findDates, orderShown } from "./dates.mjs";

/**
 * Decodes the bytes of a file: { text, code? } (`code`: "windows" if it was not UTF-8), or { refused: code } if it is no
 * text.
 */
export function decoded(bytes) {
  const starts = (...marks) => marks.every((mark, i) => bytes[i] === mark);
  if (bytes.length === 0) return { refused: "empty" };
  if (starts(0x25, 0x50, 0x44, 0x46)) return { refused: "pdf" };
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0)) return { refused: "workbook" };
  if (starts(0x1f, 0x8b)) return { refused: "gzip" };
  if (starts(0xff, 0xfe)) return { text: new TextDecoder("utf-16le").decode(bytes) };
  if (starts(0xfe, 0xff)) return { text: new TextDecoder("utf-16be").decode(bytes) };
  if (bytes.subarray(0, 4096).some((byte) => byte < 9)) return { refused: "binary" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), code: "windows" };
  }
}

/**
 * Reads sessions: { kind: "text", "csv" or "calendar", patients: [{ name, facts, days: [{ date, line }] }], refused,
 * notes }, or { code } if there is nothing to read. `order`: day or month first, where the text itself does not show
 * it; `from`, `until`, `only`: days and titles wanted; `columns`: [[fact, names…]] that a CSV file may have.
 */
export function readSessions(text, options = {}) {
  const { from, until, only, columns = [] } = options;
  if (text.trim() === "") return { code: "empty" };
  if (/^\s*(<!doctype|<html|<\?xml|[[{]\s*["{])/i.test(text)) return { code: "no_list" };
  const order = options.order || orderShown(text);
  const kind = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? "calendar" : options.calendar ? "calendar" : isTable(text) ? "csv" : "text";
  const read = { calendar: () => readCalendar(text, options), csv: () => readTable(text, order, columns), text: () => readText(text, order) }[kind]();
  if (read.code) return read;
  const notes = [...read.notes];
  const patients = new Map();
  const without = { before: 0, after: 0, other: 0 };
  for (const { name, date, line, facts = {} } of read.events) {
    if (only && !name.toLowerCase().includes(only.toLowerCase())) ++without.other;
    else if (from && date < from) ++without.before;
    else if (until && date > until) ++without.after;
    else {
      const key = name.normalize("NFC").toLowerCase();
      if (!patients.has(key)) patients.set(key, { name, facts: {}, days: [] });
      const patient = patients.get(key);
      for (const [fact, value] of Object.entries(facts)) {
        if (patient.facts[fact] === undefined) patient.facts[fact] = value;
        else if (patient.facts[fact] !== value) notes.push({ code: "two_values", line, text: `${patient.facts[fact]} / ${value}` });
      }
      patient.days.push({ date, line });
    }
  }
  for (const [code, n] of Object.entries(without)) if (n > 0) notes.push({ code: `left_out_${code}`, n });
  for (const { name, days } of patients.values()) {
    days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.line - b.line));
    days.forEach((day, i) => {
      if (day.date === days[i - 1]?.date) notes.push({ code: "same_day", line: day.line, text: name, date: day.date });
    });
  }
  const byName = new Intl.Collator(undefined, { numeric: true }).compare;
  return { kind, patients: [...patients.values()].sort((a, b) => byName(a.name, b.name)), refused: read.refused, notes };
}

// ---- Texts

// Words around a date that are no name.
const plain = new Set(
  ("séance seance séances seances session sessions sessie sessies rdv rendez-vous consultation consult afspraak " +
    "appointment le la du de des au the on of at op om van à a h no nr n° date dates datum et and en " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday " +
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lun mar mer jeu ven sam dim mon tue wed thu fri sat sun " +
    "ma di wo do vr za zo").split(" "),
);

function nameIn(text) {
  const words = text
    .replace(/\b\d{1,2}\s*[h:]\s*(\d{2})?(\s*[-–]\s*\d{1,2}\s*[h:]\s*(\d{2})?)?/giu, " ")
    .split(/[\s,;|\t]+/)
    .map((word) => word.replace(/^[-–—•*:.()#"]+|[-–—:()#"]+$/g, ""))
    .filter((word) => word !== "" && (/^\p{Lu}$/u.test(word) || !plain.has(word.toLowerCase())) && !/^(n°)?\d+\.?$/i.test(word));
  return words.join(" ").slice(0, 80);
}

function readText(text, order) {
  const events = [];
  const refused = [];
  const notes = [];
  let heading = "";
  let unused; // the line of a heading that no date followed yet
  const end = () => unused && notes.push({ code: "no_date_line", ...unused });
  text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/).forEach((line, i) => {
    if (line.trim() === "") return;
    const found = findDates(line, order);
    if (found.length === 0) {
      if (/\d{3}|\d\D\d/.test(line)) refused.push({ line: i + 1, text: line.trim().slice(0, 80), code: "no_date" });
      else {
        end();
        heading = nameIn(line);
        unused = { line: i + 1, text: line.trim().slice(0, 80) };
      }
      return;
    }
    unused = undefined;
    let rest = line;
    for (const { at, length } of [...found].reverse()) rest = `${rest.slice(0, at)} ${rest.slice(at + length)}`;
    const name = nameIn(rest) || heading;
    for (const one of found) {
      if (one.date) events.push({ name, date: one.date, line: i + 1 });
      else refused.push({ line: i + 1, text: one.text, code: one.code });
    }
  });
  end();
  return { events, refused, notes };
}

// ---- CSV

const dateNames = ["date", "dates", "jour", "datum", "dag", "day", "date de seance", "date de la seance", "date seance", "session date", "date rdv", "start", "start date", "debut"];
const nameNames = ["patient", "patients", "patiente", "nom", "name", "naam", "client", "cliente", "initiales", "initials", "code", "code patient", "dossier", "id", "subject", "objet", "titre", "title", "summary"];
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[_\s-]+/g, " ").trim().toLowerCase();

// A table: its first line has a separator, and names a column of dates or has as many cells as the second.
function isTable(text) {
  const [head, second = ""] = text.replace(/^\uFEFF/, "").trimStart().split(/\r\n|\n|\r/);
  const mark = separatorOf(head);
  if (!mark) return dateNames.includes(folded(head.replace(/"/g, "")));
  const cells = head.split(mark).map((cell) => folded(cell.replace(/"/g, "")));
  if (cells.some((cell) => dateNames.includes(cell))) return true;
  return mark !== "," && second.split(mark).length === cells.length && findDates(second, "day").length === 1;
}
const separatorOf = (head) => ["\t", ";", ","].map((mark) => [mark, head.split(mark).length]).filter(([, n]) => n > 1).sort((a, b) => b[1] - a[1])[0]?.[0];

// Yields { line, cells } of RFC 4180; `open`: a quote is not closed.
function* records(text, mark) {
  let [at, line, begun, cells, cell, quoted] = [0, 1, 1, [], "", false];
  for (; at < text.length; ++at) {
    const c = text[at];
    if (c === "\n") ++line;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') (cell += c), ++at;
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === mark) cells.push(cell), (cell = "");
    else if (c === "\n" || c === "\r") {
      if (c === "\r" && text[at + 1] === "\n") ++at, ++line;
      else if (c === "\r") ++line;
      yield { line: begun, cells: [...cells, cell] };
      [cells, cell, begun] = [[], "", line];
    } else cell += c;
  }
  if (cells.length > 0 || cell !== "" || quoted) yield { line: begun, cells: [...cells, cell], open: quoted };
}

function readTable(text, order, columns) {
  const rows = [...records(text.replace(/^\uFEFF/, ""), separatorOf(text.trimStart().split(/\r\n|\n|\r/)[0]) ?? ",")].filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  const notes = [];
  const refused = [];
  const head = rows[0].cells.map(folded);
  let date = head.findIndex((name) => dateNames.includes(name));
  let name = nameNames.map((known) => head.indexOf(known)).find((at) => at >= 0) ?? -1;
  const facts = [];
  if (date < 0) {
    // No header: the column that holds dates, and the first other one.
    date = (rows[1] ?? rows[0]).cells.findIndex((cell) => findDates(cell, "day").length > 0);
    if (date < 0) return { code: "no_date_column" };
    if (findDates(rows[0].cells[date] ?? "", "day").length === 0) rows.shift();
    name = rows[0].cells.findIndex((cell, at) => at !== date && /\p{L}/u.test(cell));
    notes.push({ code: "no_header", n: date + 1 });
  } else {
    rows.shift();
    for (const [fact, ...names] of columns) {
      const at = head.findIndex((cell) => names.some((known) => folded(known) === cell));
      if (at >= 0) facts.push([fact, at]);
    }
    if (name < 0) notes.push({ code: "no_patient_column" });
    const used = [date, name, ...facts.map(([, at]) => at)];
    const unused = head.filter((cell, at) => !used.includes(at) && cell !== "");
    if (unused.length > 0) notes.push({ code: "unused_columns", text: unused.join(", ") });
  }
  const events = [];
  for (const { line, cells, open } of rows) {
    const cell = (cells[date] ?? "").trim();
    if (open) {
      refused.push({ line, text: cell.slice(0, 80), code: "open_quote" });
      continue;
    }
    const [found, ...others] = findDates(cell, order);
    if (!found || others.length > 0) refused.push({ line, text: cell.slice(0, 80), code: cell === "" ? "no_date" : others.length > 0 ? "two_dates" : "not_a_day" });
    else if (found.code) refused.push({ line, text: found.text, code: found.code });
    else {
      const said = facts.map(([fact, at]) => [fact, (cells[at] ?? "").trim()]).filter(([, value]) => value !== "");
      events.push({ name: name < 0 ? "" : (cells[name] ?? "").replace(/\s+/g, " ").trim(), date: found.date, line, facts: Object.fromEntries(said) });
    }
  }
  return { events, refused, notes };
}
