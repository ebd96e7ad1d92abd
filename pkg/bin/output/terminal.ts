import type { WriteStream } from "node:tty";
import { createColors } from "picocolors";
import stringWidth from "string-width";

/** Functions that colour text, or return it unchanged if the stream has no colours. */
export type Paint = ReturnType<typeof createColors>;

/** The capabilities of a stream. */
export interface Screen {
  readonly paint: Paint;
  /** The width in columns; infinite if the stream is not a terminal. */
  readonly width: number;
  /** True if a line can be overwritten. */
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

/** Follows no-color.org and force-color.org. Node detects what the terminal supports. */
function hasColors(stream: Stream): boolean {
  const { FORCE_COLOR, NO_COLOR, ...others } = process.env;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return !NO_COLOR && stream.isTTY === true && stream.hasColors?.(others) === true;
}

/**
 * Makes foreign text safe to print on one line: replaces control characters, escape included, and characters that
 * change the writing direction.
 */
export function plain(text: string): string {
  return text
    .replace(/[\t\r\n\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "�");
}

/** Breaks text into lines of at most `width` columns. */
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

/** Cuts text to at most `width` columns. */
export function cut(text: string, width: number): string {
  const [first = "", ...others] = lines(text, width);
  return others.length === 0 ? first : `${lines(first, width - 1)[0]}…`;
}
