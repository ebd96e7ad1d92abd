// An empty page with the built package, the shared cases, and the service on its own origin.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const root = join(import.meta.dirname, "../..");
const folders = {
  "/dist/": "pkg/dist",
  "/chaos/": "tests/chaos",
  "/golden/": "tests/golden",
  "/hostile/": "tests/hostile",
  "/node/": "tests/node",
  "/verdicts/": "tests/verdicts",
};
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
// a strict policy; the package needs only 'wasm-unsafe-eval'
const policy = "default-src 'none'; connect-src *; script-src 'self' 'wasm-unsafe-eval'";

/** Serves the page. `service` answers all other requests, with Node's request and response. */
export async function serveBench(service) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://bench");
    const prefix = Object.keys(folders).find((prefix) => pathname.startsWith(prefix));
    if (pathname === "/") {
      response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
      response.end('<!doctype html><link rel="icon" href="data:,"><title>Bench</title>');
    } else if (prefix) {
      const file = join(root, folders[prefix], pathname.slice(prefix.length));
      response.writeHead(200, { "content-type": types[extname(file)] }).end(await readFile(file));
    } else service(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
