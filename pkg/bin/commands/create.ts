import { type Command, Option } from "commander";
import type { NewDeployment } from "fireworks-deployments";
import { outcome } from "../output/words.js";
import { connect } from "../session.js";
import { fileToSend } from "./file-to-send.js";
import { examples } from "./help.js";
import { WAIT_FLAGS, type WaitFlags, waited, waiting } from "./waiting.js";

interface Flags extends WaitFlags {
  file: string;
  deploymentId?: string;
  validateOnly?: true;
}

/** `create --file F`: a new deployment. */
export function create(program: Command): void {
  const command = program
    .command("create")
    .description("Create a deployment from a file of JSON, which is checked first.")
    .requiredOption("-f, --file <file>", "the deployment; - for the standard input")
    .option("--deployment-id <id>", "its ID (default: the service makes one)")
    .addOption(new Option("--validate-only", "have the service check it, and create nothing").conflicts(WAIT_FLAGS));
  examples(
    waiting(command, "it is READY"),
    "create --file deployment.json --deployment-id my-deployment --wait",
    "create --file deployment.json --validate-only",
  ).action(async ({ file, deploymentId, validateOnly, ...flags }: Flags, command: Command) => {
    const deployment = (await fileToSend(file, "create", command)) as NewDeployment;
    const session = await connect(command);
    const created = await waited(session, flags, (options) =>
      session.client.create(deployment, { ...options, deploymentId, validateOnly }),
    );
    session.printer.result(created, (screen, deployment) =>
      validateOnly ? "valid, not created" : outcome("created", deployment, screen),
    );
  });
}
