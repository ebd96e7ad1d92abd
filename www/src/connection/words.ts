/** The package's terms in its messages, and what the page says instead: its readers call no functions. */
const WORDS: readonly [theirs: RegExp, ours: string][] = [
  [/; the key came from the proxy at `baseUrl`, as the client sent none/, ""],
  [/`list\(\{ showDeleted: true \}\)` shows deleted deployments too/, "Deleted lists the deleted ones"],
  [/: check `baseUrl`/, ": check the address that the console's server calls"],
  [/[:;] go on with `\w+`/, ""],
  [/: `recover` can be repeated in any state/, ""],
  [/delete it for good with `hard`/, "purge it"],
  [/ \(see `maxResponseBytes`\)/, ""],
  [/, see `issues`/, ""],
];

/** Puts a message of the package into the page's terms. */
export function inThePagesWords(message: string): string {
  return WORDS.reduce((said, [theirs, ours]) => said.replace(theirs, ours), message);
}
