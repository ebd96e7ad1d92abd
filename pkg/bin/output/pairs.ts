import { type Column, table } from "./table.js";
import { plain, type Screen } from "./terminal.js";

/** Names and their values, one line each. */
export function pairTable(name: string, value: string, pairs: Record<string, unknown>, screen: Screen): string {
  const columns: Column<[string, unknown]>[] = [
    { head: name, cell: ([key]) => plain(key), least: 16, wraps: "anywhere" },
    { head: value, cell: ([, given]) => plain(String(given)), least: 16, wraps: "anywhere" },
  ];
  const rows = Object.entries(pairs);
  return rows.length === 0 ? "" : table(rows, columns, screen);
}
