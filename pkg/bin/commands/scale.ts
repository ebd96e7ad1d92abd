import { type Command, InvalidArgumentError } from "commander";
import { plain } from "../output/terminal.js";
import { connect } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

// the API's type is int32
const MOST = 2 ** 31 - 1;

/** `scale ID N`: sets the replica count. */
export function scale(program: Command): void {
  const command = program
    .command("scale")
    .description("Set a deployment's replica count.")
    .argument("<id>", DEPLOYMENT)
    .argument("<replicas>", "the replica count, at least 0", count);
  examples(command, "scale my-deployment 2").action(async (id: string, replicas: number, _, command: Command) => {
    const { client, printer, call } = await connect(command, id);
    await client.scale(id, replicas, call);
    printer.result({}, () => `scaled ${plain(id)} to ${replicas}`);
  });
}

function count(text: string): number {
  const replicas = Number(text);
  if (/^\d+$/.test(text) && replicas <= MOST) return replicas;
  throw new InvalidArgumentError(`It must be a whole number from 0 to ${MOST}.`);
}
