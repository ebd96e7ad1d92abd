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
  const button = (
    <AriaButton
      {...props}
      className={`${styles.button} ${styles[look]}`}
      {...(shortcut && { render: (given) => <button {...given} aria-keyshortcuts={shortcut} /> })}
      {...(reason === undefined ? { ...(onPress && { onPress }), ...(type && { type }) } : { "aria-disabled": true })}
    />
  );
  if (reason === undefined) return button;
  return (
    <TooltipTrigger delay={200} closeDelay={0}>
      {button}
      <Tooltip className={styles.tooltip ?? ""}>{reason}</Tooltip>
    </TooltipTrigger>
  );
}
