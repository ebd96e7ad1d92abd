import { type RefObject, useEffect, useRef } from "react";
import type { Scale } from "./scale.ts";

/** A value from one time until another, in milliseconds since the start. */
export interface Drawing {
  readonly from: number;
  readonly until: number;
  readonly value: number;
}

interface Paper {
  readonly x: Scale;
  readonly y: Scale;
  readonly length: number;
}

/** As many steps as can be drawn across the chart. */
const STEPS = 48;

/** Draws with the pointer: each step that it passes takes the value at its height. */
export function useDrawing(
  element: RefObject<HTMLElement | null>,
  paper: Paper | undefined,
  onDraw: ((drawing: Drawing) => void) | undefined,
): void {
  const latest = useRef({ paper, onDraw });
  useEffect(() => {
    latest.current = { paper, onDraw };
  });
  const isOn = onDraw !== undefined;
  useEffect(() => {
    const box = element.current;
    if (box === null || !isOn) return;
    let last: number | undefined;
    const stepAt = ({ clientX }: PointerEvent) => {
      const { paper } = latest.current;
      const at = paper?.x.invert(clientX - box.getBoundingClientRect().left) ?? 0;
      return Math.min(STEPS - 1, Math.max(0, Math.floor((at / (paper?.length ?? 1)) * STEPS)));
    };
    const draw = (event: PointerEvent) => {
      const { paper, onDraw } = latest.current;
      if (paper === undefined || last === undefined) return;
      const step = stepAt(event);
      const most = paper.y.most;
      const height = paper.y.invert(event.clientY - box.getBoundingClientRect().top);
      const value = round(Math.min(most, Math.max(0, height)), most);
      const width = paper.length / STEPS;
      // a fast pointer passes several steps between two events
      onDraw?.({ from: Math.min(step, last) * width, until: (Math.max(step, last) + 1) * width, value });
      last = step;
    };
    const begin = (event: PointerEvent) => {
      if (event.button !== 0) return;
      box.setPointerCapture(event.pointerId);
      last = stepAt(event);
      draw(event);
    };
    const end = () => {
      last = undefined;
    };
    box.addEventListener("pointerdown", begin);
    box.addEventListener("pointermove", draw);
    box.addEventListener("pointerup", end);
    box.addEventListener("pointercancel", end);
    return () => {
      box.removeEventListener("pointerdown", begin);
      box.removeEventListener("pointermove", draw);
      box.removeEventListener("pointerup", end);
      box.removeEventListener("pointercancel", end);
    };
  }, [element, isOn]);
}

/** Rounds to a fiftieth of the axis or so, in round numbers. */
function round(value: number, most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most / 10));
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}
