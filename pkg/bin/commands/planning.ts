import type { Command } from "commander";
import { type Checked, JsonFile } from "../input/checked.js";
import { plain } from "../output/terminal.js";
import { idIn } from "../output/words.js";
import { deploymentOf, type Plan, planOf } from "../plan.js";
import { connected, type Session } from "../session.js";
import { sendable } from "./sending.js";

/** Reads a file, compares it with the deployment that it describes, and checks what is to be sent. */
export async function planned(
  command: Command,
  argument: string | undefined,
  path: string,
  act: (session: Session, plan: Plan, again: () => Promise<Plan>) => Promise<void>,
): Promise<void> {
  const file = await JsonFile.read(path);
  const isObject = typeof file.value === "object" && file.value !== null && !Array.isArray(file.value);
  if (!isObject) sendable(file.check("create"), command);
  const deployment = deploymentOf(argument, file);
  await connected(command, deployment, async (session) => {
    const again = () => planOf(session, deployment, file);
    const plan = await again();
    sendable(checked(file, plan), command);
    const { name } = file.value as { name?: unknown };
    if (typeof name === "string" && idIn(name) !== idIn(deployment) && !session.printer.isJson)
      session.printer.note(() => plain(`note: \`${file.name}\` is named ${name}, and applies to ${deployment}`));
    await act(session, plan, again);
  });
}

/** Checks what is to be sent. A misspelt name would differ for ever, so it is an error. */
function checked(file: JsonFile, { action, changes }: Plan): Checked {
  const whole = action === "create" ? file.check("create", changes) : file.check("update");
  const issues = whole.issues
    .filter(({ code, path: [field = ""] }) => code === "unknown_field" || action === "create" || field in changes)
    .map((issue) =>
      issue.code === "unknown_field" && issue.message.includes("did you mean")
        ? { ...issue, severity: "error" as const }
        : issue,
    );
  return { ...whole, issues };
}
