// Makes dist/ from src/ and wasm/: one bundle for each way a runtime can come by the WebAssembly file.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { licenses } from "./licenses.mjs";
import { packedReadme } from "./packed-readme.mjs";
import { printable } from "./printable.mjs";

const here = import.meta.dirname;
const root = join(here, "..");
const dist = join(here, "dist");

/**
 * `entry` is the public surface, `load` the file behind `#load`, `wasm` the module behind both; a bundle that people debug
 * is not minified.
 */
const bundles = [
  { entry: "index", load: "node", format: "esm", out: "node.js", readable: true },
  { entry: "index", load: "node", format: "cjs", out: "node.cjs", readable: true },
  { entry: "index", load: "web", format: "esm", out: "web.js" },
  { entry: "index", load: "workerd", format: "esm", out: "workerd.js" },
  { entry: "index", load: "workerd", query: "?module", format: "esm", out: "edge-light.js" },
  { entry: "index", load: "inline", format: "esm", out: "inline.js" },
  { entry: "index", load: "inline", format: "cjs", out: "inline.cjs" },
  { entry: "index", load: "slim", format: "esm", out: "slim.js" },
  { entry: "index", load: "slim", format: "cjs", out: "slim.cjs" },
  { entry: "emulator", wasm: "emulator", load: "node", format: "esm", out: "emulator.node.js", readable: true },
  { entry: "emulator", wasm: "emulator", load: "node", format: "cjs", out: "emulator.node.cjs", readable: true },
  { entry: "emulator", wasm: "emulator", load: "web", format: "esm", out: "emulator.web.js" },
  { entry: "emulator", wasm: "emulator", load: "inline", format: "esm", out: "emulator.inline.js" },
  { entry: "emulator", wasm: "emulator", load: "inline", format: "cjs", out: "emulator.inline.cjs" },
  { entry: "emulator", wasm: "emulator", load: "workerd", format: "esm", out: "emulator.workerd.js" },
  {
    entry: "emulator",
    wasm: "emulator",
    load: "workerd",
    query: "?module",
    format: "esm",
    out: "emulator.edge-light.js",
  },
  { entry: "query", format: "esm", out: "query.js", readable: true },
  { entry: "query", format: "cjs", out: "query.cjs", readable: true },
];

/**
 * Data that the surfaces import from files of their own, so that it is shipped once, and a bundler drops what a page doesn't
 * use: behind `#fields` is `fields.js`, behind `#bytes` the bytes of the row's module.
 */
const chunks = [
  { name: "fields", contents: 'export * from "./src/generated/fields.js"' },
  { name: "schemas", contents: 'export * from "./src/schemas.js"' },
  { name: "deployments.bytes", contents: 'export { default as base64 } from "./wasm/deployments.wasm"' },
  { name: "emulator.bytes", contents: 'export { default as base64 } from "./wasm/emulator.wasm"' },
].flatMap(({ name, contents }) => [
  { contents, format: "esm", out: `${name}.js` },
  { contents, format: "cjs", out: `${name}.cjs` },
]);

/**
 * The command line, a script for each part of it that is loaded by itself; `wasm` is the module of one that doesn't go
 * through the public surface.
 */
const scripts = [
  { entry: "main", out: "cli.js" },
  { entry: "emulator", wasm: "emulator", out: "cli.emulator.js" },
];

/** What a script imports that is a file of its own. */
const besides = {
  "fireworks-deployments": "./node.js",
  "fireworks-deployments/emulator": "./emulator.node.js",
  "../emulator.js": "./cli.emulator.js",
};

/** ESM has no `require`, by which packages of the command line that are CommonJS ask for Node's modules. */
const requireOfNode =
  'import { createRequire as createRequireOfNode } from "node:module"; const require = createRequireOfNode(import.meta.url);';

function bundle({ entry, load, format, out, wasm = "deployments", query = "", readable = false }) {
  return build({
    ...common(format, out),
    entryPoints: [`src/${entry}.ts`],
    minify: !readable,
    plugins: [loading(load, wasm, query), chunked(format, wasm)],
    define: { WASM_FILE: JSON.stringify(`./${wasm}.wasm`) },
  });
}

function chunk({ contents, format, out }) {
  const stdin = { contents, resolveDir: here };
  return build({ ...common(format, out), stdin, minify: true, loader: { ".wasm": "base64" } });
}

const common = (format, out) => ({
  absWorkingDir: here,
  outfile: join(dist, out),
  bundle: true,
  format,
  target: "es2022",
  platform: "neutral",
  external: ["node:*"],
});

