// The golden exchanges: what each method asks, what the service answers, and what the caller gets. Plain data, for Node and
// for pages alike.
import { full, nulls, strange, withoutNulls, zero } from "./deployments.mjs";

const DEPLOYMENTS = "/v1/accounts/acme/deployments";
const X = `${DEPLOYMENTS}/x`;
const MODEL = "accounts/fireworks/models/tiny";
const shard = {
  name: "accounts/acme/deployments/x/shards/0",
  createTime: "2026-02-03T04:05:06Z",
  updateTime: "2026-02-03T04:05:07Z",
  state: "READY",
  status: { code: "OK", message: "" },
  replicaStats: { readyReplicaCount: 2, effectiveReplicaCount: 2 },
  rackOfTomorrow: 7,
};
const wholeQuery = { filter: 'state = "READY"', orderBy: "create_time desc,name", pageSize: 7, pageToken: "t/1+=" };
const wholeQueryString =
  "filter=state+%3D+%22READY%22&orderBy=create_time+desc%2Cname&pageSize=7&pageToken=t%2F1%2B%3D";
const flags = {
  validateOnly: true,
  disableAutoDeploy: true,
  disableSpeculativeDecoding: true,
  skipShapeValidation: true,
  skipImageTagValidation: true,
  acceptShapelessRisk: true,
};
const changes = {
  displayName: "New",
  description: null,
  autoscalingPolicy: { scaleToZeroWindow: "600s", loadTargets: { default: 0.5 } },
  directRouteApiKeys: ["route-key"],
};

/**
 * `call` is a method with its arguments; `asks` the method and the address; `sends` the body; `answer` the reply's body, which
 * is what the call `gives` unless that says otherwise.
 */
