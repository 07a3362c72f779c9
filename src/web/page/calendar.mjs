// Reads calendars of RFC 5545 (.ics): the days on which events take place. Events that repeat are expanded; what is
// not understood is refused by name, never left out in silence.
import { dateOf, dayNumber, fromDayNumber, weekday } from "./dates.mjs";

const most = 10000; // days of one event
const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * Returns { events: [{ name, date, line }], refused: [{ line, text, code, detail }], notes: [{ code, … }] }, or
 * { code } if the text is no calendar. `until`: the last day wanted, which ends events that repeat for ever.
 * `zone`: the time zone of the device, for times in UTC.
 */
export function readCalendar(text, { until, zone } = {}) {
  const lines = unfolded(text);
  if (!/^BEGIN:VCALENDAR$/i.test(lines[0]?.text.trim() ?? "")) return { code: "no_calendar" };
  const { components, cut, cancelled } = componentsOf(lines);
  const refused = cut ? [{ line: cut, text: "", code: "cut" }] : [];
  const notes = [];
  const read = [];
  for (const component of components) {
    if (component.broken) notes.push({ code: "broken_line", line: component.broken.line, text: component.broken.text.slice(0, 80) });
    try {
      read.push(eventOf(component, zone));
    } catch (problem) {
      if (!problem.code) throw problem;
      refused.push({ line: component.line, text: nameOf(component), ...problem });
    }
  }

  // Changed single days of a series, by series; the last revision of each counts.
  const events = [];
  const seen = new Map();
  const moved = new Map();
  const latest = new Map();
  for (const event of read) {
    const key = JSON.stringify([event.uid, event.instance?.text ?? ""]);
    const before = event.uid && latest.get(key);
    // Two events with one identifier are two revisions, unless they begin at different times and are not numbered.
    if (before && (before.sequence !== event.sequence || before.start.text === event.start.text)) {
      if (event.sequence >= before.sequence) latest.set(key, event);
      notes.push({ code: "twice", line: event.line, text: event.name });
    } else if (before) latest.set(`${key}${event.line}`, event);
    else latest.set(event.uid ? key : `${key}${event.line}`, event);
  }
  const kept = [...latest.values()];
  for (const event of kept) {
    if (event.instance) moved.set(event.uid, [...(moved.get(event.uid) ?? []), event.instance]);
  }
  let inUtc = 0;
  for (const event of kept) {
    if (event.cancelled || cancelled) {
      notes.push({ code: "cancelled", line: event.line, text: event.name, date: event.start.date });
      continue;
    }
    let days;
    try {
      days = event.instance ? [event.start.date] : daysOf(event, until);
    } catch (problem) {
      if (!problem.code) throw problem;
      refused.push({ line: event.line, text: event.name, ...problem });
      continue;
    }
    const without = [...event.excluded, ...(event.instance ? [] : (moved.get(event.uid) ?? []))];
    for (const date of days) {
      if (without.some((one) => one.date === date && (!one.time || !event.start.time || one.time === event.start.time)))
        continue;
      const key = JSON.stringify([event.name, date, event.start.time]);
      if (event.start.time && seen.has(key)) notes.push({ code: "twice", line: event.line, text: event.name, date });
      else events.push({ name: event.name, date, line: event.line });
      seen.set(key, true);
    }
    for (const one of event.excluded) {
      if (!days.includes(one.date)) notes.push({ code: "excluded_nothing", line: event.line, text: event.name, date: one.date });
    }
    if (event.start.utc) ++inUtc;
  }
  if (inUtc > 0) notes.push({ code: "utc", n: inUtc, text: zone ?? localZone() });
  return { events, refused, notes };
}

export const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

// Joins folded lines: one that begins with a space or a tab goes on with the line before.
function unfolded(text) {
  const lines = [];
  text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/).forEach((one, i) => {
    if (/^[ \t]/.test(one) && lines.length > 0) lines[lines.length - 1].text += one.slice(1);
    else if (one.trim() !== "") lines.push({ line: i + 1, text: one });
  });
  return lines;
}

// Splits a line: NAME;PARAMETER="quoted":VALUE.
function property({ line, text }) {
  const match = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(text);
  if (!match) return null;
  const parameters = {};
  for (const [, name, value] of match[2].matchAll(/;([\w-]+)=((?:"[^"]*"|[^";])*)/g))
    parameters[name.toUpperCase()] = value.replace(/^"|"$/g, "");
  return { line, name: match[1].toUpperCase(), parameters, value: match[3] };
}

