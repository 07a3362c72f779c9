#!/usr/bin/env node
// The command line: runs command.wasm with the words of this process.
import { readFileSync } from "node:fs";
import { environment, run } from "./host.mjs";

const module = new WebAssembly.Module(readFileSync(new URL("./command.wasm", import.meta.url)));
process.exitCode = run(module, ["racpsy", ...process.argv.slice(2)], environment());
