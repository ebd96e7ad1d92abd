import { FireworksError, isFireworksError } from "fireworks-deployments";
import { meant } from "../src/near.js";
import { RanOut } from "./endings.js";
import { idIn } from "./output/words.js";
import type { Session } from "./session.js";

/** The most deployments that are searched for the one that was meant. */
const MOST = 1_000;

/** Puts an error into the words of the command line, and adds the server or the ID that was probably meant. */
export async function hinted(thrown: unknown, session: Session, deployment = ""): Promise<unknown> {
  if (thrown instanceof RanOut) return new RanOut(await explained(thrown.cause, session, deployment));
  return isFireworksError(thrown) ? explained(thrown, session, deployment) : thrown;
}

async function explained(error: FireworksError, session: Session, deployment: string): Promise<FireworksError> {
  const { cause, headers, deployment: seen } = error;
  const said = `${translated(error.message, session)}${noAnswer(error, session)}`;
  const message = `${said}${await near(error, session, idIn(deployment))}`;
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

/** Replaces the package's names by those of the command line. */
export function translated(message: string, { keySource }: Pick<Session, "keySource">): string {
  return message
    .replace("the key came from the option `apiKey`", `the key came from ${keySource}`)
    .replaceAll("`list({ showDeleted: true })`", "`list --show-deleted`")
    .replaceAll("`waitFor`", "`wait`")
    .replaceAll("`baseUrl`", "--base-url");
}

/** Returns the ID that was probably meant. */
async function near({ kind, status, code, message }: FireworksError, session: Session, id: string): Promise<string> {
  const isMissing = kind === "api" && status === 404 && code === "NOT_FOUND" && id !== "";
  return isMissing && !message.includes("did you mean") ? meant(id, await idsIn(session)) : "";
}

/** The IDs of the account's deployments; none if they can't be listed. */
async function idsIn({ client, call }: Session): Promise<string[]> {
  const ids: string[] = [];
  const names = client.list({ showDeleted: true, readMask: ["name"], limit: MOST }, { ...call, maxRetries: 0 });
  try {
    for await (const { name = "" } of names) ids.push(idIn(name));
  } catch {
    // the error at hand matters more
  }
  return ids;
}
