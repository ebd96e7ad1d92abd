import type {
  CallOptions,
  Deployment,
  DeploymentMetrics,
  DeploymentPage,
  DeploymentShardPage,
  DeploymentsClient,
  GetOptions,
  ListQuery,
  MetricsOptions,
  ShardsOptions,
  TerminationMessage,
} from "fireworks-deployments";
import { keysOf } from "./keys.js";
import type { DeploymentPagesQuery, DeploymentQuery } from "./options.js";

/** Options of a call without its `signal`, which comes from Query. */
type Queried<Options extends CallOptions> = Omit<Options, "signal">;

/** The queries, named as the client's methods. */
export interface DeploymentReads {
  /** One deployment. */
  get(deployment: string, options?: Queried<GetOptions>): DeploymentQuery<Deployment>;
  /** One page of a list. */
  listPage(query?: ListQuery, options?: Queried<CallOptions>): DeploymentQuery<DeploymentPage>;
  /** All pages of a list, as an infinite query. */
  list(query?: Omit<ListQuery, "pageToken">, options?: Queried<CallOptions>): DeploymentPagesQuery;
  /** The reason that a deployment's replicas terminated. */
  terminationMessage(deployment: string, options?: Queried<CallOptions>): DeploymentQuery<TerminationMessage>;
  /** One page of a deployment's shards. */
  shards(deployment: string, options?: Queried<ShardsOptions>): DeploymentQuery<DeploymentShardPage>;
  /** The metrics of a deployment. The service has deprecated them. */
  metrics(deployment: string, options?: Queried<MetricsOptions>): DeploymentQuery<DeploymentMetrics>;
}

/** The client's methods that read. */
export type ReadingClient = Pick<DeploymentsClient, "accountId" | Exclude<keyof DeploymentReads, "list">>;

/** Returns the queries of a client. */
export function readsOf(client: ReadingClient): DeploymentReads {
  const keysFor = ({ accountId = client.accountId }: Queried<CallOptions>) => keysOf(accountId);

  /** The query about a deployment by one of the client's methods. */
  function about<Options extends Queried<CallOptions>, Data>(
    method: string,
    deployment: string,
    options: Options,
    call: (options: Options & { signal: AbortSignal }) => Promise<Data>,
  ): DeploymentQuery<Data> {
    return query([...keysFor(options).one(deployment), method, queryIn(options)], (signal) =>
      call({ ...options, signal }),
    );
  }

  return {
    get: (id, options = {}) => about("get", id, options, (all) => client.get(id, all)),
    terminationMessage: (id, options = {}) =>
      about("terminationMessage", id, options, (all) => client.terminationMessage(id, all)),
    shards: (id, options = {}) => about("shards", id, options, (all) => client.shards(id, all)),
    metrics: (id, options = {}) => about("metrics", id, options, (all) => client.metrics(id, all)),
    listPage: (asked = {}, options = {}) =>
      query([...keysFor(options).lists, "page", asked], (signal) => client.listPage(asked, { ...options, signal })),
    list: (asked = {}, options = {}) => ({
      // not the key of a page, whose data has another type
      queryKey: [...keysFor(options).lists, "pages", asked] as never,
      queryFn: ({ signal, pageParam }) => client.listPage({ ...asked, pageToken: pageParam }, { ...options, signal }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextPageToken }) => nextPageToken,
      retry: false,
    }),
  };
}

function query<Data>(key: unknown[], call: (signal: AbortSignal) => Promise<Data>): DeploymentQuery<Data> {
  // the tag exists only in types
  return { queryKey: key as never, queryFn: ({ signal }) => call(signal), retry: false };
}

/** The options that change the reply: a key has nothing of how it is fetched, such as headers. */
function queryIn(options: Queried<CallOptions>): object {
  const { accountId: _a, timeoutMs: _t, maxRetries: _m, headers: _h, ...rest } = options;
  return rest;
}
