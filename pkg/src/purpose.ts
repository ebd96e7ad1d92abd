import { meant } from "./near.js";
import { excerpt, misuse } from "./options.js";

/**
 * Returns the purpose in a validator's options, by default the first. An unknown purpose, or another
 * option, is an error of kind `config`.
 */
export function purposeOf<Purpose extends string>(options: unknown, purposes: readonly Purpose[]): Purpose {
  let purpose = purposes[0] as Purpose;
  // `values.map(validateDeployment)` passes the index
  if (options === undefined || typeof options === "number") return purpose;
  for (const [name, given] of entriesOf(options)) {
    if (name !== "for")
      throw misuse(`unknown option \`${excerpt(name)}\`${meant(name, ["for"]) || "; the only one is `for`"}`);
    if (given === undefined) continue;
    const known = purposes.find((known) => known === given);
    const instead = typeof given === "string" ? meant(given, purposes) : "";
    if (!known) throw misuse(`\`for\` must be \`${purposes.join("` or `")}\`, got \`${excerpt(given)}\`${instead}`);
    purpose = known;
  }
  return purpose;
}

function entriesOf(options: unknown): [string, unknown][] {
  try {
    if (typeof options === "object" && !Array.isArray(options)) return Object.entries(options ?? {});
  } catch (thrown) {
    throw misuse("the options can't be read: see the cause", thrown);
  }
  throw misuse(`the options must be an object, got \`${excerpt(options)}\``);
}
