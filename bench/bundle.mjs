// Bundles a candidate with esbuild, as a page loads it: one minified script.
import { build } from "esbuild";
import * as names from "./peers/names.mjs";

/** Inlines the names, as a user would write them: a page can't read them from a file. */
const writtenOut = {
  name: "names",
  setup({ onLoad }) {
    const lines = Object.entries(names).map(([name, values]) => `export const ${name} = ${JSON.stringify(values)};`);
    onLoad({ filter: /peers\/names\.mjs$/ }, () => ({ contents: lines.join("\n") }));
  },
};

/** Leaves out the modules whose path matches. */
const leavingOut = (filter) => ({
  name: "leaving out",
  setup({ onLoad }) {
    // as CommonJS, where a missing export is no error
    onLoad({ filter }, () => ({ contents: "module.exports = {};" }));
  },
});

/** Returns the bytes of the bundled script, without the modules whose path matches `without`. */
export async function bundle(contents, { without } = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    plugins: without ? [writtenOut, leavingOut(without)] : [writtenOut],
  });
  return outputFiles[0].contents;
}
