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
  /** True if other users of this machine can read it there. */
  isExposed: boolean;
}

/** Looks for the account and the key in the options, then the environment, then the files, each on its own. */
export async function credentialsOf(globals: Globals): Promise<Credentials> {
  const said = {
    accountId: globals.accountId ?? environment("FIREWORKS_ACCOUNT_ID"),
    apiKey: globals.apiKey ?? environment("FIREWORKS_API_KEY"),
  };
  const keySource = globals.apiKey === undefined ? "FIREWORKS_API_KEY" : "--api-key";
  if (said.accountId !== undefined && said.apiKey !== undefined) return { ...said, keySource, isExposed: false };
  const files = await readSettings();
  const accountId = said.accountId ?? files.accountId;
  return said.apiKey === undefined ? { ...files, accountId } : { ...said, accountId, keySource, isExposed: false };
}
