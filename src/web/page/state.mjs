// The state of the page is its address: #/view?age=30&with.mode=remote&lang=fr. A link restores it, the back button
// works, and nothing is stored anywhere else. Browsers do not send the part after # to anybody.

/** Reads the address: { view, request, more }. `request` is for the engine; keys that begin with "_" are the page's. */
export function readAddress(hash = location.hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const request = {};
  const more = {};
  for (const [key, value] of new URLSearchParams(query)) {
    if (key.startsWith("_")) more[key.slice(1)] = value;
    else if (key.startsWith("with.")) (request.with ??= {})[key.slice(5)] = value;
    else request[key] = value === "true" ? true : value;
  }
  return { view: path || "home", request, more };
}

/** Returns the address of a view: "#/answer?age=30". */
export function address(view, request = {}, more = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(request)) {
    if (value === undefined || value === null || value === "" || value === false) continue;
    if (key === "with") for (const [name, word] of Object.entries(value)) query.set(`with.${name}`, word);
    else query.set(key, Array.isArray(value) ? value.join(",") : String(value));
  }
  for (const [key, value] of Object.entries(more)) if (value) query.set(`_${key}`, value);
  const text = query.toString();
  return `#/${view === "home" ? "" : view}${text ? `?${text}` : ""}`;
}
