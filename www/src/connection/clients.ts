import { type ClientOptions, DeploymentsClient } from "fireworks-deployments";
import { LONGEST_TIMER_MS } from "./clock.ts";
import type { Polls } from "./polls.ts";
import type { Traffic } from "./traffic.ts";

type Fetch = typeof fetch;

/** The longest time that a request may take once it is sent. */
const REQUEST_MS = 60_000;

/** The clients of a connection. */
export interface Clients {
  /** Makes the calls that a person waits for. */
  readonly client: DeploymentsClient;
  /** Makes the calls that take minutes: each of their reads is a poll, which waits for its turn. */
  readonly poller: DeploymentsClient;
}

/** Creates the clients of a connection. None of them sends anything while the service asks to wait. */
export function clientsOf(options: ClientOptions & { fetch: Fetch }, traffic: Traffic, polls: Polls): Clients {
  const patient: Fetch = async (input, init) => {
    await traffic.open(init?.signal ?? undefined);
    return limited(options.fetch, input, init);
  };
  const polling: Fetch = async (input, init) => {
    if (init?.signal && (init.method ?? "GET") === "GET") await polls.turn(init.signal);
    return patient(input, init);
  };
  // the client's own limit would count the time before a request is sent
  const clientOf = (fetch: Fetch) => new DeploymentsClient({ ...options, timeoutMs: LONGEST_TIMER_MS, fetch });
  return { client: clientOf(patient), poller: clientOf(polling) };
}

/** Fetches within a minute, the body included. The client reads that itself, since it limits the size. */
async function limited(fetch: Fetch, ...[input, init]: Parameters<Fetch>): Promise<Response> {
  const controller = new AbortController();
  const abort = () => controller.abort(init?.signal?.reason);
  init?.signal?.addEventListener("abort", abort);
  const late = () => controller.abort(new Error(`no answer within ${REQUEST_MS / 1_000} s`));
  const timer = setTimeout(late, REQUEST_MS);
  const end = () => {
    clearTimeout(timer);
    init?.signal?.removeEventListener("abort", abort);
  };
  try {
    const response = await fetch(input, { ...init, signal: controller.signal });
    if (response.body === null) {
      end();
      return response;
    }
    const body = response.body.pipeThrough(new TransformStream({ flush: end }));
    return Object.defineProperty(response, "body", { value: body });
  } catch (error) {
    end();
    throw error;
  }
}
