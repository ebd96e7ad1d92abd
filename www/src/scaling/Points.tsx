import { type Load, loadOf, type Span } from "./loads.ts";
import { PasteSeries } from "./PasteSeries.tsx";
import { PointsTable } from "./PointsTable.tsx";

interface Props {
  load: Load;
  span: Span;
  onChange(changes: { load: Load; span?: Span }): void;
}

/** What a load that is drawn or pasted is made of. Loaded when such a load is picked. */
export default function Points({ load, span, onChange }: Props) {
  return (
    <>
      <PointsTable points={load.points} span={span} onChange={(points) => onChange({ load: { ...load, points } })} />
      <PasteSeries
        span={span}
        onRead={({ points, day, days }) => onChange({ load: loadOf("points", points), span: { ...span, day, days } })}
      />
    </>
  );
}
