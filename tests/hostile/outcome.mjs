// The outcome of a call as plain data, so that a page can pass it to the test.

/** The error's kind, `answer`, or `hangs` if the call doesn't settle. */
export async function outcomeOf({ isFireworksError }, promise) {
  const late = new Promise((resolve) => setTimeout(resolve, 3_000, { comesTo: "hangs" }));
  const outcome = promise.then(
    (value) => ({ comesTo: "answer", value }),
    (error) => ({
      comesTo: isFireworksError(error) && error instanceof Error ? error.kind : `no FireworksError: ${error}`,
      message: error.message,
      outcomeUnknown: error.outcomeUnknown,
      json: JSON.stringify(error),
    }),
  );
  return Promise.race([outcome, late]);
}

/** A read and a write with this `fetch`. */
export async function outcomesWith(library, fetch) {
  const options = { apiKey: "fw_s3cr3t", accountId: "acme", baseUrl: "http://service", timeoutMs: 100, maxRetries: 0 };
  const client = new library.DeploymentsClient({ ...options, fetch, allowKeyInBrowser: true });
  const [read, write] = await Promise.all([
    outcomeOf(library, client.get("x")),
    outcomeOf(library, client.undelete("x")),
  ]);
  return { read, write };
}
