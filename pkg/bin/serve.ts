import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { emulated } from "../src/emulator/emulated.js";
import type { JournalOptions } from "../src/emulator/journal.js";
import type { EmulatorOptions } from "../src/emulator.js";
import { misuse } from "../src/options.js";
import { type Summary, summaryOf } from "./serve/banner.js";
import { bracketed } from "./serve/host.js";
import { listenerOf } from "./serve/listener.js";
import { readSeed } from "./serve/seed-file.js";

/** The server's options. */
export interface ServeOptions {
  /** 0 picks a free port. */
  port: number;
  host: string;
  accountId?: string;
  apiKey?: string;
  timing?: "quick" | "realistic";
  speed?: number;
  seedFile?: string;
}

/** A running server. */
export interface Serving {
  summary: Summary;
  /** Closes the server and all its connections. */
  close(): Promise<void>;
}

/**
 * Clients poll every five seconds, which is also Node's default timeout for idle connections: polls would often meet a
 * connection that is just being closed.
 */
const KEEP_ALIVE_MS = 60_000;

/** A filter may have 10,000 characters, each of up to twelve percent-encoded bytes. */
const MAX_HEADER_BYTES = 160 * 1024;

/** Serves the API from memory. The clock runs unless the seed file says otherwise. */
export async function serve({
  port,
  host,
  accountId,
  apiKey,
  timing,
  speed,
  seedFile,
}: ServeOptions): Promise<Serving> {
  // an empty host would listen on all addresses
  if (!host) throw misuse("host must be an address such as `127.0.0.1`");
  const seed = seedFile === undefined ? {} : await readSeed(seedFile);
  const given = Object.fromEntries(
    Object.entries({ accountId, apiKey, timing, speed }).filter(([, value]) => value !== undefined),
  );
  const options = { ...seed, ...given };
  const emulator = emulated(options, "real");
  const credentials = credentialsOf(options);
  const listener = listenerOf(emulator, { host, apiKey: credentials.apiKey });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: MAX_HEADER_BYTES }, listener);
  await listening(server, port, host);
  const deployments = emulator.instance.deployments(emulator.clock.now());
  return {
    summary: summaryOf(urlOf(server, host), deployments, credentials),
    close: () => closed(server),
  };
}

/** The only account and key accepted. Those of a rebuilt emulator are in its journal. */
function credentialsOf(options: EmulatorOptions | JournalOptions): Pick<EmulatorOptions, "accountId" | "apiKey"> {
  return "journal" in options ? { ...options.journal.options, ...options } : options;
}

async function listening(server: Server, port: number, host: string): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    const why = code === "EADDRINUSE" ? "already in use; --port 0 picks a free one" : message;
    throw new Error(`can't listen on port ${port} of ${host}: ${why}`, { cause: thrown });
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${bracketed(host)}:${port}`;
}

async function closed(server: Server): Promise<void> {
  const end = once(server, "close");
  server.close();
  server.closeAllConnections();
  await end;
}
