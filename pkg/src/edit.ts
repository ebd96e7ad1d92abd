import type { Deployment } from "#wasm";
import { changesBetween } from "./changes.js";
import type { DeploymentsClient } from "./client.js";
import { copy } from "./copy.js";
import { refuseUnknown } from "./known.js";
import { UPDATE, type UpdateOptions } from "./method-options.js";
import { CALL, copied, misuse } from "./options.js";
import { type CallPromise, callPromise, type Kept } from "./promise.js";

/** Changes a copy of a deployment, and returns the changed one. */
type Change = (current: Deployment) => Deployment | Promise<Deployment>;

/** Reads a deployment, has a copy of it changed, and sends what differs. */
export function edit(
  client: DeploymentsClient,
  deployment: string,
  change: Change,
  options: UpdateOptions | undefined,
): CallPromise<Deployment> {
  const kept: Kept = {};
  return callPromise(edited(client, deployment, change, options, kept), kept);
}

async function edited(
  client: DeploymentsClient,
  deployment: string,
  change: Change,
  options: UpdateOptions | undefined,
  kept: Kept,
): Promise<Deployment> {
  const given = copied(options);
  const { skipShapeValidation: _, ...reading } = given;
  refuseUnknown("option", given, [...CALL, ...UPDATE]);
  const read = await client.get(deployment, reading).withResponse();
  const changes = changesBetween(read.data, await changed(change, editable(read.data)));
  const isSame = Object.keys(changes).length === 0;
  const { data, response } = isSame ? read : await client.update(deployment, changes, given).withResponse();
  kept.response = () => response;
  return data;
}

/** Copies a deployment for a change function. */
function editable(deployment: Deployment): Deployment {
  try {
    return copy(deployment);
  } catch (thrown) {
    // unknown fields may be nested to any depth
    throw misuse("the deployment can't be copied: see the cause", thrown);
  }
}

async function changed(change: Change, current: Deployment): Promise<Deployment> {
  if (typeof change !== "function") throw misuse("change must be a function that returns the changed deployment");
  let after: Deployment;
  try {
    after = await change(current);
  } catch (thrown) {
    throw misuse("the change function failed: see the cause", thrown);
  }
  if (typeof after !== "object" || after === null)
    throw misuse("the change function must return the changed deployment");
  return after;
}
