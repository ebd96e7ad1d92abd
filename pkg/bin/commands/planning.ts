import type { Command } from "commander";
import { JsonFile } from "../input/checked.js";
import { deploymentOf, type Plan, planOf } from "../plan.js";
import { connected, type Session } from "../session.js";
import { sendable } from "./sending.js";

/** Reads a file, compares it with the deployment that it describes, and checks what is to be sent. */
export async function planned(
  command: Command,
  argument: string | undefined,
  path: string,
  act: (session: Session, plan: Plan) => Promise<void>,
): Promise<void> {
  const file = await JsonFile.read(path);
  if (file.value === undefined) sendable(file.check("create"), command);
  const deployment = deploymentOf(argument, file);
  await connected(command, deployment, async (session) => {
    const plan = await planOf(session, deployment, file);
    if (plan.action !== "none") sendable(file.check(plan.action, plan.changes), command);
    await act(session, plan);
  });
}
