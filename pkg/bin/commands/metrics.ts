import type { Command } from "commander";
import { pairTable } from "../output/pairs.js";
import { plain } from "../output/terminal.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

/** `metrics ID`: shows the metrics. */
export function metrics(program: Command): void {
  const command = program
    .command("metrics")
    .description("Show a deployment's metrics. The service has deprecated this call.")
    .argument("<id>", DEPLOYMENT)
    .option("--time-range <duration>", "the time to look back, such as 10m");
  examples(command, "metrics my-deployment --time-range 10m").action(
    async (id: string, flags: { timeRange?: string }, command: Command) =>
      connected(command, id, async ({ client, printer, call }) => {
        const found = await client.metrics(id, { ...call, ...flags });
        printer.result(found, (screen, { metrics }) => pairTable("METRIC", "VALUE", metrics ?? {}, screen));
        const isEmpty = Object.keys(found.metrics ?? {}).length === 0;
        if (isEmpty && !printer.isJson) printer.note(() => `${plain(id)} has no metrics`);
      }),
  );
}
