import { bundled } from "../webpack/run.mjs";

/** A bundler that doesn't read `exports`: Parcel is one unless it is told to, older ones can't. */
export const run = (tools) => bundled(tools, { resolve: { exportsFields: [] } });
