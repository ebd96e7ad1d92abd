import { environment } from "../src/options.js";
import { readAuthFile } from "./auth-file.js";

/** The options that each command takes. */
export interface Globals {
  accountId?: string;
  apiKey?: string;
  baseUrl?: string;
  output: "table" | "json";
}

/** Who asks. What is missing nobody has said. */
export interface Credentials {
  accountId: string | undefined;
  apiKey: string | undefined;
}

/** What the options say, else the environment, else the file; each of the two for itself. */
export async function credentialsOf({ accountId, apiKey }: Globals): Promise<Credentials> {
  const said = {
    accountId: accountId ?? environment("FIREWORKS_ACCOUNT_ID"),
    apiKey: apiKey ?? environment("FIREWORKS_API_KEY"),
  };
  if (said.accountId !== undefined && said.apiKey !== undefined) return said;
  const file = await readAuthFile();
  return { accountId: said.accountId ?? file.accountId, apiKey: said.apiKey ?? file.apiKey };
}
