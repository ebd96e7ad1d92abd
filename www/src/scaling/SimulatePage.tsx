import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useConnection } from "../connection/connection.ts";
import { announce } from "../shell/announcer.ts";
import { Heading } from "../shell/Heading.tsx";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { ChartTable } from "./ChartTable.tsx";
import controls from "./Controls.module.css";
import { DeploymentField } from "./DeploymentField.tsx";
import { handPolicy } from "./hand-over.ts";
import { LoadForm } from "./LoadForm.tsx";
import { drawInto, startOf } from "./loads.ts";
import { PolicyForm } from "./PolicyForm.tsx";
import { type Plan, searchOf, withSaved, withText, withTyped } from "./plan.ts";
import { isValid, policyOf } from "./policy.ts";
import { ReplicaChart } from "./ReplicaChart.tsx";
import { Results } from "./Results.tsx";
import styles from "./SimulatePage.module.css";
import { type Simulation, useSimulation, useSimulator } from "./simulate.ts";
import type { Drawing } from "./use-drawing.ts";
import { usePlan } from "./use-plan.ts";
import { sentenceOf } from "./words.ts";
import { minutesOf } from "./zone.ts";

const QUIET_MS = 1_000;

/** The what-if of autoscaling: replicas over time under a load that one picks or draws. */
export function SimulatePage() {
  const [plan, change] = usePlan();
  const simulator = useSimulator();
  const simulation = useSimulation(plan, simulator.data?.simulate);
  const saving = useSaved(plan, change);
  useAnnounced(simulation);
  const { of, saved, typed, text, messages } = plan;
  // what one starts from is on its way
  const isReading = plan.isUntouched && saving.isLoading;
  const draw = ({ from, until, value }: Drawing) =>
    change((now) => ({ ...now, load: { ...now.load, points: drawn(now, from, until, value) } }));
  return (
    <>
      <Heading title="Simulate autoscaling">
        <PlanLinks plan={plan} />
      </Heading>
      {plan.problems.map((problem) => (
        <p key={problem} role="alert" className={styles.problem}>
          {problem}
        </p>
      ))}
      <div className={styles.columns}>
        <div className={styles.picture}>
          {simulator.error && <Trouble error={simulator.error} onRetry={simulator.refetch} />}
          {!isValid(messages) && (
            <p className={styles.problem}>
              {typed ? "The chart shows the last valid policy." : "The typed policy isn't drawn."} Correct the fields
              that are marked.
            </p>
          )}
          {simulation && !isReading ? (
            <>
              <ReplicaChart simulation={simulation} onDraw={plan.load.kind === "points" ? draw : undefined} />
              <Results simulation={simulation} />
              <ChartTable simulation={simulation} />
            </>
          ) : (
            <div className={styles.waiting} aria-hidden />
          )}
        </div>
        <div className={styles.controls}>
          <section className={controls.panel} aria-labelledby="load-heading">
            <h2 id="load-heading">Load</h2>
            <LoadForm plan={plan} onChange={(changes) => change((now) => ({ ...now, ...changes }))} />
          </section>
          <section className={controls.panel} aria-labelledby="policy-heading">
            <h2 id="policy-heading">Policy</h2>
            <DeploymentField chosen={of} onChoose={(id) => change((now) => ({ ...now, of: id, saved: undefined }))} />
            {of && saving.error && <Trouble error={saving.error} onRetry={saving.refetch} />}
            <PolicyForm
              text={text}
              messages={messages}
              onChange={(changes) => change((now) => withText(now, changes))}
            />
            {saved && (
              <Button onPress={() => change((now) => withTyped(now, saved))}>Start again from the saved policy</Button>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

/** The link to this plan, and the way to the form with its policy. */
function PlanLinks({ plan }: { plan: Plan }) {
  const { place } = useConnection();
  const router = useRouter();
  const navigate = useNavigate();
  const { of, typed, messages } = plan;
  const { href } = router.buildLocation({ to: "/simulate", search: searchOf(plan) });
  return (
    <>
      <Copy text={new URL(href, location.href).href} label="Copy link" look="plain" showLabel />
      {of && typed && (
        <Button
          look="primary"
          disabledReason={isValid(messages) ? undefined : "Correct the policy first"}
          onPress={() => {
            handPolicy(place, of, typed);
            navigate({ to: "/deployments/$id/edit", params: { id: of } });
          }}
        >
          Edit with this policy…
        </Button>
      )}
    </>
  );
}

/** Reads the saved policy of the deployment that is chosen, unless the link has it. */
function useSaved({ of, saved }: Plan, change: (next: (plan: Plan) => Plan) => void) {
  const connection = useConnection();
  const query = useQuery({ ...connection.queries.get(of ?? ""), enabled: of !== undefined && saved === undefined });
  const { data } = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was read, or chosen again, changes the plan
  useEffect(() => {
    if (data !== undefined && of !== undefined) {
      change((now) => (now.of === of && now.saved === undefined ? withSaved(now, policyOf(data)) : now));
    }
  }, [data, of, saved]);
  return query;
}

/** Says the figures when one has stopped typing. */
function useAnnounced(simulation: Simulation | undefined) {
  const typed = simulation?.outcomes.find(({ key, run }) => key === "typed" && run);
  const sentence = typed?.run && sentenceOf("Typed", typed.run);
  useEffect(() => {
    if (sentence === undefined) return;
    const timer = setTimeout(() => announce(sentence), QUIET_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
}

function drawn({ load, span }: Plan, from: number, until: number, value: number) {
  const minutes = (at: number) => Math.round(minutesOf(startOf(span) + at, span.day, span.zone));
  return drawInto(load.points, minutes(from), minutes(until), value);
}
