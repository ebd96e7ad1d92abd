import type { ErrorComponentProps } from "@tanstack/react-router";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { Heading } from "./Heading.tsx";

/** Stands in for a view that threw. The shell, the operations and what was typed live on. */
export function Broken({ error: thrown, reset }: ErrorComponentProps) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return (
    <>
      <Heading title="This view broke" />
      <p>
        Something in this page failed: <code>{error.message}</code>
      </p>
      <div className="heading">
        <Button look="primary" onPress={reset}>
          Show it again
        </Button>
        <Copy text={`${error.message}\n${error.stack ?? ""}`} label="Copy details" look="plain" showLabel />
      </div>
    </>
  );
}
