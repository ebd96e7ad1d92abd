import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Credentials } from "./credentials.js";
import { usageError } from "./endings.js";

const NAMES = ["auth.ini", "settings.ini"];
const INSTEAD = "fix it, or pass --api-key and --account-id";

/**
 * Reads the account and the key from the files that the official tool writes in `~/.fireworks`: `name = value` lines;
 * sections are ignored. `auth.ini` comes first.
 */
export async function readSettings(folder = join(homedir(), ".fireworks")): Promise<Credentials> {
  const files = await Promise.all(NAMES.map((name) => settingsIn(join(folder, name))));
  const valueIn = (name: string) => files.map(({ settings }) => settings.get(name)).find(Boolean);
  const at = files.findIndex(({ settings }) => settings.get("api_key"));
  return {
    accountId: valueIn("account_id"),
    apiKey: valueIn("api_key"),
    keySource: `~/.fireworks/${NAMES[at]}`,
    isExposed: files[at]?.isExposed ?? false,
  };
}

interface SettingsFile {
  readonly settings: Map<string, string>;
  /** True if other users can read it. */
  readonly isExposed: boolean;
}

async function settingsIn(path: string): Promise<SettingsFile> {
  const { text, isExposed } = await contentOf(path);
  const settings = new Map(settingsOf(text));
  // blank lines, sections and comments may stand alone
  const isForeign = settings.size === 0 && text.split(/\r?\n/).some((line) => !/^\s*(?:$|[[;#])/.test(line));
  if (isForeign) throw usageError(`\`${path}\` must contain lines such as \`api_key = …\`; ${INSTEAD}`);
  return { settings, isExposed };
}

async function contentOf(path: string): Promise<{ text: string; isExposed: boolean }> {
  try {
    const file = await stat(path);
    // reading a pipe would wait for its writer
    if (!file.isFile()) throw new Error("it is not a regular file");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    // the bits mean nothing on Windows
    return { text, isExposed: process.platform !== "win32" && (file.mode & 0o044) !== 0 };
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { text: "", isExposed: false };
    const reason = thrown instanceof TypeError ? "it is not UTF-8 text" : (code ?? message);
    throw usageError(`\`${path}\` can't be read (${reason}); ${INSTEAD}`, thrown);
  }
}

/** Parses as common INI readers do: names in any case, optional quotes, trailing comments. */
function settingsOf(text: string): [string, string][] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s*(\w+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    return name !== undefined && value !== undefined ? [[name.toLowerCase(), unquoted(value)]] : [];
  });
}

function unquoted(value: string): string {
  const [, , quoted] = /^(["'])(.*?)\1\s*(?:[;#].*)?$/.exec(value) ?? [];
  return quoted ?? value.replace(/(?:^|\s)[;#].*$/, "").trim();
}
