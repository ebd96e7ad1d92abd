import { join } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";

export async function run({ folder, page, copy }) {
  const output = { path: join(folder, "dist") };
  // the emulator is larger than what webpack recommends for a page; xtask weighs what a page loads
  const performance = { hints: false };
  const stats = await promisify(webpack)({
    mode: "production",
    context: folder,
    entry: "./main.js",
    output,
    performance,
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  await copy("index.html", "dist/index.html");
  return page("dist");
}
