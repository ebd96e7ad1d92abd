import { join } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";

export const run = (tools) => bundled(tools);

export async function bundled({ folder, page, copy }, options) {
  const output = { path: join(folder, "dist") };
  // the emulator is larger than what webpack recommends for a page; xtask weighs what a page loads
  const performance = { hints: false };
  const stats = await promisify(webpack)({
    mode: "production",
    context: folder,
    entry: "./main.js",
    output,
    performance,
    ...options,
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  await copy("index.html", "dist/index.html");
  return page("dist");
}
