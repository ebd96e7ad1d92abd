// a separate file, so that the JSON Schema is loaded only when used
export { default as deployment } from "../deployment.schema.json";
export { default as changes } from "./generated/changes.schema.json";
