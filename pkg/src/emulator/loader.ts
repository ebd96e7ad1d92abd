import { source } from "#load";
import { initSync as start } from "../../wasm/emulator.js";
import {
  type InitSource,
  load,
  loadNow,
  loadSync,
  lose as loseOf,
  type WasmBytes,
  type WasmFile,
  type WasmModule,
} from "../module.js";

/** The emulator's WebAssembly file. */
const file: WasmFile = { start, source, inline: "fireworks-deployments/emulator/inline", isLoaded: false, losses: 0 };

/** Loads the file synchronously, or replaces a lost instance. Throws if the runtime can't. */
export const ensureLoaded = () => loadNow(file);

/** The number of the current instance. Emulators are only in that of their creation. */
export const instanceNumber = () => file.losses;

/** Gives the instance up. Starts none, since the stack may be at its end. */
export const lose = () => loseOf(file);

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
