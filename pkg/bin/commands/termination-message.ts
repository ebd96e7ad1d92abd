import type { Command } from "commander";
import { plain } from "../output/terminal.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

/** `termination-message ID`: tells why replicas terminated. */
export function terminationMessage(program: Command): void {
  const command = program
    .command("termination-message")
    .description("Show why a deployment's replicas terminated.")
    .argument("<id>", DEPLOYMENT);
  examples(command, "termination-message my-deployment").action(async (id: string, _, command: Command) =>
    connected(command, id, async ({ client, printer, call }) => {
      const found = await client.terminationMessage(id, call);
      // a message may have several lines
      printer.result(found, (_, { message }) => (message ?? "").split("\n").map(plain).join("\n").trimEnd());
      if (!found.message && !printer.isJson) printer.note(() => `${plain(id)} has no termination message`);
    }),
  );
}
