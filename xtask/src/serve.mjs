// Serves the built console, prints its address on a line of its own, and ends when it is told to.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { preview } from "vite";

const { values } = parseArgs({ options: { port: { type: "string" }, open: { type: "boolean" } } });
const server = await preview({
  root: join(import.meta.dirname, "../../www"),
  logLevel: "warn",
  preview: { port: Number(values.port), open: values.open ?? false },
});

console.log("\nThe console runs, on an emulator inside the page; Ctrl-C ends it:\n");
console.log(server.resolvedUrls.local[0]);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close().finally(() => process.exit(0));
    server.httpServer.closeAllConnections?.();
  });
}
