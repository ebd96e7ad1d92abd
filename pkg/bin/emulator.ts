import { once } from "node:events";
import type { Globals } from "./credentials.js";
import { type ServeOptions, serve } from "./serve.js";

/** Serves the emulator until the process is told to end. */
export async function runEmulator({ output, ...options }: ServeOptions & Pick<Globals, "output">): Promise<void> {
  // before anybody can know that it listens
  const end = Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal)));
  const { url, close } = await serve(options);
  console.log(output === "json" ? JSON.stringify({ url }) : `The emulator listens on ${url}`);
  await end;
  await close();
}
