import { FireworksError } from "./error.js";
import type { Source } from "./load/source.js";

/** What `init` takes: where the module is, or its bytes, or the module itself. */
export type InitSource = string | URL | Request | Response | WasmBytes | WasmModule;

/** The bytes of a WebAssembly module. */
export type WasmBytes = ArrayBuffer | ArrayBufferView;

/** A `WebAssembly.Module`, where the project's types know one: without the DOM's they may not. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module
  : object;

interface Glue {
  initSync(input: { module: BufferSource | WebAssembly.Module }): unknown;
}

/** Loads a WebAssembly file once, at the latest moment that the runtime allows. */
export class ModuleLoader {
  #loaded = false;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly glue: Glue,
    private readonly source: Source,
  ) {}

  /** One shared promise; after a failure it can be called again. */
  init(from?: InitSource): Promise<void> {
    if (this.#loaded) return Promise.resolve();
    this.#loading ??= this.#load(from).finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  initSync(source: WasmBytes | WasmModule): void {
    // a second instance would have a memory of its own, and calls under way are in the first
    if (this.#loaded) return;
    try {
      this.glue.initSync({ module: source as BufferSource | WebAssembly.Module });
    } catch (cause) {
      throw loadError(cause);
    }
    this.#loaded = true;
  }

  get isLoaded(): boolean {
    return this.#loaded;
  }

  /** For the synchronous functions: loads at once where the runtime can. */
  now(): void {
    if (this.#loaded) return;
    if (!this.source.now) throw notLoaded(this.source);
    this.initSync(bytesOf(this.source.now));
  }

  async #load(from?: InitSource): Promise<void> {
    const input = from ?? this.source.url?.();
    if (input === undefined) return this.now();
    this.initSync(await compiled(input));
  }
}

function bytesOf(read: () => BufferSource | WebAssembly.Module): BufferSource | WebAssembly.Module {
  try {
    return read();
  } catch (cause) {
    throw loadError(cause);
  }
}

async function compiled(input: InitSource): Promise<WebAssembly.Module> {
  try {
    if (input instanceof WebAssembly.Module) return input;
    const isAddress = typeof input === "string" || input instanceof URL || input instanceof Request;
    const source = isAddress ? await fetch(input) : input;
    if (!(source instanceof Response)) return await WebAssembly.compile(source as BufferSource);
    if (!source.ok) throw new Error(`its address answered ${source.status}`);
    return await WebAssembly.compile(await source.arrayBuffer());
  } catch (cause) {
    throw loadError(cause);
  }
}

function notLoaded({ url }: Source): FireworksError {
  const cure = url ? "call `await init()` first" : "call `init` or `initSync` with it, or with its bytes, first";
  return new FireworksError({ kind: "config", message: `the WebAssembly module isn't loaded yet: ${cure}` });
}

function loadError(cause: unknown): FireworksError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new FireworksError({
    kind: "config",
    message: `the WebAssembly module couldn't be loaded: ${said}; it must be beside the script, or else import \`fireworks-deployments/inline\`; a Content-Security-Policy must allow 'wasm-unsafe-eval'`,
    cause,
  });
}
