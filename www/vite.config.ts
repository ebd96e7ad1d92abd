import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), { ...optimizeLocales.vite({ locales: ["en-US"] }), enforce: "pre" }],
  build: {
    target: "es2022",
    // the Content-Security-Policy forbids data: URLs
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    // the licences of what is bundled
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // without a group, each set of views that shares a module would get a file of its own
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
      },
    },
  },
});