/** A script of the command line, with the packages that it is made of inside. */
function script({ entry, wasm, out }) {
  return build({
    absWorkingDir: here,
    entryPoints: [`bin/${entry}.ts`],
    outfile: join(dist, out),
    bundle: true,
    format: "esm",
    target: "node20",
    platform: "node",
    // not what esbuild can't look into, as it can't into UMD
    mainFields: ["module", "main"],
    minify: true,
    metafile: true,
    // only for tables in the colours of its own
    alias: { "@colors/colors/safe": "node:util" },
    plugins: wasm ? [beside, loading("node", wasm, ""), chunked("esm", wasm)] : [beside],
    banner: { js: requireOfNode },
  });
}

/** Leaves outside what is a file of its own, so that each is shipped once. */
const beside = {
  name: "beside",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path }) =>
      Object.hasOwn(besides, path) ? { path: besides[path], external: true } : undefined,
    );
  },
};

/** Puts the row's files behind the names that the sources import: its loader, the glue and the module. */
function loading(load, wasm, query) {
  return {
    name: "loading",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#load$/ }, () => ({ path: join(here, `src/load/${load}.ts`) }));
      onResolve({ filter: /^#wasm$/ }, () => ({ path: join(here, `wasm/${wasm}.js`) }));
      onResolve({ filter: /^#module$/ }, () => ({ path: `./${wasm}.wasm${query}`, external: true }));
      const how = load === "workerd" ? "imported" : "inside";
      onResolve({ filter: /^#validator$/ }, () => ({ path: join(here, `src/validator/load/${how}.ts`) }));
      onResolve({ filter: /^#validator-module$/ }, () => ({ path: `./validator.wasm${query}`, external: true }));
      onResolve({ filter: /^#validator-bytes$/ }, () => ({
        path: join(here, "wasm/validator.wasm"),
        namespace: "printable",
      }));
      onLoad({ filter: /./, namespace: "printable" }, ({ path }) => ({
        contents: printable(readFileSync(path)),
        loader: "text",
      }));
    },
  };
}

/** Leaves the chunks outside, each in the bundle's own format. */
function chunked(format, wasm) {
  const extension = format === "cjs" ? "cjs" : "js";
  return {
    name: "chunks",
    setup({ onResolve }) {
      onResolve({ filter: /^#(fields|schemas|bytes)$/ }, ({ path }) => {
        const name = path === "#bytes" ? `${wasm}.bytes` : path.slice(1);
        return { path: `./${name}.${extension}`, external: true };
      });
    },
  };
}

/**
 * One file of declarations for a surface, for ESM and again for CommonJS. It contains everything but the types that must be
 * the user's own: those of the client, which is a class, and of TanStack Query.
 */
async function declare(entry) {
  const declarations = await rollup({
    input: join(here, `src/${entry}.ts`),
    external: ["fireworks-deployments", "@tanstack/query-core"],
    plugins: [dts({ tsconfig: join(here, "tsconfig.json") })],
  });
  const { output } = await declarations.generate({ format: "es" });
  for (const extension of ["d.ts", "d.cts"]) writeFileSync(join(dist, `${entry}.${extension}`), output[0].code);
}

const modules = ["deployments", "emulator", "validator"];
/** The files that xtask makes: the modules, the licences in each, and the record of how they were built. */
const copies = [...modules.flatMap((name) => [`${name}.wasm`, `${name}.licenses.txt`]), "build.json"];
const surfaces = ["index", "emulator", "query"];
const notices = "cli.licenses.txt";
const legal = ["LICENSE-MIT", "LICENSE-APACHE"];
mkdirSync(dist, { recursive: true });
for (const name of copies) copyFileSync(join(here, "wasm", name), join(dist, name));
for (const name of legal) copyFileSync(join(root, name), join(here, name));
writeFileSync(join(here, "README.md"), packedReadme(readFileSync(join(root, "README.md"), "utf8"), legal));
const [built] = await Promise.all([
  Promise.all(scripts.map(script)),
  ...bundles.map(bundle),
  ...chunks.map(chunk),
  ...surfaces.map(declare),
]);
const metafiles = built.map(({ metafile }) => metafile);
writeFileSync(join(dist, notices), licenses(here, metafiles));

// what an earlier build left goes last, so that a reader of dist/ always finds every file
const declarations = surfaces.flatMap((name) => [`${name}.d.ts`, `${name}.d.cts`]);
const outputs = [...bundles, ...chunks, ...scripts].map(({ out }) => out);
const made = new Set([...copies, ...outputs, ...declarations, notices]);
for (const name of readdirSync(dist)) if (!made.has(name)) rmSync(join(dist, name), { recursive: true });
