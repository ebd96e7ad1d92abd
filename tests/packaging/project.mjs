// An empty project outside the repository, with the packed tarball installed as its users install it.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify, stripVTControlCharacters } from "node:util";
import { preview } from "vite";

const root = join(import.meta.dirname, "../..");
const exec = promisify(execFile);

/** The environment of a developer, whose tools choose the mode: a bundler may have set it in this process. */
const { NODE_ENV: _, ...env } = process.env;

/** Packs a package of the repository into the folder: the tarball's path, and the files in it. */
export async function pack(folder, name = "pkg") {
  const { stdout } = await exec("npm", ["pack", `./${name}`, "--json", "--pack-destination", folder], { cwd: root });
  const [{ filename, files }] = JSON.parse(stdout);
  return { tarball: join(folder, filename), files: files.map(({ path }) => path).sort() };
}

export async function temporaryFolder() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "fireworks-deployments-")));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Installs what the project's lock names, and the package, with no registry at hand: that needs no other. */
export async function install(tarball, folder) {
  const npm = (...args) => exec("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  if (existsSync(join(folder, "package-lock.json"))) await npm("ci", "--prefer-offline");
  else await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  await npm("install", "--offline", tarball);
}

/** What a consumer's `run` has to work with. */
export function toolsFor(folder, browser) {
  const options = { cwd: folder, env };
  const node = async (...args) => (await exec(process.execPath, args, options)).stdout;
  const installed = (script) => join(folder, "node_modules", script);
  return {
    folder,
    node: async (script) => JSON.parse(await node(script)),
    tsc: (...args) => node(join(root, "node_modules/typescript/bin/tsc"), ...args),
    tool: (script, ...args) => node(installed(script), ...args),
    serve: (script, ...args) => served(spawn(process.execPath, [installed(script), ...args], options)),
    copy: (from, to) => cp(join(folder, from), join(folder, to)),
    page: (built) => outcomeOfBuild(browser, folder, built),
    visit: (url) => outcomeOfPage(browser, url),
  };
}

/** A server's address, which it prints once it listens, and how to end it. */
async function served(server) {
  const close = async () => {
    if (server.kill()) await once(server, "exit");
  };
  server.stderr.resume();
  for await (const line of createInterface(server.stdout)) {
    const [url] = stripVTControlCharacters(line).match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
    if (url) return { url, close };
  }
  throw new Error("the server ended before it listened");
}

/** Loads what a bundler made. */
async function outcomeOfBuild(browser, folder, built) {
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { outDir: built },
    preview: { host: "127.0.0.1", port: 0 },
  });
  try {
    return await outcomeOfPage(browser, server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
}

/** Loads a page, and waits for the promise that its script leaves in `outcome`. */
async function outcomeOfPage(browser, url) {
  const page = await browser.newPage();
  try {
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(url, { waitUntil: "load" });
    await page.waitForFunction(() => "outcome" in globalThis);
    const outcome = await page.evaluate(() => globalThis.outcome);
    return failures.length > 0 ? { failures } : outcome;
  } finally {
    await page.close();
  }
}
