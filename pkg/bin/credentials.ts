import { environment } from "../src/options.js";
import { readSettings } from "./settings-files.js";

/** The options of every command. */
export interface Globals {
  accountId?: string;
  apiKey?: string;
  baseUrl?: string;
  allowKeyOverHttp?: boolean;
  output: "table" | "json";
  /** In milliseconds. */
  maxWait?: number;
  yes?: true;
  dryRun?: true;
  debug?: true;
}

/** The account and the key. A missing one was not found anywhere. */
export interface Credentials {
  accountId: string | undefined;
  apiKey: string | undefined;
  /** The place that the key comes from, for messages. */
  keySource: string;
}

/** Looks for the account and the key in the options, then the environment, then the files, each on its own. */
export async function credentialsOf({ accountId, apiKey }: Globals): Promise<Credentials> {
  const said = {
    accountId: accountId ?? environment("FIREWORKS_ACCOUNT_ID"),
    apiKey: apiKey ?? environment("FIREWORKS_API_KEY"),
  };
  const keySource = apiKey === undefined ? "FIREWORKS_API_KEY" : "--api-key";
  if (said.accountId !== undefined && said.apiKey !== undefined) return { ...said, keySource };
  const files = await readSettings();
  return {
    accountId: said.accountId ?? files.accountId,
    apiKey: said.apiKey ?? files.apiKey,
    keySource: said.apiKey === undefined ? files.keySource : keySource,
  };
}
