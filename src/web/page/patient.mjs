// The views of patients.
import { h } from "./dom.mjs";
import { asked, countryOf, countrySwitch, day, go, said, wordsOf } from "./patient-parts.mjs";
import { questionView } from "./patient-question.mjs";
import { answerView, whyView } from "./patient-answer.mjs";
import { doorsView, whatIfView } from "./patient-ways.mjs";
import { cardView } from "./patient-card.mjs";
import { householdView } from "./patient-household.mjs";

function home(page) {
  const w = wordsOf(page);
  const country = countryOf(page);
  const card = page.engine.document({ command: "card", lang: page.lang, country, today: page.today });
  const blocks = card.sections.flatMap((section) => section.blocks);
  const table = blocks.find((block) => block.kind === "table");
  const begin = go(page, "case", { country });
  const cardForm = h("a", { class: "button", href: go(page, "card", { country }) }, w.myCard);
  const texts = blocks.filter((block) => block.kind === "paragraph").map((block) => block.text);
  const footer = ["fr", "be"].includes(country); // it says the numbers of these countries
  return [
    h("h1", { tabindex: "-1" }, page.words.title),
    countrySwitch(page, (code) => page.link("home", { country: code })),
    h("p", { class: "quiet" }, card.title),
    h(
      "ul",
      { class: "costs", "aria-label": table.caption },
      table.rows.map(({ cells: [situation, cost, advance] }) =>
        h(
          "li",
          {},
          h("b", { class: "amount" }, cost.text),
          h(
            "span",
            {},
            situation.text,
            advance.text !== cost.text && h("span", { class: "quiet block" }, `${table.header[2]} ${advance.text}`),
          ),
        ),
      ),
    ),
    h(
      "p",
      { class: "actions" },
      h("a", { class: "button main", href: begin }, w.myCase),
      cardForm,
      h("a", { class: "button", href: page.link("practice", {}) }, w.forPsychologists),
    ),
    h(
      "p",
      { class: "links" },
      h("a", { href: go(page, "doors", { country }) }, w.allDoors),
      h("a", { href: go(page, "household", { country }) }, w.household),
    ),
    texts.slice(0, footer ? -1 : undefined).map((text) => h("p", { class: "small" }, text)),
    fromRules(page, country, cardForm),
  ];
}

// Lines that the rules of the card add: other ways, the day when they were verified. The form of a mutuelle card goes where no
// mutuelle matters. Looked up after the card is drawn.
function fromRules(page, country, cardForm) {
  const lines = h("div", { class: "small" }, "\u00a0");
  setTimeout(() => {
    const { route } = page.engine.calculate(asked(page, { country, sessions: 1 }));
    const rules = page.engine.rules({ route, today: page.today });
    if (rules.facts && !rules.facts.some(({ name }) => name === "complementary")) cardForm.remove();
    const also = rules.notices?.find(({ id }) => id === "also");
    // The command at the end of this sentence is a screen here.
    const text = also && said(page, also.text).replace(/\s?: racpsy .*$/, "");
    const doors = go(page, "doors", { country, with: { ...page.request.with, student: "yes" } });
    lines.replaceChildren(
      also ? h("p", {}, h("a", { href: doors }, `${text}.`)) : "",
      rules.verified_on ? h("p", { class: "quiet" }, wordsOf(page).verified(day(page, rules.verified_on))) : "",
    );
  });
  return lines;
}

export const patientViews = {
  home,
  case: questionView,
  answer: answerView,
  why: whyView,
  whatif: whatIfView,
  doors: doorsView,
  card: cardView,
  household: householdView,
};
