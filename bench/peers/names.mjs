// The names for all peers' schemas, from the package's own JSON Schema.
import { createRequire } from "node:module";

const { properties } = createRequire(import.meta.url)("fireworks-deployments/deployment.schema.json");
const names = ({ anyOf, items }) => (anyOf ?? items.anyOf)[0].enum;

export const accelerators = names(properties.acceleratorType);
export const precisions = names(properties.precision);
export const routes = names(properties.directRouteType);
export const buckets = names(properties.hotLoadBucketType);
export const regions = names(properties.placement.properties.region);
export const multiRegions = names(properties.placement.properties.multiRegion);
export const states = names(properties.state);
