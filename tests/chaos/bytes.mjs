// HTTP in bytes: how a proxy writes what no HTTP library would.
import { STATUS_CODES } from "node:http";

/** The head of a reply. Headers are pairs, since some come twice. */
export const head = (status, headers) =>
  [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers.map((pair) => pair.join(": ")), "", ""].join("\r\n");

/** A reply, with headers besides its own. */
export const inBytes = ({ status, headers, body }, ...more) => head(status, [...headers, ...more]) + body;

/** The header that says how long a body is. */
export const length = (body, more = 0) => ["content-length", Buffer.byteLength(body) + more];

/** So many bytes that are no HTTP and no JSON. */
export const garbage = (die, count) => Buffer.from(Array.from({ length: count }, () => 128 + die.below(128)));
