const strict = ["--strict", "--target", "es2022", "--lib", "es2022,dom", "--noEmit", "--skipLibCheck"];

/** The types of each adapter, and Query itself. The libraries' own declarations aren't our business. */
export async function run({ node, tsc }) {
  await tsc(...strict, "--module", "esnext", "--moduleResolution", "bundler", "adapters.ts");
  return node("main.mjs");
}
