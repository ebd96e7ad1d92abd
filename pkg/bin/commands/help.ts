import type { Command } from "commander";

/** The help text of a deployment argument. */
export const DEPLOYMENT = "the deployment's ID or full name (accounts/{account}/deployments/{deployment})";

/** The help text of a deployment argument that a file may replace. */
export const DEPLOYMENT_OF_FILE = `${DEPLOYMENT}; default: the file's \`name\``;

/** Adds examples to a command's help. */
export function examples(command: Command, ...lines: string[]): Command {
  return command.addHelpText(
    "after",
    ["", "Examples:", ...lines.map((line) => `  $ fireworks-deployments ${line}`)].join("\n"),
  );
}
