// A page with a guide's code, bundled as users would.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");
const policy = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/** Serves a body and a script until the test ends. `other` answers all other requests. */
export async function siteOf(t, { body = "", script }, other = (_request, response) => response.writeHead(404).end()) {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: root, loader: "jsx" },
    jsx: "automatic",
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  const files = {
    "/": [
      "text/html",
      `<!doctype html><link rel="icon" href="data:,">${body}<script type="module" src="/main.js"></script>`,
    ],
    "/main.js": ["text/javascript", outputFiles[0].text],
    "/deployments.wasm": ["application/wasm", await readFile(join(root, "pkg/dist/deployments.wasm"))],
  };
  const server = createServer((request, response) => {
    const [type, content] = files[request.url] ?? [];
    if (type === undefined) return other(request, response);
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(content);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
