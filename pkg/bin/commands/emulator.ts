import { type Command, InvalidArgumentError, Option } from "commander";
import { port } from "../input/arguments.js";

/** `emulator`: serves the in-memory API over HTTP. */
export function emulator(program: Command): void {
  program
    .command("emulator")
    .description("Serve an in-memory emulator of the deployments API, for tests: no account, no GPUs.")
    .option("--port <number>", "port to listen on; 0 picks a free one", port, 8787)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--speed <factor>", "speed of its clock, as a multiple of real time", speed)
    .addOption(
      new Option("--timing <timing>", "delays: `realistic` takes the service's minutes").choices([
        "quick",
        "realistic",
      ]),
    )
    .option("--seed-file <file>", "initial deployments or emulator options, as JSON")
    .addHelpText(
      "after",
      `
Without --account-id and --api-key, any account and key are accepted. It prints the settings that clients need, and
answers under /emulator/ how to control it.

Examples:
  $ fireworks-deployments emulator --port 8787 --speed 10
  $ fireworks-deployments emulator --account-id acme --seed-file deployments.json --timing realistic`,
    )
    .action(async (_, command: Command) => {
      // most commands don't need the emulator, which has a WebAssembly file of its own
      const { runEmulator } = await import("../emulator.js");
      await runEmulator(command.optsWithGlobals());
    });
}

function speed(text: string): number {
  const factor = Number(text);
  if (text.trim() !== "" && Number.isFinite(factor) && factor > 0) return factor;
  throw new InvalidArgumentError("It must be a number above 0.");
}
