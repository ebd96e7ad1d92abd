import { useState } from "react";
import {
  Button as AriaButton,
  type ButtonProps,
  type PressEvent,
  Tooltip,
  TooltipTrigger,
} from "react-aria-components";
import styles from "./Button.module.css";

export interface Props extends Omit<ButtonProps, "className" | "style"> {
  /** `primary` is the one that is meant; `danger` ends something. */
  look?: "primary" | "danger" | "plain" | "quiet";
  /** The reason why it can't be pressed. The button stays focusable, and says it. */
  disabledReason?: string | undefined;
  /** The key that does the same, as `aria-keyshortcuts` names it. */
  shortcut?: string;
}

/** A button. One that can't be pressed says why: under the pointer, with the focus, and when it is pressed nevertheless. */
export function Button({ look = "plain", isPending, disabledReason, shortcut, onPress, type, ...props }: Props) {
  const reason = isPending ? "Sending…" : disabledReason;
  const [isTold, setTold] = useState(false);
  const tell = ({ target }: PressEvent) => {
    // Safari focuses no button that is pressed, and it is the end of the focus that hides the reason
    if (target instanceof HTMLElement) target.focus();
    setTold(true);
  };
  // always inside a tooltip's trigger: a button that is disabled while it has the focus must stay the same element
  return (
    <TooltipTrigger
      delay={200}
      closeDelay={0}
      isDisabled={reason === undefined}
      isOpen={isTold && reason !== undefined}
      onOpenChange={setTold}
    >
      <AriaButton
        {...props}
        className={`${styles.button} ${styles[look] ?? ""}`}
        {...(shortcut && { render: (given) => <button {...given} aria-keyshortcuts={shortcut} /> })}
        {...(reason === undefined
          ? { ...(onPress && { onPress }), ...(type && { type }) }
          : { "aria-disabled": true, onPress: tell })}
      />
      <Tooltip className={styles.tooltip ?? ""}>{reason}</Tooltip>
    </TooltipTrigger>
  );
}
