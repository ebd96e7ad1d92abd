import { join } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";

export async function run({ folder, page, copy }) {
  const output = { path: join(folder, "dist") };
  const stats = await promisify(webpack)({ mode: "production", context: folder, entry: "./main.js", output });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  await copy("index.html", "dist/index.html");
  return page("dist");
}
