// Every known format of a refusal, and the resulting error.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { FireworksError, isFireworksError } from "fireworks-deployments";
import { clientOf, failure, reply, serve } from "./service.mjs";

const INFO = {
  "@type": "type.googleapis.com/google.rpc.ErrorInfo",
  reason: "QUOTA",
  domain: "x",
  metadata: { a: "b" },
};

/** The error of a `get`. */
async function refused(t, status, body, headers) {
  return failure(clientOf(await serve(t, reply(status, body, headers)), { maxRetries: 0 }).get("x"));
}

describe("a refusal that is", () => {
  for (const [words, status, body, said, code] of [
    [
      "the service's own",
      400,
      { code: 3, message: "no such engine", details: [] },
      "no such engine",
      "INVALID_ARGUMENT",
    ],
    [
      "an OpenAI-style error",
      401,
      { error: { message: "bad key", code: "x", type: "y" } },
      "bad key",
      "UNAUTHENTICATED",
    ],
    ["an error in words", 400, { error: "bad request" }, "bad request"],
    ["a message alone", 403, { message: "not yours" }, "not yours", "PERMISSION_DENIED"],
    ["a detail", 422, { detail: "field required" }, "field required"],
    ["plain text", 400, "upstream says no", "upstream says no"],
    ["a JSON string", 400, '"no"', "no"],
    ["a page", 502, "<html><body>Bad Gateway</body></html>", "an HTML page"],
    ["empty", 502, "", "empty"],
    ["null", 500, "null", "null"],
    ["a list", 500, "[1]", "a list"],
    ["an empty object", 404, {}, "gives no reason", "NOT_FOUND"],
    ["a message that isn't a string", 400, { message: { a: 1 }, code: 9 }, "gives no reason", "FAILED_PRECONDITION"],
    ["a code by its name", 409, { code: "ABORTED", message: "again" }, "again", "ABORTED"],
    ["a suspended account's", 412, { message: "account is suspended" }, "account is suspended"],
    ["a code that gRPC doesn't have", 400, { code: 99, message: "odd" }, "odd"],
    ["cut JSON", 400, '{"code": 3, "mess', '{"code": 3, "mess'],
  ]) {
    test(words, async (t) => {
      const error = await refused(t, status, body);
      assert.ok(isFireworksError(error));
      assert.deepEqual([error.kind, error.status, error.code], ["api", status, code]);
      assert.ok(error.message.includes(said), error.message);
      assert.ok(error.message.includes(`(${[status, code].filter(Boolean).join(" ")})`), error.message);
      assert.match(error.message, /^get of accounts\/acme\/deployments\/x (failed|was refused): /);
      assert.doesNotMatch(error.message, /<|\n|undefined|\[object/);
    });
  }
});

test("a refusal has details, a reason, an ID, a delay and the request's path", async (t) => {
  const body = { code: 8, message: "quota", details: [{ "@type": "x" }, INFO] };
  const error = await refused(t, 429, body, { "x-request-id": "r1", "retry-after-ms": "1500" });
  assert.deepEqual(error.toJSON(), {
    name: "FireworksError",
    message:
      "get of accounts/acme/deployments/x was refused: quota (429 RESOURCE_EXHAUSTED); send fewer requests: an account has 6,000 a minute, or 10 without a payment method",
    trouble: "rate",
    kind: "api",
    status: 429,
    code: "RESOURCE_EXHAUSTED",
    details: body.details,
    reason: "QUOTA",
    requestId: "r1",
    retryAfterMs: 1500,
    attempts: 1,
    outcomeUnknown: false,
    method: "GET",
    path: "/v1/accounts/acme/deployments/x",
  });
  assert.deepEqual(JSON.parse(JSON.stringify(error)), error.toJSON());
});

test("the requested delay is read from either header", async (t) => {
  const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();
  for (const [headers, least, most] of [
    [{ "retry-after-ms": "5" }, 5, 5],
    [{ "retry-after": "2" }, 2000, 2000],
    [{ "retry-after": "1.5" }, 1500, 1500],
    [{ "retry-after-ms": "x", "retry-after": "2" }, 2000, 2000],
    [{ "retry-after": inTwoMinutes }, 110_000, 120_000],
  ]) {
    const { retryAfterMs } = await refused(t, 429, {}, headers);
    assert.ok(retryAfterMs >= least && retryAfterMs <= most, `${inspect(headers)}: ${retryAfterMs}`);
  }
  for (const value of ["0", "-1", "soon", "", "Infinity", "1e9"]) {
    assert.equal((await refused(t, 429, {}, { "retry-after": value })).retryAfterMs, undefined, value);
  }
});

test("a 404 of undelete says that it may have been purged", async (t) => {
  const service = await serve(t, reply(404, { code: 5, message: "not found", details: [] }));
  const error = await failure(clientOf(service).undelete("x"));
  assert.equal(error.code, "NOT_FOUND");
  assert.match(error.message, /may have been purged, or belong to another account/);
  assert.equal(service.requests.length, 1);
});

test("a message of 30 MB is cut", async (t) => {
  const error = await refused(t, 400, { message: "long ".repeat(6_000_000) });
  assert.ok(error.message.length < 1_000);
});

test("details of any depth can be printed", async (t) => {
  const depth = 50_000;
  const error = await refused(t, 400, `{"message":"deep","details":[${'{"a":'.repeat(depth)}1${"}".repeat(depth)}]}`);
  assert.match(inspect(error, { depth: Infinity }), /deep/);
  assert.match(JSON.stringify(error), /deep/);
});

test("unusual keys in a refusal are harmless", async (t) => {
  const error = await refused(
    t,
    400,
    '{"message":"m","__proto__":{"kind":"x"},"details":[{"__proto__":{"polluted":1}}]}',
  );
  assert.equal(error.kind, "api");
  assert.equal({}.polluted, undefined);
  assert.equal(error.toJSON().details[0].polluted, undefined);
});

test("an error can be cloned, and its fields as plain data", async (t) => {
  const error = await refused(t, 404, '{"code":5,"message":"m","details":[{"a":1}]}');
  // a clone is made by the host, which drops the fields of any Error
  const clone = structuredClone(error);
  assert.deepEqual([clone.message, Object.keys(clone)], [error.message, []]);
  const fields = structuredClone(error.toJSON());
  assert.deepEqual(fields, error.toJSON());
  assert.deepEqual(
    [fields.kind, fields.status, fields.code, fields.details, fields.message],
    ["api", 404, "NOT_FOUND", [{ a: 1 }], error.message],
  );
});

test("an error is an Error", async (t) => {
  const error = await refused(t, 404, {});
  assert.ok(error instanceof Error && error instanceof FireworksError);
  assert.equal(error.name, "FireworksError");
  assert.equal(String(error), `FireworksError: ${error.message}`);
  assert.match(error.stack, /^FireworksError: get of/);
});
