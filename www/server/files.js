/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Live } from "./pass.js" */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { policy } from "./policy.js";
import { Refusal } from "./refusal.js";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const INDEX = "/index.html";
/** The host that a page needn't name. */
const OWN_HOST = "api.fireworks.ai";
/** A name that changes with the content, as Vite makes them. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * The files of the built page by URL path, read once: a request can name one of them, and nothing else.
 *
 * @param {string} root
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function readFiles(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(notBuilt);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name));
  const read = paths.map(async (path) => /** @type {const} */ ([urlPath(root, path), await readFile(path)]));
  return new Map(await Promise.all(read));
}

/**
 * @param {string} root
 * @param {string} path
 */
function urlPath(root, path) {
  return `/${relative(root, path).split(sep).join("/")}`;
}

/**
 * Tells the page the account that it works on, and the host of the service if it isn't Fireworks AI's own. Without, it uses
 * its emulator.
 *
 * @param {Map<string, Buffer>} files
 * @param {Live | undefined} live
 */
export function marked(files, live) {
  const index = files.get(INDEX)?.toString();
  if (index === undefined) return notBuilt();
  if (live === undefined) return files;
  const { host } = new URL(live.baseUrl);
  const service = host === OWN_HOST ? "" : ` data-service="${escaped(host)}"`;
  const mark = `data-mode="live" data-account="${escaped(live.accountId)}"${service}`;
  const page = index.replace('data-mode="emulator"', () => mark);
  if (page === index) throw new Error("the console's index.html has no data-mode: it would use its emulator");
  return new Map(files).set(INDEX, Buffer.from(page));
}

/** @returns {never} */
function notBuilt(cause = undefined) {
  throw new Error("the console's page is missing: it isn't built", { cause });
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Sends a file, or for a path without an extension, which is one of the page's routes, the page.
 *
 * @param {Map<string, Buffer>} files
 * @param {string} path
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
export function sendFile(files, path, { method = "" }, response) {
  if (method !== "GET" && method !== "HEAD") throw new Refusal(405, "files can only be read", { allow: "GET, HEAD" });
  const name = extname(path) === "" ? INDEX : path;
  const bytes = files.get(name);
  if (bytes === undefined) throw new Refusal(404, "there is no such file");
  response.writeHead(200, {
    ...policy,
    "cache-control": HASHED.test(name) ? "public, max-age=31536000, immutable" : "no-cache",
    "content-type": TYPES[extname(name)] ?? "application/octet-stream",
    "content-length": bytes.length,
  });
  response.end(bytes);
}
