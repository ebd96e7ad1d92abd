import { build } from "esbuild"; import { readFileSync, writeFileSync } from "node:fs"; import { gzipSync } from "node:zlib"; import { join } from "node:path";
const here = import.meta.dirname;
const wasm = process.argv[2] ?? join(here, "wasm/validator.wasm");
const make = async (contents, hex = true) => { const { outputFiles } = await build({ stdin: { contents, resolveDir: join(here, "src") }, bundle: true, minify: true, format: "esm", target: "es2022", write: false, plugins: [{ name: "x", setup({ onResolve, onLoad }) {
  onResolve({ filter: /^#validator$/ }, () => ({ path: join(here, "src/validator/load/inside.ts") }));
  onResolve({ filter: /^#validator-bytes$/ }, () => ({ path: wasm, namespace: "hex" }));
  onLoad({ filter: /./, namespace: "hex" }, ({ path }) => ({ contents: hex ? readFileSync(path).toString("hex") : "", loader: "text" }));
} }] }); return outputFiles[0].contents; };
const gz = (b) => gzipSync(b, { level: 9 }).length;
const src = 'export { validateDeployment } from "./validation.ts"';
const whole = await make(src), without = await make(src, false);
writeFileSync("/tmp/s/without.js", without);
console.log("whole", gz(whole), "js", without.length, gz(without), "hex", gz(readFileSync(wasm).toString("hex")), "wasm", readFileSync(wasm).length, gz(readFileSync(wasm)));
for (const s of ['export { fits } from "./fits.ts"', 'export { FireworksError } from "./error.ts"', 'export { explain } from "./validator/explain.ts"', 'export { sayings } from "./generated/sentences.ts"','export { deployment, enums } from "./generated/places.ts"','export {read} from "./validator/reader.ts"','export {inside} from "./validator/room.ts"', 'export {parseDuration} from "./duration.ts"']) console.log(s, gz(await make(s, false)));
