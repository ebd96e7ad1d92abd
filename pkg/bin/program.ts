import { Command, CommanderError, Option } from "commander";
import { version } from "../package.json";
import { apply } from "./commands/apply.js";
import { completion } from "./commands/completion.js";
import { console } from "./commands/console.js";
import { create } from "./commands/create.js";
import { remove } from "./commands/delete.js";
import { diff } from "./commands/diff.js";
import { emulator } from "./commands/emulator.js";
import { get } from "./commands/get.js";
import { list } from "./commands/list.js";
import { metrics } from "./commands/metrics.js";
import { recover } from "./commands/recover.js";
import { rules } from "./commands/rules.js";
import { scale } from "./commands/scale.js";
import { shards } from "./commands/shards.js";
import { tags } from "./commands/tags.js";
import { terminationMessage } from "./commands/termination-message.js";
import { undelete } from "./commands/undelete.js";
import { update } from "./commands/update.js";
import { validate } from "./commands/validate.js";
import { wait } from "./commands/wait.js";
import type { Globals } from "./credentials.js";
import { Ended, usageError } from "./endings.js";
import { failed } from "./failure.js";
import { duration } from "./input/arguments.js";
import { Status } from "./status.js";

const commands = [
  ...[recover, undelete, wait, list, get],
  ...[create, update, diff, apply, remove, scale, tags],
  ...[terminationMessage, metrics, shards],
  ...[validate, rules, emulator, console, completion],
];

const exitStatuses = `
Exit status:
  0    done
  1    refused by the API or by you, or the API could not be reached
  2    wrong usage, or no credentials
  3    the deployment is invalid
  4    the deployment failed
  5    the wait ran out
  130  interrupted`;

/** Runs the command that the arguments name, and returns its exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const format = formatIn(args);
  try {
    await parser(format).parseAsync(args, { from: "user" });
    return Status.done;
  } catch (thrown) {
    return failed(thrown instanceof CommanderError ? ofParser(thrown, format) : thrown, format);
  }
}

/** The output format, which applies even if another argument can't be parsed. */
function formatIn(args: readonly string[]): Globals["output"] {
  return / (?:-o[ =]?|--output[ =])json /.test(` ${args.join(" ")} `) ? "json" : "table";
}

/** Turns an error of the parser into our own. The parser has printed its help, but not its error. */
function ofParser({ code, exitCode, message }: CommanderError, output: Globals["output"]): Error {
  if (exitCode === 0) return new Ended(Status.done);
  if (code !== "commander.help") return usageError(remedied(message.replace(/^error: /, "")));
  return output === "json" ? usageError("missing command; --help lists them") : new Ended(Status.misused);
}

function parser(format: Globals["output"]): Command {
  const program: Command = new Command("fireworks-deployments")
    .description("Undelete, validate and manage Fireworks AI deployments.")
    .version(version)
    .option(
      "--account-id <id>",
      "account ID (default: FIREWORKS_ACCOUNT_ID, the files in ~/.fireworks, or the key's only account)",
    )
    .option("--api-key <key>", "API key (default: FIREWORKS_API_KEY, which is safer, or ~/.fireworks/auth.ini)")
    .option("--base-url <url>", "API server (default: FIREWORKS_BASE_URL, or https://api.fireworks.ai)")
    .option("--allow-key-over-http", "send the key to another host unencrypted")
    .addOption(new Option("-o, --output <format>", "output format").choices(["table", "json"]).default("table"))
    .option(
      "--max-wait <duration>",
      "maximum wait, such as 30m; implies --wait where there is one (default: 1h)",
      duration,
    )
    .option("--yes", "don't ask")
    .option("--dry-run", "print the requests that would change something, and send none of them")
    .option("--debug", "log each request and reply to stderr")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      outputError: () => {},
      writeErr: (help) => void (format === "json" || process.stderr.write(help)),
    })
    .addHelpText("afterAll", exitStatuses)
    .exitOverride();
  for (const add of commands) add(program);
  return program;
}

/** Says what to write instead of a common mistake. */
function remedied(message: string): string {
  const [, value] = /^unknown option '--wait=([^']*)'/.exec(message) ?? [];
  if (value !== undefined) return `--wait takes no value; use --max-wait ${value}`;
  const [timeout] = /^unknown option '--(?:wait-)?timeout\b[^']*'/.exec(message) ?? [];
  if (timeout !== undefined) return `${timeout}; use --max-wait`;
  return /^unknown command '[^']*'$/.test(message) ? `${message}; --help lists the commands` : message;
}
