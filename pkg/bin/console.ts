import { once } from "node:events";
import { validateDeploymentId } from "fireworks-deployments";
import { checkedKey } from "../src/options.js";
import { openInBrowser } from "./browser.js";
import type { Globals } from "./credentials.js";
import { usageError } from "./endings.js";
import { installedConsole, type Live } from "./installed-console.js";
import { interruption } from "./interruption.js";
import { plain } from "./output/terminal.js";
import { accessOf } from "./session.js";

/** The options of the command. */
export interface ConsoleOptions extends Globals {
  port: number;
  live?: true;
  open?: true;
}

/** The service that the page works on, and the words for it. */
interface Target {
  live?: Live;
  /** The facts to print. */
  facts: Record<string, string>;
  words: string;
  signal: AbortSignal;
}

/** Serves the console until SIGINT or SIGTERM. */
export async function runConsole(options: ConsoleOptions): Promise<void> {
  const { serve } = await installedConsole(options.live ? " --live" : "");
  const { live, facts, words, signal } = options.live ? await service(options) : emulator();
  const { url, close } = await serve({ port: options.port, ...(live && { live }) });
  process.stdout.write(
    options.output === "json" ? `${JSON.stringify({ url, ...facts })}\n` : `Console on ${url}\n${words}\n`,
  );
  if (options.open) openInBrowser(url);
  if (!signal.aborted) await once(signal, "abort");
  await close();
}

function emulator(): Target {
  const words = "EMULATOR: nothing in it is real, and nothing leaves the page. Press Ctrl-C to stop.";
  return { facts: { mode: "emulator" }, words, signal: interruption() };
}

async function service(options: ConsoleOptions): Promise<Target> {
  if (options.dryRun) throw usageError("the console sends what you press: --dry-run can't be used with --live");
  const { apiKey, accountId = "", baseUrl, keySource, headers, signal } = await accessOf(options);
  // the rules for both are the same
  const [issue] = validateDeploymentId(accountId, { for: "address" });
  if (issue) throw usageError(`account ID ${issue.message}`);
  const key = apiKey === undefined ? {} : { apiKey: checkedKey(apiKey) };
  return {
    live: { accountId, baseUrl, headers: Object.fromEntries(headers), ...key },
    facts: { mode: "live", accountId, baseUrl },
    words: `LIVE: account ${plain(accountId)} of ${baseUrl}, with ${apiKey === undefined ? "no key" : `the key from ${keySource}`}. Press Ctrl-C to stop.`,
    signal,
  };
}
