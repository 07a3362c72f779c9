// The engine in browsers and bundlers: the module is a file beside this one.
import { createEngine } from "./engine.mjs";

const response = await fetch(new URL("./racpsy.wasm", import.meta.url));
if (!response.ok) throw new Error(`racpsy.wasm: ${response.status} ${response.statusText}`);
const module = await WebAssembly.compile(await response.arrayBuffer());
export const { calculate, compare, plan, ask, rules, document, page, batch } = createEngine(module);
export const failed = (answer) => answer?.schema === "racpsy/error/1";
