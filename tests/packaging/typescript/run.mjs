const strict = ["--strict", "--target", "es2022", "--lib", "es2022,dom"];

/** The same source as ESM and as CommonJS in Node's resolution, and as bundlers resolve. */
export async function run({ node, tsc, copy }) {
  await copy("main.ts", "main.mts");
  await copy("main.ts", "main.cts");
  await tsc(...strict, "--module", "node16", "main.mts", "main.cts");
  await tsc(...strict, "--module", "esnext", "--moduleResolution", "bundler", "--noEmit", "main.ts");
  const [esm, commonJs] = [await node("main.mjs"), await node("main.cjs")];
  return JSON.stringify(esm) === JSON.stringify(commonJs) ? esm : { esm, commonJs };
}
