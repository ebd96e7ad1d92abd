// A real HTTP server that stands for the service. The first segment of a request's path is its script, as JSON: what the
// requests with that script are answered with, one after the other, the last answer for good. `$KEY` in it is the key that
// came.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** What came with each script. */
const logs = new Map();

function logOf(script) {
  if (!logs.has(script)) {
    const log = { requests: [] };
    log.arrived = new Promise((resolve) => (log.arrive = resolve));
    log.closed = new Promise((resolve) => (log.close = resolve));
    logs.set(script, log);
  }
  return logs.get(script);
}

/** What a test asks: the requests so far, or to be told when one has arrived, or was given up. */
const questions = {
  requests: (log) => log.requests,
  arrived: (log) => log.arrived,
  closed: (log) => log.closed,
};

// the tests' page is of another origin
const cors = Object.fromEntries(
  ["allow-origin", "allow-headers", "allow-methods", "expose-headers"].map((name) => [`access-control-${name}`, "*"]),
);
const allowing = { ...cors, "access-control-allow-headers": "*, authorization" };

async function answer(request, response) {
  const { method, url, headers } = request;
  const [, first, ...rest] = url.split("/");
  if (method === "OPTIONS") return response.writeHead(204, allowing).end();
  if (first in questions) {
    const known = await questions[first](logOf(rest[0]));
    return response.writeHead(200, cors).end(JSON.stringify(known ?? true));
  }
  const log = logOf(first);
  const { accept, authorization, "content-type": contentType } = headers;
  const script = decodeURIComponent(first).replaceAll("$KEY", authorization?.replace("Bearer ", "") ?? "");
  const { answers } = JSON.parse(script);
  const next = answers[Math.min(log.requests.length, answers.length - 1)];
  const path = `/${rest.join("/")}`;
  log.requests.push({ method, path, accept, authorization, contentType, body: await text(request) });
  response.on("close", () => response.writableEnded || log.close());
  log.arrive();
  await give(response, next);
}

async function give(response, { status = 200, headers = {}, body = "", delayMs = 0, hangUp, cutOff, silent }) {
  if (hangUp) return response.destroy();
  if (silent) return;
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  const content = typeof body === "string" ? body : JSON.stringify(body);
  if (cutOff) response.writeHead(status, { ...cors, "content-length": content.length + 9 });
  else response.writeHead(status, { ...cors, ...headers });
  // "endless": the head and a part of the body come, and then nothing
  if (cutOff === undefined) return response.end(content);
  response.write(content, () => cutOff === "hang up" && response.destroy());
}

const server = createServer(answer);
// Chromium itself repeats what it sent over a connection that it used before and finds closed, a POST too
server.maxRequestsPerSocket = 1;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
