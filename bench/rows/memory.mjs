// Memory after a million validations and 20,000 calls, compared with that after the first 10,000 of
// each.
import { DeploymentsClient, validateDeployment } from "fireworks-deployments";
import { FAULTS, faulty, page, valid } from "../deployments.mjs";

const FIRST = 10_000;
const [VALIDATIONS, CALLS] = [1_000_000, 20_000];

/**
 * The WebAssembly's memory. The package doesn't expose it, but it must create an instance on first
 * use.
 */
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};

function validate(times) {
  let issues = 0;
  for (let pair = 0; pair < times / 2; pair++)
    issues += validateDeployment(valid).length + validateDeployment(faulty).length;
  if (issues !== (times / 2) * FAULTS) throw new Error(`${issues} issues of ${times} deployments`);
}

const body = JSON.stringify(page(1).deployments[0]);
const fetch = async () => new Response(body, { headers: { "content-type": "application/json" } });
const client = new DeploymentsClient({ apiKey: "fw_local", accountId: "acme", fetch });

async function call(times) {
  for (let done = 0; done < times; done++) await client.undelete("d0");
}

/**
 * Returns the bytes in use, after everything is collected, including what is freed in callbacks.
 */
async function inUse() {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  return { heap: process.memoryUsage().heapUsed, wasm: memory.buffer.byteLength };
}

/**
 * Flat means that no validation and no call leaves anything behind. WebAssembly memory never
 * shrinks, so it must be the same to the byte. The heap varies with what the engine compiles and
 * drops: 5 % are some 330 KB, which is a third of a byte per validation and 33 bytes per call, less
 * than one object, promise or closure.
 */
const goal = (what, most) => ({ of: `${what} after all`, against: `${what} after 10 000`, most });

export default {
  name: "memory, 1 000 000 validations and 20 000 calls",
  unit: "bytes",
  goals: [goal("WebAssembly", 1), goal("heap", 1.05)],
  measure: async () => {
    validate(FIRST);
    await call(FIRST);
    const first = await inUse();
    validate(VALIDATIONS - FIRST);
    await call(CALLS - FIRST);
    const all = await inUse();
    return {
      "WebAssembly after 10 000": first.wasm,
      "WebAssembly after all": all.wasm,
      "heap after 10 000": first.heap,
      "heap after all": all.heap,
    };
  },
};
