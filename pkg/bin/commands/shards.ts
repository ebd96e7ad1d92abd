import type { Command } from "commander";
import { type DeploymentShard, FireworksError } from "fireworks-deployments";
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
        if (pageToken && tokens.has(pageToken))
          throw new FireworksError({
            kind: "protocol",
            message: "shards: the service returned the same page token twice",
          });
      } while (pageToken);
      printer.result(found, (screen, shown) => shardTable(shown, screen));
      if (found.length === 0 && !printer.isJson) printer.note(() => "no shards");
    }),
  );
}
