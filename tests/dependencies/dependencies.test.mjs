// Each dependency has a reason, a licence that is allowed, and a place it may come from.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import satisfies from "spdx-satisfies";

const root = join(import.meta.dirname, "../..");
const read = (file) => readFileSync(join(root, file), "utf8");
const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--all-features"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  }),
);
const lock = JSON.parse(read("package-lock.json"));

describe("docs/dependencies.md", () => {
  const rows = [...read("docs/dependencies.md").matchAll(/^\| (`.*`) \| (.*) \|$/gm)];
  const listed = rows.flatMap(([, names]) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const ours = new Set(metadata.workspace_members);
  const crates = metadata.packages.filter(({ id }) => ours.has(id)).flatMap(({ dependencies }) => dependencies);
  const packages = ["", "pkg", "www"].flatMap((place) => {
    const { dependencies, devDependencies, peerDependencies } = lock.packages[place];
    return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  });
  const direct = new Set([...crates.filter(({ path }) => !path).map(({ name }) => name), ...packages]);

  it("gives each direct dependency a reason", () => {
    assert.deepEqual([...direct].filter((name) => !listed.includes(name)).sort(), []);
    for (const [row, , reason] of rows) assert.ok(reason.length > 4, row);
  });

  it("lists nothing that isn't one, and nothing twice", () => {
    assert.deepEqual(
      listed.filter((name, at) => !direct.has(name) || listed.indexOf(name) !== at),
      [],
    );
  });
});

describe("each crate", () => {
  const others = metadata.packages.filter(({ source }) => source !== null);

  it("comes from crates.io", () => {
    assert.ok(others.length > 50, `${others.length} crates`);
    const registry = "registry+https://github.com/rust-lang/crates.io-index";
    assert.deepEqual(
      others.filter(({ source }) => source !== registry).map(({ id }) => id),
      [],
    );
  });

  it("has a licence that deny.toml allows", () => {
    const [, list] = read("deny.toml").match(/^allow = \[(.*)\]$/m);
    const allowed = JSON.parse(`[${list}]`);
    // an older way to write OR
    const isAllowed = ({ license }) => license && satisfies(license.replaceAll("/", " OR "), allowed);
    assert.deepEqual(
      others.filter((crate) => !isAllowed(crate)).map(({ id, license }) => `${id}: ${license}`),
      [],
    );
    assert.ok(!satisfies("GPL-3.0-only", allowed) && !satisfies("MIT AND GPL-3.0-only", allowed));
  });
});

describe("each npm package", () => {
  const others = Object.entries(lock.packages).filter(([place, { link }]) => place.includes("node_modules/") && !link);

  it("is locked with a hash", () => {
    assert.ok(others.length > 200, `${others.length} packages`);
    assert.deepEqual(
      others.filter(([, { integrity, inBundle }]) => !integrity?.startsWith("sha512-") && !inBundle).map(([at]) => at),
      [],
    );
  });

  it("that is a direct dependency has an exact version", () => {
    const versions = ["", "pkg", "www"].flatMap((place) =>
      Object.entries({ ...lock.packages[place].dependencies, ...lock.packages[place].devDependencies }),
    );
    assert.deepEqual(
      versions.filter(([, version]) => !/^(?:npm:.+@)?\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });
});

it("the published package has no dependencies", () => {
  const { dependencies, optionalDependencies, bundleDependencies, scripts } = JSON.parse(read("pkg/package.json"));
  assert.deepEqual([dependencies, optionalDependencies, bundleDependencies], [undefined, undefined, undefined]);
  assert.ok(!["preinstall", "install", "postinstall"].some((name) => scripts?.[name]), "no script runs at install");
});
