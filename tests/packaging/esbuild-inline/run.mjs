import { join } from "node:path";
import { build } from "esbuild";

export async function run({ folder, page, copy }) {
  await build({
    absWorkingDir: folder,
    entryPoints: ["main.js"],
    bundle: true,
    format: "esm",
    outdir: join(folder, "dist"),
    logLevel: "error",
  });
  await copy("index.html", "dist/index.html");
  await copy("node_modules/fireworks-deployments/dist/emulator.wasm", "dist/emulator.wasm");
  return page("dist");
}
