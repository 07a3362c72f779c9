// Amounts and dates as texts, where no text of the engine has them.

// Formats are slow to make and quick to use.
const formats = new Map();
function formatOf(make, locale, options) {
  const key = `${locale} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new make(locale, options));
  return formats.get(key);
}

const localeOf = (lang, english) => (lang === "en" ? english : lang === "nl" ? "nl-BE" : "fr-FR");

/** A day, "2026-03-12", as a text; `options` are those of Intl.DateTimeFormat. */
export const dateText = (date, lang, options = { day: "numeric", month: "short", year: "numeric" }) =>
  formatOf(Intl.DateTimeFormat, localeOf(lang, "en-GB"), { timeZone: "UTC", ...options }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** The sign of a currency: "€", "CHF". */
export const currencySign = (currency, lang) =>
  formatOf(Intl.NumberFormat, localeOf(lang, "en-IE"), { style: "currency", currency })
    .formatToParts(0)
    .find(({ type }) => type === "currency").value;

/** Cents as a text: "20,00 €", or "20 €" if `short`; an unknown amount is said so, never 0. */
export function moneyText(cents, lang, currency = "EUR", unknown = "n.c.", short = false) {
  if (cents === null || cents === undefined) return unknown;
  const digits = short && cents % 100 === 0 ? 0 : 2;
  return formatOf(Intl.NumberFormat, localeOf(lang, "en-IE"), {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: 2,
  }).format(cents / 100);
}
