import { type ErrorFields, FireworksError } from "fireworks-deployments";
import { checkedKey, environment, headerLines } from "../src/options.js";
import type { Secrets } from "../src/secrets.js";
import { UsageError } from "./status.js";

const TIMEOUT_MS = 60_000;
const PATH = "/v1/accounts";
const REMEDY = "pass --account-id";

/** Who looks an account up, and where. */
export interface Asker {
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  readonly redact: Secrets["redact"];
  readonly signal: AbortSignal;
}

/** The account of a key that has exactly one. */
export async function accountOf(asker: Asker): Promise<string> {
  const ids = idsIn(await accounts(asker));
  if (ids === undefined) throw failure(asker, { kind: "protocol", message: "the reply is no list of accounts" });
  const [id, ...others] = ids;
  if (id === undefined) throw new UsageError(`the key has no account: ${REMEDY}`);
  if (others.length > 0)
    throw new UsageError(`the key has several accounts, \`${ids.join("`, `")}\` among them: ${REMEDY}`);
  return id;
}

/** The API's reply. Two accounts are enough to see that it's not one. */
async function accounts(asker: Asker): Promise<Record<string, unknown> | undefined> {
  const { apiKey, baseUrl, signal } = asker;
  const headers = new Headers(headerLines(environment("FIREWORKS_CUSTOM_HEADERS") ?? ""));
  if (apiKey !== undefined) headers.set("authorization", `Bearer ${checkedKey(apiKey)}`);
  const init = { headers, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) };
  let reply: Response;
  let body: Record<string, unknown> | undefined;
  try {
    reply = await fetch(`${baseUrl}${PATH}?pageSize=2`, init);
    body = parsed(await reply.text());
  } catch (cause) {
    if (signal.aborted) throw failure(asker, { kind: "aborted", message: "interrupted", cause: signal.reason });
    if (init.signal.aborted) throw failure(asker, { kind: "timeout", message: `no reply within ${TIMEOUT_MS} ms` });
    throw failure(asker, { kind: "network", message: "the connection failed", cause });
  }
  if (reply.ok) return body;
  const reason = typeof body?.message === "string" ? `: ${body.message}` : "";
  throw failure(asker, { kind: "api", message: `refused with ${reply.status}${reason}`, status: reply.status });
}

function failure({ redact }: Asker, { message, ...fields }: ErrorFields): FireworksError {
  const words = `the key's account can't be looked up: ${message}; ${REMEDY}`;
  return new FireworksError({ ...fields, message: words, attempts: 1, method: "GET", path: PATH }, redact);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The IDs in the names, `accounts/{id}`. */
function idsIn(body: Record<string, unknown> | undefined): string[] | undefined {
  const list = body === undefined ? undefined : (body.accounts ?? []);
  if (!Array.isArray(list)) return undefined;
  const ids = list.map((account) => /^accounts\/([^/]+)$/.exec(account?.name)?.[1]);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
