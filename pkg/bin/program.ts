import { Command, CommanderError, Option } from "commander";
import { version } from "../package.json";
import { emulator } from "./commands/emulator.js";
import { Status, UsageError } from "./status.js";

const commands = [emulator];

const exitStatuses = `
Exit status:
  0  done
  1  the API or the network refused
  2  wrong usage, or no credentials
  3  the deployment is invalid`;

/** Runs the command that the arguments name, to its exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command("fireworks-deployments")
    .description("Undelete, validate and manage Fireworks AI deployments.")
    .version(version)
    .option(
      "--account-id <id>",
      "the account (else FIREWORKS_ACCOUNT_ID, else ~/.fireworks/auth.ini, else the key's own)",
    )
    .option("--api-key <key>", "the key (else FIREWORKS_API_KEY, else ~/.fireworks/auth.ini)")
    .option("--base-url <url>", "where the API is (else FIREWORKS_BASE_URL, else the service)")
    .addOption(new Option("-o, --output <format>", "how to print").choices(["table", "json"]).default("table"))
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("afterAll", exitStatuses)
    .exitOverride();
  for (const add of commands) add(program);
  try {
    await program.parseAsync(args, { from: "user" });
    return Status.done;
  } catch (thrown) {
    // what commander throws it has printed
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? Status.done : Status.misused;
    console.error(`error: ${(thrown as Error).message}`);
    return thrown instanceof UsageError ? Status.misused : Status.refused;
  }
}
