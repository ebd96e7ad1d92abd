import { type Call, pretty, type Snippet } from "./call.ts";

/** Writes a call with the package. */
export function javascript(call: Call): Snippet {
  const code = [
    'import { DeploymentsClient } from "fireworks-deployments";',
    "",
    `const client = new DeploymentsClient({ accountId: ${JSON.stringify(call.account)} }); // key from FIREWORKS_API_KEY`,
    statement(call),
  ];
  return { blocks: [{ language: "javascript", code: code.join("\n") }] };
}

function statement(call: Call): string {
  const id = JSON.stringify(call.id);
  const shown = "\nconsole.log(deployment.name, deployment.state);";
  switch (call.does) {
    case "get":
      return `const deployment = await client.get(${id});${shown}`;
    case "undelete":
      return `const deployment = await client.undelete(${id}, { wait: true });${shown}`;
    case "delete":
      return `await client.delete(${id}, { wait: true });`;
    case "update":
      return `const deployment = await client.update(${id}, ${literal(call.changes)});${shown}`;
    case "create": {
      const options = call.id === undefined ? "{ wait: true }" : `{ deploymentId: ${id}, wait: true }`;
      return `const deployment = await client.create(${literal(call.deployment)}, ${options});${shown}`;
    }
  }
}

/** Writes a value as people write it: names without quotes where JavaScript needs none. */
function literal(value: unknown): string {
  return pretty(value).replace(/^( +)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}
