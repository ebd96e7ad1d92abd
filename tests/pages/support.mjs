import { join } from "node:path";
import { chromium } from "playwright-core";
import { preview } from "vite";

const root = join(import.meta.dirname, "../../www");

/** Serves the built console on a free local port. */
export async function serveConsole() {
  const server = await preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0, open: false } });
  return {
    url: server.resolvedUrls.local[0],
    close: () => server.close(),
  };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
