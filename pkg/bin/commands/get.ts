import type { Command } from "commander";
import { details } from "../output/details.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

/** `get ID`: shows a deployment. */
export function get(program: Command): void {
  const command = program.command("get").description("Show a deployment.").argument("<id>", DEPLOYMENT);
  examples(command, "get my-deployment", "get my-deployment -o json | jq -r .state").action(
    async (id: string, _, command: Command) =>
      connected(command, id, async ({ client, printer, call }) =>
        printer.result(await client.get(id, call), (screen, deployment) => details(deployment, screen)),
      ),
  );
}
