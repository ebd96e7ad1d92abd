import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { version } from "../package.json";
import { usageError } from "./endings.js";

const NAME = "fireworks-deployments-console";

/** The service that the console's server passes calls on to. */
export interface Live {
  accountId: string;
  baseUrl: string;
  apiKey?: string;
  headers: Record<string, string>;
}

/** The console's package, as far as it is used here. */
export interface Console {
  serve(options: { port: number; live?: Live }): Promise<{ url: string; close(): Promise<void> }>;
}

/**
 * Loads the console's package, of this version: from the current folder, or from beside this package.
 *
 * @throws {FireworksError} of kind `config` if there is none; it says how to run the console with these arguments
 */
export async function installedConsole(args: string): Promise<Console> {
  const places = [join(process.cwd(), "package.json"), import.meta.url];
  const found = places.map((place) => entryFrom(createRequire(place))).find((entry) => entry !== undefined);
  if (found === undefined) throw usageError(`${NAME} ${version} isn't installed; run \`npx ${NAME}${args}\``);
  return await import(pathToFileURL(found).href);
}

function entryFrom(require: NodeJS.Require): string | undefined {
  try {
    return require(`${NAME}/package.json`).version === version ? require.resolve(NAME) : undefined;
  } catch {
    // not installed there, or not whole
    return undefined;
  }
}
