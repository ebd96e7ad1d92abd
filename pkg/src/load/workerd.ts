import compiled from "#module";
import type { Source } from "./source.js";

/** Cloudflare's and Vercel's runtimes only compile modules that are imported statically. */
export const source: Source = { now: () => compiled };
