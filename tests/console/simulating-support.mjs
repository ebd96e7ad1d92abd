import { useConsole } from "./suite.mjs";

/** A policy of up to four replicas that sleep after ten minutes. */
export const POLICY = {
  minReplicaCount: 0,
  maxReplicaCount: 4,
  acceleratorCount: 2,
  autoscalingPolicy: { scaleToZeroWindow: "600s" },
};
/** A load in office hours of one day. */
export const OFFICE = {
  kind: "office",
  level: 0,
  peak: 2.4,
  from: "09:00",
  until: "17:00",
  day: "2026-11-30",
  days: 1,
  zone: "UTC",
};
const linkTo = (policy, load = OFFICE) =>
  `/simulate?${new URLSearchParams({ policy: JSON.stringify(policy), load: JSON.stringify(load) })}`;

/** Sets up the tests of a `describe` for the simulation of autoscaling, with what they ask of it. */
export function useSimulation() {
  const use = useConsole({ timezoneId: "UTC" });
  const open = (policy, load) => use.open(linkTo(policy, load));
  const field = (label) => use.page.getByLabel(label, { exact: true });
  const chart = () => use.page.getByRole("img", { name: /^Replicas over/ });
  const results = () => use.page.getByRole("region", { name: "What it comes to" });
  const figure = (name) =>
    results()
      .getByRole("row")
      .filter({ has: use.page.getByRole("rowheader", { name }) });
  const becomes = (name, text) => figure(name).filter({ hasText: text }).waitFor();
  const texts = async (name) => await figure(name).getByRole("cell").allTextContents();
  const curve = (name) => chart().locator(`[data-curve=${name}]`).getAttribute("d");
  const inUrl = (name) => use.page.evaluate((name) => JSON.parse(new URLSearchParams(location.search).get(name)), name);
  const messageAt = async (input) => {
    const ids = (await input.getAttribute("aria-describedby")).split(" ");
    return use.page.locator(`[id="${ids.at(-1)}"]`).textContent();
  };
  return { use, open, field, chart, results, becomes, texts, curve, inUrl, messageAt };
}
