import { useConnection } from "../connection/connection.ts";
import { ago, at, moment, span } from "../deployment/times.ts";
import { useNow } from "./use-now.ts";

/** The age of a moment, with the moment itself as its title. */
export function Ago({ time }: { time: string | undefined }) {
  const now = useNow(60_000);
  const then = at(time);
  if (then === undefined) return null;
  return (
    <time dateTime={time} title={moment(then)}>
      {ago(now - then)}
    </time>
  );
}

/** A moment, in local time with UTC beside it. */
export function Moment({ time }: { time: string | number | undefined }) {
  if (time === undefined) return null;
  return <time dateTime={new Date(time).toISOString()}>{moment(time)}</time>;
}

/** The time left until a purge, by the service's clock. It is no live region: it would chatter. */
export function TimeLeft({ until }: { until: string | undefined }) {
  const { clock } = useConnection();
  const end = at(until);
  const hurries = end !== undefined && end - clock.now() < 3_600_000;
  const now = useNow(hurries ? 1_000 : 60_000);
  if (end === undefined) return null;
  const left = end - now;
  return (
    <time role="timer" aria-live="off" dateTime={until} title={moment(end)} data-soon={left < 86_400_000 || undefined}>
      {left <= 0 ? "may be purged any moment" : span(left)}
    </time>
  );
}
