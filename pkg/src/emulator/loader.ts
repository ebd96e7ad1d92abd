import { source } from "#load";
import { initSync as start } from "../../wasm/emulator.js";
import { type InitSource, load, loadNow, loadSync, type WasmBytes, type WasmFile, type WasmModule } from "../module.js";

/** The compiled file, for another instance. */
let compiled: WebAssembly.Module | undefined;
let isLost = false;
let instances = 0;

/** The emulator's WebAssembly file. */
const file: WasmFile = {
  start(module) {
    start(module);
    compiled = module;
  },
  source,
  inline: "fireworks-deployments/emulator/inline",
  isLoaded: false,
};

/** Loads the file synchronously, or replaces a lost instance. Throws if the runtime can't. */
export function ensureLoaded(): void {
  loadNow(file);
  if (!isLost || !compiled) return;
  start(compiled);
  isLost = false;
}

/** The number of the current instance. Emulators are only in that of their creation. */
export const instanceNumber = () => instances;

/** Gives an instance up: what trapped may have left anything behind. Starts none, since the stack may be at its end. */
export function lose(): void {
  isLost = true;
  instances++;
}

/**
 * Loads the emulator's WebAssembly. Only a page needs it, before `createEmulator`; elsewhere it is compiled on first use.
 * One shared promise; after a failure it can be called again.
 */
export function init(source?: InitSource): Promise<void> {
  return load(file, source);
}

/** Loads the emulator's WebAssembly synchronously, from its bytes or a compiled module. */
export function initSync(source: WasmBytes | WasmModule): void {
  loadSync(file, () => source);
}
