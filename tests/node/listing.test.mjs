// Many deployments, page by page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { clientOf, failure, KEY, READY, reply, send, serve } from "./service.mjs";

const COUNT = 10_000;

/** Serves `COUNT` deployments, with the requested page size. */
async function serveMany(t, description = "") {
  const service = await serve(t, (request, response) => {
    const query = new URL(request.url, "http://service").searchParams;
    const first = Number(query.get("pageToken") ?? 0);
    const next = Math.min(first + Number(query.get("pageSize")), COUNT);
    const deployments = Array.from({ length: next - first }, (_, n) => ({
      ...READY,
      name: `${first + n}`,
      description,
    }));
    const nextPageToken = next < COUNT ? String(next) : "";
    send(response, reply(200, { deployments, nextPageToken, totalSize: COUNT }));
  });
  return service;
}

const queries = (service) =>
  service.requests.map(({ url }) => Object.fromEntries(new URL(url, "http://service").searchParams));

test("ten thousand deployments are read in the memory of a few pages", async (t) => {
  // large enough that all of them together would show
  const service = await serveMany(t, "ж".repeat(2_000));
  const source = `
    import { DeploymentsClient } from "fireworks-deployments";
    const client = new DeploymentsClient({ apiKey: "${KEY}", accountId: "acme", baseUrl: "${service.url}" });
    const held = () => { gc(); return process.memoryUsage().heapUsed; };
    let count = 0, early, most = 0;
    for await (const { name } of client.list({ pageSize: 200 })) {
      if (name !== String(count++)) throw new Error(name);
      if (count === 2_000) early = held();
      else if (count > 2_000 && count % 1_000 === 0) most = Math.max(most, held());
    }
    console.log(JSON.stringify({ count, grown: most - early }));`;
  const args = ["--expose-gc", "--input-type=module", "--eval", source];
  const { stdout } = await promisify(execFile)("node", args, { cwd: import.meta.dirname });
  const { count, grown } = JSON.parse(stdout);
  assert.equal(count, COUNT);
  // the eight thousand read since would take 32 MB
  assert.ok(grown < 8_000_000, `${grown} bytes more than at the beginning`);
  assert.equal(service.requests.length, COUNT / 200);
});

test("stopping after ten fetches one page", async (t) => {
  const service = await serveMany(t);
  const names = [];
  for await (const { name } of clientOf(service).list({ pageSize: 200 })) {
    names.push(name);
    if (names.length === 10) break;
  }
  assert.deepEqual([names.at(-1), service.requests.length], ["9", 1]);
});

test("a page is fetched when its first deployment is needed", async (t) => {
  const service = await serveMany(t);
  const list = clientOf(service).list({ pageSize: 2 });
  assert.equal(service.requests.length, 0);
  for (const [name, fetched] of [
    ["0", 1],
    ["1", 1],
    ["2", 2],
  ]) {
    assert.deepEqual([(await list.next()).value.name, service.requests.length], [name, fetched]);
  }
  await list.return();
});

describe("all pages use the same query:", () => {
  const query = () => ({
    showDeleted: true,
    filter: "a=b",
    orderBy: "name",
    pageSize: 4_000,
    readMask: ["name", "state"],
  });
  const expected = { showDeleted: "true", filter: "a=b", orderBy: "name", pageSize: "4000", readMask: "name,state" };

  for (const [words, change] of [
    ["unchanged", () => {}],
    ["even if its fields change", (query) => Object.assign(query, { filter: "c=d", pageSize: 1, orderBy: undefined })],
    ["even if its mask changes", (query) => query.readMask.push("description")],
  ]) {
    test(words, async (t) => {
      const service = await serveMany(t);
      const asked = query();
      for await (const _ of clientOf(service).list(asked)) if (service.requests.length === 1) change(asked);
      assert.deepEqual(queries(service), [
        expected,
        { ...expected, pageToken: "4000" },
        { ...expected, pageToken: "8000" },
      ]);
    });
  }

  test("and the same account, even if the options change", async (t) => {
    const service = await serveMany(t);
    const options = { accountId: "b" };
    for await (const _ of clientOf(service).list({ pageSize: 5_000 }, options)) options.accountId = "c";
    assert.deepEqual(
      service.requests.map(({ url }) => url.split("/")[3]),
      ["b", "b"],
    );
  });
});

test("page tokens that repeat end the list", async (t) => {
  const [one, two] = ["one", "two"].map((nextPageToken) => reply(200, { deployments: [READY], nextPageToken }));
  const service = await serve(t, one, two, one, two);
  let count = 0;
  const error = await failure(
    (async () => {
      for await (const _ of clientOf(service).list()) count++;
    })(),
  );
  assert.deepEqual([error.kind, count, service.requests.length], ["protocol", 3, 3]);
  assert.match(error.message, /^list: the service returned the same page token twice$/);
});

test("a list whose page tokens never end does", async () => {
  let pages = 0;
  const reply = {
    status: 200,
    headers: new Headers({ "content-length": "2" }),
    text: async () => `{"nextPageToken":"${++pages}"}`,
  };
  const client = clientOf({ url: "http://service" }, { fetch: async () => reply });
  const error = await client
    .list()
    .next()
    .catch((error) => error);
  assert.deepEqual([error.kind, error.message], ["protocol", "list: the service has more than 10000 pages"]);
  assert.equal(pages, 10_000);
});

test("a list that fails midway yields what came before, then rejects", async (t) => {
  const service = await serve(t, reply(200, { deployments: [READY], nextPageToken: "more" }), reply(403, {}));
  const list = clientOf(service).list();
  assert.deepEqual(await list.next(), { value: READY, done: false });
  const error = await failure(list.next());
  assert.deepEqual([error.kind, error.status], ["api", 403]);
  assert.deepEqual(await list.next(), { value: undefined, done: true });
});
