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

/** `list`: every deployment of the account. */
export function list(program: Command): void {
  const command = program
    .command("list")
    .description("List the account's deployments; with -o json as one array.")
    .option("--show-deleted", "those too that were deleted and can be undeleted")
    .option("--filter <filter>", "those that match, in the API's filter language and snake_case names")
    .option("--order-by <fields>", "in this order: fields in snake_case, ` desc` behind those that go down");
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
      printer.note(() => (showDeleted ? "no deployments" : "no deployments; --show-deleted shows deleted ones too"));
  });
}
