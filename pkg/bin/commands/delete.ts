import type { Command } from "commander";
import { plain } from "../output/terminal.js";
import { connect } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";
import { type WaitFlags, waited, waiting } from "./waiting.js";

interface Flags extends WaitFlags {
  hard?: true;
  ignoreChecks?: true;
}

/** `delete ID`: deletes a deployment. */
export function remove(program: Command): void {
  const command = program
    .command("delete")
    .description("Delete a deployment. It can be undeleted until its purge time.")
    .argument("<id>", DEPLOYMENT)
    .option("--hard", "delete it for good and free its ID")
    .option("--ignore-checks", "delete it even if it had traffic in the last hour");
  examples(waiting(command, "it is gone"), "delete my-deployment --wait", "delete my-deployment --hard").action(
    async (id: string, { hard, ignoreChecks, ...flags }: Flags, command: Command) => {
      const session = await connect(command, id);
      await waited(session, flags, (options) => session.client.delete(id, { ...options, hard, ignoreChecks }));
      const done = flags.wait || hard ? "deleted" : "deleting";
      session.printer.result(
        {},
        () => `${done} ${plain(id)}${hard ? " for good" : "; it can be undeleted until its purge time"}`,
      );
    },
  );
}
