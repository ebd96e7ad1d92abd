#!/usr/bin/env node
// Runs `fireworks-deployments console`, which finds the key and the account, and then this package.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const manifest = require.resolve("fireworks-deployments/package.json");
const { bin } = JSON.parse(readFileSync(manifest, "utf8"));

process.argv.splice(2, 0, "console");
await import(new URL(bin["fireworks-deployments"], pathToFileURL(manifest)).href);
