import type { Command } from "commander";
import type { State } from "fireworks-deployments";
import { usageError } from "../endings.js";
import { plain } from "../output/terminal.js";
import { outcome } from "../output/words.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";
import { pollInterval, type WaitFlags, waited } from "./waiting.js";

interface Flags extends WaitFlags {
  for: string;
}

/** `wait ID`: waits until a deployment is in a state. */
export function wait(program: Command): void {
  const command = program
    .command("wait")
    .description("Wait until a deployment is in a state, or until its inference answers.")
    .argument("<id>", DEPLOYMENT)
    .option(
      "--for <state>",
      "READY, DELETED or another state, several with commas; `serving`: until inference answers, which costs a token " +
        "per check",
      "READY",
    )
    .addOption(pollInterval());
  examples(command, "wait my-deployment", "wait my-deployment --for serving --max-wait 10m").action(
    async (id: string, { for: awaited, ...flags }: Flags, command: Command) =>
      connected(command, id, async (session) => {
        const { client, call, printer } = session;
        const isForServing = awaited.toLowerCase() === "serving";
        const states = awaited.split(",").map((state) => state.trim().toUpperCase() as State);
        if (states.includes("SERVING") && !isForServing)
          throw usageError("`serving` must be the only state to wait for");
        if (session.dryRun) {
          const { state = "" } = await client.get(id, call);
          return printer.note(() => plain(`${id} is ${state}: would wait until it is ${awaited}`));
        }
        const reached = await waited(session, id, { ...flags, wait: true }, ({ wait }) => {
          const options = { ...call, ...(wait as object) };
          return isForServing ? client.waitUntilServing(id, options) : client.waitFor(id, states, options);
        });
        printer.result(reached, (screen, deployment) => outcome(isForServing ? "serving" : "", deployment, screen));
      }),
  );
}
