import type { Command } from "commander";
import type { DeploymentChanges } from "fireworks-deployments";
import { outcome } from "../output/words.js";
import { connect } from "../session.js";
import { fileToSend } from "./file-to-send.js";
import { DEPLOYMENT, examples } from "./help.js";

/** `update ID --file F`: changes the fields that the file holds. */
export function update(program: Command): void {
  const command = program
    .command("update")
    .description("Change only the fields in a JSON file; null clears a field. The file is checked first.")
    .argument("<id>", DEPLOYMENT)
    .requiredOption("-f, --file <file>", "the changes as JSON; - for stdin");
  examples(
    command,
    "update my-deployment --file changes.json",
    "update my-deployment --file - <<< '{\"minReplicaCount\": 1}'",
  ).action(async (id: string, { file }: { file: string }, command: Command) => {
    const changes = (await fileToSend(file, "update", command)) as DeploymentChanges;
    const { client, printer, call } = await connect(command, id);
    const updated = await client.update(id, changes, call);
    printer.result(updated, (screen, deployment) => outcome("updated", deployment, screen));
  });
}
