import hex from "#validator-bytes";

let module: WebAssembly.Module | undefined;

/** The module is inside the script, as hexadecimal digits: what else a page can read at once is longer when it is gzipped. */
export function compiled(): WebAssembly.Module {
  module ??= new WebAssembly.Module(Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)));
  return module;
}