const table = [
  { call: ["undelete", "x"], asks: `POST ${X}:undelete`, sends: {}, answer: full },
  { call: ["get", "x"], asks: `GET ${X}`, answer: full },
  { call: ["get", "accounts/b/deployments/x"], asks: "GET /v1/accounts/b/deployments/x", answer: zero },
  { call: ["get", "x", { readMask: ["name", "state"] }], asks: `GET ${X}?readMask=name%2Cstate`, answer: strange },
  { call: ["get", "x", { readMask: ["*"] }], asks: `GET ${X}?readMask=*`, answer: nulls, gives: withoutNulls },
  { call: ["get", "x", { readMask: [] }], asks: `GET ${X}`, answer: {} },
  {
    call: ["list", { showDeleted: true, pageSize: 2, readMask: ["name"] }],
    asks: `GET ${DEPLOYMENTS}?showDeleted=true&pageSize=2&readMask=name`,
    answer: { deployments: [full, nulls, strange], nextPageToken: "", totalSize: 3 },
    gives: [full, withoutNulls, strange],
  },
  { call: ["list"], asks: `GET ${DEPLOYMENTS}`, answer: {}, gives: [] },
  {
    call: ["listPage", { ...wholeQuery, showDeleted: false, readMask: [] }],
    asks: `GET ${DEPLOYMENTS}?${wholeQueryString}`,
    answer: { deployments: [full, nulls], nextPageToken: "t/2+=", totalSize: 9, tookOfTomorrow: 1 },
    gives: { deployments: [full, withoutNulls], nextPageToken: "t/2+=", totalSize: 9, tookOfTomorrow: 1 },
  },
  {
    call: ["listPage"],
    asks: `GET ${DEPLOYMENTS}`,
    answer: { deployments: null, nextPageToken: null, totalSize: null },
    gives: { deployments: [] },
  },
  {
    call: ["create", { baseModel: MODEL }],
    asks: `POST ${DEPLOYMENTS}`,
    sends: { baseModel: MODEL },
    answer: { ...zero, name: `accounts/acme/deployments/790c6851`, state: "CREATING" },
  },
  {
    call: ["create", { baseModel: MODEL, displayName: "🔥 é" }, { deploymentId: "x", ...flags }],
    asks: `POST ${DEPLOYMENTS}?deploymentId=x&${Object.keys(flags)
      .map((flag) => `${flag}=true`)
      .join("&")}`,
    sends: { baseModel: MODEL, displayName: "🔥 é" },
    answer: strange,
  },
  {
    call: ["update", "x", changes],
    asks: `PATCH ${X}?updateMask=${[
      "display_name",
      "description",
      "autoscaling_policy.scale_to_zero_window",
      "autoscaling_policy.load_targets",
      "direct_route_api_keys",
    ].join("%2C")}`,
    sends: changes,
    answer: { ...full, state: "UPDATING" },
  },
  {
    call: ["update", "x", { displayName: "New" }, { skipShapeValidation: true }],
    asks: `PATCH ${X}?skipShapeValidation=true&updateMask=display_name`,
    sends: { displayName: "New" },
    answer: nulls,
    gives: withoutNulls,
  },
  { call: ["delete", "x"], asks: `DELETE ${X}`, answer: {}, gives: undefined },
  {
    call: ["delete", "x", { hard: true, ignoreChecks: true }],
    asks: `DELETE ${X}?hard=true&ignoreChecks=true`,
    answer: "",
    gives: undefined,
  },
  { call: ["scale", "x", 3], asks: `PATCH ${X}:scale`, sends: { replicaCount: 3 }, answer: {}, gives: undefined },
  { call: ["scale", "x", 0], asks: `PATCH ${X}:scale`, sends: { replicaCount: 0 }, answer: "", gives: undefined },
  {
    call: ["setTags", "x", { "custom/team": "search" }],
    asks: `POST ${X}:setTags`,
    sends: { tags: { "custom/team": "search" } },
    answer: full,
    gives: undefined,
  },
  {
    call: ["deleteTags", "x", ["custom/team", "custom/tier"]],
    asks: `POST ${X}:deleteTags`,
    sends: { keys: ["custom/team", "custom/tier"] },
    answer: "",
    gives: undefined,
  },
  {
    call: ["metrics", "x", { timeRange: "10m", readMask: ["metrics"] }],
    asks: `GET ${X}:metrics?timeRange=10m&readMask=metrics`,
    answer: { metrics: { requests_per_second: 0.25, errors: 0 }, unitOfTomorrow: "s" },
  },
  { call: ["metrics", "x"], asks: `GET ${X}:metrics`, answer: { metrics: null }, gives: {} },
  { call: ["terminationMessage", "x"], asks: `GET ${X}/terminationMessage`, answer: { message: "out of memory" } },
  { call: ["terminationMessage", "x"], asks: `GET ${X}/terminationMessage`, answer: {} },
  {
    call: ["shards", "x", wholeQuery],
    asks: `GET ${X}/shards?${wholeQueryString}`,
    answer: { deploymentShards: [shard, { state: null }], nextPageToken: "more", totalSize: 2 },
    gives: { deploymentShards: [shard, {}], nextPageToken: "more", totalSize: 2 },
  },
  { call: ["shards", "x"], asks: `GET ${X}/shards`, answer: { nextPageToken: "" }, gives: { deploymentShards: [] } },
  { call: ["waitFor", "x", ["READY", "FAILED"]], asks: `GET ${X}`, answer: full },
  { call: ["recover", "x"], asks: `GET ${X}`, answer: full },
];

export const exchanges = table.map((exchange) => ({
  words: `${exchange.call[0]}: ${exchange.asks.slice(0, 80)}`,
  gives: exchange.answer,
  ...exchange,
}));

/** What a call comes to; of a list, all of it. */
export async function resultOf(client, [method, ...args]) {
  const result = await client[method](...args);
  if (!result?.[Symbol.asyncIterator]) return result;
  const all = [];
  for await (const one of result) all.push(one);
  return all;
}
