// A deployment of 25 fields, given as an object: all rules, no issue.
import { validateDeployment } from "fireworks-deployments";
import { valid } from "../deployments.mjs";
import { counted, peers } from "../peers.mjs";

export default {
  name: "validate 25 fields",
  unit: "ns",
  goals: [
    { against: "zod 4", most: 0.5 },
    { against: "valibot", most: 0.6 },
  ],
  measure: () => counted({ ours: (value) => validateDeployment(value).length, ...peers }, valid, 0),
};
