import type { Command } from "commander";
import { wholeNumber } from "../input/arguments.js";
import { plain } from "../output/terminal.js";
import { glance } from "../output/words.js";
import { asks, confirm } from "../question.js";
import { connected, type Session } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

/** `scale ID N`: sets the replica count. */
export function scale(program: Command): void {
  const command = program
    .command("scale")
    .description("Set a deployment's replica count. On a terminal, asks before 0, and above maxReplicaCount.")
    .argument("<id>", DEPLOYMENT)
    .argument("<replicas>", "the replica count, at least 0", (text) => wholeNumber(text));
  examples(command, "scale my-deployment 2").action(async (id: string, replicas: number, _, command: Command) =>
    connected(command, id, async (session) => {
      await question(session, id, replicas);
      await session.client.scale(id, replicas, session.call);
      session.printer.written({}, () => `scaled ${plain(id)} to ${replicas}`);
    }),
  );
}

async function question(session: Session, id: string, replicas: number): Promise<void> {
  if (!asks(session)) return;
  const found = await session.client.get(id, session.call);
  // the API omits zeros
  const { maxReplicaCount = 0 } = found;
  if (replicas === 0) await confirm(session, `Scale ${glance(found)} to 0? It stops serving.`);
  else if (replicas > maxReplicaCount)
    await confirm(
      session,
      `Scale ${glance(found)} to ${replicas}? That is more than maxReplicaCount ${maxReplicaCount}.`,
    );
}
