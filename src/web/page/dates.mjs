// Dates as texts: "2026-12-07" everywhere in the page. Reads what people write in lists; arithmetic is in days of
// the calendar, without time zones.
const two = (n) => String(n).padStart(2, "0");
const DAY = 86400000;

/** Returns "2026-03-12", or null if there is no such day between 1900 and 2199. */
export function dateOf(year, month, day) {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists && year >= 1900 && year <= 2199 ? `${year}-${two(month)}-${two(day)}` : null;
}

export const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / DAY;
export const fromDayNumber = (day) => new Date(day * DAY).toISOString().slice(0, 10);
/** Returns 0 for Monday … 6 for Sunday. */
export const weekday = (date) => (dayNumber(date) + 3) % 7;

const monthNames = [
  "janvier janv january jan januari", "février fevrier févr fevr fév fev february feb februari",
  "mars march mar maart mrt", "avril avr april apr", "mai may mei", "juin june jun juni",
  "juillet juil july jul juli", "août aout august aug augustus", "septembre sept sep september",
  "octobre oct october oktober okt", "novembre nov november", "décembre decembre déc dec december",
];
const months = new Map(monthNames.flatMap((names, i) => names.split(" ").map((name) => [name, i + 1])));

const anyDate = new RegExp(
  [
    String.raw`(?<y1>\d{4})[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})(?!\d)`,
    String.raw`(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})(?:\k<mark>(?<y2>\d{4}|\d{2})(?!\d))?(?!\d)`,
    String.raw`(?<d3>\d{1,2})(?:er|st|nd|rd|th|e)?\.?\s+(?<m3>\p{L}{3,})\.?(?:,?\s+(?<y3>\d{4}))?`,
    String.raw`(?<m4>\p{L}{3,})\.?\s+(?<d4>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y4>\d{4})`,
    String.raw`(?<![\d.,/-])(?<y5>(?:19|20|21)\d{2})(?<m5>\d{2})(?<d5>\d{2})(?!\d)`,
  ].map((one) => `(?:${one})`).join("|"),
  "giu",
);

/**
 * Finds the dates of a line, as [{ at, length, text, date }] or with `code` instead of `date`: "not_a_day", "no_year",
 * "short_year", "order" (the day and the month cannot be told apart). `order`: "day" or "month" first, else unknown.
 */
export function findDates(line, order) {
  const found = [];
  for (const match of line.matchAll(anyDate)) {
    const g = match.groups;
    const add = (year, month, day, code) => {
      const date = code ? null : dateOf(Number(year), Number(month), Number(day));
      const one = { at: match.index, length: match[0].length, text: match[0].trim() };
      found.push(date ? { ...one, date } : { ...one, code: code ?? "not_a_day" });
    };
    if (g.y1) add(g.y1, g.m1, g.d1);
    else if (g.y5) add(g.y5, g.m5, g.d5);
    else if (g.m3 || g.m4) {
      const month = months.get((g.m3 ?? g.m4).toLowerCase());
      if (month) add(g.y3 ?? g.y4, month, g.d3 ?? g.d4, g.y3 || g.y4 ? null : "no_year");
    } else {
      const [a, b] = [Number(g.a), Number(g.b)];
      if (!g.y2) {
        // "10.30" and "1.5" are times and numbers more often than days.
        if (g.mark === "/" && a >= 1 && b >= 1 && a <= 31 && b <= 31) add(0, 0, 0, "no_year");
      } else if (g.y2.length === 2) add(0, 0, 0, "short_year");
      else if (a > 12 || b > 12 || a === b) {
        // Only one of the two can be the month: an order that was chosen may not contradict it.
        const contrary = (order === "month" && a > 12) || (order === "day" && b > 12);
        if (contrary) add(0, 0, 0, "not_a_day");
        else if (a > 12) add(g.y2, b, a);
        else add(g.y2, a, b);
      } else if (!order) add(0, 0, 0, "order");
      else if (order === "month") add(g.y2, a, b);
      else add(g.y2, b, a);
    }
  }
  return found;
}

/** Returns the order that the dates of a text themselves show: "day", "month", or undefined if none or both do. */
export function orderShown(text) {
  const shown = new Set();
  for (const [, a, , b] of text.matchAll(/(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)/g)) {
    if (Number(a) > 12 && Number(b) <= 12) shown.add("day");
    if (Number(b) > 12 && Number(a) <= 12) shown.add("month");
  }
  return shown.size === 1 ? [...shown][0] : undefined;
}
