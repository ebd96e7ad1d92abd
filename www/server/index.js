// Serves the console on this machine alone, and passes its calls on to the service with a key that the page never has.
/** @import { AddressInfo } from "node:net" */
/** @import { Live } from "./pass.js" */
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { marked, readFiles, sendFile } from "./files.js";
import { checkCall, checkHost, checkSite } from "./origin.js";
import { passerOf } from "./pass.js";
import { Refusal, refuse } from "./refusal.js";
import { parsed } from "./target.js";

const HOST = "127.0.0.1";
/** Longer than the page's polls, which would otherwise meet a connection that is just being closed. */
const KEEP_ALIVE_MS = 90_000;

/**
 * @typedef {object} ServeOptions
 * @property {number} [port] default: 4173; 0 picks a free one
 * @property {Live} [live] the service; without, the page uses its emulator, and no call is passed on
 * @property {string} [root] the folder of the built page
 */

/**
 * Serves the console until it is closed.
 *
 * @param {ServeOptions} [options]
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serve({ port = 4173, live, root = fileURLToPath(new URL("../dist", import.meta.url)) } = {}) {
  const files = marked(await readFiles(root), live);
  const passer = live && passerOf(live);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    try {
      checkHost(request);
      checkSite(request);
      const target = parsed(request.url ?? "");
      if (!/^\/v1(?:\/|$)/.test(target.path)) return sendFile(files, target.path, request, response);
      checkCall(request);
      if (passer === undefined) throw new Refusal(404, "the console uses its emulator; --live passes calls on");
      passer.pass(request, response, target);
    } catch (thrown) {
      refuse(response, thrown);
    }
  });
  await listening(server, port);
  const { port: bound } = /** @type {AddressInfo} */ (server.address());
  return {
    url: `http://${HOST}:${bound}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      passer?.close();
      await closed;
    },
  };
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 */
async function listening(server, port) {
  try {
    server.listen(port, HOST);
    await once(server, "listening");
  } catch (thrown) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (thrown);
    const why = code === "EADDRINUSE" ? "already in use; port 0 picks a free one" : message;
    throw new Error(`can't listen on port ${port} of ${HOST}: ${why}`, { cause: thrown });
  }
}
