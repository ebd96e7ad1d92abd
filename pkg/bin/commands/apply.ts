import type { Command } from "commander";
import type { Deployment, NewDeployment } from "fireworks-deployments";
import { planLines } from "../output/changes.js";
import { accountIn, idIn, outcome } from "../output/words.js";
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
    planned(command, id, file, async (session, plan, again) => {
      const { printer } = session;
      const isSame = plan.action === "none";
      if (!isSame && (!printer.isJson || asks(session))) printer.note((screen) => planLines(plan, screen));
      if (!isSame && asks(session)) await question(session, plan, again);
      const applied = await sent(session, plan, flags);
      printer.written(applied, (screen, deployment) =>
        isSame ? `${planLines(plan, screen)}: ${deployment.state}` : outcome(`${plan.action}d`, deployment, screen),
      );
    }),
  );
}

/** Asks, and makes sure that nothing has changed meanwhile. */
async function question(session: Session, plan: Plan, again: () => Promise<Plan>): Promise<void> {
  const isParked = plan.action === "update" && plan.changes.maxReplicaCount === 0;
  const update = isParked ? "Update it? It stops serving." : "Update it?";
  await confirm(session, plan.action === "create" ? "Create it? Its replicas are billed." : update);
  const { action, changes } = await again();
  if (action !== plan.action || JSON.stringify(changes) !== JSON.stringify(plan.changes))
    throw new Error(`${idIn(plan.deployment)} has changed meanwhile, and nothing was sent: run \`apply\` again`);
}

/** Creates or updates the deployment if anything differs, and waits if asked to. */
async function sent(session: Session, plan: Plan, flags: WaitFlags): Promise<Deployment> {
  const { client } = session;
  const { deployment } = plan;
  return waited(session, deployment, flags, async ({ wait, ...call }) => {
    if (plan.action === "create") {
      const options = { ...call, wait, accountId: accountIn(deployment), deploymentId: idIn(deployment) };
      return client.create(plan.changes as NewDeployment, options);
    }
    const updated = plan.action === "none" ? plan.current : await client.update(deployment, plan.changes, call);
    return typeof wait === "object" ? client.waitFor(deployment, "READY", { ...call, ...wait }) : updated;
  });
}
