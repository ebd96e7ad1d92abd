// The cost of each deployment, from ten to ten thousand: validated one after the other, and listed
// on one page.
import { DeploymentsClient, validateDeployment } from "fireworks-deployments";
import { valid } from "../deployments.mjs";
import { nanoseconds } from "../measure.mjs";
import { parsePage, validate } from "../peers/zod.mjs";
import { start } from "../service.mjs";

const COUNTS = [10, 100, 1_000, 10_000];

/**
 * Linear means that one of ten thousand costs at most 1.5 times one of a hundred. n log n would be
 * 2, and n² 100. A larger heap alone, with more to collect and less in the cache, stays below 1.5.
 */
const goal = (what) => ({ of: `${what}, each of 10 000`, against: `${what}, each of 100`, most: 1.5 });

const deployments = (count) =>
  Array.from({ length: count }, (_, index) => ({ ...valid, displayName: `Search ranking ${index}` }));

/** The validations of so many deployments. */
function checks(count) {
  const given = deployments(count);
  const all = (issuesOf) => () => {
    let issues = 0;
    for (const deployment of given) issues += issuesOf(deployment);
    return issues;
  };
  return { ours: all((deployment) => validateDeployment(deployment).length), "zod 4": all(validate) };
}

function pages(count, url) {
  const client = new DeploymentsClient({ apiKey: "fw_local", accountId: "acme", baseUrl: url });
  const bare = async () => (await fetch(`${url}/v1/accounts/acme/deployments?pageSize=${count}`)).json();
  return {
    ours: async () => (await client.listPage({ pageSize: count })).deployments.length,
    "fetch and json()": async () => (await bare()).deployments.length,
    "fetch, json() and zod 4": async () => parsePage(await bare()).length,
  };
}

const curves = [];

/**
 * Measures each candidate for each count, in nanoseconds. They take turns, so that a late start
 * doesn't look like growth.
 */
async function curve(title, candidatesOf) {
  const functions = COUNTS.flatMap((count) =>
    Object.entries(candidatesOf(count)).map(([who, run]) => [`${who} ${count}`, run]),
  );
  const times = await nanoseconds(Object.fromEntries(functions), { rounds: 9 });
  const lines = Object.keys(candidatesOf(1)).map((who) => ({
    who,
    ns: COUNTS.map((count) => times[`${who} ${count}`]),
  }));
  curves.push({ title, counts: COUNTS, lines });
  const each = (count) => times[`ours ${count}`] / count;
  return { [`${title}, each of 100`]: each(100), [`${title}, each of 10 000`]: each(10_000) };
}

export default {
  name: "growth, from 10 deployments to 10 000",
  unit: "ns",
  goals: [goal("validating"), goal("listing")],
  curves,
  measure: async () => {
    const { url, stop } = await start();
    const measured = {
      ...(await curve("validating", checks)),
      ...(await curve("listing", (count) => pages(count, url))),
    };
    stop();
    return measured;
  },
};
