// Prints `bytes gzip brotli name` for every file of a folder, and for a bundled page with the client and the validator.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const folder = process.argv[2];
const weigh = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
const weights = new Map(readdirSync(folder).map((name) => [name, weigh(readFileSync(join(folder, name)))]));

const { outputFiles } = await build({
  stdin: {
    contents: 'export { DeploymentsClient, init, validateDeployment } from "fireworks-deployments"',
    resolveDir: process.cwd(),
  },
  bundle: true,
  minify: true,
  format: "esm",
  write: false,
});
const script = weigh(outputFiles[0].contents);
const page = weights.get("deployments.wasm")?.map((weight, index) => weight + script[index]);
if (page) weights.set("page", page);

for (const [name, weight] of weights) console.log(...weight, name);
