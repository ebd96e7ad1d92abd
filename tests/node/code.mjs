// Runs code from documents unchanged, with the emulator behind a real HTTP server.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createEmulator } from "fireworks-deployments/emulator";
import { serve } from "./service.mjs";

const root = join(import.meta.dirname, "../..");

/** The code blocks of a document in the repository, in order. */
export function blocksOf(document) {
  const markdown = readFileSync(join(root, document), "utf8");
  return [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code]) => ({ language, code }));
}

/** A server on which ten seconds pass after each read of a deployment, and its emulator. */
export async function service(t, deployments) {
  const emulator = createEmulator({ deployments });
  const server = await serve(t, async (request, response) => {
    const { method, url, headers } = request;
    const { body } = server.requests.at(-1);
    const reply = await emulator.fetch(`http://localhost${url}`, { method, headers, ...(body && { body }) });
    emulator.advance("30s");
    response.writeHead(reply.status, Object.fromEntries(reply.headers));
    response.end(await reply.text());
  });
  return { ...server, emulator };
}

/**
 * Runs the first of these files, by name, in a folder where the package can be imported by name. `whileRunning` gets
 * the process, and may end it.
 */
export async function run(t, files, { url, args = [], env = {}, whileRunning = () => {} }) {
  const folder = await mkdtemp(join(root, "tests/node/code-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const child = spawn(process.execPath, [Object.keys(files)[0], ...args], {
    cwd: folder,
    env: {
      ...process.env,
      // otherwise a test in there would talk to this process's test runner
      NODE_TEST_CONTEXT: undefined,
      FIREWORKS_API_KEY: "fw_local",
      FIREWORKS_ACCOUNT_ID: "acme",
      FIREWORKS_BASE_URL: url,
      ...env,
    },
  });
  t.after(() => child.kill());
  const ended = new Promise((resolve) => child.on("close", resolve));
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
    whileRunning(child),
  ]);
  return { stdout, stderr, status };
}
