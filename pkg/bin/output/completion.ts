import type { Command, Option } from "commander";

const scripts = { bash, zsh, fish };

export type Shell = keyof typeof scripts;
export const shells = Object.keys(scripts) as Shell[];

/** A word to complete, and what it means. */
interface Word {
  readonly word: string;
  readonly about: string;
}

/** A command, its options, and the words that may follow. */
interface Completed extends Word {
  readonly words: readonly Word[];
}

/** Returns a script that completes the program's commands and options in a shell. */
export function scriptFor(shell: Shell, program: Command): string {
  const globals = program.options.map(wordOf);
  const commands = program.commands.map((command): Completed => {
    const choices = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
    const words = [...choices.map((word) => ({ word, about: "" })), ...command.options.map(wordOf), ...globals];
    return { word: command.name(), about: firstSentence(command.description()), words };
  });
  return scripts[shell](program.name(), commands);
}

const wordOf = ({ long, short, description }: Option): Word => ({
  word: long ?? short ?? "",
  about: firstSentence(description),
});

/** The first sentence, without what a shell's script would read as its own. */
function firstSentence(text: string): string {
  return (/^.*?(?=[.;:(]|$)/.exec(text)?.[0] ?? "").replace(/[^\w ,/-]/g, "").trim();
}

const listed = (words: readonly Word[]) => words.map(({ word }) => word).join(" ");

function bash(name: string, commands: readonly Completed[]): string {
  const cases = commands.map((command) => `    ${command.word}) words="${listed(command.words)}" ;;`);
  return `_${identifier(name)}() {
  local words word command=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word != -* ]] && command=$word && break
  done
  case "$command" in
${cases.join("\n")}
    *) words="${listed(commands)}" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -o default -F _${identifier(name)} ${name}
`;
}

function zsh(name: string, commands: readonly Completed[]): string {
  const described = (words: readonly Word[]) => words.map(({ word, about }) => `'${word}:${about}'`).join(" ");
  const cases = commands.map((command) => `    ${command.word}) words=(${described(command.words)}) ;;`);
  return `#compdef ${name}
_${identifier(name)}() {
  local -a words_before=("\${(@)words[2,CURRENT-1]}") words
  case "\${words_before[(r)[^-]*]}" in
${cases.join("\n")}
    *) words=(${described(commands)}) ;;
  esac
  _describe '${name}' words || _files
}
compdef _${identifier(name)} ${name}
`;
}

function fish(name: string, commands: readonly Completed[]): string {
  const isFirst = `not __fish_seen_subcommand_from ${listed(commands)}`;
  const lines = commands.flatMap(({ word: command, about, words }) => [
    `complete -c ${name} -f -n '${isFirst}' -a ${command} -d '${about}'`,
    ...words.map(({ word, about }) => {
      const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
      return `complete -c ${name} -n '__fish_seen_subcommand_from ${command}' ${what} -d '${about}'`;
    }),
  ]);
  return `${lines.join("\n")}\n`;
}

const identifier = (name: string) => name.replaceAll("-", "_");
