import { type Command, InvalidArgumentError } from "commander";

/** `emulator`: the API in memory as an HTTP server. */
export function emulator(program: Command): void {
  program
    .command("emulator")
    .description("Serve the deployments API from memory, for tests: no account, no GPUs.")
    .option("--port <number>", "where to listen; 0: any port that is free", port, 8787)
    .option("--host <address>", "where to listen", "127.0.0.1")
    .option("--speed <factor>", "how many times faster than the host's its clock runs", speed)
    .option("--seed-file <file>", "JSON of the deployments to start with")
    .addHelpText(
      "after",
      `
Without --account-id and --api-key it takes any.

Examples:
  $ fireworks-deployments emulator --port 8787 --speed 10
  $ FIREWORKS_BASE_URL=http://127.0.0.1:8787 fireworks-deployments list --account-id acme --api-key fw_local`,
    )
    .action(async (_, command: Command) => {
      // most runs of the command line need no emulator: it is a file of its own
      const { runEmulator } = await import("../emulator.js");
      await runEmulator(command.optsWithGlobals());
    });
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError("It must be a number from 0 to 65535.");
}

function speed(text: string): number {
  const factor = Number(text);
  if (text.trim() !== "" && Number.isFinite(factor) && factor > 0) return factor;
  throw new InvalidArgumentError("It must be a number above 0.");
}
