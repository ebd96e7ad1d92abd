import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { tinykeys } from "tinykeys";
import { Button } from "../ui/Button.tsx";
import styles from "./Form.module.css";
import { focusIssue, focusNextIssue, issueInWords } from "./focus.ts";
import { countInWords } from "./issues.ts";
import { Marked } from "./Marked.tsx";
import { elementId } from "./paths.ts";
import { useBarHeight } from "./use-bar-height.ts";
import { useForm, useTyped } from "./use-form.ts";

/** The bar on top of the form: how many issues there are, a link to each, and the way to the review. */
export function IssueBar({ onReview }: { onReview(): void }) {
  const form = useForm();
  const issues = useTyped((form) => form.shown());
  const isDirty = useTyped((form) => form.isDirty());
  const isAsked = useTyped((form) => form.isAsked());
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLElement>(null);
  useBarHeight(bar, isOpen);
  const isEmpty = form.purpose === "update" && !isDirty;

  const review = () => {
    if (isEmpty) return;
    form.ask();
    const all = form.shown();
    const error = all.find(({ severity }) => severity === "error");
    if (error === undefined) onReview();
    else {
      // the list takes its place first, so that the field scrolls to below it
      flushSync(() => setOpen(true));
      focusIssue(error, `Not ready for review: ${countInWords(all)}. `);
    }
  };
  useEffect(() =>
    tinykeys(
      window,
      {
        F8: (event) => act(event, () => focusNextIssue(form.shown(), 1)),
        "Shift+F8": (event) => act(event, () => focusNextIssue(form.shown(), -1)),
        "$mod+Enter": (event) => act(event, review),
      },
      // before the button that has the focus, which Enter would press
      { capture: true },
    ),
  );

  return (
    <section ref={bar} className={styles.bar} aria-label="Issues and review">
      <div className={styles.barRow}>
        {issues.length === 0 ? (
          <span className={styles.count}>{isAsked || isDirty ? "No issues" : "Nothing was typed yet"}</span>
        ) : (
          <Button look="quiet" aria-expanded={isOpen} aria-controls="issues" onPress={() => setOpen(!isOpen)}>
            {countInWords(issues)}
          </Button>
        )}
        <Button
          shortcut="F8"
          disabledReason={issues.length === 0 ? "There are no issues" : undefined}
          onPress={() => focusNextIssue(form.shown(), 1)}
        >
          Next issue <kbd>F8</kbd>
        </Button>
        <span className={styles.rest}>
          <Button
            id="review"
            look="primary"
            shortcut="Control+Enter"
            disabledReason={isEmpty ? "Nothing was changed" : undefined}
            onPress={review}
          >
            Review… <kbd>Ctrl Enter</kbd>
          </Button>
        </span>
      </div>
      <ul id="issues" className={styles.issueList} hidden={!isOpen || issues.length === 0}>
        {issues.map((issue) => (
          <li key={`${issue.path.join(".")} ${issue.rule} ${issue.message}`} data-severity={issue.severity}>
            <a
              href={`#${elementId(issue.path)}`}
              onClick={(event) => {
                event.preventDefault();
                focusIssue(issue);
              }}
            >
              <Marked text={issueInWords(issue)} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function act(event: KeyboardEvent, then: () => void): void {
  // a dialog on top has the keys
  if (document.querySelector("[role=dialog], [role=alertdialog]")) return;
  event.preventDefault();
  event.stopPropagation();
  then();
}
