import { type Command, InvalidArgumentError } from "commander";
import { plain } from "../output/terminal.js";
import { connect } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

/** `scale ID N`. */
export function scale(program: Command): void {
  const command = program
    .command("scale")
    .description("Set how many replicas a deployment shall have.")
    .argument("<id>", DEPLOYMENT)
    .argument("<replicas>", "how many, at least 0", count);
  examples(command, "scale my-deployment 2").action(async (id: string, replicas: number, _, command: Command) => {
    const { client, printer, call } = await connect(command, id);
    await client.scale(id, replicas, call);
    printer.result({}, () => `scaled ${plain(id)} to ${replicas}`);
  });
}

function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number of at least 0.");
}
