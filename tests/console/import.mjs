// Imports a module of the console into Node, which can't run TypeScript.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** Bundles a module, by its path in www/src, and imports it. The package stays the one that is installed. */
export async function importConsole(path) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "www/src", path)],
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["fireworks-deployments"],
    write: false,
    logLevel: "error",
  });
  const folder = await mkdtemp(join(root, "tests/node/code-"));
  try {
    const file = join(folder, "module.mjs");
    await writeFile(file, outputFiles[0].contents);
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
