import { failureOf } from "../connection/trouble.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import type { FormIssue } from "./issues.ts";
import { pathInWords } from "./words.ts";

interface Props {
  error: unknown;
  refusals: readonly FormIssue[];
  isSending: boolean;
  onSend(): void;
  onField(issue: FormIssue): void;
  /** Looks what became of a write whose answer was lost. */
  onLook?(): void;
}

/** Says how a write failed, and what can be done: nothing that was typed is lost. */
export function SendTrouble({ error, refusals, isSending, onSend, onField, onLook }: Props) {
  if (error === undefined) return null;
  const isUnknown = failureOf(error).outcomeUnknown === true;
  return (
    <Trouble error={error}>
      {isUnknown && <p>It is unknown whether it took effect.</p>}
      {refusals.map((issue) => (
        <Button key={issue.path.join(".")} onPress={() => onField(issue)}>
          Go to {pathInWords(issue.path)}
        </Button>
      ))}
      {isUnknown && onLook && <Button onPress={onLook}>Look again</Button>}
      <Button look="primary" isPending={isSending} onPress={onSend}>
        Send again
      </Button>
    </Trouble>
  );
}
