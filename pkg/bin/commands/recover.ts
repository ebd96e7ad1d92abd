import { type Command, Option } from "commander";
import { Ended } from "../endings.js";
import { failed } from "../failure.js";
import { hinted } from "../hints.js";
import { plain } from "../output/terminal.js";
import { outcome } from "../output/words.js";
import { connected, type Session } from "../session.js";
import { isInterrupted } from "../status.js";
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
        "they are. Their replicas are billed again. -o json prints one object per deployment.",
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
        for (const one of outcomes)
          if (one.status === "fulfilled")
            session.printer.result(one.value, (screen, deployment) => outcome("recovered", deployment, screen));
        await report(session, deployments, outcomes);
      });
    },
  );
}

/** Says what a recovery would do. Undeletes are recorded as requests. */
async function preview(session: Session, deployments: readonly string[]): Promise<void> {
  const { client, call, printer } = session;
  const outcomes: PromiseSettledResult<void>[] = [];
  const one = async (deployment: string) => {
    const { state = "" } = await client.get(deployment, call);
    if (state === "DELETED" || state === "FAILED") await client.undelete(deployment, call);
    else if (!printer.isJson) printer.note(() => plain(`${deployment} is ${state}: would ${NEXT.get(state) ?? WAIT}`));
  };
  for (const deployment of deployments) outcomes.push(...(await Promise.allSettled([one(deployment)])));
  await report(session, deployments, outcomes);
}

const WAIT = "wait until it is READY";
const NEXT = new Map([
  ["READY", "do nothing"],
  ["DELETING", "wait until it is DELETED, then undelete it"],
]);

/** Prints why deployments failed. The exit status is that of the first, unless the command was interrupted. */
async function report(
  session: Session,
  deployments: readonly string[],
  outcomes: readonly PromiseSettledResult<unknown>[],
): Promise<void> {
  const statuses: number[] = [];
  for (const [at, one] of outcomes.entries())
    if (one.status === "rejected")
      statuses.push(failed(await hinted(one.reason, session, deployments[at]), session.globals.output));
  const status = statuses.find(isInterrupted) ?? statuses[0];
  if (status !== undefined) throw new Ended(status);
}
