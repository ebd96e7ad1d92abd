import type { Command } from "commander";
import type { Deployment } from "fireworks-deployments";
import { deploymentTable } from "../output/deployments.js";
import { connect } from "../session.js";
import { examples } from "./help.js";

interface Flags {
  showDeleted?: true;
  filter?: string;
  orderBy?: string;
}

/** `list`: lists the account's deployments. */
export function list(program: Command): void {
  const command = program
    .command("list")
    .description("List the account's deployments. -o json prints one array.")
    .option("--show-deleted", "include deleted deployments")
    .option("--filter <filter>", "only deployments that match, in the API's filter language with snake_case fields")
    .option("--order-by <fields>", "sort by these snake_case fields; append ` desc` to reverse one");
  examples(
    command,
    "list --show-deleted",
    "list --filter 'state=\"READY\"' --order-by 'create_time desc'",
    "list --show-deleted -o json | jq -r '.[] | select(.state == \"DELETED\") | .name'",
  ).action(async ({ showDeleted, filter, orderBy }: Flags, command: Command) => {
    const { client, printer, call } = await connect(command);
    const deployments: Deployment[] = [];
    for await (const deployment of client.list({ showDeleted, filter, orderBy, pageSize: 200 }, call))
      deployments.push(deployment);
    printer.result(deployments, (screen, shown) => deploymentTable(shown, screen));
    if (deployments.length === 0 && !printer.isJson)
      printer.note(() => (showDeleted ? "no deployments" : "no deployments; --show-deleted includes deleted ones"));
  });
}
