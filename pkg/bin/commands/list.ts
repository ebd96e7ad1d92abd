import type { Command } from "commander";
import type { Deployment } from "fireworks-deployments";
import { wholeNumber } from "../input/arguments.js";
import { deploymentTable } from "../output/deployments.js";
import { connected } from "../session.js";
import { examples } from "./help.js";

interface Flags {
  showDeleted?: true;
  filter?: string;
  orderBy?: string;
  limit?: number;
}

/** `list`: lists the account's deployments. */
export function list(program: Command): void {
  const command = program
    .command("list")
    .description("List the account's deployments. -o json prints one array.")
    .option("--show-deleted", "include deleted deployments")
    .option("--filter <filter>", "only deployments that match, in the API's filter language with snake_case fields")
    .option("--order-by <fields>", "sort by these snake_case fields; append ` desc` to reverse one")
    .option("--limit <number>", "at most so many deployments", (text) => wholeNumber(text));
  examples(
    command,
    "list --show-deleted",
    "list --filter 'state=\"READY\"' --order-by 'create_time desc' --limit 10",
    "list --show-deleted -o json | jq -r '.[] | select(.state == \"DELETED\") | .name'",
  ).action(async (flags: Flags, command: Command) =>
    connected(command, undefined, async ({ client, printer, call }) => {
      const deployments: Deployment[] = [];
      for await (const deployment of client.list({ pageSize: 200, ...flags }, call)) deployments.push(deployment);
      printer.result(deployments, (screen, shown) => deploymentTable(shown, screen));
      if (deployments.length > 0 || printer.isJson) return;
      printer.note(() => `no deployments${flags.showDeleted ? "" : "; --show-deleted includes deleted ones"}`);
    }),
  );
}
