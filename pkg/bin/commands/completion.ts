import { Argument, type Command } from "commander";
import { type Shell, scriptFor, shells } from "../output/completion.js";
import { examples } from "./help.js";

/** `completion SHELL`: prints a completion script. */
export function completion(program: Command): void {
  const command = program
    .command("completion")
    .description("Print a script that completes commands and options in a shell.")
    .addArgument(new Argument("<shell>", "the shell").choices(shells));
  examples(
    command,
    "completion bash >> ~/.bashrc",
    "completion zsh > ~/.zfunc/_fireworks-deployments",
    "completion fish > ~/.config/fish/completions/fireworks-deployments.fish",
  ).action((shell: Shell) => {
    process.stdout.write(scriptFor(shell, program));
  });
}
