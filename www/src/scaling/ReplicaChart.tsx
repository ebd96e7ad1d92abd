import type { ScalingStep } from "fireworks-deployments/emulator";
import { useId, useRef } from "react";
import { useTextSize } from "../ui/use-text-size.ts";
import { countTicks, timeTicks } from "./axis.ts";
import { type Pixel, stepArea, stepPath } from "./path.ts";
import { DEFAULT_TARGET } from "./plan.ts";
import styles from "./ReplicaChart.module.css";
import { linear, upToTick } from "./scale.ts";
import type { Outcome, Simulation } from "./simulate.ts";
import { type Drawing, useDrawing } from "./use-drawing.ts";
import { useWidth } from "./use-width.ts";
import { summaryOf, unitOf } from "./words.ts";

const HEIGHT = 300;
/** The size of the text that the margins are for. */
const TEXT = 14;
const TOP = 12;
const BOTTOM = 28;
const SIDE = 36;

interface Props {
  simulation: Simulation;
  /** Receives what is drawn with the pointer, if the load can be drawn. */
  onDraw?: ((drawing: Drawing) => void) | undefined;
}

/** Desired and ready replicas over time, and the load. Curves differ by dashes and hatching, not by colour alone. */
export function ReplicaChart({ simulation, onDraw }: Props) {
  const { span, length, target, load, outcomes } = simulation;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  // the margins grow with the labels in them
  const scale = useTextSize() / TEXT;
  const side = SIDE * scale;
  const id = useId();
  const hatch = `${id}hatch`;

  const mostLoad = Math.max(...load.map(({ value }) => value));
  const isShared = target === DEFAULT_TARGET;
  const replicas = outcomes
    .flatMap(({ run }) => run?.steps ?? [])
    .map(({ desired, ready }) => Math.max(desired, ready));
  const right = (isShared ? 8 : 52) * scale;
  const bottom = HEIGHT - BOTTOM * scale;
  const x = linear(length, [side, width - right]);
  const y = upToTick(Math.max(1, ...replicas, isShared ? mostLoad : 0), [bottom, TOP * scale]);
  const yLoad = isShared ? y : upToTick(mostLoad || 1, [bottom, TOP * scale]);
  useDrawing(box, onDraw && { x, y: yLoad, length }, onDraw);

  const drawn = outcomes.filter(({ run }) => run);
  const loadPixels = load.map(({ at, value }): Pixel => [x(at), yLoad(value)]);
  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.box} data-drawable={onDraw !== undefined || undefined}>
        <svg role="img" aria-label={summaryOf(simulation)} width={width} height={HEIGHT} className={styles.chart}>
          <defs>
            <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2" height="7" className={styles.hatch} />
            </pattern>
          </defs>
          {countTicks(y.ticks).map(({ at, label }) => (
            <g key={at} transform={`translate(0 ${y(at)})`}>
              <line x1={side} x2={width - right} className={styles.grid} />
              <text x={side - 8} dy="0.32em" textAnchor="end">
                {label}
              </text>
            </g>
          ))}
          {!isShared &&
            yLoad.ticks.map((at) => (
              <text key={at} x={width - right + 8} y={yLoad(at)} dy="0.32em">
                {at.toLocaleString("en", { notation: "compact" })}
              </text>
            ))}
          {timeTicks(span, (width - side - right) / scale).map(({ at, label }) => (
            <g key={at} transform={`translate(${x(at)} ${bottom})`}>
              <line y2={5} className={styles.tick} />
              <text y={18 * scale} textAnchor={x(at) > width - 24 * scale ? "end" : "middle"}>
                {label}
              </text>
            </g>
          ))}
          {drawn.toReversed().map(({ key, run }) => (
            <Curves key={key} of={key} steps={run?.steps ?? []} end={x(length)} x={x} y={y} hatch={hatch} />
          ))}
          <path data-curve="load" className={styles.load} d={stepPath(loadPixels, x(length))} />
          <line x1={side} x2={width - right} y1={bottom} y2={bottom} className={styles.tick} />
        </svg>
      </div>
      <figcaption className={styles.legend}>
        {drawn.map(({ key, label }) => (
          <span key={key} className={styles.entry}>
            <Swatch of={key} hatch={hatch} /> {label}: ready, and desired in dashes
          </span>
        ))}
        <span className={styles.entry}>
          <Swatch of="load" hatch={hatch} /> Load, in {unitOf(target)}
          {!isShared && " (on the right)"}
        </span>
      </figcaption>
    </figure>
  );
}

interface CurvesProps {
  of: Outcome["key"];
  steps: readonly ScalingStep[];
  /** The right end of the chart. */
  end: number;
  x(value: number): number;
  y(value: number): number;
  hatch: string;
}

function Curves({ of, steps, end, x, y, hatch }: CurvesProps) {
  const ready = steps.map((step): Pixel => [x(step.at), y(step.ready)]);
  const desired = steps.map((step): Pixel => [x(step.at), y(step.desired)]);
  return (
    <g className={styles[of]}>
      <path
        d={stepArea(ready, end, y(0))}
        className={styles.ground}
        {...(of === "saved" && { fill: `url(#${hatch})` })}
      />
      <path d={stepPath(desired, end)} className={styles.desired} data-curve={`${of}-desired`} />
      <path d={stepPath(ready, end)} className={styles.ready} data-curve={`${of}-ready`} />
    </g>
  );
}

/** A piece of a curve, for the legend. */
function Swatch({ of, hatch }: { of: Outcome["key"] | "load"; hatch: string }) {
  return (
    <svg width="28" height="14" aria-hidden="true" className={styles.chart}>
      {of === "load" ? (
        <path d="M1 7H27" className={styles.load} />
      ) : (
        <g className={styles[of]}>
          <path d="M1 6H27V14H1Z" className={styles.ground} {...(of === "saved" && { fill: `url(#${hatch})` })} />
          <path d="M1 6H27" className={styles.ready} />
        </g>
      )}
    </svg>
  );
}
