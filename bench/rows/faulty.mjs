// The same deployment with five faults: five issues, each with its message.
import { validateDeployment } from "fireworks-deployments";
import { FAULTS, faulty } from "../deployments.mjs";
import { counted, peers } from "../peers.mjs";

export default {
  name: "validate 25 fields, 5 faults",
  unit: "ns",
  goals: [{ against: "zod 4", most: 0.4 }],
  measure: () => counted({ ours: (value) => validateDeployment(value).length, ...peers }, faulty, FAULTS),
};
