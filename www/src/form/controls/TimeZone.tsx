import { Searched } from "./Choice.tsx";
import type { ControlProps } from "./control.ts";

/** A time zone of those that the browser knows, or another one. */
export function TimeZone(props: ControlProps) {
  return <Searched {...props} values={Intl.supportedValuesOf("timeZone")} />;
}
