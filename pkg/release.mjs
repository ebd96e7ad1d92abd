// Refuses to publish other bytes than those that the tests and the measured sizes are about.
import { readFileSync } from "node:fs";

const read = (file) => readFileSync(new URL(file, import.meta.url), "utf8");
const { standardLibrary, rustc } = JSON.parse(read("dist/build.json"));
const [, channel] = read("../rust-toolchain.toml").match(/^channel = "(.*)"$/m);

if (standardLibrary !== "rebuilt")
  throw new Error(
    `dist/ has the toolchain's ${standardLibrary} standard library: run cargo xtask build without --prebuilt-std`,
  );
if (!rustc.startsWith(`rustc ${channel} `))
  throw new Error(`dist/ was built by ${rustc}, not by the pinned ${channel}: run cargo xtask build`);
