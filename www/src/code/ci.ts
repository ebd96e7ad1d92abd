import { type Call, pretty, type Snippet } from "./call.ts";

const FILE = "deployment.json";

/** Writes a check for CI: the file that a call sends, and a step of a workflow that validates it. */
export function ci(call: Call): Snippet | undefined {
  if (call.does !== "create" && call.does !== "update") return undefined;
  const [content, purpose] = call.does === "create" ? [call.deployment, ""] : [call.changes, " --for update"];
  const step = [
    `- name: Validate ${FILE}`,
    // nothing is sent, so that the step needs no key
    `  run: npx fireworks-deployments validate ${FILE}${purpose}`,
  ];
  return {
    blocks: [
      { language: "yaml", code: step.join("\n"), file: "A step of a GitHub workflow" },
      { language: "json", code: pretty(content), file: FILE },
    ],
  };
}
