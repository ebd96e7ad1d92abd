// A call's promise gives the reply as well; lists give pages, and no more than asked for.
import assert from "node:assert/strict";
import { pipeline, Readable } from "node:stream";
import { describe, test } from "node:test";
import { createGzip } from "node:zlib";
import { clientOf, failure, KEY, READY, reply, serve } from "./service.mjs";

const headers = { "x-request-id": "r1", "x-more": "1", "set-cookie": "a=hush", "retry-after-ms": "1" };

test("withResponse gives the data and the last reply", async (t) => {
  const client = clientOf(await serve(t, reply(503, {}, headers), reply(200, READY, headers)));
  const { data, response } = await client.get("x").withResponse();
  assert.deepEqual(data, READY);
  assert.deepEqual([response.status, response.requestId, response.attempts], [200, "r1", 2]);
  assert.equal(response.headers["x-more"], "1");
  assert.ok(!JSON.stringify(response).includes("hush"));
});

test("withResponse of a call without a result has no data", async (t) => {
  const { data, response } = await clientOf(await serve(t, reply(200, {}, headers)))
    .delete("x")
    .withResponse();
  assert.deepEqual([data, response.status, response.requestId], [undefined, 200, "r1"]);
});

test("withResponse rejects as the call does, and leaves no other rejection", async (t) => {
  const client = clientOf(await serve(t, reply(403, { code: 7, message: "not yours" }, headers)));
  const error = await failure(client.get("x").withResponse());
  assert.deepEqual([error.kind, error.status, error.headers["x-more"]], ["api", 403, "1"]);
  assert.equal(error.headers["set-cookie"], undefined);
});

describe("a list", () => {
  /** A service with deployments 0 to 9, and up to three on a page. */
  const tenOf = (t) =>
    serve(t, (request, response) => {
      const query = new URL(request.url, "http://x").searchParams;
      const from = Number(query.get("pageToken") ?? 0);
      const size = Math.min(Number(query.get("pageSize") ?? 3), 3);
      const deployments = Array.from({ length: Math.min(size, 10 - from) }, (_, at) => ({ name: String(from + at) }));
      const nextPageToken = from + size < 10 ? String(from + size) : undefined;
      response.end(JSON.stringify({ deployments, nextPageToken, totalSize: 10 }));
    });

  test("has pages", async (t) => {
    const pages = [];
    for await (const page of clientOf(await tenOf(t))
      .list()
      .pages())
      pages.push(page);
    assert.deepEqual(
      pages.map(({ deployments, totalSize }) => [deployments.length, totalSize]),
      [
        [3, 10],
        [3, 10],
        [3, 10],
        [1, 10],
      ],
    );
  });

  for (const [limit, requests] of [
    [0, 0],
    [1, 1],
    [3, 1],
    [4, 2],
    [10, 4],
    [99, 4],
  ]) {
    test(`of at most ${limit} takes ${requests} requests`, async (t) => {
      const service = await tenOf(t);
      const names = [];
      for await (const { name } of clientOf(service).list({ limit })) names.push(name);
      assert.deepEqual(
        names,
        Array.from({ length: Math.min(limit, 10) }, (_, at) => String(at)),
      );
      assert.equal(service.requests.length, requests);
      assert.ok(service.requests.every(({ url }) => !url.includes("limit")));
    });
  }

  test("refuses a limit that isn't a number", async () => {
    const list = clientOf({ url: "https://service" }).list({ limit: "many" });
    assert.equal((await failure(list.next())).kind, "config");
  });
});

test("a reply that is too large is refused, and the outcome of a write is then unknown", async (t) => {
  const service = await serve(t, reply(200, { ...READY, description: "x".repeat(5_000) }));
  const client = clientOf(service, { maxResponseBytes: 1_000, maxRetries: 0 });
  const [read, write] = [await failure(client.get("x")), await failure(client.undelete("x"))];
  assert.deepEqual([read.kind, read.outcomeUnknown], ["protocol", false]);
  assert.deepEqual([write.kind, write.outcomeUnknown], ["protocol", true]);
  assert.match(read.message, /the reply is larger than the client accepts \(see `maxResponseBytes`\)/);
});

