import type { Command } from "commander";
import { DeploymentsClient } from "fireworks-deployments";
import { baseUrlOf, DEFAULT_BASE_URL, environment, headerLines, headersOf } from "../src/options.js";
import { Secrets } from "../src/secrets.js";
import { accountOf } from "./account.js";
import { credentialsOf, type Globals } from "./credentials.js";
import { usageError } from "./endings.js";
import { interruption } from "./interruption.js";
import { Printer } from "./output/printer.js";

/** Everything a command needs to call the API. */
export interface Session {
  readonly client: DeploymentsClient;
  readonly printer: Printer;
  /** The options of each call. */
  readonly call: { readonly signal: AbortSignal };
  readonly redact: Secrets["redact"];
}

/** Resolves key, account and server. The account is looked up only if the deployment's name doesn't contain it. */
export async function connect(command: Command, deployment = ""): Promise<Session> {
  const globals = command.optsWithGlobals<Globals>();
  const { apiKey, accountId } = await credentialsOf(globals);
  const baseUrl = baseUrlOf(globals.baseUrl);
  if (apiKey === undefined && baseUrl === DEFAULT_BASE_URL)
    throw usageError("missing API key; pass --api-key, set FIREWORKS_API_KEY, or add it to ~/.fireworks/auth.ini");
  const secrets = new Secrets();
  if (apiKey !== undefined) secrets.add(apiKey);
  secrets.addHeaders(headersOf(headerLines(environment("FIREWORKS_CUSTOM_HEADERS") ?? "")));
  const { redact } = secrets;
  const signal = interruption();
  const isNamed = accountId !== undefined || deployment.startsWith("accounts/");
  const account = isNamed ? accountId : await accountOf({ apiKey, baseUrl, redact, signal });
  return {
    client: new DeploymentsClient({ apiKey, accountId: account, baseUrl }),
    printer: new Printer(globals.output, redact),
    call: { signal },
    redact,
  };
}
