import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

/** One file in each format, as a function is uploaded: alone in a folder, with no package beside it. */
export async function run({ folder, node }) {
  const uploaded = await mkdtemp(`${folder}-uploaded-`);
  const outcomes = ["cjs", "esm"].map(async (format) => {
    const outfile = join(uploaded, `index.${format === "cjs" ? "cjs" : "mjs"}`);
    await build({
      absWorkingDir: folder,
      entryPoints: ["main.mjs"],
      bundle: true,
      platform: "node",
      target: "node20",
      format,
      outfile,
      logLevel: "error",
    });
    return node(outfile);
  });
  const [commonJs, esm] = await Promise.all(outcomes);
  return JSON.stringify(esm) === JSON.stringify(commonJs) ? esm : { esm, commonJs };
}
