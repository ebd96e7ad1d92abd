import { type Command, Option } from "commander";
import type { DeploymentChanges } from "fireworks-deployments";
import { usageError } from "../endings.js";
import { checkedAssignments } from "../input/assignments.js";
import { JsonFile } from "../input/checked.js";
import { outcome } from "../output/words.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";
import { sendable } from "./sending.js";

interface Flags {
  file?: string;
  set?: string[];
}

/** `update ID`: changes some fields. */
export function update(program: Command): void {
  const command = program
    .command("update")
    .description("Change some fields of a deployment, and no others. The changes are checked first.")
    .argument("<id>", DEPLOYMENT)
    .option("-f, --file <file>", "the changes as JSON, where null clears a field; - for stdin")
    .addOption(
      new Option(
        "--set <path=value...>",
        "fields to change, maps and lists as JSON; an empty value clears a field",
      ).conflicts("file"),
    );
  examples(
    command,
    "update my-deployment --set minReplicaCount=1 autoscalingPolicy.scaleToZeroWindow=10m",
    "update my-deployment --file changes.json",
  ).action(async (id: string, { file, set }: Flags, command: Command) => {
    const checked = set ? checkedAssignments(set) : file && (await JsonFile.read(file)).check("update");
    if (!checked) throw usageError("missing changes: pass --set or --file");
    const changes = sendable(checked, command) as DeploymentChanges;
    await connected(command, id, async ({ client, printer, call }) => {
      const updated = await client.update(id, changes, call);
      printer.written(updated, (screen, deployment) => outcome("updated", deployment, screen));
    });
  });
}
