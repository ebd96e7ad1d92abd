// The JSON Schema that the package ships, in ajv with every error.
import { createRequire } from "node:module";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const schema = createRequire(import.meta.url)("fireworks-deployments/deployment.schema.json");
const check = addFormats(new Ajv({ allErrors: true })).compile(schema);

export const validate = (value) => (check(value) ? 0 : check.errors.length);
