// A client that Stainless made, for the same kind of service: one POST with a key, retries and typed errors.
import OpenAI from "openai";

export const clientOf = (options) => new OpenAI({ apiKey: "sk-local", ...options });

/** The same request, by the generic method that its generated ones call. */
export const undelete = (client, id) =>
  client.post(`/v1/accounts/acme/deployments/${encodeURIComponent(id)}:undelete`, { body: {} });
