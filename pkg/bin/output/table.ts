import Table from "cli-table3";
import stringWidth from "string-width";
import { lines, type Screen } from "./terminal.js";

/** A column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  /** The minimum width for cutting or wrapping, in terminal columns. Default: the full width. */
  readonly least?: number;
  /** Wraps text that doesn't fit, between words or anywhere (the latter without colours). Default: text is cut. */
  readonly wraps?: "words" | "anywhere";
  /** If cutting isn't enough, columns are dropped, lowest rank first. Default: never dropped. */
  readonly rank?: number;
}

interface Filled extends Column<unknown> {
  readonly cells: readonly string[];
  readonly natural: number;
}

const GAP = "  ";
// the minimum width of a column that can't be dropped, on a very narrow terminal
const NARROWEST = 8;
const noLines = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"])
    .map((place) => [place, ""]),
);

/** Lays rows out under their headings, within the screen's width. Empty columns are omitted. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { paint, width }: Screen): string {
  const filled = columns
    .map((column): Filled => {
      const cells = rows.map(column.cell);
      return { ...(column as Column<unknown>), cells, natural: Math.max(...[column.head, ...cells].map(stringWidth)) };
    })
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const shown = fitting(filled, width);
  const colWidths = widths(shown, width);
  const printed = new Table({
    chars: { ...noLines, middle: GAP },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colWidths,
  });
  if (shown.some(({ head }) => head !== "")) printed.push(shown.map(({ head }) => paint.bold(head)));
  const content = ({ cells, wraps }: Filled, row: number, column: number) => {
    const text = cells[row] ?? "";
    return wraps === "anywhere" ? lines(text, colWidths[column] ?? 0).join("\n") : text;
  };
  for (const row of rows.keys())
    printed.push(
      shown.map((column, index) => ({ content: content(column, row, index), wordWrap: column.wraps === "words" })),
    );
  return printed.toString().replace(/ +$/gm, "");
}

/** Drops columns until the rest fit at their minimum widths. */
function fitting(columns: Filled[], width: number): Filled[] {
  if (total(columns.map(({ least, natural }) => Math.min(least ?? natural, natural))) <= width) return columns;
  const ranks = columns.flatMap(({ rank }) => rank ?? []);
  if (ranks.length === 0) return columns;
  const lowest = Math.min(...ranks);
  return fitting(
    columns.filter(({ rank }) => rank !== lowest),
    width,
  );
}

/** The column widths: the widest shrink first, down to their minimum, then further if that isn't enough. */
function widths(columns: Filled[], width: number): number[] {
  const natural = columns.map((column) => column.natural);
  const narrowed = narrow(
    natural,
    columns.map(({ least, natural }) => Math.min(least ?? natural, natural)),
    width,
  );
  return narrow(
    narrowed,
    narrowed.map((one) => Math.min(one, NARROWEST)),
    width,
  );
}

function narrow(given: number[], least: number[], width: number): number[] {
  const narrowed = [...given];
  while (total(narrowed) > width) {
    const room = narrowed.map((one, index) => (one > (least[index] ?? one) ? one : 0));
    const widest = Math.max(...room);
    if (widest === 0) break;
    narrowed[room.indexOf(widest)] = widest - 1;
  }
  return narrowed;
}

const total = (widths: number[]) => widths.reduce((sum, one) => sum + one, GAP.length * (widths.length - 1));
