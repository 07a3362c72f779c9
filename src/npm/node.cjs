// The engine in Node, for programs that use require().
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { createEngine } = require("./engine.cjs");

const module_ = new WebAssembly.Module(readFileSync(join(__dirname, "racpsy.wasm")));
module.exports = { ...createEngine(module_), failed: (answer) => answer?.schema === "racpsy/error/1" };
