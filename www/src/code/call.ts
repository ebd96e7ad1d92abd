import type { DeploymentChanges, NewDeployment } from "fireworks-deployments";

/** A call of the API as data, from which code is written. */
export type Call =
  | { does: "get" | "undelete" | "delete"; account: string; id: string }
  | { does: "update"; account: string; id: string; changes: DeploymentChanges }
  | { does: "create"; account: string; id?: string; deployment: NewDeployment };

export type Language = "javascript" | "shell" | "yaml" | "json";

/** One file, or one command. */
export interface Block {
  readonly language: Language;
  readonly code: string;
  /** The file's name, if it is one. */
  readonly file?: string;
}

/** A call in one language. */
export interface Snippet {
  readonly blocks: readonly Block[];
  /** Says what the code lacks. */
  readonly note?: string;
}

/** Writes a call in a language; undefined if that language has nothing for it. */
export type Writer = (call: Call) => Snippet | undefined;

export const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** One command of a shell. */
export const command = (code: string): Snippet => ({ blocks: [{ language: "shell", code }] });

/** Quotes a word for a shell. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
