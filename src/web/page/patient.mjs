// The views of patients.
import { h } from "./dom.mjs";
import { drawSections } from "./document.mjs";

function home(page) {
  const card = page.engine.document({ command: "card", lang: page.request.lang, today: page.today });
  return [h("h1", { tabindex: "-1" }, page.words.title), drawSections(card)];
}

export const patientViews = { home };
