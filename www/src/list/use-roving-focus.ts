import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

interface Rows {
  count: number;
  /** The key of the row at an index; undefined while it isn't loaded. */
  keyAt(index: number): string | undefined;
  /** The index of a row; -1 if it is gone. */
  indexOf(key: string): number;
  scrollTo(index: number): void;
}

type MoveKey = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "preventDefault">;

/** The rows that PageUp and PageDown pass. */
const PAGE = 10;

/** The row that has the focus, and the moves from it. */
export type RovingFocus = ReturnType<typeof useRovingFocus>;

/**
 * One row of a virtual grid can be reached by Tab, and the arrows move on from it. The row is known by its key, so that a
 * list which is read again or reordered keeps the focus; if the row is gone, the next one has it, or else the one before.
 */
export function useRovingFocus(grid: RefObject<HTMLElement | null>, rows: Rows, onEmpty: () => void) {
  const [active, setActive] = useState<{ index: number; key: string | undefined }>({ index: 0, key: undefined });
  const focused = useRef(false);

  const found = active.key === undefined ? active.index : rows.indexOf(active.key);
  const place = found === -1 ? active.index : found;
  const index = Math.max(0, Math.min(place, rows.count - 1));
  // a row that has moved is remembered where it is, so that its successor is the one beside it
  if (place !== active.index) setActive({ index: place, key: active.key });

  const rowAt = (at: number) => grid.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);

  useLayoutEffect(() => {
    if (!focused.current || document.activeElement !== document.body) return;
    if (rows.count === 0) {
      focused.current = false;
      return onEmpty();
    }
    rowAt(index)?.focus({ preventScroll: true });
  });

  // a press beside the grid takes the focus away from it, to nowhere if nothing there can have it
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (!grid.current?.contains(target as Node)) focused.current = false;
    };
    document.addEventListener("pointerdown", onPress, true);
    return () => document.removeEventListener("pointerdown", onPress, true);
  }, [grid]);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, rows.count - 1));
    setActive({ index: next, key: rows.keyAt(next) });
    rows.scrollTo(next);
    // the row may be rendered only after the scroll
    requestAnimationFrame(() => rowAt(next)?.focus({ preventScroll: true }));
  };

  const onMoveKey = (event: MoveKey, step: number): boolean => {
    const moves: Record<string, number> = {
      ArrowDown: index + step,
      j: index + step,
      ArrowUp: index - step,
      k: index - step,
      PageDown: index + PAGE,
      PageUp: index - PAGE,
      Home: 0,
      End: rows.count - 1,
    };
    const to = moves[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    event.preventDefault();
    move(to);
    return true;
  };

  // stable, so that a row isn't drawn again for it
  const onFocus = useCallback((at: number, key: string | undefined) => {
    focused.current = true;
    setActive((now) => (now.index === at && now.key === key ? now : { index: at, key }));
  }, []);

  return {
    index,
    /** Moves on by a key. Returns true if it did. */
    onKeyDown: (event: MoveKey) => onMoveKey(event, 1),
    /** Moves into the grid by a key, which goes to the current row where it would go on by one. */
    onEnterKey: (event: MoveKey) => onMoveKey(event, 0),
    onFocus,
    onBlur(next: EventTarget | null) {
      // without a next element the row itself went away
      if (next !== null) focused.current = false;
    },
  };
}
