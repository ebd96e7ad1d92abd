// What a page loads of a candidate: one script, minified, as esbuild makes it of it.
import { build } from "esbuild";
import * as names from "./peers/names.mjs";

/** A page has no file to read the names from: they are in the script, as a user would write them. */
const writtenOut = {
  name: "names",
  setup({ onLoad }) {
    const lines = Object.entries(names).map(([name, values]) => `export const ${name} = ${JSON.stringify(values)};`);
    onLoad({ filter: /peers\/names\.mjs$/ }, () => ({ contents: lines.join("\n") }));
  },
};

/** The bytes of the script that this source becomes. */
export async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    plugins: [writtenOut],
  });
  return outputFiles[0].contents;
}
