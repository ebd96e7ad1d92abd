import { useRef, useState } from "react";
import { isObject, isSame } from "../paths.ts";

/** An entry of a map while it is edited: its name may be empty, or be there twice. */
export interface NamedRow {
  readonly key: number;
  readonly name: string;
  readonly value: unknown;
}

/** Edits a map as rows, which keep their identity while their names are typed. */
export function useNamedRows(value: unknown, onChange: (value: unknown) => void) {
  const next = useRef(0);
  const rowsOf = (map: unknown): NamedRow[] =>
    Object.entries(isObject(map) ? map : {}).map(([name, value]) => ({ key: next.current++, name, value }));
  const [rows, setRows] = useState(() => rowsOf(value));
  const map = isObject(value) ? value : {};
  if (!isSame(mapOf(rows), map)) {
    // changed elsewhere: inside an entry, or the whole map
    const names = Object.keys(map);
    const named = rows.filter(({ name }) => name !== "");
    const isInside = names.length === named.length && named.every(({ name }, at) => name === names[at]);
    setRows(isInside ? rows.map((row) => (row.name === "" ? row : { ...row, value: map[row.name] })) : rowsOf(map));
  }
  const become = (rows: NamedRow[]) => {
    setRows(rows);
    const map = mapOf(rows);
    onChange(Object.keys(map).length === 0 ? undefined : map);
  };
  return {
    rows,
    /** True if an earlier row has the same name. */
    isTwice: ({ key, name }: NamedRow) => name !== "" && rows.find((row) => row.name === name)?.key !== key,
    add: (name: string, value: unknown) => become([...rows, { key: next.current++, name, value }]),
    put: (changed: NamedRow) => become(rows.map((row) => (row.key === changed.key ? changed : row))),
    remove: ({ key }: NamedRow) => become(rows.filter((row) => row.key !== key)),
  };
}

/** The map that rows make: the first one of a name counts. */
function mapOf(rows: readonly NamedRow[]): Record<string, unknown> {
  const named = rows.filter(({ name }) => name !== "");
  const first = named.filter(({ name }, at) => named.findIndex((other) => other.name === name) === at);
  return Object.fromEntries(first.map(({ name, value }) => [name, value]));
}
