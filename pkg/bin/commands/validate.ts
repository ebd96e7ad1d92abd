import { type Command, Option } from "commander";
import type { Globals } from "../credentials.js";
import { Ended } from "../endings.js";
import { isError, JsonFile, type Purpose } from "../input/checked.js";
import { issueLines } from "../output/issues.js";
import { Printer } from "../output/printer.js";
import { Status } from "../status.js";
import { examples } from "./help.js";

/** `validate FILE`: checks a deployment without sending anything. */
export function validate(program: Command): void {
  const command = program
    .command("validate")
    .description("Check a deployment in a JSON file. Nothing is sent, and no key is needed.")
    .argument("<file>", "the JSON file; - for stdin")
    .addOption(new Option("--for <call>", "the call to check it for").choices(["create", "update"]).default("create"));
  examples(
    command,
    "validate deployment.json",
    "get my-deployment -o json | jq '{displayName, autoscalingPolicy}' | fireworks-deployments validate - --for update",
  ).action(async (file: string, flags: { for: Purpose }, command: Command) => {
    const checked = (await JsonFile.read(file)).check(flags.for);
    const printer = new Printer(command.optsWithGlobals<Globals>().output);
    printer.result(checked.issues, (screen) => issueLines(checked, screen));
    if (checked.issues.some(isError)) throw new Ended(Status.invalid);
  });
}
