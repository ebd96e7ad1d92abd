import { type Command, Option } from "commander";
import type { Deployment } from "fireworks-deployments";
import { Ended } from "../endings.js";
import { failed } from "../failure.js";
import { hinted } from "../hints.js";
import { outcome } from "../output/words.js";
import { connected, type Session } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";
import { pollInterval, type WaitFlags, watched } from "./waiting.js";

interface Flags extends WaitFlags {
  until: "ready" | "serving";
}

/** `recover ID…`: brings deployments back to READY. */
export function recover(program: Command): void {
  const command = program
    .command("recover")
    .description(
      "Bring deployments back to READY, whatever their state, and wait for it. Can be repeated: it goes on from where " +
        "they are. Their replicas are billed again.",
    )
    .argument("<id...>", `${DEPLOYMENT}; several recover at once`)
    .addOption(
      new Option("--until <point>", "`serving`: until inference answers, which costs a token per check")
        .choices(["ready", "serving"])
        .default("ready"),
    )
    .addOption(pollInterval());
  examples(command, "recover my-deployment", "recover my-deployment another --until serving --max-wait 30m").action(
    async (ids: string[], { until, ...flags }: Flags, command: Command) => {
      const deployments = [...new Set(ids)];
      // an account is needed unless every name contains it
      const bare = deployments.find((id) => !id.startsWith("accounts/")) ?? deployments[0];
      await connected(command, bare, async (session) => {
        if (session.dryRun) return preview(session, deployments);
        const outcomes = await watched(session, deployments, flags, (deployment, wait) =>
          session.client.recover(deployment, { ...session.call, ...wait, until }),
        );
        await report(session, deployments, outcomes);
      });
    },
  );
}

/** Prints the recovered deployments, then the errors. The exit status is the first error's. */
async function report(
  session: Session,
  deployments: readonly string[],
  outcomes: readonly PromiseSettledResult<Deployment>[],
): Promise<void> {
  for (const one of outcomes)
    if (one.status === "fulfilled")
      session.printer.result(one.value, (screen, deployment) => outcome("recovered", deployment, screen));
  const statuses: number[] = [];
  for (const [at, one] of outcomes.entries())
    if (one.status === "rejected")
      statuses.push(failed(await hinted(one.reason, session, deployments[at]), session.globals.output));
  if (statuses[0] !== undefined) throw new Ended(statuses[0]);
}

/** Says what a recovery would do. Undeletes are recorded as requests. */
async function preview({ client, call, printer }: Session, deployments: readonly string[]): Promise<void> {
  for (const deployment of deployments) {
    const { state = "" } = await client.get(deployment, call);
    if (state === "DELETED" || state === "FAILED") await client.undelete(deployment, call);
    else printer.note(() => `${deployment} is ${state}: ${NEXT[state] ?? "would wait until it is READY"}`);
  }
}

const NEXT: Record<string, string> = {
  READY: "nothing to do",
  DELETING: "would wait until it is DELETED, then undelete it",
};
