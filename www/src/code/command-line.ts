import { type Call, command, pretty, quoted, type Snippet } from "./call.ts";

/** Writes a command. Without the account, the command line would take the one of the key or of its settings. */
export const commandTo = (words: string, account: string): string =>
  `npx fireworks-deployments ${words} --account-id ${quoted(account)}`;

/** Writes a call with this project's command line. */
export function commandLine(call: Call): Snippet {
  const line = (words: string, body?: object) => {
    const written = commandTo(words, call.account);
    return command(body === undefined ? written : `${written} --file - <<'JSON'\n${pretty(body)}\nJSON`);
  };
  switch (call.does) {
    case "get":
      return line(`get ${quoted(call.id)}`);
    case "undelete":
      return line(`undelete ${quoted(call.id)} --wait`);
    case "delete":
      return line(`delete ${quoted(call.id)} --wait`);
    case "update":
      return line(`update ${quoted(call.id)}`, call.changes);
    case "create":
      return line(`create${call.id ? ` --deployment-id ${quoted(call.id)}` : ""} --wait`, call.deployment);
  }
}
