// Imports every script of a folder, with the host's doors replaced by traps, and prints which were opened.
import { readdirSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const require = createRequire(import.meta.url);
// the runtimes of some compile the WebAssembly file themselves, which Node can't; the command line is run, not imported
const scripts = readdirSync(folder).filter((name) => /\.c?js$/.test(name) && !/workerd|edge-light|^cli\./.test(name));
const opened = [];
let importing = "";

function trap(owner, name) {
  const original = owner[name];
  owner[name] = new Proxy(original, {
    apply: (target, self, args) => {
      if (importing && !reads(args)) opened.push(`${importing} calls ${name}`);
      return Reflect.apply(target, self, args);
    },
    construct: (target, args, newTarget) => {
      if (importing) opened.push(`${importing} makes a ${name}`);
      return Reflect.construct(target, args, newTarget);
    },
  });
}

/** Node's own loader reads the scripts and what they import, by the same functions. */
const reads = ([file]) => typeof file === "string" && scripts.some((script) => file.endsWith(script));

const doors = ["fetch", "setTimeout", "setInterval", "queueMicrotask", "atob", "URL", "TextEncoder", "TextDecoder"];
for (const name of doors) trap(globalThis, name);
for (const name of ["Module", "Instance", "compile", "instantiate"]) trap(WebAssembly, name);
for (const name of ["readFileSync", "readFile", "openSync"]) trap(require("node:fs"), name);
syncBuiltinESMExports();

for (const script of scripts) {
  importing = script;
  if (script.endsWith(".cjs")) require(join(folder, script));
  else await import(pathToFileURL(join(folder, script)).href);
  importing = "";
}
console.log(JSON.stringify(opened));
