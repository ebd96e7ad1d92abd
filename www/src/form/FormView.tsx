import { type ReactNode, useState } from "react";
import { announce } from "../shell/announcer.ts";
import { DraftOffer } from "./DraftOffer.tsx";
import type { Fields } from "./document.ts";
import styles from "./Form.module.css";
import { focusIssue } from "./focus.ts";
import { Groups } from "./Groups.tsx";
import { IssueBar } from "./IssueBar.tsx";
import type { FormIssue, Purpose } from "./issues.ts";
import { JsonArea } from "./JsonArea.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { OtherFields } from "./OtherFields.tsx";
import { useDraftedForm } from "./use-draft.ts";
import { FormContext } from "./use-form.ts";

interface Props {
  purpose: Purpose;
  /** The deployment that the typing begins from. */
  began: Fields;
  /** The initial values of the fields, if they differ. */
  typed?: Fields;
  /** The deployment that is edited. */
  id?: string;
  /** The key of the draft. */
  draftKey: string;
  /** Fields above the groups. */
  children?: ReactNode;
  review(actions: { onBack(): void; onField(issue: FormIssue): void }): ReactNode;
}

/** The form, and the review in its place. The form stays as it is while it is reviewed. */
export function FormView({ purpose, began, typed = began, id, draftKey, children, review }: Props) {
  const { form, offer, goOn, discard } = useDraftedForm(purpose, began, draftKey, typed);
  const [isReviewed, setReviewed] = useState(false);
  const back = (then: () => void) => {
    setReviewed(false);
    // the form is visible only after this render
    requestAnimationFrame(then);
  };
  return (
    <FormContext value={form}>
      <LeaveDialog form={form} />
      {offer && !isReviewed && (
        <DraftOffer
          draft={offer}
          onGoOn={(draft) => {
            goOn(draft);
            announce("The form has what was typed before");
            document.querySelector("h1")?.focus();
          }}
          onDiscard={() => {
            discard();
            document.querySelector("h1")?.focus();
          }}
        />
      )}
      {isReviewed &&
        review({
          onBack: () => back(() => document.getElementById("review")?.focus()),
          onField: (issue) => back(() => focusIssue(issue)),
        })}
      <div className={styles.form} hidden={isReviewed}>
        {!isReviewed && <IssueBar onReview={() => setReviewed(true)} />}
        {children}
        <Groups id={id} />
        <OtherFields />
        <JsonArea />
      </div>
    </FormContext>
  );
}
