import { Refusal } from "./refusal.js";

const LONGEST = 8192;

/**
 * The path and the query of a request's target, which is refused unless it means the same to every server: no dot segments,
 * no empty ones, nothing encoded in the path.
 *
 * @param {string} target
 * @returns {{ path: string, search: string }}
 */
export function parsed(target) {
  if (target.length > LONGEST) throw new Refusal(414, `the URL must be at most ${LONGEST} characters`);
  const [, path = "", search = ""] = /^(\/[^?]*)(\?.*)?$/s.exec(target) ?? [];
  if (
    !/^(?:\/(?!\.{1,2}(?:\/|$))[\w.~:-]+)*\/?$/.test(path) ||
    !/^[!-~]*$/.test(search) ||
    search.includes("#") ||
    path === ""
  )
    throw new Refusal(400, "the URL must be a plain path, without dot segments, `//`, `%` or `\\`");
  return { path, search };
}
