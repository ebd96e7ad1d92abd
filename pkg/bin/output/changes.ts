import { isMessage, type Plan } from "../plan.js";
import { isSecret } from "./secret.js";
import { plain, type Screen } from "./terminal.js";
import { idIn } from "./words.js";

/** A plan, one line per field: `~ minReplicaCount: 0 → 1`. */
export function planLines(plan: Plan, { paint }: Screen): string {
  const id = plain(idIn(plan.deployment));
  if (plan.action === "none") return `${id} is up to date`;
  const lines = fieldsOf(plan.changes, plan.current).map(({ path, old, now }) => {
    if (old === undefined) return paint.green(`+ ${path}: ${now}`);
    return now === undefined ? paint.red(`- ${path}: ${old}`) : paint.yellow(`~ ${path}: ${old} → ${now}`);
  });
  return [`${plan.action} ${id}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

interface Line {
  readonly path: string;
  readonly old: string | undefined;
  readonly now: string | undefined;
}

/** The fields of changes, nested ones by their dotted path, with the values before. A map loses the keys it lacks. */
function fieldsOf(changes: object, before: object, outer = ""): Line[] {
  const isMap = outer !== "" && !isMessage(outer);
  const names = Object.keys(isMap ? { ...changes, ...before } : changes);
  return names.flatMap((name): Line[] => {
    const path = outer === "" ? name : `${outer}.${name}`;
    const [now, old] = [changes, before].map((all) => new Map<string, unknown>(Object.entries(all)).get(name));
    if (isObject(now) && isObject(old ?? {})) return fieldsOf(now, (old ?? {}) as object, path);
    const [oldText, nowText] = [shown(name, old), shown(name, now)];
    return oldText === nowText && isMap ? [] : [{ path: plain(path), old: oldText, now: nowText }];
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function shown(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return isSecret(name) ? "hidden" : plain(JSON.stringify(value));
}
