// Serves the built console, prints its address on a line of its own, and stops on SIGINT or SIGTERM.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { preview } from "vite";

const { values } = parseArgs({ options: { port: { type: "string" }, open: { type: "boolean" } } });
const server = await preview({
  root: join(import.meta.dirname, "../../www"),
  logLevel: "warn",
  preview: { port: Number(values.port), open: values.open ?? false },
});

console.log("\nServing the console, which uses an emulator inside the page. Press Ctrl-C to stop:\n");
console.log(server.resolvedUrls.local[0]);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close().finally(() => process.exit(0));
    server.httpServer.closeAllConnections?.();
  });
}
