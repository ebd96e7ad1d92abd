import type { ReactNode } from "react";
import { diagnose, failureOf } from "../connection/trouble.ts";
import { useAskedToWait } from "../connection/use-asked-to-wait.ts";
import { timeOfDay } from "../deployment/times.ts";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { NextTry } from "./NextTry.tsx";
import styles from "./Trouble.module.css";

interface Props {
  error: unknown;
  /** The host's time of what is still on the screen; 0 if nothing is. */
  updatedAt?: number;
  /** The host's time at which the page tries again by itself; 0 if it doesn't. */
  nextTry?: number;
  onRetry?(): unknown;
  children?: ReactNode;
}

/** Says what went wrong, why, and what to do: one bar, while what is on the screen stays. */
export function Trouble({ error, updatedAt = 0, nextTry = 0, onRetry, children }: Props) {
  const failure = failureOf(error);
  const { title, advice, retries } = diagnose(failure);
  const isAsked = useAskedToWait() > 0;
  return (
    <section aria-label="Trouble" className={styles.trouble}>
      <p role="alert">
        <strong>{title}</strong> {advice}
        {failure.outcomeUnknown && " It is unknown whether it took effect."}
      </p>
      <p className={styles.said}>{failure.message}</p>
      {failure.requestId && (
        <p className={styles.said}>
          Request <code>{failure.requestId}</code> <Copy text={failure.requestId} label="Copy the request ID" />
        </p>
      )}
      {updatedAt > 0 && <p>What you see is as of {timeOfDay(updatedAt)}.</p>}
      <NextTry at={nextTry} />
      <div className={styles.buttons}>
        {onRetry && (
          <Button disabledReason={isAsked ? "The service asks to wait" : undefined} onPress={() => void onRetry()}>
            {retries ? "Try now" : "Try again"}
          </Button>
        )}
        <Copy text={JSON.stringify(failure, null, 2)} label="Copy details" look="plain" showLabel />
        {children}
      </div>
    </section>
  );
}
