// The view of analysts: a file of rows is answered in a worker, and the answer can be saved.
import { drawSections } from "./document.mjs";
import { h } from "./dom.mjs";
import { choice, field, showError, tick } from "./fields.mjs";
import { defaultRoute, factChoice, routeChoice, startWorker } from "./practice-parts.mjs";
import { dropZone } from "./practice-sessions.mjs";
import { analystWords } from "./words-analyst.mjs";

const shownRefused = 200;
const exampleRows = `id,year,age,coverage,complementary,sessions,fee
p1,2025,34,standard,responsible,12,65
p2,2025,27,standard,none,6,65
p3,2025,45,c2s,none,10,60
p4,2026,19,standard,responsible,8,70
p5,2025,134,standard,none,6,65
p6,2025,34,standard,mutuelle,6,65
`;

// The file stays chosen when the language or the view changes; the answers of a run are shown until the next one.
let chosenFile = null;
let worker = null;

function batch(page) {
  const w = analystWords[page.lang];
  const { lang } = page;
  const names = ["coverage", "complementary", "age", "columns", "delimiter", "summary_by", "spreadsheet_safe"];
  const request = Object.fromEntries([
    ["route", page.request.route ?? defaultRoute(page)],
    ...names.map((name) => [name, page.request[name]]),
  ]);
  const number = (n) => new Intl.NumberFormat(lang).format(n);
  const sizeText = (bytes) => {
    const [value, unit] =
      bytes < 1e4 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
    return new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: bytes < 1e6 ? 0 : 1 }).format(
      value,
    );
  };

  const file = h("input", { type: "file", accept: ".csv,.tsv,.txt,.gz,text/csv,text/plain,application/gzip" });
  const chosen = h("p", { class: "hint", role: "status" });
  const route = routeChoice(page, request.route);
  const fields = {
    age: h("input", { type: "text", inputmode: "numeric", value: request.age ?? "", maxlength: 3 }),
    columns: h("input", { type: "text", value: request.columns ?? "", spellcheck: "false", autocapitalize: "off" }),
    delimiter: choice(Object.entries(w.delimiters), request.delimiter),
    summary_by: h("input", {
      type: "text",
      value: request.summary_by ?? "",
      spellcheck: "false",
      autocapitalize: "off",
    }),
  };
  const safe = h("input", { type: "checkbox", checked: Boolean(request.spreadsheet_safe) });
  const facts = h("div", { class: "row" });
  const drawFacts = () => {
    facts.replaceChildren(
      ...["coverage", "complementary"].flatMap((name) => {
        const list = factChoice(page, request.route, name, request[name]);
        delete fields[name];
        if (!list) return [];
        fields[name] = list;
        list.addEventListener("change", change);
        return [field(w[name], list)];
      }),
      field(w.age, fields.age, w.ageHint),
    );
  };
  const rest = h("div");
  const bar = h("progress", { max: "1", "aria-label": w.run, hidden: true });
  const status = h("p", { class: "hint", role: "status" });
  const result = h("div");
  const run = h("button", { type: "submit", class: "main" }, w.run);
  const cancel = h(
    "button",
    {
      type: "button",
      hidden: true,
      onclick: () => {
        end();
        status.textContent = w.cancelled;
        run.focus();
      },
    },
    w.cancel,
  );

  const change = () => {
    if (request.route !== route.value) {
      request.route = route.value;
      request.coverage = request.complementary = undefined;
      drawFacts();
    }
    for (const [name, control] of Object.entries(fields)) request[name] = control.value.trim() || undefined;
    request.spreadsheet_safe = safe.checked || undefined;
    page.go("batch", request, {}, { replace: true });
  };
  const end = () => {
    worker?.terminate();
    worker = null;
    run.disabled = false;
    cancel.hidden = bar.hidden = true;
  };
  const take = (one) => {
    if (!one) return;
    chosenFile = one;
    chosen.textContent = w.chosen(one.name, sizeText(one.size));
    showError(null, fields, rest);
  };
  const refuse = (text) => showError({ what: text }, fields, rest);

  const begin = () => {
    change();
    result.replaceChildren();
    status.textContent = "";
    showError(null, fields, rest);
    if (!chosenFile) return refuse(w.none);
    if (chosenFile.size === 0) return refuse(w.formats.empty);
    end();
    const started = performance.now();
    worker = startWorker();
    run.disabled = true;
    cancel.hidden = bar.hidden = false;
    bar.removeAttribute("value");
    worker.onmessage = ({ data }) => {
      if (data.phase) {
        bar.value = data.part;
        const percent = Math.floor(data.part * 100);
        status.textContent = data.phase === "reading" ? w.reading(percent) : w.rows(number(data.rows), percent);
        return;
      }
      end();
      if (data.unreadable) return ((status.textContent = ""), refuse(w.formats[data.unreadable]));
      if (data.failure) return ((status.textContent = ""), refuse(w.failed(data.failure)));
      if (data.answer.schema === "racpsy/error/1")
        return (
          (status.textContent = ""),
          showError(data.answer, fields, rest, [w.line, w.column, lang === "fr" ? " : " : ": "])
        );
      status.textContent = w.done(0, number(Math.round((performance.now() - started) / 100) / 10));
      show(data);
    };
    worker.onerror = (event) => (end(), refuse(w.failed(event.message)));
    worker.postMessage({
      module: page.module,
      file: chosenFile,
      request: { ...request, lang: page.lang, today: page.today },
    });
  };

  const show = ({ answer, csv, rejects }) => {
    const { refused } = answer.summary;
    const base = chosenFile.name.replace(/(\.(csv|tsv|txt))?(\.gz)?$/i, "");
    const save = (blob, name, text, main) =>
      h("a", { class: main ? "button main" : "button", href: URL.createObjectURL(blob), download: name }, text);
    result.replaceChildren(
      h("p", { class: "buttons" }, save(csv, `${base}-racpsy.csv`, w.save(sizeText(csv.size)), true)),
      h("h2", {}, w.summary),
      h("p", { class: "strong" }, answer.document.title),
      h(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": w.summary },
        drawSections(answer.document, { level: 3 }),
      ),
      h("h2", {}, w.refused(refused)),
      refused === 0
        ? ""
        : h(
            "div",
            {},
            h("p", { class: "buttons" }, save(rejects, `${base}-refused.tsv`, w.saveRefused(sizeText(rejects.size)))),
            refused > shownRefused && h("p", {}, w.firstRefused),
            h(
              "div",
              { class: "scroll", tabindex: "0", role: "region", "aria-label": w.refused(refused) },
              h(
                "table",
                { class: "rejects" },
                h(
                  "thead",
                  {},
                  h(
                    "tr",
                    {},
                    [w.line, w.id, w.column, w.message].map((name) => h("th", { scope: "col" }, name)),
                  ),
                ),
                h(
                  "tbody",
                  {},
                  answer.shown.map((one) =>
                    h(
                      "tr",
                      {},
                      h("th", { scope: "row", "data-label": w.line }, String(one.line)),
                      h("td", { "data-label": w.id }, one.id),
                      h("td", { "data-label": w.column }, one.column),
                      h("td", {}, one.message),
                    ),
                  ),
                ),
              ),
            ),
          ),
    );
  };

  file.addEventListener("change", () => take(file.files[0]));
  for (const control of [...Object.values(fields), route, safe]) control.addEventListener("change", change);
  drawFacts();
  if (chosenFile) queueMicrotask(() => take(chosenFile));
  const sample = new File([exampleRows], "example.csv", { type: "text/csv" });
  const zone = h("div", { class: "drop" }, field(w.file, file, w.fileHint));
  dropZone(zone, (one) => ((file.value = ""), take(one)));
  return h(
    "div",
    { class: "pro" },
    h("h1", { tabindex: "-1" }, w.title),
    h("p", { class: "intro" }, w.lead),
    h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          begin();
        },
      },
      zone,
      chosen,
      h(
        "p",
        { class: "buttons" },
        h(
          "button",
          {
            type: "button",
            onclick: () => {
              file.value = "";
              take(sample);
              begin();
            },
          },
          w.example,
        ),
        h("a", { class: "button", href: URL.createObjectURL(sample), download: sample.name }, w.saveExample),
      ),
      field(w.route, route),
      h("fieldset", {}, h("legend", {}, w.defaults), facts),
      h(
        "fieldset",
        {},
        h("legend", {}, w.output),
        h(
          "div",
          { class: "row" },
          field(w.columns, fields.columns, w.columnsHint),
          field(w.by, fields.summary_by, w.byHint),
        ),
        field(w.delimiter, fields.delimiter),
        tick(w.safe, safe),
      ),
      h("p", { class: "buttons" }, run, cancel),
    ),
    rest,
    bar,
    status,
    result,
  );
}

export const analystViews = { batch };
