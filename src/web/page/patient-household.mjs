// Several people: each with their own answers, and the sum, through a case file.
import { h } from "./dom.mjs";
import { asked, countryOf, errorBox, factsOf, kept, patientDocument, wordsOf } from "./patient-parts.mjs";
import { readAddress, address } from "./state.mjs";
import { drawBlock } from "./document.mjs";

const most = 8;

/** Returns the people of the address: [{ name, request }]; the request of the one shown is that of the page. */
function peopleOf(page) {
  let people = [];
  try {
    people = JSON.parse(page.more.people ?? "[]").map(([name, query]) => ({
      name: String(name),
      request: readAddress(`#/home?${query}`).request,
    }));
  } catch {
    people = []; // an address that was cut
  }
  const tab = Math.min(Math.max(Number(page.more.tab) || 0, 0), Math.max(people.length - 1, 0));
  const { lang, ...request } = kept(page);
  if (people.length === 0) people.push({ name: "", request });
  people[tab] = { ...people[tab], request };
  return { people: people.slice(0, most), tab };
}

// Writes people for the address.
const written = (people) =>
  JSON.stringify(
    people.map(({ name, request }) => [name, address("home", { ...request, lang: undefined }).split("?")[1] ?? ""]),
  );

/** Writes a text of TOML. Nothing that people type can end it. */
export function tomlText(text) {
  return JSON.stringify(text.replace(/[\ud800-\udfff]/gu, "\ufffd")).replaceAll("\u007f", "\\u007F");
}

const ofPerson = ["age", "born", "coverage", "complementary", "referral", "private_fee", "joined", "due"];

// Writes the case file of the people. `settled`: their own statements, which say the routes and days.
export function caseFile(page, people, settled) {
  const lines = [`title = ${tomlText(wordsOf(page).householdTitle)}`];
  const value = (name, word) => {
    if (name === "age") return /^\d+$/.test(word) ? word : tomlText(word);
    if (["born", "joined", "due"].includes(name)) return /^\d{4}-\d\d-\d\d$/.test(word) ? word : tomlText(word);
    const several = String(word).split(/[+,]/);
    return name === "coverage" && several.length > 1 ? `[${several.map(tomlText).join(", ")}]` : tomlText(String(word));
  };
  people.forEach(({ name, request }, index) => {
    const { route, sessions } = settled[index];
    const { facts } = factsOf(page, route);
    const stated = Object.entries({ ...request.with, ...(request.student ? { student: "yes" } : {}) }).map(
      ([key, word]) => ({ key, word, of: facts.find((fact) => fact.name === key)?.of }),
    );
    const bare = (key) => (/^[\w-]+$/.test(key) ? key : tomlText(key));
    lines.push("", "[[person]]", `name = ${tomlText(name)}`);
    for (const key of ofPerson) if (request[key] !== undefined) lines.push(`${key} = ${value(key, request[key])}`);
    for (const { key, word } of stated.filter(({ of }) => of !== "session"))
      lines.push(`${bare(key)} = ${tomlText(word)}`);
    if (request.used)
      lines.push(
        "",
        "[person.used]",
        `${tomlText(route)} = ${/^\d+$/.test(request.used) ? request.used : tomlText(request.used)}`,
      );
    lines.push(
      "",
      "[[person.session]]",
      `route = ${tomlText(route)}`,
      `on = [${sessions.map(({ date }) => date).join(", ")}]`,
    );
    for (const { key, word } of stated.filter(({ of }) => of === "session"))
      lines.push(`${bare(key)} = ${tomlText(word)}`);
  });
  return `${lines.join("\n")}\n`;
}

export function householdView(page) {
  const w = wordsOf(page);
  const { people, tab } = peopleOf(page);
  const named = people.map((person, index) => ({ ...person, name: person.name || `${w.person} ${index + 1}` }));
  const ask = (request) => asked({ ...page, request: { country: countryOf(page), ...request } });
  const settled = people.map(({ request }) => page.engine.calculate(ask(request)));
  const to = (view, all, at, more = {}) =>
    page.link(view, all[at].request, { people: written(all), tab: String(at), ...more });
  const current = people[tab];
  const doc = patientDocument(page, ask(current.request));
  const form = h(
    "form",
    {
      class: "plan",
      onsubmit: (event) => {
        event.preventDefault();
        const name = String(new FormData(event.target).get("name")).trim().slice(0, 60);
        const all = people.map((person, index) => (index === tab ? { ...person, name } : person));
        page.go("household", current.request, { people: written(all), tab: String(tab) });
      },
    },
    h("label", {}, w.name, h("input", { name: "name", value: current.name, maxlength: 60, autocomplete: "off" })),
    h("button", { class: "button", type: "submit" }, w.saveName),
  );
  const others = people.filter((person, index) => index !== tab);
  const added = [...people, { name: "", request: { country: countryOf(page) } }];
  return [
    sum(page, named, settled),
    h(
      "nav",
      { class: "tabs", "aria-label": w.householdTitle },
      named.map(({ name }, index) =>
        h("a", { href: to("household", people, index), "aria-current": index === tab && "true" }, name),
      ),
      people.length < most &&
        h("a", { class: "add", href: to("household", added, added.length - 1) }, `+ ${w.addPerson}`),
    ),
    h(
      "section",
      {},
      h("h2", {}, named[tab].name),
      doc.what ? errorBox(page, doc) : [h("p", { class: "strong" }, doc.title), doc.sections[0].blocks.map(drawBlock)],
      h(
        "p",
        { class: "actions row" },
        h("a", { class: "button main", href: to("case", people, tab) }, w.itsQuestions),
        h("a", { class: "button", href: to("answer", people, tab) }, w.itsAnswer),
      ),
      form,
      people.length > 1 && h("p", {}, h("a", { href: to("household", others, Math.max(tab - 1, 0)) }, w.removePerson)),
    ),
  ];
}

// The sentence of all together. It stands first: it is what the page is for.
function sum(page, people, settled) {
  const w = wordsOf(page);
  const lead = h("p", { class: "quiet" }, w.householdLead);
  if (people.length < 2) return [h("h1", { tabindex: "-1" }, w.householdTitle), lead];
  const wrong = settled.findIndex((each) => each.what);
  if (wrong >= 0)
    return [
      h("h1", { tabindex: "-1" }, w.householdTitle),
      h("p", { class: "strong" }, people[wrong].name),
      errorBox(page, settled[wrong]),
    ];
  const files = { "foyer.toml": caseFile(page, people, settled) };
  const { lang, today } = asked(page);
  const doc = patientDocument(page, { file: "foyer.toml", lang, today }, files);
  if (doc.what) return [h("h1", { tabindex: "-1" }, w.householdTitle), errorBox(page, doc)];
  return [
    h("p", { class: "quiet" }, w.together),
    h("h1", { tabindex: "-1", class: "sentence" }, doc.title),
    doc.sections[0].blocks.map(drawBlock),
    lead,
  ];
}
