import type { Command } from "commander";

/** The help text of a deployment argument. */
export const DEPLOYMENT = "the deployment's ID or full name (accounts/{account}/deployments/{deployment})";

/** Adds examples to a command's help. */
export function examples(command: Command, ...lines: string[]): Command {
  return command.addHelpText(
    "after",
    ["", "Examples:", ...lines.map((line) => `  $ fireworks-deployments ${line}`)].join("\n"),
  );
}
