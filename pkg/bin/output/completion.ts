import type { Command, Option } from "commander";

const scripts = { bash, zsh, fish };

export type Shell = keyof typeof scripts;
export const shells = Object.keys(scripts) as Shell[];

/** A word to complete, and what it means. */
interface Word {
  readonly word: string;
  readonly about: string;
}

/** An option, and the values to choose from. */
interface Flag extends Word {
  readonly names: readonly string[];
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** A command, the values of its argument, and its options. */
interface Completed extends Word {
  readonly choices: readonly string[];
  readonly flags: readonly Flag[];
}

/** Returns a script that completes the program's commands and options in a shell. */
export function scriptFor(shell: Shell, program: Command): string {
  const globals = program.options.map(flagOf);
  const commands = program.commands.map((command): Completed => {
    const choices = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
    const flags = [...command.options.map(flagOf), ...globals];
    return { word: command.name(), about: firstSentence(command.description()), choices, flags };
  });
  return scripts[shell](program.name(), commands);
}

const flagOf = ({ long, short, description, required, argChoices = [] }: Option): Flag => ({
  word: long ?? "",
  names: [long, short].filter((name) => name !== undefined),
  about: firstSentence(description),
  takesValue: required,
  choices: argChoices,
});

/** The first sentence, without what a shell's script would read as its own. */
function firstSentence(text: string): string {
  return (/^.*?(?=[.;:(]|$)/.exec(text)?.[0] ?? "").replace(/[^\w ',/-]/g, "").trim();
}

/** Finds the command in the words before the cursor, for bash and zsh. */
const commandIn = (before: string, commands: readonly Completed[]) => `  for word in "\${${before}}"; do
    [[ -n $skips ]] && skips= && continue
    case "$word" in
      ${valued(commands)}) skips=1 ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done`;

function bash(name: string, commands: readonly Completed[]): string {
  const cases = commands.map(
    ({ word, choices, flags }) =>
      `    ${word}) candidates="${[...choices, ...flags.map(({ word }) => word)].join(" ")}" ;;`,
  );
  const values = choosable(commands).map(
    ({ names, choices }) => `    ${names.join("|")}) candidates="${choices.join(" ")}" ;;`,
  );
  return `_${identifier(name)}() {
  local candidates word command= skips=
${commandIn("COMP_WORDS[@]:1:COMP_CWORD-1", commands)}
  case "$command" in
${cases.join("\n")}
    *) candidates="${commands.map(({ word }) => word).join(" ")}" ;;
  esac
  case "\${COMP_WORDS[COMP_CWORD-1]}" in
${values.join("\n")}
    ${valued(commands)}) candidates= ;;
  esac
  COMPREPLY=($(compgen -W "$candidates" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _${identifier(name)} ${name}
`;
}

function zsh(name: string, commands: readonly Completed[]): string {
  const described = (words: readonly Word[]) =>
    words.map(({ word, about }) => `'${`${word}:${about}`.replaceAll("'", "'\\''")}'`).join(" ");
  const cases = commands.map(
    ({ word, choices, flags }) => `    ${word}) candidates=(${[...choices, described(flags)].join(" ")}) ;;`,
  );
  const values = choosable(commands).map(
    ({ names, choices }) => `    ${names.join("|")}) candidates=(${choices.join(" ")}) ;;`,
  );
  return `#compdef ${name}
_${identifier(name)}() {
  local -a candidates
  local word command skips
${commandIn("(@)words[2,CURRENT-1]", commands)}
  case "$command" in
${cases.join("\n")}
    *) candidates=(${described(commands)}) ;;
  esac
  case "\${words[CURRENT-1]}" in
${values.join("\n")}
    ${valued(commands)}) _files; return ;;
  esac
  _describe '${name}' candidates || _files
}
if [[ "\${funcstack[1]}" == _${identifier(name)} ]]; then
  _${identifier(name)} "$@"
else
  compdef _${identifier(name)} ${name}
fi
`;
}

function fish(name: string, commands: readonly Completed[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`;
  const isFirst = `not __fish_seen_subcommand_from ${commands.map(({ word }) => word).join(" ")}`;
  const lines = commands.flatMap(({ word: command, about, choices, flags }) => {
    const begin = `complete -c ${name} -n '__fish_seen_subcommand_from ${command}'`;
    return [
      `complete -c ${name} -f -n '${isFirst}' -a ${command} -d ${quoted(about)}`,
      ...choices.map((choice) => `${begin} -f -a ${choice}`),
      ...flags.map(({ word, about, takesValue, choices }) => {
        const value = choices.length > 0 ? ` -x -a '${choices.join(" ")}'` : takesValue ? " -r" : "";
        return `${begin} -l ${word.slice(2)}${value} -d ${quoted(about)}`;
      }),
    ];
  });
  return `${lines.join("\n")}\n`;
}

/** The options with values to choose from, of all commands. */
function choosable(commands: readonly Completed[]): Flag[] {
  const flags = commands.flatMap(({ flags }) => flags);
  // `--for` means other things in other commands
  const isFree = new Set(flags.flatMap(({ word, choices }) => (choices.length === 0 ? word : [])));
  return [...new Map(flags.map((flag) => [flag.word, flag])).values()].filter(({ word }) => !isFree.has(word));
}

/** The names of all options that take a value, as a pattern. */
function valued(commands: readonly Completed[]): string {
  const flags = commands.flatMap(({ flags }) => flags).filter(({ takesValue }) => takesValue);
  return [...new Set(flags.flatMap(({ names }) => names))].join("|");
}

const identifier = (name: string) => name.replaceAll("-", "_");
