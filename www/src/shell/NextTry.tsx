import { useAskedToWait } from "../connection/use-asked-to-wait.ts";
import { useSecondsUntil } from "../ui/use-seconds-until.ts";
import { Countdown } from "./Countdown.tsx";

/** Says when the page tries again by itself, which is never before the service wants it. */
export function NextTry({ at }: { at: number }) {
  const asked = useAskedToWait();
  const seconds = useSecondsUntil(at);
  if (asked > 0) {
    return (
      <p>
        The service asks to wait <Countdown until={asked} />
      </p>
    );
  }
  if (at === 0) return null;
  return (
    <p>
      {seconds > 0 ? (
        <>
          Next try in <Countdown until={at} />
        </>
      ) : (
        "Trying again…"
      )}
    </p>
  );
}
