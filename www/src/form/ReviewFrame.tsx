import { type ReactNode, useEffect, useRef } from "react";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import { issueInWords } from "./focus.ts";
import { Marked } from "./Marked.tsx";
import styles from "./Review.module.css";
import { useForm } from "./use-form.ts";

interface Props {
  title: string;
  onBack(): void;
  children: ReactNode;
  /** The button that sends. */
  buttons: ReactNode;
}

/** The step before something is sent. It takes the focus, and gives it back to the form. */
export function ReviewFrame({ title, onBack, children, buttons }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const warnings = useForm()
    .issues()
    .filter(({ severity }) => severity === "warning");
  useEffect(() => {
    // the issue that was said last is mended
    announce("");
    heading.current?.focus();
  }, []);
  return (
    <section className={styles.review} aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      {warnings.length > 0 && (
        <ul className={styles.warnings}>
          {warnings.map((issue) => (
            <li key={`${issue.path.join(".")} ${issue.rule}`}>
              <Marked text={issueInWords(issue)} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        {buttons}
        <Button onPress={onBack}>Back to the form</Button>
      </div>
    </section>
  );
}