// Returns the events as lists of properties. `cut`: the line of an event that does not end.
function componentsOf(lines) {
  const stack = [];
  const components = [];
  let cancelled = false;
  let current;
  for (const one of lines) {
    const p = property(one);
    if (p?.name === "BEGIN") {
      stack.push(p.value.trim().toUpperCase());
      if (stack.at(-1) === "VEVENT") current = { line: one.line, properties: [], broken: null };
    } else if (p?.name === "END") {
      const ended = stack.pop();
      if (ended === "VEVENT" && current) {
        components.push(current);
        current = null;
      }
    } else if (stack.at(-1) === "VEVENT" && current) {
      if (p) current.properties.push(p);
      else current.broken ??= one;
    } else if (p?.name === "METHOD" && stack.length === 1) cancelled = p.value.trim().toUpperCase() === "CANCEL";
  }
  return { components, cancelled, cut: current ? current.line : null };
}

const first = (component, name) => component.properties.find((p) => p.name === name);
const unescaped = (text) => text.replace(/\\([nN,;\\])/g, (all, c) => (c === "n" || c === "N" ? " " : c));
const nameOf = (component) => unescaped(first(component, "SUMMARY")?.value ?? "").replace(/\s+/g, " ").trim();

function eventOf(component, zone) {
  const start = first(component, "DTSTART");
  if (!start) throw { code: "no_start" };
  const rules = component.properties.filter((p) => p.name === "RRULE");
  if (rules.length > 1 || first(component, "EXRULE")) throw { code: "rule", detail: rules.length > 1 ? "RRULE × 2" : "EXRULE" };
  const begin = moment(start, start.value, zone);
  const inStart = (p) => p.value.split(",").map((value) => moment(p, value, zone, begin));
  const instance = first(component, "RECURRENCE-ID");
  return {
    line: component.line,
    name: nameOf(component),
    uid: first(component, "UID")?.value.trim() ?? "",
    sequence: Number(first(component, "SEQUENCE")?.value ?? 0) || 0,
    cancelled: first(component, "STATUS")?.value.trim().toUpperCase() === "CANCELLED",
    start: begin,
    rule: rules[0] && ruleOf(rules[0].value, begin, zone),
    added: component.properties.filter((p) => p.name === "RDATE").flatMap(inStart),
    excluded: component.properties.filter((p) => p.name === "EXDATE").flatMap(inStart),
    instance: instance && inStart(instance)[0],
  };
}

// Reads a date or a time as a day of the zone it is written in; a time in UTC is a day of `like`'s zone, or of the
// device. Returns { date, time, utc, tz, text }; `time` is "" for whole days.
function moment({ parameters }, value, zone, like) {
  const text = value.trim().split("/")[0]; // a period: its start
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(text);
  const date = match && dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!date || (match[4] && (match[4] > "23" || match[5] > "59" || match[6] > "60"))) throw { code: "bad_date", detail: text };
  if (!match[4]) return { date, time: "", utc: false, text };
  const tz = parameters.TZID;
  if (!match[7]) return { date, time: match[4] + match[5], utc: false, tz, text };
  const instant = new Date(`${date}T${match[4]}:${match[5]}:00Z`);
  return { ...dayIn(instant, like && !like.utc ? (like.tz ?? zone) : zone), utc: true, text };
}

