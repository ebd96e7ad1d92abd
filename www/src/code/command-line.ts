import { type Call, command, pretty, quoted, type Snippet } from "./call.ts";

/** Writes a call with this project's command line. */
export function commandLine(call: Call): Snippet {
  const account = `--account-id ${quoted(call.account)}`;
  const line = (words: string, body?: object) =>
    command(
      body === undefined
        ? `npx fireworks-deployments ${words} ${account}`
        : `npx fireworks-deployments ${words} ${account} --file - <<'JSON'\n${pretty(body)}\nJSON`,
    );
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
