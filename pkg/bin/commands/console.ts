import type { Command } from "commander";
import { runConsole } from "../console.js";
import { port } from "../input/arguments.js";
import { examples } from "./help.js";

/** `console`: serves the web console on this machine. */
export function console(program: Command): void {
  const command = program
    .command("console")
    .description("Serve the web console on this machine, on an emulator or on your deployments.")
    .option("--port <number>", "port to listen on; 0 picks a free one", port, 4173)
    .option("--live", "show and change your deployments; without it, the page uses an emulator and needs no key")
    .option("--open", "open it in the browser")
    .addHelpText(
      "after",
      `
The console is a package of its own: install fireworks-deployments-console, or run it with npx. With --live, the key stays
in this process: the page calls it, and it calls the API. Whoever can use this machine's ports can do the same.`,
    );
  examples(command, "console --open", "console --live --account-id acme").action((_, command: Command) =>
    runConsole(command.optsWithGlobals()),
  );
}
