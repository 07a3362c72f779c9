// The engine in Node.
import { readFileSync } from "node:fs";
import { createEngine } from "./engine.mjs";

const module = new WebAssembly.Module(readFileSync(new URL("./racpsy.wasm", import.meta.url)));
export const { calculate, compare, plan, ask, rules, document, page, batch } = createEngine(module);
export const failed = (answer) => answer?.schema === "racpsy/error/1";
