import text from "#validator-bytes";

/** The first character that stands for a byte, and the one that is left out. */
const FIRST = 35;
const BACKSLASH = 92;

let module: WebAssembly.Module | undefined;

/** The module is in the script as printable characters, as `printable.mjs` writes them. */
export function compiled(): WebAssembly.Module {
  module ??= new WebAssembly.Module(Uint8Array.from(bytes()));
  return module;
}

function* bytes(): Iterable<number> {
  let base = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < FIRST) base = 88 * (code - 31);
    else {
      yield base + code - FIRST - Number(code > BACKSLASH);
      base = 0;
    }
  }
}