function dayIn(instant, zone) {
  let format;
  const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    format = new Intl.DateTimeFormat("en", { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat("en", options); // a zone that the device does not know by this name
  }
  const p = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${p.year}-${p.month}-${p.day}`, time: p.hour + p.minute };
}

function ruleOf(value, begin, zone) {
  const parts = Object.fromEntries(value.trim().toUpperCase().split(";").filter(Boolean).map((part) => part.split("=")));
  const refuse = (detail) => { throw { code: "rule", detail }; };
  const number = (name) => {
    if (parts[name] === undefined) return undefined;
    const n = Number(parts[name]);
    if (!/^\d+$/.test(parts[name]) || n < 1) refuse(`${name}=${parts[name]}`);
    return n;
  };
  if (!["DAILY", "WEEKLY", "MONTHLY"].includes(parts.FREQ)) refuse(`FREQ=${parts.FREQ ?? ""}`);
  const known = ["FREQ", "COUNT", "UNTIL", "INTERVAL", "WKST", "BYDAY", ...(parts.FREQ === "MONTHLY" ? ["BYMONTHDAY"] : [])];
  for (const name of Object.keys(parts)) if (!known.includes(name)) refuse(`${name}=${parts[name]}`);
  if (parts.BYDAY && parts.BYMONTHDAY) refuse(`BYDAY=${parts.BYDAY};BYMONTHDAY=${parts.BYMONTHDAY}`);
  if (parts.COUNT && parts.UNTIL) refuse(`COUNT=${parts.COUNT};UNTIL=${parts.UNTIL}`);
  const byDay = (parts.BYDAY?.split(",") ?? []).map((word) => {
    const match = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(word);
    if (!match || (match[1] && parts.FREQ !== "MONTHLY")) refuse(`BYDAY=${word}`);
    return { nth: Number(match[1] ?? 0), day: weekdays.indexOf(match[2]) };
  });
  const byMonthDay = (parts.BYMONTHDAY?.split(",") ?? []).map((word) => {
    const n = Number(word);
    if (!/^[+-]?\d+$/.test(word) || n === 0 || Math.abs(n) > 31) refuse(`BYMONTHDAY=${word}`);
    return n;
  });
  if (parts.WKST && !weekdays.includes(parts.WKST)) refuse(`WKST=${parts.WKST}`);
  return {
    every: parts.FREQ,
    interval: number("INTERVAL") ?? 1,
    count: number("COUNT"),
    until: parts.UNTIL && moment({ parameters: {} }, parts.UNTIL, zone, begin),
    byDay,
    byMonthDay,
    weekStart: parts.WKST ? weekdays.indexOf(parts.WKST) : 0,
  };
}

// Returns the days of an event, in order, without its exclusions.
function daysOf({ start, rule, added }, until) {
  const days = new Set([start.date]); // the first day belongs to the series even if the rule does not give it
  if (rule) {
    if (!rule.count && !rule.until && !until) throw { code: "endless" };
    const within = (date) => {
      const end = rule.until;
      if (end && (date > end.date || (date === end.date && end.time && start.time && start.time > end.time))) return false;
      return rule.count || !until || date <= until;
    };
    for (const date of series(start.date, rule)) {
      if (!within(date) || (rule.count && days.size >= rule.count)) break;
      days.add(date);
      if (days.size > most) throw { code: "too_many" };
    }
  }
  for (const { date } of added) days.add(date);
  return [...days].sort();
}

// Yields the days that a rule gives from `start` on, in order, until the year 2199.
function* series(start, rule) {
  const begin = dayNumber(start);
  const last = dayNumber("2199-12-31");
  if (rule.every === "DAILY") {
    for (let day = begin; day <= last; day += rule.interval) {
      const date = fromDayNumber(day);
      if (rule.byDay.length === 0 || rule.byDay.some((one) => one.day === weekday(date))) yield date;
    }
  } else if (rule.every === "WEEKLY") {
    const wanted = rule.byDay.length > 0 ? rule.byDay.map((one) => one.day) : [weekday(start)];
    const place = (day) => (day - rule.weekStart + 7) % 7;
    wanted.sort((a, b) => place(a) - place(b));
    for (let week = begin - place(weekday(start)); week <= last; week += 7 * rule.interval)
      for (const day of wanted) if (week + place(day) >= begin) yield fromDayNumber(week + place(day));
  } else {
    const [year, month, day] = start.split("-").map(Number);
    for (let i = month - 1; year + Math.floor(i / 12) <= 2199; i += rule.interval) {
      const [y, m] = [year + Math.floor(i / 12), (i % 12) + 1];
      const size = new Date(Date.UTC(y, m, 0)).getUTCDate();
      const found = new Set();
      for (const n of rule.byDay.length > 0 ? [] : rule.byMonthDay.length > 0 ? rule.byMonthDay : [day]) {
        const one = n > 0 ? n : size + 1 + n;
        if (one >= 1 && one <= size) found.add(one);
      }
      for (const { nth, day: wanted } of rule.byDay) {
        const all = [];
        for (let d = 1; d <= size; ++d) if (weekday(dateOf(y, m, d)) === wanted) all.push(d);
        for (const d of nth === 0 ? all : [nth > 0 ? all[nth - 1] : all[all.length + nth]]) if (d) found.add(d);
      }
      for (const d of [...found].sort((a, b) => a - b)) if (dateOf(y, m, d) >= start) yield dateOf(y, m, d);
    }
  }
}
