import { type Account, AccountsClient, FireworksError, isFireworksError } from "fireworks-deployments";
import type { Secrets } from "../src/secrets.js";
import { usageError } from "./endings.js";
import { noAnswer, translated } from "./hints.js";

const PATH = "/v1/accounts";
const REMEDY = "pass --account-id, or set FIREWORKS_ACCOUNT_ID";

/** The credentials and the server for looking up an account. */
export interface Asker {
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  /** The place that the key comes from, for messages. */
  readonly keySource: string;
  readonly redact: Secrets["redact"];
  readonly signal: AbortSignal;
}

/** The account ID of a key that has exactly one account. */
export async function accountOf(asker: Asker): Promise<string> {
  const ids = idsIn(await accounts(asker));
  if (ids === undefined) throw failure(asker, { kind: "protocol", message: "the reply is not a list of accounts" });
  const [id, ...others] = ids;
  if (id === undefined) throw usageError(`the key has no account; ${REMEDY}`);
  if (others.length > 0)
    throw usageError(`the key has several accounts, such as \`${ids.join("` and `")}\`; ${REMEDY}`);
  return id;
}

/** The accounts that the key opens: two are enough to know that there is more than one. */
async function accounts(asker: Asker): Promise<Account[]> {
  const { apiKey, baseUrl, signal } = asker;
  try {
    return (await new AccountsClient({ apiKey, baseUrl, allowKeyOverHttp: true }).listPage({ pageSize: 2 }, { signal }))
      .accounts;
  } catch (thrown) {
    throw isFireworksError(thrown) ? failure(asker, thrown) : thrown;
  }
}

function failure(asker: Asker, error: Pick<FireworksError, "kind" | "message" | "cause"> & { attempts?: number }) {
  const reason = translated(error.message, asker).replace(/^list accounts/, `GET ${PATH}`);
  const message = `can't look up the key's account: ${reason}${noAnswer(error, asker)}; ${REMEDY}`;
  return new FireworksError({ ...error, message, cause: error.cause, method: "GET", path: PATH }, asker.redact);
}

/** The account IDs in the names `accounts/{id}`. */
function idsIn(accounts: Account[]): string[] | undefined {
  const ids = accounts.map(({ name = "" }) => /^accounts\/([^/]+)$/.exec(name)?.[1]);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
