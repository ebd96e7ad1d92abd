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

/**
 * A WebAssembly file of the package, and how far it is loaded. Plain data, and a function of the glue instead of the glue:
 * a bundler drops both where nothing loads the file.
 */
export interface WasmFile {
  /** Makes the instance that the glue's functions call. */
  readonly start: (module: WebAssembly.Module) => unknown;
  /** Where the runtime gets the file. */
  readonly source: Source;
  /** The entry that has the file inside. */
  readonly inline: string;
  isLoaded: boolean;
  loading?: Promise<void> | undefined;
}

/** Loads a file once. One shared promise; after a failure it can be called again. */
export function load(file: WasmFile, from?: InitSource): Promise<void> {
  if (file.isLoaded) return Promise.resolve();
  file.loading ??= loadFrom(file, from).finally(() => {
    file.loading = undefined;
  });
  return file.loading;
}

/** For synchronous functions: loads the file at once, where the runtime can. */
export function loadNow(file: WasmFile): void {
  if (file.isLoaded) return;
  const { now, url } = file.source;
  if (!now) throw notLoaded(url !== undefined);
  loadSync(file, now);
}

/** Loads a file from what it is read as. */
export function loadSync(file: WasmFile, read: () => WasmBytes | WasmModule): void {
  // a second instance would have a memory of its own, and calls under way are in the first
  if (file.isLoaded) return;
  try {
    const source = read();
    file.start(isModule(source) ? source : new WebAssembly.Module(source as BufferSource));
  } catch (cause) {
    throw loadError(file, cause);
  }
  file.isLoaded = true;
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
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  // a development server answers a path that it doesn't know with the app's page
  if (new Uint8Array(bytes)[0] === "<".charCodeAt(0)) throw new Error(`${address} is an HTML page`);
  return bytes;
}

function isModule(source: unknown): source is WebAssembly.Module {
  return isOf("WebAssembly.Module", source);
}

/** True if the value is of the host's class of that name, whichever realm made it: `instanceof` knows only this one's. */
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
    message: `the WebAssembly module couldn't be loaded: ${said}; if a bundler left the file behind, import \`${inline}\`; a Content-Security-Policy must allow 'wasm-unsafe-eval'`,
    cause,
  });
}
