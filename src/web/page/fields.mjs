// Fields of forms: a label, a control, a hint, and the place of an error.
import { h } from "./dom.mjs";

let next = 0;

/** A control with its label. `hint`: a sentence below the label. The error goes into `.error` (see showError). */
export function field(label, control, hint) {
  const id = `f${++next}`;
  control.id = id;
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  control.setAttribute("aria-describedby", described);
  return h("div", { class: "field" }, h("label", { for: id }, label), hint && h("p", { class: "hint", id: `${id}-hint` }, hint), control, h("p", { class: "error", id: `${id}-error` }));
}

/** A box to tick with its label beside it. */
export function tick(label, control) {
  const id = `f${++next}`;
  control.id = id;
  return h("div", { class: "tick" }, control, h("label", { for: id }, label));
}

/** A list to choose from: [[value, text]]. */
export function choice(options, chosen, properties = {}) {
  const list = h("select", properties, options.map(([value, text]) => h("option", { value, selected: value === (chosen ?? "") }, text)));
  return list;
}

/**
 * Shows the error of an answer beside the field it speaks of, else in `rest`; without an error removes all. `fields`:
 * { private_fee: control }. `places`: the words for line and column, and the mark after them. Messages of the engine begin with the name of an option, which is not shown.
 */
export function showError(error, fields, rest, places = []) {
  for (const control of Object.values(fields)) {
    control.removeAttribute("aria-invalid");
    document.getElementById(`${control.id}-error`)?.replaceChildren();
  }
  rest.replaceChildren();
  if (!error) return;
  if (error.problems?.length > 0) {
    const said = ({ line, column, what, remedy }) =>
      h("li", {}, [line > 0 && `${places[0]} ${line}, ${places[1]} ${column}${places[2]}`, what, remedy && ` (${remedy})`].filter(Boolean));
    rest.replaceChildren(h("ul", { class: "error", role: "alert" }, error.problems.map(said)));
    return;
  }
  const match = /^--([a-z-]+)\s*:\s*/.exec(error.what);
  const control = match && fields[match[1].replaceAll("-", "_")];
  const what = match ? error.what.slice(match[0].length) : error.what;
  const text = [what, error.remedy].filter(Boolean).join(" – ");
  const place = control && document.getElementById(`${control.id}-error`);
  (place ?? rest).replaceChildren(place ? text : h("p", { class: "error", role: "alert" }, text));
  control?.setAttribute("aria-invalid", "true");
}

/** Makes a function that runs `action` when it has not been called for a moment. */
export function settled(action, milliseconds = 200) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}
