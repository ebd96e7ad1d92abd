/** Is aborted when the user, or the system, asks for an end: calls then settle and the terminal is left in order. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  // once: whoever asks again ends the process
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort(signal));
  return controller.signal;
}
