// One field as it is typed: a string with a format and a bound.
import { validateField } from "fireworks-deployments";
import { validateWindow } from "../peers/zod.mjs";
import { counted } from "../peers.mjs";

const ours = (value) => validateField("autoscalingPolicy.scaleToZeroWindow", value).length;

export default {
  name: "validate one field",
  unit: "ns",
  goals: [{ against: "zod 4", most: 2.5 }],
  measure: () => counted({ ours, "zod 4": validateWindow }, "3600s", 0),
};
