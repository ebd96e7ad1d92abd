import type { Command } from "commander";
import type { Deployment, NewDeployment } from "fireworks-deployments";
import { planLines } from "../output/changes.js";
import { idIn, outcome } from "../output/words.js";
import type { Plan } from "../plan.js";
import { asks, confirm } from "../question.js";
import type { Session } from "../session.js";
import { DEPLOYMENT_OF_FILE, examples } from "./help.js";
import { planned } from "./planning.js";
import { type WaitFlags, waited, waiting } from "./waiting.js";

interface Flags extends WaitFlags {
  file: string;
}

/** `apply [ID] --file F`: makes a deployment as a file describes it. */
export function apply(program: Command): void {
  const command = program
    .command("apply")
    .description(
      "Create the deployment that a file describes, or update it: only fields that the file holds, and only what " +
        "differs. Shows the changes, and asks first on a terminal.",
    )
    .argument("[id]", DEPLOYMENT_OF_FILE)
    .requiredOption("-f, --file <file>", "the deployment as JSON; - for stdin");
  examples(
    waiting(command, "it is READY"),
    "apply --file deployment.json",
    "apply my-deployment --file deployment.json --yes --wait",
  ).action(async (id: string | undefined, { file, ...flags }: Flags, command: Command) =>
    planned(command, id, file, async (session, plan) => {
      const { printer } = session;
      if (plan.action === "none") return printer.result(plan.current, (screen) => planLines(plan, screen));
      if (!printer.isJson || asks(session)) printer.note((screen) => planLines(plan, screen));
      if (asks(session))
        await confirm(session, plan.action === "create" ? "Create it? Its replicas are billed." : "Update it?");
      const applied = await sent(session, plan, flags);
      printer.written(applied, (screen, deployment) => outcome(`${plan.action}d`, deployment, screen));
    }),
  );
}

/** Creates or updates the deployment, and waits if asked to. */
async function sent(session: Session, plan: Plan, flags: WaitFlags): Promise<Deployment> {
  const { client } = session;
  const { deployment } = plan;
  return waited(session, deployment, flags, async ({ wait, ...call }) => {
    if (plan.action === "create") {
      const [, accountId] = /^accounts\/([^/]+)\//.exec(deployment) ?? [];
      return client.create(plan.changes as NewDeployment, { ...call, wait, accountId, deploymentId: idIn(deployment) });
    }
    const updated = await client.update(deployment, plan.changes, call);
    return typeof wait === "object" ? client.waitFor(deployment, "READY", { ...call, ...wait }) : updated;
  });
}
