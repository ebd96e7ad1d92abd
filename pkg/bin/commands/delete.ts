import type { Command } from "commander";
import { plain } from "../output/terminal.js";
import { glance } from "../output/words.js";
import { asks, confirm, confirmForGood } from "../question.js";
import { connected, type Session } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";
import { isWaiting, type WaitFlags, waited, waiting } from "./waiting.js";

interface Flags extends WaitFlags {
  hard?: true;
  ignoreChecks?: true;
}

/** `delete ID`: deletes a deployment. */
export function remove(program: Command): void {
  const command = program
    .command("delete")
    .description("Delete a deployment. It can be undeleted until its purge time. Asks first on a terminal.")
    .argument("<id>", DEPLOYMENT)
    .option("--hard", "delete it for good and free its ID; without a terminal, this needs --yes")
    .option("--ignore-checks", "delete it even if it had traffic in the last hour");
  examples(waiting(command, "it is gone"), "delete my-deployment --wait", "delete my-deployment --hard --yes").action(
    async (id: string, { hard, ignoreChecks, ...flags }: Flags, command: Command) =>
      connected(command, id, async (session) => {
        await question(session, id, hard === true);
        await waited(session, id, flags, (options) => session.client.delete(id, { ...options, hard, ignoreChecks }));
        const done = isWaiting(session, flags) || hard ? "deleted" : "deleting";
        session.printer.written(
          {},
          () => `${done} ${plain(id)}${hard ? " for good" : "; it can be undeleted until its purge time"}`,
        );
      }),
  );
}

async function question(session: Session, id: string, isForGood: boolean): Promise<void> {
  if (isForGood) return confirmForGood(session, id, `delete --hard of ${plain(id)}`);
  if (!asks(session)) return;
  const found = await session.client.get(id, session.call);
  await confirm(session, `Delete ${glance(found)}? It can be undeleted until its purge time.`);
}
