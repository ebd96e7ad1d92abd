// Strings of the API's formats: well-formed, at the bounds, and just beyond them.
import { text } from "./anything.mjs";

const NAMES = ["a", "acme", "fireworks", "llama-v3p1-8b", "x9", "-", "A", "é", "a b"];
const name = (random) => random.pick(NAMES);
const spoilt = (random, whole) =>
  random.one(
    () => `${whole}/`,
    () => `/${whole}`,
    () => ` ${whole}`,
    () => whole.slice(0, -1),
    () => whole.slice(0, whole.lastIndexOf("/") + 1),
    () => whole.replace("/", "//"),
    () => whole.toUpperCase(),
    () => `${whole}/x`,
    text,
  );
/** Well-formed, and in one of so many draws not. */
const mostly = (wellFormed, inSoMany) => (random) => {
  const whole = wellFormed(random);
  return random.once(inSoMany) ? spoilt(random, whole) : whole;
};

export const model = mostly((random) => `accounts/${name(random)}/models/${name(random)}`, 8);
export const shape = mostly(
  (random) =>
    random.one(
      () => "default",
      () => `accounts/${name(random)}/deploymentShapes/${name(random)}`,
      () => `accounts/${name(random)}/deploymentShapes/${name(random)}/versions/${name(random)}`,
    ),
  6,
);
export const bucket = mostly(
  (random) =>
    random.one(
      () => `s3://${name(random)}`,
      () => `gs://${name(random)}/${name(random)}`,
      () => `gs://${name(random)}/rl-checkpoints/${name(random)}/${name(random)}`,
      () => `s3://${name(random)}/rl-checkpoints/${name(random)}/${name(random)}`,
      () => `gs://${name(random)}/rl-checkpoints/${name(random)}`,
    ),
  6,
);
export const zone = mostly(
  (random) => random.pick(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "+02:00"]),
  5,
);

const CRON = [
  "*",
  "*/5",
  "*/0",
  "0",
  "1-5",
  "5-1",
  "0,3,7",
  "7",
  "8",
  "12",
  "13",
  "23",
  "24",
  "31",
  "32",
  "59",
  "60",
  "MON",
  "mon-Fri",
  "JAN",
  "FOO",
  "1-5/2",
  "-1",
  "1.5",
  "01",
  "",
  "٣",
];
const COMMON = ["*", "*", "0", "8", "*/5", "1-5", "MON-FRI", "2,4"];
export const cron = (random) => {
  const parts = random.list(5, 5, () => random.pick(random.once(12) ? CRON : ["*", "*", "1", "*/5", "1-5", "2,4"]));
  if (random.once(3)) parts[4] = random.pick(COMMON);
  if (random.once(12)) parts.splice(random.below(5), 1);
  if (random.once(20)) parts.push("2026");
  return random.once(40) ? "@daily" : parts.join(random.once(9) ? "  " : " ");
};

const BOUNDS = [0n, 60n, 300n, 3_600n, 604_800n, 315_576_000_000n];
const NANOS = 1_000_000_000n;
const MALFORMED = [
  "",
  "s",
  "5m",
  "1h30m",
  "300",
  "300S",
  " 300s",
  "1e3s",
  "0300s",
  "300.s",
  ".5s",
  "+5s",
  "٣٠٠s",
  "-s",
];
const inSeconds = (nanos) => {
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = String(size % NANOS).padStart(9, "0");
  return `${nanos < 0n ? "-" : ""}${size / NANOS}.${fraction}`;
};
export const duration = (random) =>
  random.one(
    () => `${random.pick(BOUNDS)}s`,
    () => `${random.between(1, 4_000)}s`,
    () => `${random.between(300, 604_800)}s`,
    () => `${inSeconds(random.pick(BOUNDS) * NANOS + BigInt(random.between(-2, 2)))}s`,
    () => `${random.between(-1, 700_000)}.${random.between(0, 9_999)}s`,
    () => (random.once(2) ? random.pick(MALFORMED) : "600s"),
  );

/** As people write them. */
export const spokenDuration = (random) =>
  random.one(
    duration,
    duration,
    () => `${random.between(-2, 99)}${random.pick(["h", "m", "s", "d", "ms", "H", ""])}${random.between(0, 99)}m`,
    () => `${random.between(0, 99)}.${random.between(0, 999_999)}${random.pick(["h", "m", "s", "d", " s"])}`,
    () => `${random.between(0, 400_000_000)}${random.pick(["h", "m", "s"])}`,
    text,
  );

const MOMENTS = ["", "now", "2026-02-29T00:00:00Z", "2026-03-01", "2026-01-01T24:00:00Z", "2026-06-30T23:59:60Z"];
const two = (number) => String(number).padStart(2, "0");
export const moment = (random) => {
  if (random.once(5)) return random.pick(MOMENTS);
  const day = `${random.between(1, 9999)}`.padStart(4, "0");
  const date = `${day}-${two(random.between(1, 12))}-${two(random.between(1, 31))}`;
  const time = `${two(random.between(0, 24))}:${two(random.between(0, 59))}:${two(random.between(0, 59))}`;
  return `${date}${random.pick(["T", "T", "T", "t", " "])}${time}${random.pick(["Z", "Z", "z", ".5Z", ".123456789Z", ".1234567891Z", "+01:00", "-23:59", "+24:00", ""])}`;
};

const TAGS = ["team", "custom/", "custom/-a", "custom/a-", "custom/a b", "custom/é", "Custom/a", "a.b"];
export const tagKey = (random) =>
  random.one(
    () => `custom/${name(random)}`,
    () => `custom/a/B-c_d.${random.between(0, 99)}`,
    () => `custom/k${random.between(0, 999)}`,
    () => (random.once(4) ? random.pick(TAGS) : "custom/a"),
    () => `custom/${"k".repeat(random.once(4) ? random.between(120, 123) : 9)}`,
  );
const TAG_VALUES = ["", " a", "a ", "a\u00a0", "\u2028a", "a\nb", "a\u0085b", "\ufeffa"];
export const tagValue = (random) =>
  random.one(
    () => "v",
    () => "v v é 🔥",
    () => (random.once(4) ? random.pick(TAG_VALUES) : "v"),
    () => (random.once(4) ? "🔥".repeat(random.between(127, 130)) : "w"),
  );

const ID_PARTS = ["a", "x9", "my-deployment", "-", "A", "_", "é", "1", "🔥", ".", "/", " "];
export const id = (random) =>
  random.one(
    () => random.list(1, 4, () => random.pick(["a", "x9", "my-deployment", "-", "1"])).join(""),
    () => random.list(0, 4, () => random.pick(ID_PARTS)).join(""),
    () => "a".repeat(random.between(61, 65)),
    text,
  );
