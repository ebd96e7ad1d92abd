/** The source of the compiled module. Each other file of this folder is one, for some runtimes. */
export interface Source {
  /** Returns the module synchronously: Node, Deno, Bun, Workers, inline. */
  readonly now?: () => BufferSource | WebAssembly.Module;
  /** Returns the URL to fetch it from, in a page. */
  readonly url?: () => URL;
}
