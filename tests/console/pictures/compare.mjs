// Compares the looks of the console with those of another commit, with the package of now:
// `node tests/console/pictures/compare.mjs [REV]`, after a build. REV is HEAD by default. Both are drawn in the same run, by the
// same browser.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { build } from "vite";
import { SPEEDS, WALKS } from "../accessibility/walks.mjs";
import { launch, serveConsole } from "../support.mjs";
import { takePictures } from "./take.mjs";

const [revision = "HEAD"] = process.argv.slice(2);
const root = join(import.meta.dirname, "../../..");
const folder = join(root, "target/pictures");

/** The share of pixels that may differ. */
const MOST = 0.001;

/** Builds the console of a commit. Returns its folder, within this project, whose packages it finds. */
async function consoleOf(revision) {
  const archive = execFileSync("git", ["archive", revision, "www", "tsconfig.base.json"], {
    cwd: root,
    maxBuffer: 2 ** 30,
  });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  await build({ root: join(folder, "www"), logLevel: "error" });
  return join(folder, "www");
}

/** Compares two pictures. Returns the share of pixels that differ, and a picture of them. */
function compare(before, now) {
  if (before.equals(now)) return { share: 0 };
  const [a, b] = [PNG.sync.read(before), PNG.sync.read(now)];
  const { width, height } = b;
  if (a.width !== width || a.height !== height) return { share: 1 };
  const diff = new PNG({ width, height });
  const differing = pixelmatch(a.data, b.data, diff.data, width, height, { threshold: 0.1 });
  return { share: differing / (width * height), diff: PNG.sync.write(diff) };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const servers = [await serveConsole(await consoleOf(revision)), await serveConsole()];
const browser = await launch();
let drawn = 0;
let differing = 0;
// time stands still, so a scenario that plays in time has no pictures
for (const scenario of Object.keys(WALKS).filter((name) => !(name in SPEEDS))) {
  const [before, now] = await Promise.all(servers.map(({ url }) => takePictures(browser, url, scenario)));
  for (const [name, picture] of now) {
    const { share, diff } = before.has(name) ? compare(before.get(name), picture) : { share: 1 };
    drawn++;
    writeFileSync(join(folder, `${name}.png`), picture);
    if (share <= MOST) continue;
    differing++;
    console.log(`${(share * 100).toFixed(1).padStart(5)} %  ${name}`);
    if (before.has(name)) writeFileSync(join(folder, `${name}.before.png`), before.get(name));
    if (diff) writeFileSync(join(folder, `${name}.diff.png`), diff);
  }
}
await Promise.all([browser.close(), ...servers.map((server) => server.close())]);
console.log(
  `${differing} of ${drawn} pictures differ from those of ${revision} by more than ${MOST * 100} %: ${folder}`,
);
process.exitCode = differing > 0 ? 1 : 0;
