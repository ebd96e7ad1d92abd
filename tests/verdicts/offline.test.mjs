// A page that gets one script, and whose every other request fails: all that needs no `init` answers as in Node.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { build } from "esbuild";
import { engines } from "./browsers.mjs";
import { corpus } from "./corpus.mjs";
import { answers } from "./offline.mjs";

const expected = answers(corpus);

/** The library and the values to judge, in one script. */
async function script() {
  const contents = `
    import { answers, failure } from "./offline.mjs";
    globalThis.answers = answers(JSON.parse(${JSON.stringify(JSON.stringify(corpus))}));
    globalThis.failure = failure;`;
  const stdin = { contents, resolveDir: import.meta.dirname };
  const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false, logLevel: "error" });
  return outputFiles[0].text;
}

/** Serves the page and its script. Any other request is dropped, and kept. */
async function serve() {
  const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>';
  const files = { "/": ["text/html", page], "/main.js": ["text/javascript", await script()] };
  const dropped = [];
  const server = createServer(({ url, socket }, response) => {
    const [type, content] = files[url] ?? [];
    if (content !== undefined) return response.writeHead(200, { "content-type": type }).end(content);
    dropped.push(url);
    socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, dropped, server };
}

for (const { name, open, agent } of engines) {
  describe(`${name}, without init and without a network,`, { timeout: 1_200_000 }, () => {
    let site;
    let page;

    before(async () => {
      site = await serve();
      page = await open(site.url);
    });
    after(async () => {
      await page?.close();
      site?.server.closeAllConnections();
      site?.server.close();
    });

    test("is the expected engine", async () => {
      assert.match(await page.run(() => navigator.userAgent), agent);
    });

    test("answers as Node does", async () => {
      const answers = await page.run(() => globalThis.answers);
      assert.deepEqual(Object.keys(answers), Object.keys(expected));
      for (const name of Object.keys(expected)) assert.deepEqual(answers[name], expected[name], name);
      assert.deepEqual(site.dropped, [], "it asked for nothing");
    });

    test("can't load the client, since every request fails", async () => {
      const message = await page.run(() => globalThis.failure());
      assert.match(message, /couldn't be loaded/);
    });
  });
}
