// The writes: the deployment that each starts from, how it is made, and the proof that it took effect. Runs in pages too.

const model = { baseModel: "accounts/fireworks/models/tiny" };
const there = { state: "READY", displayName: "Old", desiredReplicaCount: 0, tags: { "custom/old": "1" } };
const shows = (found, call) => found?.displayName === `Call ${call}`;

/**
 * Each write by name. `start` is the deployment before it, and `odd` one before which the service refuses it. `holds` is true
 * of a deployment after it, and `isShown` if the reply is that deployment. Repeating it would do harm if it `isOnce`.
 */
export const CALLS = {
  undelete: {
    start: { ...there, state: "DELETED" },
    odd: there,
    make: (client, { id, options }) => client.undelete(id, options),
    holds: (found) => found !== undefined && found.state !== "DELETED",
    isShown: true,
    isOnce: true,
  },
  "create with an ID": {
    odd: there,
    make: (client, { id, call, options }) =>
      client.create({ ...model, displayName: `Call ${call}` }, { ...options, deploymentId: id }),
    holds: shows,
    isShown: true,
    isOnce: true,
  },
  "create without an ID": {
    isNameless: true,
    make: (client, { call, options }) => client.create({ ...model, displayName: `Call ${call}` }, options),
    holds: shows,
    isShown: true,
    isOnce: true,
  },
  update: {
    start: there,
    make: (client, { id, call, options }) => client.update(id, { displayName: `Call ${call}` }, options),
    holds: shows,
    isShown: true,
  },
  delete: {
    start: there,
    make: (client, { id, options }) => client.delete(id, options),
    holds: (found) => found === undefined || found.state === "DELETED",
    isOnce: true,
  },
  scale: {
    start: there,
    make: (client, { id, call, options }) => client.scale(id, call + 1, options),
    holds: (found, call) => found?.desiredReplicaCount === call + 1,
  },
  "set tags": {
    start: there,
    make: (client, { id, call, options }) => client.setTags(id, { "custom/call": String(call) }, options),
    holds: (found, call) => found?.tags["custom/call"] === String(call),
  },
  "delete tags": {
    start: there,
    make: (client, { id, options }) => client.deleteTags(id, ["custom/old"], options),
    holds: (found) => found !== undefined && !("custom/old" in found.tags),
  },
};
