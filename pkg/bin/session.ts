import type { Command } from "commander";
import { DeploymentsClient } from "fireworks-deployments";
import { baseUrlOf, DEFAULT_BASE_URL, environment, headerLines, headersOf } from "../src/options.js";
import { Secrets } from "../src/secrets.js";
import { accountOf } from "./account.js";
import { credentialsOf, type Globals } from "./credentials.js";
import { UsageError } from "./endings.js";
import { interruption } from "./interruption.js";
import { Printer } from "./output/printer.js";

/** What a command that calls the API works with. */
export interface Session {
  readonly client: DeploymentsClient;
  readonly printer: Printer;
  /** What each call is told. */
  readonly call: { readonly signal: AbortSignal };
  readonly redact: Secrets["redact"];
}

/** Finds out who asks and whom; the account only where the deployment's name doesn't say it. */
export async function connect(command: Command, deployment = ""): Promise<Session> {
  const globals = command.optsWithGlobals<Globals>();
  const { apiKey, accountId } = await credentialsOf(globals);
  const baseUrl = baseUrlOf(globals.baseUrl);
  if (apiKey === undefined && baseUrl === DEFAULT_BASE_URL)
    throw new UsageError(
      "there is no key: pass --api-key, set FIREWORKS_API_KEY, or write it into ~/.fireworks/auth.ini",
    );
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
