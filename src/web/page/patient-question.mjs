// One question at a time: only those whose answer can still change the result.
import { h } from "./dom.mjs";
import {
  capital,
  colon,
  errorBox,
  factsOf,
  go,
  kept,
  household,
  patientDocument,
  said,
  wordsOf,
} from "./patient-parts.mjs";

// The name of an answer in the address: "age", "with.mode".
const nameOf = (question) => (question.name ? `${question.key}.${question.name}` : question.key);
const listed = (text) => (text ? text.split(",") : []);

/** Returns the request with an answer; an empty one takes it away. */
export function answered(request, name, word) {
  const { [name]: old, with: facts, ...rest } = request;
  if (!name.startsWith("with.")) return { ...rest, with: facts, [name]: word };
  return { ...rest, with: { ...facts, [name.slice(5)]: word } };
}

// Returns the answer that the request has.
function answerOf(request, name) {
  return name.startsWith("with.") ? request.with?.[name.slice(5)] : request[name];
}

function skipping(page, request) {
  const { skipped, lang, country, ...rest } = request;
  const names = listed(skipped).map((name) =>
    name.startsWith("with.") ? `--with ${name.slice(5)}` : `--${name.replaceAll("_", "-")}`,
  );
  return {
    ...rest,
    country: rest.route ? undefined : country,
    skipped: names.join(","),
    lang: page.lang,
    today: page.today,
  };
}

// A question that the person asks for again: the engine's if it is the next, else one made from the fact.
function questionAgain(page, name, request) {
  const { question, so_far: soFar } = page.engine.ask(skipping(page, request));
  if (question && nameOf(question) === name) return question;
  const [key, fact] = name.startsWith("with.") ? ["with", name.slice(5)] : [name, name];
  const found = factsOf(page, soFar?.route).facts.find((each) => each.name === fact);
  if (!found)
    return {
      key,
      name: key === "with" ? fact : null,
      text: said(page, texts[fact]) || fact,
      choices: [],
      several: false,
      opens: [],
    };
  const choices = found.values.map(({ value, title }) => ({ word: value, text: said(page, title) }));
  return {
    key,
    name: key === "with" ? fact : null,
    text: said(page, found.question),
    choices,
    several: found.type === "set",
    opens: [],
  };
}
const texts = {
  age: { fr: "Quel âge avez-vous ?", en: "How old are you?", nl: "Hoe oud bent u?" },
  sessions: {
    fr: "Combien de séances prévoyez-vous ?",
    en: "How many sessions do you plan?",
    nl: "Hoeveel sessies plant u?",
  },
  used: {
    fr: "Combien de séances prises en charge avez-vous déjà eues ?",
    en: "How many covered sessions have you already had?",
    nl: "Hoeveel vergoede sessies had u al?",
  },
  private_fee: {
    fr: "Combien coûte une séance dont le prix est libre ?",
    en: "What does a session cost whose price is not fixed?",
    nl: "Wat kost een sessie met een vrije prijs?",
  },
};

