import { Command, CommanderError, Option } from "commander";
import { version } from "../package.json";
import { create } from "./commands/create.js";
import { remove } from "./commands/delete.js";
import { emulator } from "./commands/emulator.js";
import { get } from "./commands/get.js";
import { list } from "./commands/list.js";
import { rules } from "./commands/rules.js";
import { scale } from "./commands/scale.js";
import { undelete } from "./commands/undelete.js";
import { update } from "./commands/update.js";
import { validate } from "./commands/validate.js";
import type { Globals } from "./credentials.js";
import { Ended, usageError } from "./endings.js";
import { failed } from "./failure.js";
import { Status } from "./status.js";

const commands = [undelete, list, get, create, update, remove, scale, validate, rules, emulator];

const exitStatuses = `
Exit status:
  0    done
  1    the API refused, or could not be reached
  2    wrong usage, or no credentials
  3    the deployment is invalid
  130  interrupted`;

/** Runs the command that the arguments name, and returns its exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const program = parser();
  try {
    await program.parseAsync(args, { from: "user" });
    return Status.done;
  } catch (thrown) {
    const { output } = program.opts<Globals>();
    return failed(thrown instanceof CommanderError ? ofParser(thrown, output) : thrown, output);
  }
}

/** Turns an error of the parser into our own. The parser has printed its help, but not its error. */
function ofParser({ code, exitCode, message }: CommanderError, output: Globals["output"]): Error {
  if (exitCode === 0) return new Ended(Status.done);
  if (code !== "commander.help") return usageError(withoutKeys(message.replace(/^error: /, "")));
  return output === "json" ? usageError("missing command; --help lists them") : new Ended(Status.misused);
}

function parser(): Command {
  const isJson = () => program.opts<Globals>().output === "json";
  const program: Command = new Command("fireworks-deployments")
    .description("Undelete, validate and manage Fireworks AI deployments.")
    .version(version)
    .option(
      "--account-id <id>",
      "account ID (default: FIREWORKS_ACCOUNT_ID, ~/.fireworks/auth.ini, or the key's only account)",
    )
    .option("--api-key <key>", "API key (default: FIREWORKS_API_KEY, which is safer, or ~/.fireworks/auth.ini)")
    .option("--base-url <url>", "API server (default: FIREWORKS_BASE_URL, or https://api.fireworks.ai)")
    .addOption(new Option("-o, --output <format>", "output format").choices(["table", "json"]).default("table"))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => {}, writeErr: (help) => void (isJson() || process.stderr.write(help)) })
    .addHelpText("afterAll", exitStatuses)
    .exitOverride();
  for (const add of commands) add(program);
  return program;
}

/** The parser's messages repeat arguments, which may contain a key. */
function withoutKeys(text: string): string {
  return text.replace(/('--?[\w-]+)=[^']*'/g, "$1'").replace(/\b(?:fw|fpk)_\w+/g, "[key]");
}
