// Checks a new deployment and prints what the service would refuse. Nothing is sent.
//
//   node examples/validate.mjs FILE
//
// Prints each issue as `path: message`. Exit status: 0 no errors, 2 wrong usage, 3 invalid.
import { readFileSync } from "node:fs";
import { validateDeployment } from "fireworks-deployments";

// nothing is sent, so this runs without the emulator too
const [file, ...rest] = process.argv.slice(2).filter((arg) => arg !== "--emulator");
if (file === undefined || file.startsWith("--") || rest.length > 0) {
  console.error("usage: node examples/validate.mjs FILE");
  process.exit(2);
}

let deployment;
try {
  deployment = JSON.parse(readFileSync(file, "utf8"));
} catch (error) {
  console.error(`${file}: ${error.message}`);
  process.exit(error instanceof SyntaxError ? 3 : 2);
}

const issues = validateDeployment(deployment);
for (const { path, message } of issues) console.log(`${path.join(".") || "deployment"}: ${message}`);
process.exitCode = issues.some(({ severity }) => severity === "error") ? 3 : 0;
