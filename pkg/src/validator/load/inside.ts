import hex from "#validator-bytes";

let module: WebAssembly.Module | undefined;

/**
 * The module is part of the script, in hexadecimal: the other encodings that a page can decode
 * synchronously are longer once gzipped.
 */
export function compiled(): WebAssembly.Module {
  module ??= new WebAssembly.Module(Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)));
  return module;
}
