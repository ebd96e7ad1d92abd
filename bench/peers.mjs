// The validators that users might choose instead. Each takes a value and returns its number of
// issues.
import { nanoseconds } from "./measure.mjs";
import * as ajv from "./peers/ajv.mjs";
import * as arktype from "./peers/arktype.mjs";
import * as valibot from "./peers/valibot.mjs";
import * as zod from "./peers/zod.mjs";

export const peers = {
  "zod 4": zod.validate,
  "zod 4 jitless": zod.validateJitless,
  valibot: valibot.validate,
  ajv: ajv.validate,
  arktype: arktype.validate,
};

/**
 * Times validators on a value with that many issues. A peer that finds another number is rejected.
 */
export function counted(validators, value, issues) {
  for (const [name, validate] of Object.entries(validators))
    if (validate(value) !== issues) throw new Error(`${name} finds ${validate(value)} issues instead of ${issues}`);
  return nanoseconds(Object.fromEntries(Object.entries(validators).map(([name, run]) => [name, () => run(value)])));
}
