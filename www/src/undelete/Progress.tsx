import { Link, useNavigate } from "@tanstack/react-router";
import { Check, Circle, Loader, X } from "lucide-react";
import { completion } from "../code/curl.ts";
import { useConnection } from "../connection/connection.ts";
import { isWaiting } from "../deployment/display-state.ts";
import { lastSegment } from "../deployment/names.ts";
import { elapsed, timeOfDay } from "../deployment/times.ts";
import { isQueued, type Operation } from "../operations/operation.ts";
import { operations } from "../operations/operations.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { useNow } from "../ui/use-now.ts";
import { type EndingAction, endingOf } from "./endings.ts";
import styles from "./Progress.module.css";

const VERBS = {
  undelete: "Undeleting",
  recover: "Undeleting",
  undo: "Undoing the delete of",
  "watch-delete": "Deleting",
  purge: "Purging",
};

/** The steps of an operation as they came, and how it ended. */
export function Progress({ operation }: { operation: Operation }) {
  const { clock } = useConnection();
  useNow(1_000);
  const ending = endingOf(operation);
  const { id, kind, title, name, steps, startedAt, endedAt, seen, failure, lost } = operation;
  const end = endedAt ?? clock.now();
  const isShort = !ending && seen !== undefined && isWaiting(seen);
  return (
    <section className={styles.progress} aria-labelledby={`operation-${id}`}>
      <h2 id={`operation-${id}`} tabIndex={-1}>
        {ending ? ending.words : `${VERBS[kind]} ${title} · ${elapsed(end - startedAt)}`}
      </h2>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const isLast = index === steps.length - 1;
          const until = steps[index + 1]?.at ?? end;
          return (
            <li key={`${step.label} ${step.at}`} data-current={(isLast && !ending) || undefined}>
              <Mark isLast={isLast} ending={ending?.tone} />
              {step.label}
              <span className="quiet">{isLast && ending ? timeOfDay(step.at) : elapsed(until - step.at)}</span>
            </li>
          );
        })}
      </ol>
      {isQueued(operation) && <p>Not sent yet. Keep this tab open until its turn has come.</p>}
      {!ending && lost && (
        <p>
          No answer since {timeOfDay(lost.since)}; the page goes on trying. <span className="quiet">{lost.words}</span>
        </p>
      )}
      {!ending && seen?.state === "DELETED" && steps.at(-1)?.label === "Asked" && (
        <p className="quiet">Asked. The service still shows it as deleted; that can take a minute.</p>
      )}
      {operation.settled && <p>The answer was lost; looked it up: it took effect.</p>}
      {isShort && (
        <p>
          The service goes on trying. Placement can't be changed.{" "}
          <Link to="/deployments/new" search={{ from: lastSegment(name) }}>
            Create a copy elsewhere…
          </Link>
        </p>
      )}
      {!ending && seen?.status?.message && <p className={styles.said}>{seen.status.message}</p>}
      {ending && failure && (
        <p className={styles.said}>
          {failure.message}
          {failure.requestId && (
            <>
              {" "}
              Request <code>{failure.requestId}</code>
              <Copy text={failure.requestId} label="Copy the request ID" />
            </>
          )}
        </p>
      )}
      <div className={styles.buttons}>
        {ending ? (
          ending.actions.map((action) => <EndingButton key={action} action={action} operation={operation} />)
        ) : (
          <>
            <Button
              onPress={() => {
                focusHeading(id);
                operations.stop(id);
              }}
            >
              Stop watching
            </Button>
            {isShort && (
              <Button onPress={() => openDialog({ kind: "delete", deployment: seen })}>{LABELS.delete}</Button>
            )}
            <Copy
              text={`${location.origin}/deployments/${lastSegment(name)}`}
              label="Copy link"
              look="plain"
              showLabel
            />
            {!isQueued(operation) && <span className="quiet">The service goes on, whether one watches or not.</span>}
          </>
        )}
      </div>
    </section>
  );
}

/** Moves the focus to an operation's heading, since the button that was pressed goes away. */
function focusHeading(id: string): void {
  document.getElementById(`operation-${id}`)?.focus();
}

function Mark({ isLast, ending }: { isLast: boolean; ending: string | undefined }) {
  if (!isLast) return <Check size={14} aria-label="done:" />;
  if (ending === undefined) return <Loader size={14} aria-label="now:" className={styles.turn} />;
  if (ending === "good") return <Check size={14} aria-label="done:" />;
  return ending === "bad" ? <X size={14} aria-label="failed:" /> : <Circle size={14} aria-label="last:" />;
}

const LABELS: Record<Exclude<EndingAction, "curl">, string> = {
  open: "Open",
  again: "Undelete again…",
  "when-possible": "Undelete as soon as it can be",
  watch: "Watch again",
  create: "Create one like it…",
  edit: "Edit…",
  delete: "Delete again…",
  purge: "Purge…",
  "purge-anyway": "Purge anyway…",
  back: "Back to deleted",
};

function EndingButton({ action, operation }: { action: EndingAction; operation: Operation }) {
  const navigate = useNavigate();
  const { accountId } = useConnection();
  const { id, name, seen } = operation;
  const deployment = lastSegment(name);
  if (action === "curl")
    return <Copy text={completion(accountId, deployment)} label="Copy curl" look="plain" showLabel />;
  const acts: Record<typeof action, () => void> = {
    open: () => navigate({ to: "/deployments/$id", params: { id: deployment } }),
    again: () => openDialog({ kind: "undelete", deployments: [seen ?? { name }] }),
    "when-possible": () => operations.start("recover", seen ?? { name }),
    watch: () => {
      focusHeading(id);
      operations.watch(id);
    },
    create: () => navigate({ to: "/deployments/new", search: { from: deployment } }),
    edit: () => navigate({ to: "/deployments/$id/edit", params: { id: deployment } }),
    delete: () => openDialog({ kind: "delete", deployment: seen ?? { name } }),
    purge: () => openDialog({ kind: "purge", deployment: seen ?? { name } }),
    "purge-anyway": () => openDialog({ kind: "purge", deployment: seen ?? { name }, insists: true }),
    back: () => navigate({ to: "/deleted" }),
  };
  return <Button onPress={acts[action]}>{LABELS[action]}</Button>;
}
