import { environment } from "../src/options.js";
import { readAuthFile } from "./auth-file.js";

/** The options of every command. */
export interface Globals {
  accountId?: string;
  apiKey?: string;
  baseUrl?: string;
  output: "table" | "json";
}

/** The account and the key. A missing one was not found anywhere. */
export interface Credentials {
  accountId: string | undefined;
  apiKey: string | undefined;
}

/** Looks for the account and the key in the options, then the environment, then the file, each on its own. */
export async function credentialsOf({ accountId, apiKey }: Globals): Promise<Credentials> {
  const said = {
    accountId: accountId ?? environment("FIREWORKS_ACCOUNT_ID"),
    apiKey: apiKey ?? environment("FIREWORKS_API_KEY"),
  };
  if (said.accountId !== undefined && said.apiKey !== undefined) return said;
  const file = await readAuthFile();
  return { accountId: said.accountId ?? file.accountId, apiKey: said.apiKey ?? file.apiKey };
}
