/** @import { IncomingMessage, ServerResponse } from "node:http" */
import * as http from "node:http";
import * as https from "node:https";
import { pipeline } from "node:stream";
import { bodyOf } from "./body.js";
import { policy } from "./policy.js";
import { without } from "./redacted.js";
import { Refusal, refuse } from "./refusal.js";
import { routesOf } from "./routes.js";

/**
 * The service to pass calls on to.
 *
 * @typedef {object} Live
 * @property {string} accountId the only account that the page may call
 * @property {string} baseUrl the URL of the API, without `/v1`
 * @property {string} [apiKey] none if the base URL is a proxy that adds it
 * @property {Record<string, string>} [headers] sent with each call
 * @property {number} [timeoutMs] the longest silence of the service; default: 90 s, longer than the page's client waits
 */

/** What the page's client sends, and what it reads. All else stays here, cookies and hop-by-hop headers included. */
const SENT = ["accept", "content-type", "content-length", "x-request-id"];
const READ = [
  ...["content-type", "date", "retry-after", "retry-after-ms", "x-should-retry"],
  ...["x-request-id", "request-id"],
];

/** The names of headers whose values are secrets. */
const SECRET = /auth|cookie|cred|key|pass|secret|session|token/i;

/**
 * Passes calls on to the service, with the key.
 *
 * @param {Live} live
 */
export function passerOf({ accountId, baseUrl, apiKey, headers = {}, timeoutMs = 90_000 }) {
  const base = new URL(baseUrl);
  const { request: send, Agent } = base.protocol === "https:" ? https : http;
  const agent = new Agent({ keepAlive: true });
  const check = routesOf(accountId);
  // a compressed reply could hide the key
  const added = { ...headers, ...(apiKey && { authorization: `Bearer ${apiKey}` }), "accept-encoding": "identity" };
  for (const [name, value] of Object.entries(added)) {
    http.validateHeaderName(name);
    http.validateHeaderValue(name, value);
  }
  const secrets = secretsIn(apiKey, headers);

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @param {{ path: string, search: string }} target
   */
  function pass(request, response, { path, search }) {
    const { method = "" } = request;
    check(method, path);
    const body = bodyOf(request);
    const upstream = send(base, {
      agent,
      method,
      path: base.pathname.replace(/\/$/, "") + path + search,
      headers: { ...picked(request, SENT), ...added },
      timeout: timeoutMs,
    });
    /** @param {unknown} thrown */
    const fail = (thrown) => {
      upstream.destroy();
      refuse(response, thrown);
    };
    upstream.on("response", (reply) => {
      try {
        answer(reply, response, secrets);
      } catch (thrown) {
        fail(thrown);
      }
    });
    upstream.on("upgrade", (_, socket) => {
      socket.destroy();
      fail(new Refusal(502, "the service's reply can't be read"));
    });
    upstream.on("timeout", () => fail(new Refusal(504, "the service doesn't answer")));
    upstream.on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => {
      // once a reply has begun, it tells by itself whether it is complete
      if (!response.headersSent) fail(new Refusal(502, `the service can't be reached (${code})`));
    });
    // the page has gone away
    response.on("close", () => {
      if (!response.writableFinished) upstream.destroy();
    });
    if (body === undefined) {
      upstream.end();
    } else {
      body.on("error", fail);
      request.pipe(body).pipe(upstream);
    }
  }

  return { pass, close: () => agent.destroy() };
}

/**
 * Passes a reply on, as it comes.
 *
 * @param {IncomingMessage} reply
 * @param {ServerResponse} response
 * @param {string[]} secrets
 */
function answer(reply, response, secrets) {
  const { statusCode = 0, headers } = reply;
  // the page's client would retry, but it is the base URL that must be mended
  const final = { "x-should-retry": "false" };
  if (statusCode >= 300 && statusCode < 400)
    throw new Refusal(502, `the service redirects (${statusCode}), which is not followed; check the base URL`, final);
  if (!/^(?:identity)?$/i.test(headers["content-encoding"] ?? ""))
    throw new Refusal(502, "the service's reply is compressed, which it wasn't asked for", final);
  const shown = Object.entries(picked(reply, READ)).map(([name, value]) => [name, redacted(value, secrets)]);
  // the page takes the time from the service's date, so this host's must not stand in for it
  response.sendDate = false;
  response.writeHead(statusCode, { ...policy, "cache-control": "no-store", ...Object.fromEntries(shown) });
  pipeline([reply, ...secrets.map(without), response], () => {});
}

/**
 * The headers with these names.
 *
 * @param {IncomingMessage} message
 * @param {string[]} names
 */
function picked({ headers }, names) {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
}

/**
 * @param {string} text
 * @param {string[]} secrets
 */
function redacted(text, secrets) {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, "[key]"), text);
}

/**
 * The secrets that no reply may repeat; nothing too short to be a secret.
 *
 * @param {string | undefined} apiKey
 * @param {Record<string, string>} headers
 */
function secretsIn(apiKey = "", headers) {
  const values = Object.entries(headers)
    .filter(([name]) => SECRET.test(name))
    .map(([, value]) => value);
  return [apiKey, ...values.flatMap((value) => value.split(/[ ;,="]+/))].filter((secret) => secret.length >= 8);
}
