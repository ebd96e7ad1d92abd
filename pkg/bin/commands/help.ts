import type { Command } from "commander";

/** What every command's help says of a deployment. */
export const DEPLOYMENT = "the deployment: its ID, or its name accounts/{account}/deployments/{deployment}";

/** Ends a command's help with ways to call it. */
export function examples(command: Command, ...lines: string[]): Command {
  return command.addHelpText(
    "after",
    ["", "Examples:", ...lines.map((line) => `  $ fireworks-deployments ${line}`)].join("\n"),
  );
}
