import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";

/** Each, with the packages whose types must be the user's own. */
const files = {
  "index.d.ts": [],
  "emulator.d.ts": [],
  "query.d.ts": ["@tanstack/query-core", "fireworks-deployments"],
};

for (const [file, others] of Object.entries(files)) {
  describe(file, () => {
    const text = readFileSync(join(import.meta.dirname, "../../pkg/dist", file), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);

    it(`imports ${others.join(", ") || "nothing"}`, () => {
      const imports = found(source, ts.isImportDeclaration).map(({ moduleSpecifier }) => moduleSpecifier.text);
      assert.deepEqual(imports, others);
    });

    it("has a doc comment on every declaration, field and method", () => {
      const declarations = found(source, isDocumented);
      assert.ok(declarations.length > 15);
      assert.deepEqual(declarations.filter(hasNoDocs).map(pathTo), []);
    });

    it("mentions no any, no Map and no bigint", () => {
      assert.deepEqual(found(source, isUnwanted).map(pathTo), []);
    });
  });
}

function found(node, wanted) {
  return [...(wanted(node) ? [node] : []), ...childrenOf(node).flatMap((child) => found(child, wanted))];
}

function childrenOf(node) {
  const children = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

const documented = [
  ts.isFunctionDeclaration,
  ts.isTypeAliasDeclaration,
  ts.isInterfaceDeclaration,
  ts.isClassDeclaration,
  ts.isPropertySignature,
  ts.isMethodSignature,
  ts.isMethodDeclaration,
];

/** The names that a reader meets: nothing private, no symbols, no inline shapes. */
function isDocumented(node) {
  return documented.some((kind) => kind(node)) && ts.isIdentifier(node.name) && !ts.isTypeLiteralNode(node.parent);
}

function hasNoDocs(node) {
  return ts.getJSDocCommentsAndTags(node).length === 0;
}

function isUnwanted(node) {
  const isMap = ts.isTypeReferenceNode(node) && ["Map", "ReadonlyMap"].includes(node.typeName.getText());
  return isMap || node.kind === ts.SyntaxKind.AnyKeyword || node.kind === ts.SyntaxKind.BigIntKeyword;
}

/** `Deployment.state` */
function pathTo(node) {
  const names = [];
  for (let at = node; at; at = at.parent) if (at.name) names.unshift(at.name.getText());
  return names.join(".");
}
