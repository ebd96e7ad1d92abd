import module from "#validator-module";

/** Cloudflare's and Vercel's runtimes only compile modules that are imported statically. */
export const compiled = (): WebAssembly.Module => module;
