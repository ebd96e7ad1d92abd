// The download of a page: client and validator.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzip, KB, script, ZOD_WITH_RULES } from "../download.mjs";

const wasm = () => gzip(readFileSync(fileURLToPath(import.meta.resolve("fireworks-deployments/deployments.wasm"))));
const stainless = 'export { default } from "openai"';

export default {
  name: "download: client and validator",
  unit: "bytes",
  goals: [
    { limit: 43 * KB },
    { against: "Stainless runtime and zod 4 with these rules", most: 0.7 },
    { against: "Stainless SDK", most: 0.5 },
  ],
  measure: async () => ({
    ours:
      wasm() + (await script('export { DeploymentsClient, init, validateDeployment } from "fireworks-deployments"')),
    "Stainless runtime and zod 4 with these rules":
      (await script(stainless, { without: /\/openai\/resources\// })) + (await script(ZOD_WITH_RULES)),
    "Stainless SDK": await script(stainless),
    "openapi-fetch and zod 4": await script(
      'export { default } from "openapi-fetch"; import * as z from "zod"; export const schema = z.object({ a: z.string() })',
    ),
    ky: await script('export { default } from "ky"'),
  }),
};
