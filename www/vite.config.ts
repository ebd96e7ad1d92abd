import { defineConfig } from "vite";

export default defineConfig({
  // relative URLs, so the build works in any folder of any server
  base: "./",
  build: {
    target: "es2022",
    // the Content-Security-Policy forbids data: URLs
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
