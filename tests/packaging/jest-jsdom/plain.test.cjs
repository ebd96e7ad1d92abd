/** @jest-environment jsdom */
// jsdom has no coders of text, and a test gives it Node's: usually below its imports.
const { isFireworksError, parseDuration, validateField } = require("fireworks-deployments");

test("the package is imported before there is a TextDecoder", () => {
  expect(typeof TextDecoder).toBe("undefined");
  Object.assign(globalThis, require("node:util"));
  expect(validateField("displayName", "🔥".repeat(64))).toHaveLength(1);
  expect(() => parseDuration("soon")).toThrow("soon");
  expect(isFireworksError(new Error("mine"))).toBe(false);
});
