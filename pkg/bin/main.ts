#!/usr/bin/env node
import { run } from "./program.js";

// not `process.exit`: what was printed into a pipe has yet to be read
process.exitCode = await run(process.argv.slice(2));
