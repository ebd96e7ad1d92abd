import { defineConfig } from "vite";

export default defineConfig({
  // works from any folder of any server
  base: "./",
  build: {
    target: "es2022",
    // the Content-Security-Policy lets nothing in as a data: URL
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
