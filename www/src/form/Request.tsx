import { OnTheService } from "../code/OnTheService.tsx";
import type { PlannedRequest } from "../connection/dry-run.ts";
import { masked } from "../deployment/secrets.ts";
import { Copy } from "../ui/Copy.tsx";
import styles from "./Review.module.css";

interface Props {
  request: PlannedRequest;
  command: string;
}

/** A request as it will be sent, and the same as a command line. */
export function Request({ request: { method, target, body }, command }: Props) {
  const text = `${method} ${target}\n\n${pretty(body)}`;
  return (
    <>
      <h3>The request as it is sent</h3>
      {body.includes('"directRouteApiKeys"') && (
        <p className="quiet">The keys are sent, but not shown: add them to the command yourself.</p>
      )}
      <Code label="Request" text={text} />
      <h3>The same on the command line</h3>
      <Code label="Command" text={command} />
      <OnTheService />
    </>
  );
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className={styles.code}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section aria-label={label} tabIndex={0}>
        <pre>{text}</pre>
      </section>
      <Copy text={text} label={`Copy the ${label.toLowerCase()}`} />
    </div>
  );
}

/** A JSON text with line breaks, and without keys that anybody could read. */
const pretty = (body: string): string => JSON.stringify(masked(JSON.parse(body)), null, 2);
