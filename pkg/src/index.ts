export type {
  AcceleratorType,
  Account,
  AccountsQuery,
  AutoscalingPolicy,
  AutoTune,
  ClientEvent,
  CreateQuery,
  DeleteQuery,
  Deployment,
  DeploymentMetrics,
  DeploymentShard,
  DirectRouteType,
  DurationString,
  ErrorKind,
  GetQuery,
  HotLoadBucketType,
  HotLoadTransitionType,
  IssueCode,
  ListQuery,
  MetricsQuery,
  MultiRegion,
  Placement,
  Precision,
  Region,
  ReplicaStats,
  ScalingSchedule,
  Severity,
  ShardsQuery,
  State,
  Status,
  StatusCode,
  TerminationMessage,
  Timestamp,
  Trouble,
  UpdateQuery,
  ValidationIssue,
} from "#wasm";
export { type AccountPage, AccountsClient } from "./accounts.js";
export { changesBetween } from "./changes.js";
export { DeploymentsClient } from "./client.js";
export { formatDuration, humanDuration, parseDuration } from "./duration.js";
export { type ErrorFields, FireworksError, type FireworksErrorConstructor, isFireworksError } from "./error.js";
export { type FieldRule, fieldRules } from "./form.js";
export type { DeploymentChanges, FieldPath, NewDeployment } from "./generated.js";
export type { DeploymentList, ListOptions } from "./list.js";
export { init, initSync } from "./loader.js";
export type { Logger, LogLevel } from "./log.js";
export type {
  CreateOptions,
  DeleteOptions,
  GetOptions,
  MetricsOptions,
  ShardsOptions,
  UpdateOptions,
} from "./method-options.js";
export type { InitSource, WasmBytes, WasmModule } from "./module.js";
export type { CallOptions, ClientOptions } from "./options.js";
export type { DeploymentPage, DeploymentShardPage } from "./pages.js";
export type { CallPromise, CallResponse, WithResponse } from "./promise.js";
export {
  createSchema,
  type DeploymentSchema,
  type JsonSchemaOptions,
  type SchemaResult,
  updateSchema,
} from "./schema.js";
export { validateDeployment, validateDeploymentId, validateField } from "./validation.js";
export type { RecoverOptions, WaitingOptions, WaitOptions } from "./waiting.js";
