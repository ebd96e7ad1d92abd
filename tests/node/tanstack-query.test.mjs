// The options for TanStack Query, in its own QueryClient, against the emulator.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CancelledError,
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  QueryObserver,
} from "@tanstack/query-core";
import { DeploymentsClient } from "fireworks-deployments";
import { deploymentQueries } from "fireworks-deployments/query";
import { emulated } from "./emulated.mjs";

const KEY = "fw_s3cr3t";
const named = (count) => Array.from({ length: count }, (_, index) => ({ name: `d${index}` }));

/** An emulator, a client of it, its queries, and a QueryClient with the defaults of applications. */
function setUp(t, deployments = [{ name: "x" }], options = {}) {
  const emulator = emulated({ apiKey: KEY, deployments });
  const client = new DeploymentsClient({ accountId: "acme", apiKey: KEY, fetch: emulator.fetch, ...options });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } });
  t.after(() => queryClient.clear());
  const mutate = (mutation, variables) => new MutationObserver(queryClient, mutation).mutate(variables);
  return { emulator, queryClient, mutate, queries: deploymentQueries(client), requests: () => emulator.requests() };
}

describe("a query", () => {
  it("caches a deployment under its key", async (t) => {
    const { queries, queryClient, requests } = setUp(t);
    const options = { ...queries.get("x"), staleTime: Number.POSITIVE_INFINITY };
    const first = await queryClient.fetchQuery(options);
    assert.equal(first.name, "accounts/acme/deployments/x");
    assert.equal(await queryClient.fetchQuery(options), first);
    assert.equal(queryClient.getQueryData(queries.get("x").queryKey), first);
    assert.equal(requests().length, 1);
  });

  it("has one key for an ID and for the full name", async (t) => {
    const { queries } = setUp(t);
    assert.deepEqual(queries.get("accounts/acme/deployments/x").queryKey, queries.get("x").queryKey);
    const other = queries.get("accounts/other/deployments/x").queryKey;
    assert.notDeepEqual(other, queries.get("x").queryKey);
    assert.deepEqual(other, queries.get("x", { accountId: "other" }).queryKey);
  });

  it("has another key for another query, and for another reply", (t) => {
    const { queries } = setUp(t);
    const keys = [
      queries.get("x"),
      queries.get("x", { readMask: ["name"] }),
      queries.terminationMessage("x"),
      queries.shards("x"),
      queries.metrics("x"),
      queries.listPage(),
      queries.listPage({ showDeleted: true }),
      queries.list(),
    ].map(({ queryKey }) => JSON.stringify(queryKey));
    assert.equal(new Set(keys).size, keys.length);
  });

  it("keeps what only concerns the fetching out of its key", (t) => {
    const { queries } = setUp(t);
    const call = { timeoutMs: 5, maxRetries: 0, headers: { authorization: `Bearer ${KEY}` } };
    assert.deepEqual(queries.get("x", call).queryKey, queries.get("x").queryKey);
    assert.deepEqual(queries.listPage({}, call).queryKey, queries.listPage().queryKey);
    assert.deepEqual(queries.list({}, call).queryKey, queries.list().queryKey);
  });

  it("reads everything that the client reads about a deployment", async (t) => {
    const { queries, queryClient, requests } = setUp(t);
    for (const read of ["get", "terminationMessage", "shards", "metrics"])
      await queryClient.fetchQuery(queries[read]("x"));
    assert.deepEqual(
      requests().map(({ path }) => path.replace("/v1/accounts/acme/deployments", "")),
      ["/x", "/x/terminationMessage", "/x/shards", "/x:metrics"],
    );
  });

  it("fails once the client has given up, without retries of its own", async (t) => {
    const { queries, queryClient, emulator, requests } = setUp(t, undefined, { maxRetries: 1 });
    emulator.fail({ status: 503, times: 9, headers: { "retry-after-ms": "1" } });
    const observer = new QueryObserver(queryClient, queries.get("x"));
    const ended = new Promise((resolve) => {
      t.after(observer.subscribe((result) => result.isError && resolve(result)));
    });
    const { error, failureCount } = await ended;
    assert.deepEqual([error.kind, error.status, failureCount], ["api", 503, 1]);
    assert.equal(requests().length, 2);
  });

  it("is aborted when nobody needs it any more", async (t) => {
    let signal;
    const fetch = (_, init) => {
      signal = init.signal;
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    const { queries, queryClient } = setUp(t, undefined, { fetch });
    const { queryKey } = queries.get("x");
    const fetched = queryClient.fetchQuery(queries.get("x"));
    const ended = assert.rejects(fetched, CancelledError);
    while (signal === undefined) await new Promise(setImmediate);
    await queryClient.cancelQueries({ queryKey });
    await ended;
    assert.ok(signal.aborted);
  });
});

describe("an infinite query", () => {
  it("fetches page after page, by their tokens", async (t) => {
    const { queries, queryClient } = setUp(t, named(5));
    const data = await queryClient.fetchInfiniteQuery({ ...queries.list({ pageSize: 2 }), pages: 9 });
    assert.deepEqual(
      data.pages.map(({ deployments }) => deployments.length),
      [2, 2, 1],
    );
    assert.equal(new Set(data.pages.flatMap(({ deployments }) => deployments.map(({ name }) => name))).size, 5);
  });

  it("has a next page until the last", async (t) => {
    const { queries, queryClient } = setUp(t, named(3));
    const observer = new InfiniteQueryObserver(queryClient, queries.list({ pageSize: 2 }));
    t.after(observer.subscribe(() => {}));
    const first = await observer.refetch();
    assert.equal(first.hasNextPage, true);
    const last = await observer.fetchNextPage();
    assert.deepEqual([last.hasNextPage, last.data.pages.length], [false, 2]);
  });
});

describe("a mutation", () => {
  const created = { baseModel: "accounts/acme/models/m", acceleratorType: "NVIDIA_H100_80GB" };
  /** Each, with its variables, and the request that it sends at last. */
  const rows = {
    create: [{ deployment: created, deploymentId: "new" }, "POST ?deploymentId=new"],
    update: [{ deployment: "x", changes: { displayName: "New" } }, "PATCH /x?updateMask=display_name"],
    edit: [
      { deployment: "x", change: (current) => ({ ...current, displayName: "New" }) },
      "PATCH /x?updateMask=display_name",
    ],
    delete: [{ deployment: "x", ignoreChecks: true }, "DELETE /x?ignoreChecks=true"],
    undelete: [{ deployment: "gone" }, "POST /gone:undelete"],
    recover: [{ deployment: "x" }, "GET /x"],
    scale: [{ deployment: "x", replicaCount: 1 }, "PATCH /x:scale"],
    setTags: [{ deployment: "x", tags: { "custom/a": "b" } }, "POST /x:setTags"],
    deleteTags: [{ deployment: "x", keys: ["custom/a"] }, "POST /x:deleteTags"],
  };
  const deployments = [{ name: "x" }, { name: "gone", state: "DELETED" }];

  for (const [method, [variables, request]] of Object.entries(rows))
    it(`${method} sends ${request}`, async (t) => {
      const { queries, mutate, emulator, requests } = setUp(t, deployments);
      emulator.advance("1h");
      await mutate(queries[method](), variables);
      const { method: verb, path } = requests().at(-1);
      assert.equal(`${verb} ${path.replace("/v1/accounts/acme/deployments", "")}`, request);
    });

  it("makes stale what its prefix covers", async (t) => {
    const { queries, queryClient, mutate } = setUp(t, deployments);
    const [one, other, page] = [queries.get("gone"), queries.get("x"), queries.listPage({ showDeleted: true })];
    for (const query of [one, other, page]) await queryClient.fetchQuery(query);
    const isStale = ({ queryKey }) => queryClient.getQueryState(queryKey).isInvalidated;

    await mutate(queries.undelete(), { deployment: "gone" });
    await queryClient.invalidateQueries({ queryKey: queries.keys.one("gone") });
    assert.deepEqual([one, other, page].map(isStale), [true, false, false]);
    await queryClient.invalidateQueries({ queryKey: queries.keys.lists });
    assert.deepEqual([one, other, page].map(isStale), [true, false, true]);
    await queryClient.invalidateQueries({ queryKey: queries.keys.all });
    assert.deepEqual([one, other, page].map(isStale), [true, true, true]);
  });

  it("isn't repeated when it fails", async (t) => {
    const { queries, queryClient, mutate, emulator, requests } = setUp(t, deployments, { maxRetries: 0 });
    queryClient.setDefaultOptions({ mutations: { retry: 5, retryDelay: 1 } });
    emulator.fail({ status: 503, times: 9 });
    await assert.rejects(mutate(queries.scale(), { deployment: "x", replicaCount: 1 }), { kind: "api", status: 503 });
    assert.equal(requests().length, 1);
  });
});

it("no key contains the API key", (t) => {
  const { queries } = setUp(t);
  const { keys, ...methods } = queries;
  const options = Object.values(methods).map((method) => method("x"));
  assert.ok(options.length > 10);
  for (const { queryKey = [], mutationKey = [] } of options)
    assert.doesNotMatch(JSON.stringify([queryKey, mutationKey, keys.all]), /s3cr3t/);
});
