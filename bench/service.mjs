// A local server in its own process: lists as many deployments as the URL asks for, and undeletes.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { page } from "./deployments.mjs";

/** Starts the server. `stop` ends it. */
export async function start() {
  const child = fork(import.meta.filename, ["serve"]);
  const [url] = await once(child, "message");
  return { url, stop: () => child.kill() };
}

if (process.argv[2] === "serve") {
  const pages = new Map();
  const pageOf = (count) => {
    if (!pages.has(count)) pages.set(count, JSON.stringify(page(count)));
    return pages.get(count);
  };
  const undeleted = JSON.stringify(page(1).deployments[0]);
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const size = Number(new URL(request.url, "http://service").searchParams.get("pageSize"));
      const body = request.method === "GET" ? pageOf(size) : undeleted.replace("/d0", /\/d\d+/.exec(request.url)[0]);
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    });
  });
  server.listen(0, "127.0.0.1", () => process.send(`http://127.0.0.1:${server.address().port}`));
  process.on("disconnect", () => process.exit());
}
