import type { Command } from "commander";
import { DeploymentsClient } from "fireworks-deployments";
import { baseUrlOf, DEFAULT_BASE_URL, environment, headerLines, headersOf, isInTheOpen } from "../src/options.js";
import { Secrets } from "../src/secrets.js";
import { accountOf } from "./account.js";
import { credentialsOf, type Globals } from "./credentials.js";
import { DryRun } from "./dry-run.js";
import { usageError } from "./endings.js";
import { hinted } from "./hints.js";
import { interruption } from "./interruption.js";
import { Printer } from "./output/printer.js";
import { requestLines } from "./output/requests.js";

/** The account, the key and the server of a command. */
export interface Access {
  readonly apiKey: string | undefined;
  /** Missing only if the deployment's name contains it. */
  readonly accountId: string | undefined;
  readonly baseUrl: string;
  /** The place that the key comes from, for messages. */
  readonly keySource: string;
  /** The headers of each call, from the environment. */
  readonly headers: [string, string][];
  readonly redact: Secrets["redact"];
  readonly signal: AbortSignal;
}

/** Everything a command needs to call the API. */
export interface Session {
  readonly client: DeploymentsClient;
  readonly printer: Printer;
  /** The options of each call. */
  readonly call: { readonly signal: AbortSignal };
  readonly redact: Secrets["redact"];
  readonly globals: Globals;
  readonly baseUrl: string;
  /** The place that the key comes from, for messages. */
  readonly keySource: string;
  /** The requests that weren't sent, with `--dry-run`. */
  readonly dryRun: DryRun | undefined;
}

/**
 * Calls the API for a command. A failure says what only the command line knows, such as the file that the key comes
 * from. In a dry run, prints the requests that would have been sent.
 */
export async function connected(
  command: Command,
  deployment: string | undefined,
  act: (session: Session) => Promise<void>,
): Promise<void> {
  const session = await connect(command.optsWithGlobals<Globals>(), deployment);
  try {
    await act(session);
  } catch (thrown) {
    throw await hinted(thrown, session, deployment);
  }
  const { dryRun, printer } = session;
  if (dryRun === undefined || printer.hasPrinted) return;
  if (!printer.isJson && dryRun.requests.length > 0) printer.note(() => "dry run: nothing was sent");
  printer.result(dryRun.requests, (_, requests) => requestLines(requests));
}

async function connect(globals: Globals, deployment?: string): Promise<Session> {
  const { apiKey, accountId, baseUrl, keySource, redact, signal } = await accessOf(globals, deployment);
  const dryRun = globals.dryRun ? new DryRun() : undefined;
  return {
    client: new DeploymentsClient({
      apiKey,
      accountId,
      baseUrl,
      fetch: dryRun?.fetch,
      // checked by `accessOf`
      allowKeyOverHttp: true,
      logLevel: globals.debug ? "debug" : undefined,
    }),
    printer: new Printer(globals.output, redact, dryRun !== undefined),
    call: { signal },
    redact,
    globals,
    baseUrl,
    keySource,
    dryRun,
  };
}

/** Resolves key, account and server. The account is looked up only if the deployment's name doesn't contain it. */
export async function accessOf(globals: Globals, deployment = ""): Promise<Access> {
  const { apiKey, accountId, keySource, isExposed } = await credentialsOf(globals);
  if (isExposed && globals.output === "table")
    process.stderr.write(`warning: other users can read the key in ${keySource}; run chmod 600 ${keySource}\n`);
  const baseUrl = serverOf(globals.baseUrl);
  if (apiKey === undefined && baseUrl === DEFAULT_BASE_URL)
    throw usageError("missing API key; pass --api-key, set FIREWORKS_API_KEY, or add it to ~/.fireworks/auth.ini");
  if (apiKey !== undefined && isInTheOpen(baseUrl) && !globals.allowKeyOverHttp) {
    const { host } = new URL(baseUrl);
    throw usageError(
      `everybody on the way to ${host} can read a key sent over http; use https, or pass --allow-key-over-http`,
    );
  }
  const headers = headersOf(headerLines(environment("FIREWORKS_CUSTOM_HEADERS") ?? ""));
  const { redact } = secretsOf(apiKey, headers);
  const signal = interruption();
  const isNamed = accountId !== undefined || deployment.startsWith("accounts/");
  const account = isNamed ? accountId : await accountOf({ apiKey, keySource, baseUrl, redact, signal });
  return { apiKey, accountId: account, baseUrl, keySource, headers, redact, signal };
}

function secretsOf(apiKey: string | undefined, headers: [string, string][]): Secrets {
  const secrets = new Secrets();
  if (apiKey !== undefined) secrets.add(apiKey);
  secrets.addHeaders(headers);
  return secrets;
}

/** Returns the API's URL. The URL paths have `/v1` already, and so has the OpenAI-compatible URL for inference. */
function serverOf(given: string | undefined): string {
  const baseUrl = baseUrlOf(given);
  const root = baseUrl.replace(/(?:\/inference)?\/v1$/, "");
  if (root === baseUrl) return baseUrl;
  throw usageError(
    `the base URL must not end with \`${baseUrl.slice(root.length)}\`, got \`${baseUrl}\`; use \`${root}\``,
  );
}
