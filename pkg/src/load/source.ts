/** How a runtime comes by the compiled module: each file beside this one is one answer. */
export interface Source {
  /** At once, where the host can: Node, Deno, Bun, Workers, inline. */
  readonly now?: () => BufferSource | WebAssembly.Module;
  /** From where, in a page. */
  readonly url?: () => URL;
}
