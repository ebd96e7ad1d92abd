import { FireworksError } from "./error.js";
import type { Source } from "./load/source.js";

/** What `init` takes: where the module is, or its bytes, or the module itself. */
export type InitSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

interface Glue {
  initSync(input: { module: BufferSource | WebAssembly.Module }): unknown;
  default(input: { module_or_path: InitSource }): Promise<unknown>;
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

  initSync(module: BufferSource | WebAssembly.Module): void {
    if (this.#loaded) return;
    try {
      this.glue.initSync({ module });
    } catch (cause) {
      throw loadError(cause);
    }
    this.#loaded = true;
  }

  /** For the synchronous functions: loads at once where the runtime can. */
  now(): void {
    if (this.#loaded) return;
    if (!this.source.now) throw notLoaded();
    this.initSync(this.source.now());
  }

  async #load(from?: InitSource): Promise<void> {
    const input = from ?? this.source.url?.();
    if (input === undefined) return this.now();
    try {
      await this.glue.default({ module_or_path: input });
    } catch (cause) {
      throw loadError(cause);
    }
    this.#loaded = true;
  }
}

function notLoaded(): FireworksError {
  return new FireworksError({
    kind: "config",
    message: "the WebAssembly module isn't loaded yet: call `await init()` first",
  });
}

function loadError(cause: unknown): FireworksError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new FireworksError({
    kind: "config",
    message: `the WebAssembly module couldn't be loaded: ${said}; it must be served beside the script, and a Content-Security-Policy must allow 'wasm-unsafe-eval'`,
    cause,
  });
}
