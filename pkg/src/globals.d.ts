/** The file's name beside the entry, put in by the build: `./deployments.wasm`. */
declare const WASM_FILE: string;

declare module "#module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}

declare module "#bytes" {
  export const base64: string;
}
