import Table from "cli-table3";
import stringWidth from "string-width";
import { lines, type Screen } from "./terminal.js";

/** A column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  /** The fewest columns of the terminal that it may be cut or wrapped down to. Default: as many as it takes. */
  readonly least?: number;
  /** What doesn't fit goes on in the next line: between words, or anywhere, without colours. Default: it is cut. */
  readonly wraps?: "words" | "anywhere";
  /** Where not even cutting helps, the column with the lowest goes. Default: it stays. */
  readonly rank?: number;
}

interface Filled extends Column<unknown> {
  readonly cells: readonly string[];
  readonly natural: number;
}

const GAP = "  ";
// of what has to stay on a screen that is too narrow for it
const NARROWEST = 8;
const noLines = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"])
    .map((place) => [place, ""]),
);

/** Rows under their heads, within the screen's width. A column that has nothing to say is left out. */
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

/** The columns that there is room for, at their narrowest. */
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

/** How wide each column is: what may be narrower is, the widest first; where that is not enough, the rest as well. */
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
