import { lastSegment } from "../deployment/names.ts";
import { announce } from "../shell/announcer.ts";
import { notify } from "../ui/Notices.tsx";
import { endingOf } from "../undelete/endings.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

/**
 * Tells how operations go, wherever one is: each step once to screen readers and in the tab's title, and each ending in a
 * notice, unless it is on the screen. Of several at once only the count is said.
 */
export function reportOperations(open: (id: string) => void): void {
  let before = new Map<string, Operation>();
  operations.subscribe(() => {
    const all = operations.all();
    for (const operation of all) {
      const last = before.get(operation.id);
      if (last !== undefined && last !== operation) report(operation, last, open);
    }
    before = new Map(all.map((operation) => [operation.id, operation]));
  });
}

function report(operation: Operation, last: Operation, open: (id: string) => void): void {
  const { id, title, status, steps, kind, name } = operation;
  const running = operations.all().filter((other) => other.status === "running").length;
  if (status === "running") {
    const step = steps.at(-1)?.label;
    if (step === last.steps.at(-1)?.label || running > 1) return;
    announce(`${title}: ${step}`);
    document.title = `${step} · ${title}`;
    return;
  }
  const isNews = last.status === "running" && (status === "done" || status === "failed");
  if (!isNews || (kind === "watch-delete" && status === "done")) return;
  const words = endingOf(operation)?.words ?? "";
  announce(running > 0 ? `${words} ${running} still running.` : words);
  document.title = `${status === "done" ? "Done" : "Failed"} · ${title}`;
  if (document.getElementById(`operation-${id}`) === null)
    notify(`operation ${name}`, { text: words, action: { label: "Open", onAction: () => open(lastSegment(name)) } });
}
