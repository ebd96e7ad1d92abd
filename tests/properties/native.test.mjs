// What the core finds is put into words twice, in Rust and in JavaScript, and replies are checked in both: they agree.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import {
  DeploymentsClient,
  isFireworksError,
  validateDeployment,
  validateDeploymentId,
  validateField,
} from "fireworks-deployments";
import { corpus } from "../verdicts/corpus.mjs";
import { deployments, mutants } from "./deployments.mjs";
import { draw } from "./draw.mjs";
import { native, plain } from "./native.mjs";

const forEach = (check, purposes) => (value) => purposes.map((purpose) => check(value, { for: purpose }));
const judges = {
  deployment: forEach(validateDeployment, ["create", "update"]),
  field: ({ path, value }) => [validateField(path, value)],
  id: forEach(validateDeploymentId, ["create", "address"]),
};

/** Values that are seldom drawn. */
const seldom = [
  { annotations: { [`custom/${"k".repeat(200)}`]: "v" } },
  { autoscalingPolicy: { scaleUpWindow: "1.0123456789s", scaleDownWindow: "315576000001s" } },
];
/** Sentences about what JSON can't write, and about a query. */
const unheard = ["must be a finite number", "can't be set together with acceptShapelessRisk"];

describe("in Rust and in JavaScript", () => {
  const drawn = [...seldom, ...corpus.deployments, ...draw(mutants, 4_000).map(({ mutant }) => mutant)];
  const questions = [
    ...drawn.flatMap(plain).map((deployment) => ({ deployment })),
    ...corpus.fields.flatMap(plain).map((field) => ({ field })),
    ...corpus.ids.map((id) => ({ id })),
  ];
  const heard = { rules: new Set(), messages: new Set() };
  let answers;
  let said;

  before(async () => {
    [said, ...answers] = await native([{ said: null }, ...questions]);
  });

  test("the issues of a value are the same, word for word", () => {
    assert.equal(answers.length, questions.length);
    for (const [index, question] of questions.entries()) {
      const [[kind, value]] = Object.entries(question);
      const issues = judges[kind](value);
      assert.deepEqual(issues, answers[index], JSON.stringify(question));
      for (const { rule, message } of issues.flat()) {
        heard.rules.add(rule);
        heard.messages.add(message);
      }
    }
  });

  test("that was about every rule", () => {
    assert.deepEqual(
      said.rules.filter((rule) => !heard.rules.has(rule)),
      [],
    );
  });

  test("that was about every fault", () => {
    const messages = [...heard.messages];
    const isHeard = (sentence) =>
      messages.some((message) => sentence.split("{}").every((part) => message.includes(part)));
    assert.deepEqual(
      said.faults.filter((sentence) => !isHeard(sentence)),
      unheard,
    );
  });
});

const OTHERS = [null, true, 7, 0.5, 2 ** 31, "", "x", [], ["x"], {}, { x: 1 }, [null], { x: null }];

/** Copies of a value, each with something else in one place. */
function* replaced(value) {
  if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value))
      for (const other of [...OTHERS, ...replaced(inner)]) {
        const copy = structuredClone(value);
        copy[key] = other;
        yield copy;
      }
}

test("a reply fits, or the first place where it doesn't is the same", async () => {
  const replies = draw(deployments, 20)
    .flatMap(plain)
    .flatMap((deployment) => [...replaced(deployment)]);
  const answers = await native(replies.map((reply) => ({ reply })));
  let answered = 0;
  let reply;
  const fetch = async () => new Response(JSON.stringify(reply));
  const client = new DeploymentsClient({ accountId: "acme", baseUrl: "http://service", fetch });
  for (const [index, answer] of answers.entries()) {
    reply = replies[index];
    const outcome = await client.get("x").catch((error) => error);
    if (isFireworksError(outcome))
      assert.ok(outcome.message.includes(answer.wrong), `${outcome.message}: ${answer.wrong}`);
    else assert.deepEqual({ deployment: outcome }, answer);
    if (!isFireworksError(outcome)) answered++;
  }
  assert.ok(answered > 1_000 && answers.length - answered > 1_000, `${answered} of ${answers.length} fit`);
});
