import type { Command } from "commander";
import { outcome } from "../output/words.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";
import { type WaitFlags, waited, waiting } from "./waiting.js";

/** `undelete ID`: restores a deleted deployment. */
export function undelete(program: Command): void {
  const command = program
    .command("undelete")
    .description("Restore a deleted deployment, until its purge time. Its replicas are billed again.")
    .argument("<id>", DEPLOYMENT);
  examples(waiting(command, "it is READY"), "undelete my-deployment", "undelete my-deployment --max-wait 1h").action(
    async (id: string, flags: WaitFlags, command: Command) =>
      connected(command, id, async (session) => {
        const undeleted = await waited(session, id, flags, (options) => session.client.undelete(id, options));
        session.printer.written(undeleted, (screen, deployment) => outcome("undeleted", deployment, screen));
      }),
  );
}
