import { source } from "#load";
import * as glue from "../../wasm/emulator.js";
import { type InitSource, ModuleLoader, type WasmBytes, type WasmModule } from "../module.js";

/** The emulator's WebAssembly file. */
export const loader = new ModuleLoader(glue, source);

/**
 * Loads the emulator's WebAssembly. Only a page needs it, before `createEmulator`; elsewhere it is compiled on first use.
 * One shared promise; after a failure it can be called again.
 */
export function init(source?: InitSource): Promise<void> {
  return loader.init(source);
}

/** Loads the emulator's WebAssembly from its bytes or from the compiled module, at once. */
export function initSync(source: WasmBytes | WasmModule): void {
  loader.initSync(source);
}
