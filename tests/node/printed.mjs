// The printed forms of a value in logs and consoles.
import assert from "node:assert/strict";
import { Console } from "node:console";
import { PassThrough } from "node:stream";
import { inspect } from "node:util";
import { KEY } from "./service.mjs";

/** Every common way to print a value. */
export function printed(value) {
  const stream = new PassThrough();
  const { log, error } = new Console(stream, stream);
  log(value);
  error("%s %o %O %j", value, value, value, value);
  const texts = [
    stream.read(),
    inspect(value, { depth: Infinity, showHidden: true }),
    String(value),
    JSON.stringify({ value }),
  ];
  return texts.concat(value.stack ?? []).join("\n");
}

/** Asserts that the value prints no part of a secret, by default the key. */
export const assertSecret = (value, key = KEY) => assert.ok(!printed(value).includes(key), printed(value));
