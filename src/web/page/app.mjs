// The page: starts the engine, draws the view that the address names, and the header and footer around it.
import { createEngine, today } from "../engine.mjs";
import { decode } from "./base85.mjs";
import { h } from "./dom.mjs";
import { readAddress, address } from "./state.mjs";
import { languages, words } from "./words.mjs";
import { patientViews } from "./patient.mjs";
import { practiceViews } from "./practice.mjs";
import { analystViews } from "./analyst.mjs";

const views = { ...patientViews, ...practiceViews, ...analystViews };

// The language of the browser, unless the address names one.
function languageOf(request) {
  const known = (code) => languages.includes(code);
  if (known(request.lang)) return request.lang;
  return navigator.languages.map((code) => code.slice(0, 2).toLowerCase()).find(known) ?? "en";
}

async function unpacked(element) {
  const stream = new Blob([decode(element.textContent.trim())]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/** What a view receives: the engine, the request of the address, the language and its words, and ways to go on. */
function context(engine, module) {
  const { view, request, more } = readAddress();
  const lang = languageOf(request);
  const asked = { ...request, lang };
  return {
    engine,
    module, // for workers
    view,
    more,
    lang,
    request: asked,
    words: words[lang],
    today: today(),
    /** Address of a view with this request; the language is kept where it was chosen. */
    link: (to, changed = request, others = {}) => address(to, { ...changed, lang: request.lang }, others),
    /** Goes to a view; `replace`: without a new entry in the history, as after each key. */
    go(to, changed = request, others = {}, { replace = false } = {}) {
      const target = address(to, { ...changed, lang: request.lang }, others);
      if (target === location.hash) return;
      if (replace) {
        history.replaceState(null, "", target);
        document.querySelector("#page > header")?.replaceWith(header(context(engine, module))); // its links carry the address
      }
      else location.hash = target;
    },
  };
}

// The address as it is now, in another language: views change it as people type.
function here(lang) {
  const { view, request, more } = readAddress();
  return address(view, { ...request, lang }, more);
}

function header(page) {
  const { words: w, request, lang, more } = page;
  const first = page.view.split("/")[0];
  const section = first in patientViews ? "home" : first;
  const at = (view, text) => h("a", { href: page.link(view, {}), "aria-current": section === view && "page" }, text);
  return h(
    "header",
    {},
    h("a", { class: "name", href: page.link("home", {}) }, "racpsy"),
    h("nav", { "aria-label": w.menu }, at("home", w.patients), at("practice", w.psychologists), at("batch", w.analysts)),
    h(
      "nav",
      { class: "languages", "aria-label": w.language },
      languages.map((code) =>
        h("a", { href: address(page.view, { ...request, lang: code }, more), onclick: ({ currentTarget: link }) => { link.href = here(code); }, lang: code, hreflang: code, "aria-current": code === lang && "true", title: words[code].name }, code),
      ),
    ),
    h("p", { class: "promise" }, w.promise),
  );
}

// The line for people in distress, in the words of the rules: the last line of a card.
function distress(page, country) {
  const { sections } = page.engine.document({ command: "card", country, lang: page.request.lang, today: page.today });
  return h("p", { class: "distress" }, sections.at(-1).blocks.at(-1).text);
}

function footer(page) {
  return h("footer", {}, ["fr", "be"].map((country) => distress(page, country)), h("p", { class: "quiet" }, page.words.offline));
}

async function start() {
  const module = await unpacked(document.getElementById("engine"));
  const engine = createEngine(module);
  globalThis.racpsy = engine;
  const root = document.getElementById("page");
  const draw = (moved) => {
    const page = context(engine, module);
    document.documentElement.lang = page.lang;
    const view = views[page.view] ?? views.home;
    const main = h("main", { id: "main", tabindex: "-1" }, view(page));
    root.replaceChildren(h("a", { class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); main.focus(); } }, page.words.skip), header(page), main, footer(page));
    document.title = `${main.querySelector("h1")?.textContent ?? page.words.title} – racpsy`;
    if (moved) {
      scrollTo(0, 0);
      (main.querySelector("h1") ?? main).focus?.();
    }
  };
  addEventListener("hashchange", () => draw(true));
  draw(false);
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
  if (location.protocol.startsWith("http") && window === window.top) installable();
}

// As a site, the page can be installed and works without a network. Within another page it is a guest: a frame may not have
// a service worker, and even asking for it is an error.
function installable() {
  document.head.append(h("link", { rel: "manifest", href: "manifest.webmanifest" }));
  navigator.serviceWorker?.register("service-worker.js").catch(() => {});
}

start().catch((error) => {
  document.getElementById("page").textContent = `${document.documentElement.lang === "fr" ? "La page n'a pas pu démarrer" : "The page could not start"}: ${error.message}`;
});
