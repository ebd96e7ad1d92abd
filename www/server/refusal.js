/** @import { ServerResponse } from "node:http" */
import { policy } from "./policy.js";

/** The gRPC codes of the statuses, since the page's client reads refusals as the service's. */
const CODES = new Map([
  [400, 3],
  [403, 7],
  [404, 5],
  [405, 12],
  [413, 8],
  [414, 3],
  [415, 3],
  [421, 7],
  [500, 13],
  [502, 14],
  [504, 4],
]);

/** The server's own answer to a request that it doesn't serve or can't pass on. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {Record<string, string>} [headers]
   */
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/**
 * Answers with a refusal, in the service's format. If a reply has begun, breaks it off: it must not look complete.
 *
 * @param {ServerResponse} response
 * @param {unknown} thrown
 */
export function refuse(response, thrown) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // anything else is a bug here, and may repeat what the page must not see
  const { status, message, headers } = thrown instanceof Refusal ? thrown : new Refusal(500, "the server failed");
  const body = JSON.stringify({ code: CODES.get(status), message, details: [] });
  // the page takes its time from the service alone
  response.sendDate = false;
  response.writeHead(status, {
    ...policy,
    ...headers,
    "cache-control": "no-store",
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}
