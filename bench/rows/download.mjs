// The download of a page: client and validator, bundled, minified and gzipped.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundle } from "../bundle.mjs";

const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const script = async (source) => gzip(await bundle(source));
const wasm = () => gzip(readFileSync(fileURLToPath(import.meta.resolve("fireworks-deployments/deployments.wasm"))));

export default {
  name: "download: client and validator",
  unit: "bytes",
  goals: [{ against: "Stainless SDK", most: 0.5 }],
  measure: async () => ({
    ours:
      wasm() + (await script('export { DeploymentsClient, init, validateDeployment } from "fireworks-deployments"')),
    "Stainless SDK": await script('export { default } from "openai"'),
    "zod 4": await script('import * as z from "zod"; export const schema = z.object({ a: z.string() })'),
    "openapi-fetch and zod": await script(
      'export { default } from "openapi-fetch"; import * as z from "zod"; export const schema = z.object({ a: z.string() })',
    ),
    ky: await script('export { default } from "ky"'),
  }),
};
