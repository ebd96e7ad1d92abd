/** A call that an emulator has recorded. */
export type JournalEntry = {
  /** The emulator's time, in RFC 3339. */
  time: string;
} & (
  | {
      call: "request";
      /** The HTTP method, in upper case. */
      method: string;
      /** The URL path with its query. */
      path: string;
      /** The headers; names in lower case. `Bearer [redacted]` was the emulator's own key, `[redacted]` another one. */
      headers: [name: string, value: string][];
      /** The body; the values of `directRouteApiKeys` in it are replaced by `*`. */
      body: string;
      /** The status of the reply. Absent if the connection was dropped. */
      status?: number;
    }
  | { call: "fail" | "failStart"; fault: Record<string, unknown> }
  | { call: "clearFaults" }
  | { call: "traffic"; deployment: string }
  | { call: "load"; deployment: string; load: { targets: string[]; times: number[]; loads: number[] } }
  | { call: "edit"; deployment: string; fields: Record<string, unknown> }
);

/** The history of an emulator since its start, as plain JSON data without keys. */
export interface Journal {
  /** The version of this format. */
  version: number;
  /** The options that the emulator was created with, and as `now` the time of its start. */
  options: Record<string, unknown>;
  /** The calls that may have changed it, oldest first. */
  entries: JournalEntry[];
  /** The time of its clock, in RFC 3339. */
  now: string;
}

/** Options that rebuild an emulator from a journal. */
export interface JournalOptions {
  /** The journal, from `journal()` of an emulator, or as `JSON.parse` returns it. */
  journal: Journal;
  /** The moment up to which, and with which, calls are repeated. Default: the journal's end. */
  until?: number | string | Date | undefined;
  /**
   * The only key accepted, if the journal's emulator had one: no journal holds it. Default: `[redacted]`.
   */
  apiKey?: string | undefined;
}
