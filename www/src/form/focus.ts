import { announce } from "../shell/announcer.ts";
import type { FormIssue } from "./issues.ts";
import { elementId, type Path } from "./paths.ts";
import { pathInWords } from "./words.ts";

const FOCUSABLE = "input:not([disabled]), select, textarea, button:not([disabled]), [tabindex]";

/** Moves the focus to the control of a path, or to the nearest one around it. */
export function focusPath(path: Path): void {
  const element = elementOf(path);
  if (element === undefined) return;
  for (let outer = element.closest("details"); outer; outer = outer.parentElement?.closest("details") ?? null)
    outer.open = true;
  const target = element.matches(FOCUSABLE) ? element : element.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}

/** Moves the focus to an issue, and says it. */
export function focusIssue(issue: FormIssue, before = ""): void {
  focusPath(issue.path);
  announce(`${before}${issueInWords(issue)}`);
}

/** `Error: Scale to zero window must be at least 5 minutes (300s), got 120s`. */
export function issueInWords({ severity, path, message }: FormIssue): string {
  const word = severity === "error" ? "Error" : "Warning";
  return `${word}: ${pathInWords(path)} ${message}`;
}

/** Moves to the next issue after the focus, or with -1 to the one before. */
export function focusNextIssue(issues: readonly FormIssue[], step: 1 | -1): void {
  if (issues.length === 0) {
    announce("No issues");
    return;
  }
  const here = document.activeElement;
  const places = issues.map(({ path }) => elementOf(path));
  const isAt = (place: HTMLElement | undefined) => place !== undefined && (place === here || place.contains(here));
  const isBehind = (place: HTMLElement | undefined) =>
    place !== undefined &&
    here !== null &&
    (here.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  const last = step === 1 ? places.findLastIndex(isAt) : places.findIndex(isAt);
  const ahead = step === 1 ? places.findIndex(isBehind) : places.findLastIndex((place) => place && !isBehind(place));
  const fallback = ahead === -1 ? (step === 1 ? 0 : issues.length - 1) : ahead;
  const next = issues[last === -1 ? fallback : (last + step + issues.length) % issues.length];
  if (next) focusIssue(next);
}

function elementOf(path: Path): HTMLElement | undefined {
  for (let length = path.length; length > 0; length--) {
    const element = document.getElementById(elementId(path.slice(0, length)));
    if (element !== null) return element;
  }
  return document.getElementById("other-fields") ?? undefined;
}
