import type { Deployment, ListQuery } from "#wasm";
import { FireworksError } from "./error.js";
import { type CallOptions, copied, count } from "./options.js";
import type { DeploymentPage } from "./pages.js";

/** The query of {@link DeploymentsClient.list}. */
export interface ListOptions extends Omit<ListQuery, "pageToken"> {
  /** The maximum number of deployments to return. Default: all. The client's own, not sent. */
  limit?: number | undefined;
}

/** The deployments of an account, fetched page by page as they are needed. */
export interface DeploymentList extends AsyncGenerator<Deployment, void> {
  /** Iterates over the pages instead of the deployments. */
  pages(): AsyncGenerator<DeploymentPage, void>;
}

type PageOf = (query: ListQuery, options: CallOptions) => Promise<DeploymentPage>;

/** The most deployments that the service puts on a page. */
const LARGEST_PAGE = 200;
/** More than any account has. A service that never stops must not keep the caller forever. */
const MOST_PAGES = 10_000;

/** Lists deployments. Sends nothing until the first is needed. */
export function deploymentList(pageOf: PageOf, query?: ListOptions, options?: CallOptions): DeploymentList {
  const pages = () => pagesOf(pageOf, query, options);
  return Object.assign(deploymentsOf(pages()), { pages });
}

async function* deploymentsOf(pages: AsyncGenerator<DeploymentPage, void>): AsyncGenerator<Deployment, void> {
  for await (const { deployments } of pages) yield* deployments;
}

async function* pagesOf(
  pageOf: PageOf,
  asked: ListOptions | undefined,
  given: CallOptions | undefined,
): AsyncGenerator<DeploymentPage, void> {
  // the query and options must not change between pages
  const [{ limit, pageSize, ...query }, options] = [copied(asked), copied(given)];
  let left = limit === undefined ? Number.POSITIVE_INFINITY : count("limit", limit, 0);
  const first: ListQuery = { ...query, pageSize: pageSize ?? (left <= LARGEST_PAGE ? left : undefined) };
  const seen = new Set<string>();
  let pageToken: string | undefined;
  while (left > 0) {
    const page = await pageOf(pageToken === undefined ? first : { ...first, pageToken }, options);
    const deployments = page.deployments.slice(0, left);
    left -= deployments.length;
    yield { ...page, deployments };
    pageToken = page.nextPageToken;
    if (pageToken === undefined) return;
    if (seen.has(pageToken)) throw endless("returned the same page token twice");
    if (seen.add(pageToken).size === MOST_PAGES) throw endless(`has more than ${MOST_PAGES} pages`);
  }
}

function endless(how: string): FireworksError {
  return new FireworksError({ kind: "protocol", message: `list: the service ${how}` });
}
