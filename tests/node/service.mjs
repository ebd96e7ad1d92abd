// A real HTTP server in place of the service, and a client of it.
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { DeploymentsClient } from "fireworks-deployments";

export const KEY = "fw_s3cr3t";
export const READY = { name: "accounts/acme/deployments/x", state: "READY" };

/** A reply with this body: an object as JSON, a string unchanged. */
export const reply = (status, body, headers = {}) => ({ status, body, headers });

/** Accepts the request, then drops the connection. */
export const hangUp = (_request, response) => response.destroy();

/** Accepts the request, then never replies. */
export const silence = () => {};

/**
 * Serves until the test ends: one answer after the other, then the last one again and again. An answer is a reply, or a
 * function of Node's request, with its `body` read, and Node's response.
 */
export async function serve(t, ...answers) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { method, url, headers } = request;
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ method, url, headers, body });
    if (typeof answer === "function") await answer(request, response);
    else send(response, answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, requests };
}

export function send(response, { status, body, headers }) {
  const isJson = typeof body !== "string";
  response.writeHead(status, { ...(isJson && { "content-type": "application/json" }), ...headers });
  response.end(isJson ? JSON.stringify(body) : body);
}

/** A client of that server. Its retries take no time if the server says so. */
export const clientOf = ({ url }, options) =>
  new DeploymentsClient({ apiKey: KEY, accountId: "acme", baseUrl: url, ...options });

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The promise itself, which must settle soon. It must never hang. */
export function settled(promise, ms = 600_000) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("it never settles")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The rejection of a promise, which must come soon. */
export async function failure(promise) {
  const succeeded = Symbol("succeeded");
  const outcome = await settled(
    promise.then(
      () => succeeded,
      (error) => ({ error }),
    ),
  );
  if (outcome === succeeded) throw new Error("it succeeded");
  return outcome.error;
}
