// A copy of the package whose WebAssembly module is in sight.
import { readFileSync } from "node:fs";

/**
 * Loads a copy of the package under a name of its own. Returns the exports of its module too, and the numbers of the calls
 * that had a reply.
 */
export async function watched(name) {
  const { Instance } = WebAssembly;
  const numbers = new Set();
  let exports;
  WebAssembly.Instance = class {
    constructor(...given) {
      const instance = new Instance(...given);
      const replied = (number, ...rest) => {
        numbers.add(number);
        return instance.exports.replied(number, ...rest);
      };
      exports = { ...instance.exports, replied };
      this.exports = exports;
    }
  };
  const library = await import(`../../pkg/dist/node.js?${name}`);
  library.initSync(readFileSync(new URL("../../pkg/dist/deployments.wasm", import.meta.url)));
  WebAssembly.Instance = Instance;
  return { library, exports, numbers };
}

/** The size of a module: its memory in bytes, and the length of its table of references. */
export const sizeOf = ({ memory, __wbindgen_externrefs }) => ({
  bytes: memory.buffer.byteLength,
  references: __wbindgen_externrefs.length,
});
