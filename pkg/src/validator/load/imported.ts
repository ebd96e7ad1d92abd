import module from "#validator-module";

/** Cloudflare's and Vercel's runtimes compile what is imported statically, and nothing else. */
export const compiled = (): WebAssembly.Module => module;
