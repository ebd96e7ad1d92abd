import type { ClientEvent } from "#wasm";
import { environment } from "./options.js";

/** With FIREWORKS_LOG=debug, what tells each event on the standard error. */
export function debugLog(): ((event: ClientEvent) => void) | undefined {
  if (environment("FIREWORKS_LOG") !== "debug") return undefined;
  return ({ type, method, path, ...rest }) =>
    console.error(`fireworks-deployments: ${type} ${method} ${path} ${JSON.stringify(rest)}`);
}
