import { FireworksError, isFireworksError } from "fireworks-deployments";
import { meant } from "../src/near.js";
import { RanOut } from "./endings.js";
import { accountIn, idIn, inOurWords } from "./output/words.js";
import type { Session } from "./session.js";

/** The most deployments that are searched for the one that was meant. */
const MOST = 1_000;
const PATIENCE_MS = 3_000;

/** Puts an error into the words of the command line, and adds the server or the ID that was probably meant. */
export async function hinted(thrown: unknown, session: Session, deployment = ""): Promise<unknown> {
  if (thrown instanceof RanOut) return new RanOut(await explained(thrown.cause, session, deployment));
  if (isFireworksError(thrown)) return explained(thrown, session, deployment);
  if (thrown instanceof Error) thrown.message = session.redact(thrown.message);
  return thrown;
}

async function explained(error: FireworksError, session: Session, deployment: string): Promise<FireworksError> {
  const { cause, headers, deployment: seen } = error;
  const said = `${translated(error.message, session)}${noAnswer(error, session)}`;
  const message = `${said}${await near(error, session, deployment)}`;
  return new FireworksError({ ...error, message, cause, headers, deployment: seen }, session.redact);
}

/** Names the server that could not be reached. */
export function noAnswer(
  { kind, attempts }: Pick<FireworksError, "kind"> & { attempts?: number },
  { baseUrl }: Pick<Session, "baseUrl">,
): string {
  if (kind !== "network") return "";
  return `; no answer from ${baseUrl} in ${attempts} ${attempts === 1 ? "attempt" : "attempts"}`;
}

/** Puts a message into the words of the command line. */
export function translated(message: string, { keySource }: Pick<Session, "keySource">): string {
  return inOurWords(message).replace("the key came from the option `apiKey`", `the key came from ${keySource}`);
}

/** Returns the ID that was probably meant. */
async function near(error: FireworksError, session: Session, deployment: string): Promise<string> {
  const { kind, status, code, message } = error;
  const isMissing = kind === "api" && status === 404 && code === "NOT_FOUND" && deployment !== "";
  if (!isMissing || message.includes("did you mean")) return "";
  return meant(idIn(deployment), await idsIn(session, accountIn(deployment)));
}

/** The IDs of an account's deployments; none if they can't be listed soon. */
async function idsIn({ client, call }: Session, accountId: string | undefined): Promise<string[]> {
  const ids: string[] = [];
  const options = { ...call, accountId, maxRetries: 0, timeoutMs: PATIENCE_MS };
  const names = client.list({ showDeleted: true, readMask: ["name"], limit: MOST }, options);
  try {
    for await (const { name = "" } of names) ids.push(idIn(name));
  } catch {
    // the error at hand matters more
  }
  return ids;
}
