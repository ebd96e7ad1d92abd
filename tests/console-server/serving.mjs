// The console's server on a small page, with raw sockets to it and raw services behind it.
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "fireworks-deployments-console";
import { say } from "../server/serving.mjs";

export const KEY = "fw_s3cr3t_of_the_server";
export const LIST = "/v1/accounts/acme/deployments";

const PAGE = {
  "index.html": '<!doctype html><html lang="en" data-mode="emulator"><title>Console</title></html>',
  "assets/main-BxK3f9_a.js": "export {};",
  "assets/main-DkL0pQ2z.css": "body {}",
  "assets/client-C0ffee12.wasm": "\0asm",
  "icon.svg": "<svg/>",
};

/** Writes files to a folder that exists until the test ends. */
export async function folderOf(t, files = PAGE) {
  const folder = await mkdtemp(join(tmpdir(), "console-"));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "assets"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

/** Serves that page until the test ends. `live` names the service. */
export async function start(t, live, options = {}) {
  const service = live && { accountId: "acme", apiKey: KEY, ...live };
  const server = await serve({ port: 0, root: await folderOf(t), ...(live && { live: service }), ...options });
  t.after(() => server.close());
  const port = Number(new URL(server.url).port);
  const host = `127.0.0.1:${port}`;
  /** Sends a request as it is written here, and returns the reply. `headers` replace the usual ones. */
  const ask = async (line, headers = {}, body = "") =>
    replyIn(await say(port, bytesOf(line, { host, ...headers }, body), { end: false }));
  return { ...server, port, host, ask };
}

/** The bytes of a request, on a connection of its own. A header may have several values, or none. */
function bytesOf(line, headers, body) {
  const lines = Object.entries({ connection: "close", ...headers }).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}: ${value}\r\n`),
  );
  const length = body === "" || "transfer-encoding" in headers ? "" : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `${line} HTTP/1.1\r\n${lines.join("")}${length}\r\n${body}`;
}

function replyIn(text) {
  const [head, ...rest] = text.split("\r\n\r\n");
  const [first, ...lines] = head.split("\r\n");
  const fields = lines
    .map((line) => line.match(/^([^:]*): ?(.*)$/s))
    .map(([, name, value]) => [name.toLowerCase(), value]);
  const headers = Object.fromEntries(fields);
  const raw = rest.join("\r\n\r\n");
  const body = headers["transfer-encoding"] === "chunked" ? whole(raw) : raw;
  return { status: Number(first.split(" ")[1]), headers, body, text };
}

/** The body that these chunks are of. */
function whole(chunks) {
  const [, length, rest] = chunks.match(/^([\da-f]+)\r\n(.*)$/is) ?? [];
  const size = Number.parseInt(length, 16);
  return size > 0 ? rest.slice(0, size) + whole(rest.slice(size + 2)) : "";
}

export const JSON_TYPE = { "content-type": "application/json" };

/** A service that answers each connection with these bytes, or as the function says; and all that it received. */
export async function rawService(t, answer) {
  const received = [];
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    const connection = { text: "", ended: new Promise((resolve) => socket.once("close", resolve)) };
    received.push(connection);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const isFirst = connection.text === "";
      connection.text += chunk.toString("latin1");
      if (typeof answer === "function") answer(socket, connection, chunk);
      else if (isFirst) socket.end(answer);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${server.address().port}`, received };
}

/** A reply of a service, as bytes. */
export const raw = (status, headers = {}, body = "{}") =>
  Buffer.concat([
    Buffer.from(
      `HTTP/1.1 ${status} Said\r\n${Object.entries({ "content-length": Buffer.byteLength(body), ...headers })
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join("")}\r\n`,
      "latin1",
    ),
    Buffer.from(body),
  ]);
