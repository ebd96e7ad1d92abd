// The documentation that an editor shows for a field.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";

const file = join(import.meta.dirname, "hovered.ts");
const FIELDS = [
  "kind",
  "status",
  "code",
  "details",
  "reason",
  "trouble",
  "headers",
  "requestId",
  "retryAfterMs",
].concat(["attempts", "outcomeUnknown", "method", "path", "issues", "deployment", "cause"]);

/** Returns the documentation of each field of an error with that type. */
function shown(type, fields) {
  const uses = fields.map((field) => `error.${field};`).join("\n");
  const text = `import type { FireworksError } from "fireworks-deployments";\ndeclare const error: ${type};\n${uses}`;
  const textOf = (name) => (name === file ? text : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(textOf(name) ?? ""),
    getCurrentDirectory: () => import.meta.dirname,
    getCompilationSettings: () => ({ module: ts.ModuleKind.Node16, strict: true, types: [] }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  return fields.map((field) => {
    const { documentation } = service.getQuickInfoAtPosition(file, text.indexOf(`error.${field};`) + "error.".length);
    return ts.displayPartsToString(documentation);
  });
}

describe("the hover of an error's field", () => {
  for (const type of ["FireworksError", 'Extract<FireworksError, { kind: "api" }>']) {
    it(`shows its documentation: ${type}`, () => {
      const undocumented = shown(type, FIELDS).flatMap((words, at) => (words === "" ? [FIELDS[at]] : []));
      assert.deepEqual(undocumented, []);
    });
  }

  it("shows it once", () => {
    assert.deepEqual(shown("FireworksError", ["headers"]), ["The headers of the last reply, without cookies."]);
  });
});
