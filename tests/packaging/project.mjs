// An empty project outside the repository, with the packed tarball installed as its users install it.
import { execFile } from "node:child_process";
import { cp, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { preview } from "vite";

const root = join(import.meta.dirname, "../..");
const exec = promisify(execFile);

/** Packs the package into the folder: the tarball's path, and the files in it. */
export async function pack(folder) {
  const { stdout } = await exec("npm", ["pack", "./pkg", "--json", "--pack-destination", folder], { cwd: root });
  const [{ filename, files }] = JSON.parse(stdout);
  return { tarball: join(folder, filename), files: files.map(({ path }) => path).sort() };
}

export async function temporaryFolder() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "fireworks-deployments-")));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Installs with no registry at hand: the package needs no other. */
export async function install(tarball, folder) {
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  await exec("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
}

/** What a consumer's `run` has to work with. */
export function toolsFor(folder, browser) {
  const node = async (...args) => (await exec(process.execPath, args, { cwd: folder })).stdout;
  return {
    folder,
    node: async (script) => JSON.parse(await node(script)),
    tsc: (...args) => node(join(root, "node_modules/typescript/bin/tsc"), ...args),
    copy: (from, to) => cp(join(folder, from), join(folder, to)),
    page: (built) => outcomeOfPage(browser, folder, built),
  };
}

/** Loads what a bundler made, and waits for the promise that its script leaves in `outcome`. */
async function outcomeOfPage(browser, folder, built) {
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { outDir: built },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const page = await browser.newPage();
  try {
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(server.resolvedUrls.local[0], { waitUntil: "load" });
    const outcome = await page.evaluate(() => globalThis.outcome);
    return failures.length > 0 ? { failures } : outcome;
  } finally {
    await page.close();
    await server.close();
  }
}
