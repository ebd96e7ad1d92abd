// From the start of the import to the first verdict, in a fresh process of Node.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../measure.mjs";

const ROUNDS = 21;
const deployments = JSON.stringify(fileURLToPath(new URL("../deployments.mjs", import.meta.url)));
const scripts = {
  ours: 'const { DeploymentsClient, validateDeployment } = await import("fireworks-deployments"); kept = [DeploymentsClient, validateDeployment(valid)];',
  "Stainless SDK and zod 4":
    'const [{ default: OpenAI }, { validate }] = await Promise.all([import("openai"), import("./peers/zod.mjs")]); kept = [OpenAI, validate(valid)];',
};

function once(script) {
  const source = `const { valid } = await import(${deployments}); let kept; const begun = process.hrtime.bigint();
    ${script} console.log(String(process.hrtime.bigint() - begun));`;
  const args = ["--input-type=module", "--eval", source];
  return Number(execFileSync("node", args, { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" }));
}

export default {
  name: "import to first check, Node",
  unit: "ns",
  goals: [{ against: "Stainless SDK and zod 4", most: 0.5 }],
  measure: () => {
    const times = Object.fromEntries(Object.keys(scripts).map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, script] of Object.entries(scripts)) times[name].push(once(script));
    return Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, median(taken)]));
  },
};
