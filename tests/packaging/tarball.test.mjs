import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import { install, pack, temporaryFolder } from "./project.mjs";

const root = join(import.meta.dirname, "../..");
const tool = (script, args) =>
  execFileSync(process.execPath, [join(root, "node_modules", script), ...args], { encoding: "utf8" });

describe("the tarball", () => {
  let place;
  let packed;

  before(async () => {
    place = await temporaryFolder();
    packed = await pack(place.folder);
  });
  after(() => place.remove());

  it("holds these files and no other", () => {
    assert.deepEqual(packed.files, [
      "LICENSE-APACHE",
      "LICENSE-MIT",
      "README.md",
      "deployment.schema.json",
      "dist/build.json",
      "dist/cli.emulator.js",
      "dist/cli.js",
      "dist/cli.licenses.txt",
      "dist/deployments.bytes.cjs",
      "dist/deployments.bytes.js",
      "dist/deployments.licenses.txt",
      "dist/deployments.wasm",
      "dist/edge-light.js",
      "dist/emulator.bytes.cjs",
      "dist/emulator.bytes.js",
      "dist/emulator.d.cts",
      "dist/emulator.d.ts",
      "dist/emulator.edge-light.js",
      "dist/emulator.inline.cjs",
      "dist/emulator.inline.js",
      "dist/emulator.licenses.txt",
      "dist/emulator.node.cjs",
      "dist/emulator.node.js",
      "dist/emulator.wasm",
      "dist/emulator.web.js",
      "dist/emulator.workerd.js",
      "dist/fields.cjs",
      "dist/fields.js",
      "dist/index.d.cts",
      "dist/index.d.ts",
      "dist/inline.cjs",
      "dist/inline.js",
      "dist/node.cjs",
      "dist/node.js",
      "dist/query.cjs",
      "dist/query.d.cts",
      "dist/query.d.ts",
      "dist/query.js",
      "dist/schemas.cjs",
      "dist/schemas.js",
      "dist/slim.cjs",
      "dist/slim.js",
      "dist/validator.licenses.txt",
      "dist/validator.wasm",
      "dist/web.js",
      "dist/workerd.js",
      "emulator/inline/package.json",
      "emulator/package.json",
      "inline/package.json",
      "package.json",
      "query/package.json",
      "slim/package.json",
    ]);
  });

  describe("has a README", () => {
    const repository = readFileSync(join(root, "README.md"), "utf8");
    const readme = () => execFileSync("tar", ["-xzOf", packed.tarball, "package/README.md"], { encoding: "utf8" });

    it("whose links lead somewhere from anywhere", () => {
      const targets = [...readme().matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
      assert.ok(targets.length > 0);
      assert.deepEqual(
        targets.filter((target) => !target.startsWith("https://")),
        [],
      );
    });

    it("that names each file of the repository which it speaks of", () => {
      const end = readme().split("\n").at(-2);
      for (const file of ["docs/guides/recover-a-deployment.md", "docs/rules.md", "ARCHITECTURE.md", "examples/"])
        assert.ok(end.includes(`\`${file}\``), file);
      assert.ok(!end.includes("LICENSE"), "which is in the package");
    });

    it("with the figures that were measured last", () => {
      const { measured } = JSON.parse(readFileSync(join(root, "docs/performance.json"), "utf8"));
      const figures = (text) => text.slice(text.indexOf("<!-- figures"), text.indexOf("<!-- end of the figures"));
      assert.equal(figures(readme()), figures(repository));
      assert.ok(figures(readme()).includes(`Measured on ${measured}:`));
    });
  });

  it("needs no other package at run time", () => {
    const manifest = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));
    for (const kind of ["dependencies", "optionalDependencies"]) assert.equal(manifest[kind], undefined);
    // only for types, and only of who imports `/query`
    assert.deepEqual(manifest.peerDependenciesMeta, { "@tanstack/query-core": { optional: true } });
    assert.deepEqual(Object.keys(manifest.peerDependencies), ["@tanstack/query-core"]);
  });

  it("runs nothing when any of its entries is imported", async () => {
    await install(packed.tarball, place.folder);
    const trap = join(import.meta.dirname, "trap.mjs");
    const output = execFileSync(process.execPath, [
      trap,
      join(place.folder, "node_modules/fireworks-deployments/dist"),
    ]);
    assert.deepEqual(JSON.parse(output), []);
  });

  /** What a bundler makes of a page's import: the script, and the files that are in it. */
  async function bundled(names) {
    const contents = `export { ${names} } from "fireworks-deployments"`;
    const stdin = { contents, resolveDir: place.folder };
    const options = { stdin, bundle: true, format: "esm", write: false, metafile: true };
    const { metafile, outputFiles } = await build(options);
    const [{ inputs }] = Object.values(metafile.outputs);
    return { script: outputFiles[0].text, files: Object.keys(inputs).map((input) => basename(input)) };
  }

  it("leaves the fields' texts and the JSON Schemas out of a bundle that doesn't use them", async () => {
    const { files } = await bundled("DeploymentsClient, init, validateDeployment");
    assert.deepEqual(files.sort(), ["<stdin>", "web.js"]);
    assert.ok((await bundled("fieldRules")).files.includes("fields.js"));
    assert.ok((await bundled("createSchema")).files.includes("schemas.js"));
  });

  it("leaves the loading of WebAssembly out of a bundle that needs none", async () => {
    assert.match((await bundled("validateDeployment")).script, /WebAssembly/);
    for (const names of ["isFireworksError", "fieldRules"])
      assert.doesNotMatch((await bundled(names)).script, /WebAssembly/);
  });

  it("leads resolvers that don't read `exports` to the same files", () => {
    const read = (path) => JSON.parse(readFileSync(join(root, "pkg", path, "package.json"), "utf8"));
    const { exports } = read(".");
    for (const entry of ["inline", "slim", "emulator", "emulator/inline", "query"]) {
      const { import: page, require: commonJs } = exports[`./${entry}`].browser ?? exports[`./${entry}`];
      const { main, module, types } = read(entry);
      const target = (path) => `./${join(entry, path)}`;
      assert.equal(target(module), page.default);
      assert.equal(target(types), commonJs.types);
      assert.ok([commonJs.default, exports[`./${entry}`].node?.require.default].includes(target(main)), entry);
    }
  });

  it("says which standard library and which compiler its WebAssembly was built with", () => {
    const { standardLibrary, rustc } = JSON.parse(readFileSync(join(root, "pkg/dist/build.json"), "utf8"));
    assert.match(standardLibrary, /^(rebuilt|prebuilt)$/);
    assert.equal(rustc, execFileSync("rustc", ["--version"], { cwd: root, encoding: "utf8" }).trim());
  });

  it("is published only with the library and the compiler that are tested", async () => {
    const folder = join(place.folder, "release/pkg");
    await mkdir(join(folder, "dist"), { recursive: true });
    await cp(join(root, "pkg/release.mjs"), join(folder, "release.mjs"));
    await writeFile(join(folder, "../rust-toolchain.toml"), 'channel = "1.2.3"\n');
    const published = async (built) => {
      await writeFile(join(folder, "dist/build.json"), JSON.stringify(built));
      return execFileSync("node", ["release.mjs"], {
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"],
        encoding: "utf8",
      });
    };
    const [ours, rustc] = ["rebuilt", "rustc 1.2.3 (abc 2026-01-01)"];
    assert.equal(await published({ standardLibrary: ours, rustc }), "");
    await assert.rejects(
      published({ standardLibrary: "prebuilt", rustc }),
      /run cargo xtask build without --prebuilt-std/,
    );
    await assert.rejects(
      published({ standardLibrary: ours, rustc: "rustc 1.2.30 (abc)" }),
      /not by the pinned 1\.2\.3/,
    );
  });

  it("brings the command line, which runs where it is installed", async () => {
    await install(packed.tarball, place.folder);
    const npx = (args, input) =>
      execFileSync("npx", ["--offline", "fireworks-deployments", ...args], {
        cwd: place.folder,
        input,
        encoding: "utf8",
      });
    const { version } = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));
    assert.equal(npx(["--version"]), `${version}\n`);
    assert.equal(npx(["validate", "-", "--for", "update"], '{ "displayName": "x" }'), "<stdin>: valid\n");
    assert.throws(() => npx(["validate", "-"], "{}"), { status: 3 });
  });

  it("names the licence of each package in the command line", () => {
    const licenses = readFileSync(join(root, "pkg/dist/cli.licenses.txt"), "utf8");
    for (const name of ["cli-table3", "commander", "jsonc-parser", "picocolors", "string-width"])
      assert.match(licenses, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|ISC)\\)\n\n.*Permission`, "ms"));
  });

  describe("names the licence of each crate in", () => {
    const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
    for (const [module, known] of Object.entries({
      deployments: [
        "foldhash (Zlib)",
        "serde_json (MIT OR Apache-2.0)",
        "talc (MIT)",
        "wasm-bindgen (MIT OR Apache-2.0)",
      ],
      emulator: ["chrono (MIT OR Apache-2.0)", "foldhash (Zlib)", "winnow (MIT)"],
      validator: ["serde_json (MIT OR Apache-2.0)"],
    })) {
      it(`${module}.wasm, at the version that is locked`, () => {
        const text = readFileSync(join(root, `pkg/dist/${module}.licenses.txt`), "utf8");
        const [about, ...notices] = text.split(/^-{80}$/m).map((notice) => notice.trim());
        assert.match(about, new RegExp(`^What others wrote in ${module}\\.wasm`));
        const standard = notices.pop();
        assert.match(standard, /^The standard library of rustc .*Permission is hereby.*UNICODE LICENSE V3/s);
        const named = notices.map((notice) => {
          const [head, name, version, license] = notice.match(/^(\S+) (\S+) \((.+)\)\n/);
          assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"\n`), head);
          assert.match(notice, /Permission is hereby granted|provided 'as-is'|Apache License/);
          return `${name} (${license})`;
        });
        assert.deepEqual(
          known.filter((crate) => !named.includes(crate)),
          [],
        );
      });
    }
  });

  it("passes publint, strictly", () => {
    tool("publint/src/cli.js", ["run", packed.tarball, "--strict"]);
  });

  it("gives every resolution its types", () => {
    tool("@arethetypeswrong/cli/dist/index.js", [
      packed.tarball,
      "--exclude-entrypoints",
      "deployments.wasm",
      "emulator.wasm",
    ]);
  });
});
