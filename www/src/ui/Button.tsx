import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from "react-aria-components";
import styles from "./Button.module.css";

export interface Props extends Omit<ButtonProps, "className" | "style"> {
  /** `primary` is the one that is meant; `danger` ends something. */
  look?: "primary" | "danger" | "plain" | "quiet";
  /** The reason why it can't be pressed. The button stays focusable, and says it. */
  disabledReason?: string | undefined;
  /** The key that does the same, as `aria-keyshortcuts` names it. */
  shortcut?: string;
}

/** A button. One that can't be pressed says why. */
export function Button({ look = "plain", isPending, disabledReason, shortcut, onPress, type, ...props }: Props) {
  const reason = isPending ? "Sending…" : disabledReason;
  // always inside a tooltip's trigger: a button that is disabled while it has the focus must stay the same element
  return (
    <TooltipTrigger delay={200} closeDelay={0} isDisabled={reason === undefined}>
      <AriaButton
        {...props}
        className={`${styles.button} ${styles[look] ?? ""}`}
        {...(shortcut && { render: (given) => <button {...given} aria-keyshortcuts={shortcut} /> })}
        {...(reason === undefined ? { ...(onPress && { onPress }), ...(type && { type }) } : { "aria-disabled": true })}
      />
      <Tooltip className={styles.tooltip ?? ""}>{reason}</Tooltip>
    </TooltipTrigger>
  );
}
