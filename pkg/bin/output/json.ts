/** JSON for scripts. Characters that could control a terminal are escaped, which keeps the value. */
export function json(value: unknown, redact = (text: string) => text): string {
  // redact first: escaping could hide a key
  const plain = (_: string, inner: unknown) => (typeof inner === "string" ? redact(inner) : inner);
  return JSON.stringify(value, plain, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
