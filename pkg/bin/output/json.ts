/** JSON for scripts. What could steer a terminal is escaped, which leaves the value the same. */
export function json(value: unknown, redact = (text: string) => text): string {
  // before they are escaped, which hides a key that has to be
  const plain = (_: string, inner: unknown) => (typeof inner === "string" ? redact(inner) : inner);
  return JSON.stringify(value, plain, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
