// The download of a page that only validates.
import { KB, script, ZOD_WITH_RULES } from "../download.mjs";

export default {
  name: "download: validator",
  unit: "bytes",
  goals: [{ limit: 18 * KB }, { against: "zod 4 with these rules", most: 0.6 }],
  measure: async () => ({
    ours: await script('export { validateDeployment } from "fireworks-deployments"'),
    "zod 4 with these rules": await script(ZOD_WITH_RULES),
  }),
};
