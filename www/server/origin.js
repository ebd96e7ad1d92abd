/** @import { IncomingMessage } from "node:http" */
import { Refusal } from "./refusal.js";

const NAMES = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Refuses a request to another host name. A name that somebody else owns may lead here, and its pages would be of the same
 * origin (DNS rebinding).
 *
 * @param {IncomingMessage} request
 */
export function checkHost({ headersDistinct, socket }) {
  const [host, ...others] = headersDistinct.host ?? [];
  const port = socket.localPort;
  const isOurs = NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
  if (!isOurs || others.length > 0) throw new Refusal(421, `the Host must be 127.0.0.1:${port} or localhost:${port}`);
}

/**
 * Refuses a request that a page of another site sent. Browsers say so by themselves.
 *
 * @param {IncomingMessage} request
 */
export function checkSite({ headers, method }) {
  const { origin, "sec-fetch-site": site = "same-origin" } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) throw foreign();
  // a link in a pager, or an address that is typed, opens the page, which sends nothing by itself
  const isLink =
    method === "GET" && headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  if (site !== "same-origin" && site !== "none" && !isLink) throw foreign();
}

/**
 * Refuses a call of the API that isn't a `fetch` of the page: a link, an image, or a script that runs the reply.
 *
 * @param {IncomingMessage} request
 */
export function checkCall({ headers }) {
  const { "sec-fetch-site": site = "same-origin", "sec-fetch-dest": destination = "empty" } = headers;
  if (site !== "same-origin" || destination !== "empty") throw foreign();
}

function foreign() {
  return new Refusal(403, "only the console's own page may send this");
}
