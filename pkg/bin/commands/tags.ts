import type { Command } from "commander";
import { usageError } from "../endings.js";
import { entriesOf } from "../input/assignments.js";
import { pairTable } from "../output/pairs.js";
import { plain } from "../output/terminal.js";
import { connected } from "../session.js";
import { DEPLOYMENT, examples } from "./help.js";

interface Flags {
  set?: string[];
  unset?: string[];
}

/** `tags ID`: shows or changes the tags. */
export function tags(program: Command): void {
  const command = program
    .command("tags")
    .description("Show a deployment's tags, or change some of them. A tag's key begins with `custom/`.")
    .argument("<id>", DEPLOYMENT)
    .option("--set <key=value...>", "tags to set")
    .option("--unset <key...>", "keys of tags to remove");
  examples(command, "tags my-deployment", "tags my-deployment --set custom/team=search --unset custom/owner").action(
    async (id: string, { set = [], unset = [] }: Flags, command: Command) => {
      const wanted = Object.fromEntries(entriesOf(set));
      const both = unset.find((key) => Object.hasOwn(wanted, key));
      if (both !== undefined) throw usageError(`\`${both}\` can't be both set and unset`);
      await connected(command, id, async ({ client, printer, call }) => {
        if (set.length > 0) await client.setTags(id, wanted, call);
        if (unset.length > 0) await client.deleteTags(id, unset, call);
        if (set.length + unset.length > 0) {
          const done = [...set.map((tag) => `set ${tag}`), ...unset.map((key) => `unset ${key}`)];
          return printer.written({}, () => plain(`${done.join(", ")} on ${id}`));
        }
        const { annotations = {} } = await client.get(id, call);
        const entries = Object.entries(annotations ?? {}).filter(([key]) => key.startsWith("custom/"));
        printer.result(Object.fromEntries(entries), (screen, tags) => pairTable("TAG", "VALUE", tags, screen));
        if (entries.length === 0 && !printer.isJson) printer.note(() => `${plain(id)} has no tags`);
      });
    },
  );
}
