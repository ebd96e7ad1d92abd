/** A signal that aborts on SIGINT or SIGTERM, so that calls settle and the terminal is restored. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  // once: a second signal ends the process
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort(signal));
  return controller.signal;
}
