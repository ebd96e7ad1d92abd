// Memory after a million validations and 20,000 calls, beside its own after the first 10,000 of each.
import { DeploymentsClient, validateDeployment } from "fireworks-deployments";
import { FAULTS, faulty, page, valid } from "../deployments.mjs";

const FIRST = 10_000;
const [VALIDATIONS, CALLS] = [1_000_000, 20_000];

/** The WebAssembly's memory: the package keeps it to itself, but has to make an instance, on first use. */
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

/** Bytes in use, once nothing is left to collect: what is freed by a callback is gone after a turn of the loop. */
async function inUse() {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  return { heap: process.memoryUsage().heapUsed, wasm: memory.buffer.byteLength };
}

/**
 * Flat means: nothing is kept of a validation or of a call. WebAssembly's memory never shrinks, so any growth would show:
 * it has to be the same to the byte. The heap breathes, by what the engine compiles and drops: 5 % are some 330 KB, which is a
 * third of a byte for each further validation and 33 bytes for each further call, less than one object, promise or closure.
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
