import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** React Aria empties its live regions by `innerHTML`, which Trusted Types forbid. The same without markup. */
const emptiedWithoutMarkup = {
  name: "emptied-without-markup",
  transform: (code: string, id: string) =>
    id.includes("live-announcer") ? code.replaceAll(/\.innerHTML = ''/g, ".replaceChildren()") : undefined,
};

export default defineConfig({
  plugins: [react(), emptiedWithoutMarkup, { ...optimizeLocales.vite({ locales: ["en-US"] }), enforce: "pre" }],
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
