import type { Command } from "commander";
import { planLines } from "../output/changes.js";
import { DEPLOYMENT_OF_FILE, examples } from "./help.js";
import { planned } from "./planning.js";

/** `diff [ID] --file F`: shows what `apply` would change. */
export function diff(program: Command): void {
  const command = program
    .command("diff")
    .description("Show what `apply` would change. Nothing is changed.")
    .argument("[id]", DEPLOYMENT_OF_FILE)
    .requiredOption("-f, --file <file>", "the deployment as JSON; - for stdin");
  examples(command, "diff my-deployment --file deployment.json").action(
    async (id: string | undefined, { file }: { file: string }, command: Command) =>
      planned(command, id, file, async ({ printer }, plan) => {
        const { action, deployment, changes } = plan;
        printer.result({ action, deployment, changes }, (screen) => planLines(plan, screen));
      }),
  );
}
