/** The WebAssembly file's path, relative to the entry: `./deployments.wasm`. Set by the build. */
declare const WASM_FILE: string;

declare module "#module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}

declare module "#validator-module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}

declare module "#validator-bytes" {
  const text: string;
  export default text;
}

declare module "#bytes" {
  export const base64: string;
}
