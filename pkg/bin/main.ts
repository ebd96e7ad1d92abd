#!/usr/bin/env node
import { run } from "./program.js";
import { Status } from "./status.js";

for (const stream of [process.stdout, process.stderr])
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    // whoever read it has seen enough, as `head` has: what the command does, and ends with, stays the same
    if (code === "EPIPE") return;
    if (stream === process.stdout) process.stderr.write(`error: the output can't be written: ${code}\n`);
    process.exit(Status.refused);
  });

// no `process.exit`: what was printed into a pipe has yet to be read
process.exitCode = await run(process.argv.slice(2));
