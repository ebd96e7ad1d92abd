#!/usr/bin/env node
import { run } from "./program.js";
import { Status } from "./status.js";

for (const stream of [process.stdout, process.stderr])
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    // the reader has closed the pipe, as `head` does: carry on, with the same exit status
    if (code === "EPIPE") return;
    if (stream === process.stdout) process.stderr.write(`error: the output can't be written: ${code}\n`);
    process.exit(Status.refused);
  });

// not `process.exit`, which would drop output still buffered for a pipe
process.exitCode = await run(process.argv.slice(2));
