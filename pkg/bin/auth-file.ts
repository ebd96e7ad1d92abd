import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Credentials } from "./credentials.js";
import { usageError } from "./endings.js";

/**
 * The credentials in `~/.fireworks/auth.ini`, which the official tool writes: `name = value` lines; sections are
 * ignored.
 */
export async function readAuthFile(path = join(homedir(), ".fireworks", "auth.ini")): Promise<Credentials> {
  const values = new Map(lines(await textOf(path)));
  return { accountId: values.get("account_id") || undefined, apiKey: values.get("api_key") || undefined };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return "";
    throw usageError(`\`${path}\` can't be read (${code}); fix it, or pass --api-key and --account-id`, thrown);
  }
}

/** Parses as common INI readers do: names in any case, optional quotes, trailing comments. */
function lines(text: string): [string, string][] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s*(\w+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    return name !== undefined && value !== undefined ? [[name.toLowerCase(), unquoted(value)]] : [];
  });
}

function unquoted(value: string): string {
  const [, , quoted] = /^(["'])(.*?)\1\s*(?:[;#].*)?$/.exec(value) ?? [];
  return quoted ?? value.replace(/(?:^|\s)[;#].*$/, "").trim();
}
