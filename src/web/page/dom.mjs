// Makes elements. Texts become text nodes, so nothing that people type or files hold is ever read as HTML.

/**
 * Makes an element: h("p", { class: "lead", onclick }, "text", child). A property that is a function is a listener,
 * `true` an empty attribute; false, null and undefined leave the attribute or the child out.
 */
export function h(name, properties = {}, ...children) {
  const svg = ["svg", "rect", "path", "circle", "line", "text", "title", "g", "pattern", "defs"].includes(name);
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
