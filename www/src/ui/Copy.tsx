import { Check, Copy as CopyIcon } from "lucide-react";
import { useState } from "react";
import { announce } from "../shell/announcer.ts";
import { Button } from "./Button.tsx";

interface Props {
  /** The text to copy. */
  text: string;
  /** The button's name: `Copy ID`. */
  label: string;
  look?: "quiet" | "plain";
  showLabel?: boolean;
}

/** Copies a text, and says so. */
export function Copy({ text, label, look = "quiet", showLabel }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce("Copied");
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      announce("The browser blocked copying");
    }
  };
  return (
    <Button look={look} {...(!showLabel && { "aria-label": label })} onPress={copy}>
      {copied ? <Check aria-hidden /> : <CopyIcon aria-hidden />}
      {showLabel && label}
    </Button>
  );
}
