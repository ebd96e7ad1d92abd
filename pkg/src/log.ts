import type { ClientEvent } from "#wasm";
import { environment } from "./options.js";

/** Returns a listener that logs each event to stderr, if FIREWORKS_LOG is `debug`. */
export function debugLog(): ((event: ClientEvent) => void) | undefined {
  if (environment("FIREWORKS_LOG") !== "debug") return undefined;
  return ({ type, method, path, ...rest }) =>
    console.error(`fireworks-deployments: ${type} ${method} ${path} ${JSON.stringify(rest)}`);
}
