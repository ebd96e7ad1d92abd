import assert from "node:assert/strict";

/**
 * Asserts that a read and a write ended as expected, kept the key secret, and reported whether the write took effect.
 */
export function assertOutcomes({ read, write }, comesTo) {
  const allowed = comesTo.split(" or ");
  for (const { comesTo, message, json } of [read, write]) {
    assert.ok(allowed.includes(comesTo), `${comesTo}: ${message}`);
    assert.doesNotMatch(json ?? "", /s3cr3t/);
  }
  if (read.comesTo === "answer") return;
  assert.equal(read.outcomeUnknown, false, "a read changes nothing");
  assert.equal(write.outcomeUnknown, write.comesTo !== "api", write.message);
}
