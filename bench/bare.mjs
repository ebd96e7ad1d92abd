// A bare HTTP server, in its own process, that sends the same reply to each request.
import { createServer } from "node:http";

process.once("message", ({ headers, body }) => {
  const server = createServer((_, response) => response.writeHead(200, headers).end(body));
  server.listen(0, "127.0.0.1", () => process.send(`http://127.0.0.1:${server.address().port}`));
});
process.on("disconnect", () => process.exit());