describe("of a reply without end no more is read than the client accepts, once, then the connection is dropped:", () => {
  /** Sends spaces, plain or compressed, until the connection is dropped. Resolves then, with the bytes before compression. */
  function endless(status, isCompressed) {
    let dropped;
    const isDropped = new Promise((resolve) => {
      dropped = resolve;
    });
    const answer = (_, response) => {
      const headers = { "content-type": "application/json", ...(isCompressed && { "content-encoding": "gzip" }) };
      response.writeHead(status, headers);
      let bytes = 0;
      const spaces = new Readable({
        read() {
          bytes += 65_536;
          this.push(Buffer.alloc(65_536, " "));
        },
      });
      response.on("close", () => dropped(bytes));
      pipeline(isCompressed ? [spaces, createGzip(), response] : [spaces, response], () => {});
    };
    return { answer, isDropped };
  }

  for (const status of [200, 500]) {
    for (const isCompressed of [false, true]) {
      test(`${isCompressed ? "compressed" : "plain"}, of status ${status}`, async (t) => {
        const { answer, isDropped } = endless(status, isCompressed);
        const service = await serve(t, answer);
        const options = { maxResponseBytes: 4_000_000, maxRetries: status === 200 ? 2 : 0 };
        const error = await failure(clientOf(service, options).get("x"));
        assert.deepEqual([error.kind, error.status], [status === 200 ? "protocol" : "api", status]);
        await isDropped;
        assert.equal(service.requests.length, 1);
      });
    }
  }

  test("an error has a smaller limit", async () => {
    let read = 0;
    const pull = (stream) => {
      read += 1_000;
      stream.enqueue(new Uint8Array(1_000));
    };
    const body = () => new ReadableStream({ pull });
    const fetch = async () => new Response(body(), { status: 500 });
    const error = await failure(clientOf({ url: "http://service" }, { fetch, maxRetries: 0 }).get("x"));
    assert.deepEqual([error.kind, error.status], ["api", 500]);
    assert.ok(read < 1_100_000, `${read} bytes`);
  });

  const cancels = {
    "is never canceled": () => new Promise(() => {}),
    "cancels without a promise": () => {},
    "can't be canceled": () => Promise.reject(new Error("no")),
    "throws when canceled": () => {
      throw new Error("no");
    },
  };
  for (const [words, cancel] of Object.entries(cancels)) {
    test(`a stream of another implementation that has buffers, and ${words}, is left`, async () => {
      let [sent, read] = [0, 0];
      const reader = {
        cancel,
        async read() {
          assert.ok(read++ < 100, "it is read on and on");
          return { done: false, value: new ArrayBuffer(1_000) };
        },
      };
      const body = { getReader: () => reader };
      const text = () => assert.fail("read as a whole");
      const other = { status: 200, headers: new Headers(), body, __proto__: { text } };
      const fetch = async () => {
        sent++;
        return other;
      };
      const error = await failure(clientOf({ url: "http://service" }, { fetch, maxResponseBytes: 10_000 }).get("x"));
      assert.equal(error.kind, "protocol");
      assert.deepEqual([sent, read], [1, 11]);
    });
  }
});

/** Responses of other implementations of fetch: a subclass with a stream, and one that only has its text. */
const foreign = {
  "with a stream of its own": (body) =>
    new (class extends Response {
      async text() {
        return super.text();
      }
    })(body),
  "with its text alone": (body) => ({ status: 200, headers: new Headers(), text: async () => body }),
};

for (const [words, respond] of Object.entries(foreign)) {
  test(`a reply ${words} is no larger than asked for, to the byte`, async () => {
    const body = JSON.stringify({ ...READY, description: "é".repeat(300) });
    const bytes = new TextEncoder().encode(body).length;
    const read = (maxResponseBytes) =>
      clientOf({ url: "http://service" }, { fetch: async () => respond(body), maxResponseBytes }).get("x");
    assert.equal((await read(bytes)).state, "READY");
    assert.match((await failure(read(bytes - 1))).message, /larger than the client accepts/);
  });
}

test("neither the reply nor an error in a 200 shows a key that the service repeats", async (t) => {
  const echo = { "x-echo": `Bearer ${KEY}`, "x-request-id": KEY };
  const { response } = await clientOf(await serve(t, reply(200, READY, echo)))
    .get("x")
    .withResponse();
  assert.ok(!JSON.stringify(response).includes(KEY), JSON.stringify(response));
  for (const length of [480, 490, 495, 499]) {
    const holding = reply(200, { error: { message: `${"x".repeat(length)}${KEY}` } });
    const error = await failure(clientOf(await serve(t, holding)).get("x"));
    assert.ok(!error.message.includes(KEY.slice(0, 6)), error.message.slice(-40));
  }
});

test("a logger that rejects is ignored", async (t) => {
  const unhandled = [];
  const onUnhandled = (reason) => unhandled.push(reason);
  process.on("unhandledRejection", onUnhandled);
  t.after(() => process.off("unhandledRejection", onUnhandled));
  const write = async () => {
    throw new Error("the disk is full");
  };
  const logger = { error: write, warn: write, info: write, debug: write };
  await clientOf(await serve(t, reply(200, READY)), { logger, logLevel: "debug" }).get("x");
  await new Promise(setImmediate);
  assert.deepEqual(unhandled, []);
});

test("the log goes to a logger, at its level", async (t) => {
  const lines = [];
  const log = (level) => (message) =>
    lines.push(`${level} ${message.replace(/^fireworks-deployments: (\S+).*/, "$1")}`);
  const logger = Object.fromEntries(["error", "warn", "info", "debug"].map((level) => [level, log(level)]));
  const call = async (logLevel) => {
    lines.length = 0;
    const service = await serve(t, reply(503, {}, headers), reply(200, READY));
    const onEvent = () => {
      throw new Error("no");
    };
    await clientOf(service, { logger, logLevel, onEvent }).get("x");
    return [...new Set(lines)].sort();
  };
  assert.deepEqual(await call("off"), []);
  assert.deepEqual(await call("error"), []);
  assert.deepEqual(await call("warn"), ["warn onEvent"]);
  assert.deepEqual(await call("info"), ["info retry", "warn onEvent"]);
  assert.deepEqual(await call("debug"), ["debug request", "debug response", "info retry", "warn onEvent"]);
});