export function questionView(page) {
  const w = wordsOf(page);
  const done = listed(page.more.done);
  const again = page.more.again;
  const request = kept(page);
  const home = household(page);
  let question;
  if (again) {
    question = questionAgain(page, again, answered(request, again, undefined));
  } else {
    const interview = page.engine.ask(skipping(page, request));
    if (interview.what) return [h("h1", { tabindex: "-1" }, w.wrong), errorBox(page, interview), startAgain(page)];
    if (!interview.question) {
      page.go("answer", request, { ...home, done: page.more.done }, { replace: true });
      setTimeout(() => dispatchEvent(new HashChangeEvent("hashchange")));
      return [h("h1", { tabindex: "-1" }, "…")];
    }
    question = interview.question;
  }
  const name = nameOf(question);
  const old = again ? answerOf(request, name) : undefined;
  const soFar = h("p", { class: "so-far", "aria-live": "polite" });
  const showSoFar = (candidate) => {
    const { skipped, ...rest } = skipping(page, candidate);
    const doc = patientDocument(page, rest);
    if (doc.title) soFar.replaceChildren(h("span", { class: "quiet" }, `${w.soFar}${colon(page)}`), doc.title);
  };
  showSoFar(request);

  const problem = h("div", {});
  const field = question.choices.length > 0 ? choices(page, question, old) : input(page, question, old);
  const read = () => {
    const data = new FormData(form).getAll("answer").map(String).filter(Boolean);
    return {
      unknown: data.includes("?"),
      word: data
        .filter((each) => each !== "?")
        .join("+")
        .trim(),
    };
  };
  const fail = (error) => {
    problem.replaceChildren(errorBox(page, error, "answer-error"));
    const first = form.querySelector("[name=answer]");
    first.setAttribute("aria-invalid", "true");
    first.setAttribute("aria-describedby", "answer-error");
    first.focus();
  };
  const submit = (event) => {
    event.preventDefault();
    const { unknown, word } = read();
    if (!unknown && word === "") return fail(question.choices.length > 0 ? w.choose : w.fill);
    proceed(unknown ? undefined : birthOrAge(name, word));
  };
  // Goes on with an answer; undefined: the person does not know.
  const proceed = (given) => {
    const [as, word] = given === undefined ? [name, undefined] : typeof given === "string" ? [name, given] : given;
    let next = answered(request, as, word);
    if (as !== name) next = answered(next, name, undefined);
    else if (name === "age") next = answered(next, "born", undefined);
    if (word === undefined) next.skipped = [...new Set([...listed(request.skipped), name])].join(",");
    const wrong = page.engine.ask(skipping(page, next));
    if (wrong.what) return fail(wrong);
    const more = { ...home, done: [...done.filter((each) => each !== name), name].join(",") };
    page.go(again || !wrong.question ? "answer" : "case", next, more);
  };
  const form = h(
    "form",
    {
      class: "question",
      novalidate: true,
      onsubmit: submit,
      onchange: () => {
        exclusive(form, question);
        const { unknown, word } = read();
        if (!unknown && word && question.choices.length > 0) showSoFar(answered(request, name, word));
      },
    },
    field,
    problem,
    h(
      "p",
      { class: "actions" },
      h("button", { class: "button main", type: "submit" }, w.go),
      question.choices.length === 0 &&
        h("button", { class: "button", type: "button", onclick: () => proceed(undefined) }, w.dontKnow),
    ),
  );
  return [
    h("p", { class: "steps" }, backLink(page, done, again), h("span", { class: "quiet" }, w.question(done.length + 1))),
    h("h1", { tabindex: "-1", id: "question" }, question.text),
    question.choices.length > 0 && question.hint && h("p", { class: "quiet" }, question.hint),
    question.several && h("p", { class: "quiet" }, w.several),
    form,
    soFar,
    h("p", { class: "links" }, h("a", { href: go(page, "answer", {}, { done: page.more.done }) }, w.seeAnswer)),
  ];
}

// An age, or a date of birth: the engine has a key for each.
function birthOrAge(name, word) {
  return name === "age" && /\D/.test(word) && /\d{4}/.test(word) ? ["born", word] : word;
}

function startAgain(page) {
  return h("p", {}, h("a", { class: "button", href: page.link("home", {}) }, wordsOf(page).startAgain));
}

// Goes to the question before this one, without its answer.
function backLink(page, done, again) {
  const w = wordsOf(page);
  let href = go(page, again ? "answer" : "home", {}, { done: page.more.done });
  if (!again && done.length > 0) {
    const last = done[done.length - 1];
    let request = answered(kept(page), last, undefined);
    if (last === "age") request = answered(request, "born", undefined);
    request.skipped = listed(request.skipped)
      .filter((name) => name !== last)
      .join(",");
    href = page.link("case", request, { ...household(page), done: done.slice(0, -1).join(",") });
  } else if (!again && page.more.people) {
    href = go(page, "household");
  }
  return h("a", { href, class: "back" }, `‹ ${w.back}`);
}

function choices(page, question, old) {
  const w = wordsOf(page);
  const given = old === undefined ? [] : String(old).split(/[+,]/);
  const type = question.several ? "checkbox" : "radio";
  const one = (word, text, index) =>
    h(
      "label",
      { class: "choice" },
      h("input", { type, name: "answer", value: word, id: index === 0 && "answer", checked: given.includes(word) }),
      h("span", {}, capital(text)),
    );
  return h(
    "fieldset",
    { "aria-labelledby": "question" },
    question.choices.map((choice, index) => one(choice.word, choice.text, index)),
    one("?", w.dontKnow),
  );
}

// "None of these" and "I don't know" stand alone among boxes.
function exclusive(form, question) {
  if (!question.several) return;
  const alone = [question.choices[0].word, "?"];
  const boxes = [...form.querySelectorAll("[name=answer]")];
  const last = document.activeElement;
  if (!last?.checked) return;
  for (const box of boxes) {
    if (box !== last && (alone.includes(last.value) || alone.includes(box.value))) box.checked = false;
  }
}

function input(page, question, old) {
  const amount = ["private_fee", "used_deductible"].includes(question.key);
  const number = ["sessions", "used", "minutes"].includes(question.key);
  const kind = {
    id: "answer",
    name: "answer",
    type: ["first", "due", "joined"].includes(question.key) ? "date" : "text",
    inputmode: amount ? "decimal" : number ? "numeric" : null,
    value: old ?? "",
    "aria-labelledby": "question",
    "aria-describedby": question.hint ? "hint" : null,
    autocomplete: "off",
  };
  return h(
    "div",
    { class: "field" },
    h("input", kind),
    question.hint && h("p", { class: "quiet", id: "hint" }, question.hint),
  );
}
