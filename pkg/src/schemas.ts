// the JSON Schemas, in a file of their own that only those load who ask for one
export { default as deployment } from "../deployment.schema.json";
export { default as changes } from "./generated/changes.schema.json";
