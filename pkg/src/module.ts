import { FireworksError } from "./error.js";
import type { Source } from "./load/source.js";

/** The argument of `init`: the module's address, its bytes, or a compiled module. */
export type InitSource = string | URL | Request | Response | WasmBytes | WasmModule;

/** The bytes of a WebAssembly module. */
export type WasmBytes = ArrayBuffer | ArrayBufferView;

/** A `WebAssembly.Module`, if the project's types declare it (those without the DOM may not). */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module
  : object;

/**
 * A WebAssembly file of the package, and its loading state. Holds a function of the glue code, not
 * the glue code itself, so that bundlers can drop both if nothing loads the file.
 */
export interface WasmFile {
  /** Instantiates the module for the glue code's functions. */
  readonly start: (module: WebAssembly.Module) => unknown;
  /** The source of the file: the runtime's, and once it is compiled, the compiled one. */
  source: Source;
  /** The package entry that has the file inlined. */
  readonly inline: string;
  isLoaded: boolean;
  /** The number of instances that were lost. */
  losses: number;
  loading?: Promise<void> | undefined;
}

/** Loads a file once. Calls share one promise; after a failure, call it again. */
export function load(file: WasmFile, from?: InitSource): Promise<void> {
  if (file.isLoaded) return Promise.resolve();
  file.loading ??= loadFrom(file, from).finally(() => {
    file.loading = undefined;
  });
  return file.loading;
}

/** Loads the file synchronously, if the runtime can. */
export function loadNow(file: WasmFile): void {
  if (file.isLoaded) return;
  const { now, url } = file.source;
  if (!now) throw notLoaded(url !== undefined);
  loadSync(file, now);
}

/** Loads a file from the bytes or module that `read` returns. */
export function loadSync(file: WasmFile, read: () => WasmBytes | WasmModule): void {
  // a second instance would have its own memory, without the calls in progress
  if (file.isLoaded) return;
  try {
    const source = read();
    const module = isModule(source) ? source : new WebAssembly.Module(source as BufferSource);
    file.start(module);
    file.source = { now: () => module };
  } catch (cause) {
    throw loadError(file, cause);
  }
  file.isLoaded = true;
}

/** Gives an instance up: whatever it threw may have left anything behind. The next use starts another. */
export function lose(file: WasmFile): void {
  file.isLoaded = false;
  file.losses++;
}

async function loadFrom(file: WasmFile, from?: InitSource): Promise<void> {
  const input = from ?? file.source.url?.();
  if (input === undefined) return loadNow(file);
  let module: WebAssembly.Module;
  try {
    module = await compiled(input);
  } catch (cause) {
    throw loadError(file, cause);
  }
  loadSync(file, () => module);
}

async function compiled(input: InitSource): Promise<WebAssembly.Module> {
  if (isModule(input)) return input;
  const isAddress = typeof input === "string" || isOf("URL", input) || isOf("Request", input);
  const source: unknown = isAddress ? await fetch(input as RequestInfo) : input;
  return WebAssembly.compile(isOf("Response", source) ? await bytesOf(source as Response) : (source as BufferSource));
}

async function bytesOf(response: Response): Promise<ArrayBuffer> {
  const address = response.url || "its address";
  if (!response.ok) throw new Error(`${address} returned ${response.status}`);
  const bytes = await response.arrayBuffer();
  // a development server answers an unknown path with the app's page
  if (new Uint8Array(bytes)[0] === "<".charCodeAt(0)) throw new Error(`${address} is an HTML page`);
  return bytes;
}

function isModule(source: unknown): source is WebAssembly.Module {
  return isOf("WebAssembly.Module", source);
}

/**
 * True if the value is of the host's class of that name, from any realm. `instanceof` only knows
 * this realm's.
 */
function isOf(name: string, value: unknown): boolean {
  return Object.prototype.toString.call(value) === `[object ${name}]`;
}

function notLoaded(inPage: boolean): FireworksError {
  const cure = inPage ? "call `await init()` first" : "call `init` or `initSync` with it, or with its bytes, first";
  return new FireworksError({ kind: "config", message: `the WebAssembly module isn't loaded yet: ${cure}` });
}

function loadError({ inline }: WasmFile, cause: unknown): FireworksError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new FireworksError({
    kind: "config",
    message: `the WebAssembly module couldn't be loaded: ${said}; if your bundler doesn't copy the file, import \`${inline}\`; a Content-Security-Policy must allow 'wasm-unsafe-eval'`,
    cause,
  });
}
