export type {
  AcceleratorType,
  AutoscalingPolicy,
  AutoTune,
  ClientEvent,
  Deployment,
  DeploymentPage,
  DirectRouteType,
  DurationString,
  ErrorKind,
  HotLoadBucketType,
  HotLoadTransitionType,
  IssueCode,
  ListQuery,
  MultiRegion,
  Placement,
  Precision,
  Region,
  ReplicaStats,
  ScalingSchedule,
  Severity,
  State,
  Status,
  StatusCode,
  Timestamp,
  ValidationIssue,
} from "#wasm";
export { type DeleteOptions, DeploymentsClient, type WaitingOptions, type WaitOptions } from "./client.js";
export { type ErrorFields, FireworksError, isFireworksError } from "./error.js";
export type { DeploymentChanges, FieldPath, NewDeployment } from "./generated.js";
export { init, initSync } from "./loader.js";
export type { InitSource, WasmBytes, WasmModule } from "./module.js";
export type { CallOptions, ClientOptions } from "./options.js";
export {
  type FieldRule,
  fieldRules,
  formatDuration,
  humanDuration,
  parseDuration,
  validateDeployment,
  validateDeploymentId,
  validateField,
} from "./validation.js";
