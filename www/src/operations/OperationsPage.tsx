import { useState } from "react";
import { openDialog } from "../shell/dialogs.ts";
import { Heading } from "../shell/Heading.tsx";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { endingOf } from "../undelete/endings.ts";
import { Progress } from "../undelete/Progress.tsx";
import { operations } from "./operations.ts";
import { useOperations } from "./use-operations.ts";

/** The operations of this tab, with a result for each. */
export function OperationsPage() {
  const all = useOperations().toReversed();
  const [onlyRunning, setOnlyRunning] = useState(false);
  const failed = all.flatMap(({ kind, status, seen }) =>
    status === "failed" && kind === "undelete" && seen ? [seen] : [],
  );
  const shown = onlyRunning ? all.filter(({ status }) => status === "running") : all;
  const results = all.map(
    (operation) => `${operation.name}\t${operation.kind}\t${endingOf(operation)?.words ?? "running"}`,
  );
  return (
    <>
      <Heading title="Operations">
        {failed.length > 0 && (
          <Button onPress={() => openDialog({ kind: "undelete", deployments: failed })}>
            Undelete the {failed.length} that failed…
          </Button>
        )}
        {all.length > 0 && (
          <>
            <Copy text={results.join("\n")} label="Copy results" look="plain" showLabel />
            <Button aria-pressed={onlyRunning} onPress={() => setOnlyRunning(!onlyRunning)}>
              Running only
            </Button>
            <Button
              onPress={() => {
                document.querySelector<HTMLElement>("h1")?.focus();
                operations.clear();
              }}
            >
              Clear finished
            </Button>
          </>
        )}
      </Heading>
      {shown.length === 0 && <p className="quiet">Nothing runs. Undeletes and deletes of this tab are shown here.</p>}
      {shown.map((operation) => (
        <Progress key={operation.id} operation={operation} />
      ))}
    </>
  );
}
