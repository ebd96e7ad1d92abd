/** The HTTP side of a call's result: its last reply. */
export interface CallResponse {
  /** The HTTP status. */
  status: number;
  /** The headers, without cookies. */
  headers: Record<string, string>;
  /** The service's ID of the request. */
  requestId: string | undefined;
  /** The number of requests that the call sent. */
  attempts: number;
}

/** The result of a call, and the reply that it came with. */
export interface WithResponse<T> {
  /** The result of the call. */
  data: T;
  /** The last reply of the call. */
  response: CallResponse;
}

/** The promise of a call. */
export interface CallPromise<T> extends Promise<T> {
  /** Resolves with the result and the reply. Rejects as the call does. */
  withResponse(): Promise<WithResponse<T>>;
}

/** The place where a call keeps its last reply. */
export interface Kept {
  response?: () => CallResponse;
}

/**
 * Adds `withResponse` to the promise of a call. Attaches no handler, and calls nothing: at the end
 * of the stack, that could fail and leave a rejection that nobody handles.
 */
export function callPromise<T>(data: Promise<T>, kept: Kept): CallPromise<T> {
  const promise = data as CallPromise<T>;
  promise.withResponse = async () => {
    const result = await data;
    return { data: result, response: (kept.response as () => CallResponse)() };
  };
  return promise;
}
