import type { WriteStream } from "node:tty";
import { createColors } from "picocolors";
import stringWidth from "string-width";

/** Ways to colour text; where there are no colours they leave it as it is. */
export type Paint = ReturnType<typeof createColors>;

/** What a stream can show. */
export interface Screen {
  readonly paint: Paint;
  /** In columns; endless where nobody looks. */
  readonly width: number;
  /** Whether a line can be written over. */
  readonly isLive: boolean;
}

type Stream = NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "columns" | "hasColors">>;

export function screenOf(stream: Stream): Screen {
  const isTerminal = stream.isTTY === true;
  return {
    paint: createColors(hasColors(stream)),
    width: isTerminal ? stream.columns || 80 : Number.POSITIVE_INFINITY,
    isLive: isTerminal && process.env.TERM !== "dumb",
  };
}

/** The conventions of no-color.org and force-color.org; what the terminal itself can, Node finds out. */
function hasColors(stream: Stream): boolean {
  const { FORCE_COLOR, NO_COLOR, ...others } = process.env;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return !NO_COLOR && stream.isTTY === true && stream.hasColors?.(others) === true;
}

/**
 * Text that others wrote, on one line and without power over the terminal: control characters, the escape among them, and
 * those that turn the direction of writing.
 */
export function plain(text: string): string {
  return text
    .replace(/[\t\r\n\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "�");
}

/** Text in lines of at most so many columns. */
export function lines(text: string, width: number): string[] {
  if (stringWidth(text) <= width) return [text];
  const broken = [""];
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const line = broken.at(-1) ?? "";
    if (line !== "" && stringWidth(line + segment) > width) broken.push(segment);
    else broken[broken.length - 1] = line + segment;
  }
  return broken;
}

/** Text that takes no more than so many columns. */
export function cut(text: string, width: number): string {
  const [first = "", ...others] = lines(text, width);
  return others.length === 0 ? first : `${lines(first, width - 1)[0]}…`;
}
