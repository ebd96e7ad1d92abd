import { type Call, command, pretty, quoted, type Snippet } from "./call.ts";
import { maskOf } from "./mask.ts";

const SERVICE = "https://api.fireworks.ai";

const AUTHORIZED = '-H "Authorization: Bearer $FIREWORKS_API_KEY"';
const JSON_BODY = "-H 'Content-Type: application/json'";

interface Request {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  query?: Record<string, string>;
  body?: unknown;
}

/** Writes a call with curl. The key comes from the environment. */
export function curl(call: Call): Snippet {
  const { method, path, query, body } = requestOf(call);
  const url = `${SERVICE}/v1/accounts/${call.account}/deployments${path}${query ? `?${new URLSearchParams(query)}` : ""}`;
  const lines = [`curl --fail-with-body${method === "GET" ? "" : ` -X ${method}`} ${quoted(url)}`, AUTHORIZED];
  if (body !== undefined) lines.push(JSON_BODY, `-d ${quoted(pretty(body))}`);
  return command(lines.join(" \\\n  "));
}

/** Writes a request to the model of a deployment, whose answer proves that it serves. */
export function completion(account: string, id: string): string {
  const model = `accounts/${account}/deployments/${id}`;
  const body = JSON.stringify({ model, messages: [{ role: "user", content: "Hello" }], max_tokens: 16 });
  const url = `${SERVICE}/inference/v1/chat/completions`;
  return [`curl --fail-with-body ${url}`, AUTHORIZED, JSON_BODY, `-d ${quoted(body)}`].join(" \\\n  ");
}

function requestOf(call: Call): Request {
  const one = `/${call.id}`;
  switch (call.does) {
    case "get":
      return { method: "GET", path: one };
    case "undelete":
      return { method: "POST", path: `${one}:undelete`, body: {} };
    case "delete":
      return { method: "DELETE", path: one };
    case "update":
      return { method: "PATCH", path: one, query: { updateMask: maskOf(call.changes) }, body: call.changes };
    case "create": {
      const body = call.deployment;
      return { method: "POST", path: "", ...(call.id && { query: { deploymentId: call.id } }), body };
    }
  }
}
