import { build } from "vite";

export async function run({ folder, page }) {
  await build({ root: folder, logLevel: "error", build: { assetsInlineLimit: 0 } });
  return page("dist");
}
