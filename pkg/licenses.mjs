// The licences of what other people wrote and a bundle holds.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Each package in the outputs that esbuild tells of, with its licence in full; refuses one that brings none. */
export function licenses(folder, metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) => Object.keys(output.inputs)),
  );
  const packages = new Set(inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
  return [...packages]
    .sort()
    .map((name) => notice(join(folder, name)))
    .join(`\n${"-".repeat(80)}\n\n`);
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ${version} (${license}) brings no licence to ship with the command line`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
