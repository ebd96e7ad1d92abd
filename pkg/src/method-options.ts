import type { CreateQuery, DeleteQuery, GetQuery, MetricsQuery, ShardsQuery, UpdateQuery } from "#wasm";
import { queries } from "./generated/endpoints.js";
import type { CallOptions } from "./options.js";
import type { WaitingOptions } from "./waiting.js";

/** Options for {@link DeploymentsClient.get}. */
export interface GetOptions extends CallOptions, GetQuery {}

/** Options for {@link DeploymentsClient.create}. */
export interface CreateOptions extends WaitingOptions, CreateQuery {}

/** Options for {@link DeploymentsClient.update}. */
export interface UpdateOptions extends CallOptions, Omit<UpdateQuery, "updateMask"> {}

/** Options for {@link DeploymentsClient.delete}. */
export interface DeleteOptions extends WaitingOptions, DeleteQuery {}

/** Options for {@link DeploymentsClient.metrics}. */
export interface MetricsOptions extends CallOptions, MetricsQuery {}

/** Options for {@link DeploymentsClient.shards}. */
export interface ShardsOptions extends CallOptions, ShardsQuery {}

/** The names of the methods' options, besides every call's. */
export const NONE: readonly string[] = [];
export const WAITING: readonly string[] = ["wait"];
export const GET = Object.keys(queries.get);
export const CREATE = [...WAITING, ...Object.keys(queries.create)];
export const UPDATE = Object.keys(queries.update);
export const DELETE = [...WAITING, ...Object.keys(queries.delete)];
export const METRICS = Object.keys(queries.metrics);
export const SHARDS = Object.keys(queries.shards);
