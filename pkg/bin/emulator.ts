import { once } from "node:events";
import type { Globals } from "./credentials.js";
import { bannerOf } from "./serve/banner.js";
import { type ServeOptions, serve } from "./serve.js";

/** Serves the emulator until SIGINT or SIGTERM. */
export async function runEmulator({ output, ...options }: ServeOptions & Pick<Globals, "output">): Promise<void> {
  // listen for signals before anyone can see that the server is up
  const end = Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal)));
  const { summary, close } = await serve(options);
  console.log(output === "json" ? JSON.stringify(summary) : bannerOf(summary));
  await end;
  await close();
}
