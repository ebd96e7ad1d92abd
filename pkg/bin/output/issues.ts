import type { Checked, PlacedIssue } from "../input/checked.js";
import { isError } from "../input/checked.js";
import { plain, type Screen } from "./terminal.js";
import { inOurWords } from "./words.js";

/** One line per issue, in the format of compilers, and a summary. */
export function issueLines({ name, issues }: Checked, { paint }: Screen): string {
  const lines = issues.map((issue) => {
    const position = issue.line === undefined ? "" : `${issue.line}:${issue.column}:`;
    const place = paint.bold(`${plain(name)}:${position}`);
    const severity = isError(issue) ? paint.red("error:") : paint.yellow("warning:");
    // its message names the field already
    const path = issue.code === "unknown_field" ? "" : pathWords(issue.path);
    const words = [path, inOurWords(issue.message)].filter((part) => part !== "").join(" ");
    return `${place} ${severity} ${plain(words)}`;
  });
  return [...lines, tally(name, issues)].join("\n");
}

function tally(name: string, issues: readonly PlacedIssue[]): string {
  const errors = issues.filter(isError).length;
  const counts = [counted(errors, "error"), counted(issues.length - errors, "warning")].filter((part) => part !== "");
  return `${plain(name)}: ${counts.length > 0 ? counts.join(", ") : "valid"}`;
}

function counted(count: number, what: string): string {
  return count === 0 ? "" : `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** A path as JavaScript writes it: `annotations["custom/team"]`, `placement.regions[0]`. */
function pathWords(path: readonly (string | number)[]): string {
  return path
    .map((part) => (/^[A-Za-z_]\w*$/.test(String(part)) ? `.${part}` : `[${JSON.stringify(part)}]`))
    .join("")
    .replace(/^\./, "");
}
