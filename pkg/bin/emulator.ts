import { once } from "node:events";
import { type ServeOptions, serve } from "./serve.js";

/** Serves the emulator until the process is told to end. */
export async function runEmulator(options: ServeOptions): Promise<void> {
  const { url, close } = await serve(options);
  console.log(`The emulator listens on ${url}`);
  await Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal)));
  await close();
}
