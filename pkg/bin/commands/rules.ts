import type { Command } from "commander";
import { fieldRules } from "fireworks-deployments";
import type { Globals } from "../credentials.js";
import { Printer } from "../output/printer.js";
import { ruleTable } from "../output/rules.js";
import { examples } from "./help.js";

/** `rules`: lists every field of a deployment with its rules. */
export function rules(program: Command): void {
  const command = program
    .command("rules")
    .description("Show every field of a deployment: type, default, limits, and whether it can be set.");
  examples(command, "rules", "rules -o json | jq '.[] | select(.required)'").action((_, command: Command) => {
    const fields = fieldRules();
    const printer = new Printer(command.optsWithGlobals<Globals>().output);
    printer.result(fields, (screen) => ruleTable(fields, screen));
  });
}
