// Prints `bytes gzip brotli name` for every file of a folder, and for bundled pages: with the client and the validator, and with
// the validator alone.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const folder = process.argv[2];
const weigh = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
const weights = new Map(readdirSync(folder).map((name) => [name, weigh(readFileSync(join(folder, name)))]));

async function script(names) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from "fireworks-deployments"`, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return weigh(outputFiles[0].contents);
}

const whole = await script("DeploymentsClient, init, validateDeployment");
const page = weights.get("deployments.wasm")?.map((weight, index) => weight + whole[index]);
if (page) weights.set("page", page);
weights.set("validator-page", await script("validateDeployment"));

for (const [name, weight] of weights) console.log(...weight, name);
