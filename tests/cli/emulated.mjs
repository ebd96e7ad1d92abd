// An emulator behind a real HTTP server.
import { createEmulator } from "fireworks-deployments/emulator";
import { KEY, serve } from "../node/service.mjs";

const MODEL = "accounts/fireworks/models/llama-v3p1-8b-instruct";

/** Starts an emulator of the account `acme` until the test ends. Returns its URL, its deployments and its requests. */
export async function emulated(t, deployments = [], options = {}) {
  const seeds = deployments.map((deployment) => ({ baseModel: MODEL, ...deployment }));
  const emulator = createEmulator({ accountId: "acme", apiKey: KEY, deployments: seeds, clock: "real", ...options });
  const { url, requests } = await serve(t, async ({ method, url, headers }, response) => {
    const { body } = requests.at(-1);
    const init = { method, headers: Object.entries(headers), ...(body !== "" && { body }) };
    const reply = await emulator.fetch(`http://emulator${url}`, init);
    response.writeHead(reply.status, [...reply.headers].flat()).end(await reply.text());
  });
  const env = { FIREWORKS_API_KEY: KEY, FIREWORKS_ACCOUNT_ID: "acme", FIREWORKS_BASE_URL: url };
  return { emulator, requests, url, env };
}

/** The time in this many days. */
export const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString();

/** A deployment deleted a day ago. */
export const deleted = (fields) => ({
  name: "mine",
  state: "DELETED",
  deleteTime: inDays(-1),
  purgeTime: inDays(6),
  ...fields,
});
