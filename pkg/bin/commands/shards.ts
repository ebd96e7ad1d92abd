import type { Command } from "commander";
import type { DeploymentShard } from "fireworks-deployments";
import { shardTable } from "../output/deployments.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

/** `shards ID`: lists the shards. */
export function shards(program: Command): void {
  const command = program
    .command("shards")
    .description("List a deployment's shards. -o json prints one array.")
    .argument("<id>", DEPLOYMENT);
  examples(command, "shards my-deployment").action(async (id: string, _, command: Command) =>
    connected(command, id, async ({ client, printer, call }) => {
      const found: DeploymentShard[] = [];
      const tokens = new Set<string>();
      let pageToken: string | undefined;
      do {
        tokens.add(pageToken ?? "");
        const page = await client.shards(id, { ...call, pageToken });
        found.push(...page.deploymentShards);
        pageToken = page.nextPageToken;
        // a token that repeats would never end
      } while (pageToken && !tokens.has(pageToken));
      printer.result(found, (screen, shown) => shardTable(shown, screen));
      if (found.length === 0 && !printer.isJson) printer.note(() => "no shards");
    }),
  );
}
