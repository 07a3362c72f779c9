// Draws a document of the engine (racpsy/document/1): the same text as on the command line and on paper.
import { h } from "./dom.mjs";

/** Draws all sections but the title. `skip(section, index)` leaves one out. */
export function drawSections(doc, { skip = () => false, level = 2 } = {}) {
  return doc.sections
    .filter((section, index) => section.blocks.length > 0 && !skip(section, index))
    .map((section) =>
      h(
        "section",
        {},
        section.heading && h(`h${section.minor ? level + 1 : level}`, {}, section.heading),
        section.blocks.map(drawBlock),
      ),
    );
}

export function drawBlock(block) {
  switch (block.kind) {
    case "paragraph":
      return h("p", { class: block.strong && "strong" }, cited(block));
    case "list":
      return [block.intro && h("p", {}, block.intro), items(block.items)];
    case "table":
      return table(block);
    case "sources":
      return h("ol", { class: "sources", start: block.entries[0]?.number },
        block.entries.map((entry) => h("li", { id: `source-${entry.number}` }, linked(entry))));
    default:
      return null; // charts: the page draws amounts itself
  }
}

function linked(entry) {
  if (!entry.url) return entry.text;
  return h("a", { href: entry.url, rel: "noreferrer", target: "_blank" }, entry.text);
}

function items(list) {
  return h("ul", {}, list.map((item) => h("li", {}, cited(item), item.items && items(item.items))));
}

/** Makes links of the addresses that a text names: "monsoutienpsy.ameli.fr". */
export function withLinks(text) {
  const address = /(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:fr|be|ch|lu|nl|de|eu|org|com)(?:\/[\w./-]*\w)?(?![\w@-])/g;
  const parts = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    parts.push(text.slice(at, index), h("a", { href: `https://${found}`, rel: "noreferrer", target: "_blank" }, found));
    at = index + found.length;
  }
  return [...parts, text.slice(at)];
}

// A bar is as long as the number of its blocks.
function drawn(blocks) {
  const bar = h("i");
  bar.style.setProperty("--blocks", blocks.length);
  return bar;
}

function cited({ text, sources = [], doubtful, bar }) {
  if (bar) return text && drawn(text);
  return [
    withLinks(text),
    doubtful && h("span", { class: "star" }, " *"),
    sources.length > 0 && h("sup", {}, sources.map((n, i) => [i > 0 && ", ", String(n)])),
  ];
}

// A table becomes a list of rows on a narrow screen (style.css), where each cell shows its header.
function table({ caption, header, right_aligned, rows }) {
  const right = (i) => (right_aligned[i] ? "right" : null);
  const look = (cell, i) => (cell.bar ? "bar" : right(i));
  const named = header.some((name) => name !== "");
  return h(
    "table",
    {},
    caption && h("caption", {}, caption),
    named && h("thead", {}, h("tr", {}, header.map((name, i) => h(name ? "th" : "td", { class: right(i), scope: name ? "col" : null }, name)))),
    h(
      "tbody",
      {},
      rows.map((row) =>
        h(
          "tr",
          { class: [row.tone, row.apart && "apart"].filter(Boolean).join(" ") },
          row.cells.map((cell, i) =>
            h(i === 0 ? "th" : "td", { class: look(cell, i), "aria-hidden": cell.bar && "true", scope: i === 0 && "row", "data-label": i > 0 && header[i] ? header[i] : null }, cited(cell)),
          ),
        ),
      ),
    ),
  );
}
