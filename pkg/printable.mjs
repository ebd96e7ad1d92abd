/**
 * Bytes as printable characters that a script's string holds unescaped, from `#` and without the
 * backslash: one for a byte below 88, and a space or `!` before it for the next 88 each.
 * `src/validator/load/inside.ts` reads it. Gzipped, it is as long as the bytes themselves;
 * hexadecimal digits are 8 % longer, base64 25 %.
 */
export function printable(bytes) {
  return [...bytes].map((byte) => PREFIXES[Math.floor(byte / 88)] + String.fromCharCode(codeOf(byte % 88))).join("");
}

const PREFIXES = ["", " ", "!"];

function codeOf(digit) {
  return digit < 57 ? digit + 35 : digit + 36;
}
