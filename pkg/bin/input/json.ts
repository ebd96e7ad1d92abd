import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** Where something is in a text, both counted from 1; columns in UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A fault of a text as JSON. */
export interface JsonFault {
  readonly path: (string | number)[];
  readonly message: string;
  readonly offset: number;
}

const SYNTAX: Record<string, string> = {
  InvalidSymbol: "must be JSON: this is no value and no name in double quotes",
  InvalidNumberFormat: "must be JSON: this is no number",
  PropertyNameExpected: "must be JSON: a name in double quotes is missing here; after the last entry there is no comma",
  ValueExpected: "must be JSON: a value is missing here",
  ColonExpected: "must be JSON: a colon is missing before this",
  CommaExpected: "must be JSON: a comma is missing before this",
  CloseBraceExpected: "must be JSON: a closing `}` is missing here",
  CloseBracketExpected: "must be JSON: a closing `]` is missing here",
  EndOfFileExpected: "must be JSON: this is behind its end",
  InvalidCommentToken: "must be JSON, which has no comments",
  UnexpectedEndOfComment: "must be JSON, which has no comments",
  UnexpectedEndOfString: "must be JSON: the string that begins here has no end on its line",
  UnexpectedEndOfNumber: "must be JSON: the number that begins here has no end",
  InvalidUnicode: "must be JSON: the string that begins here has a wrong `\\u`",
  InvalidEscapeCharacter: "must be JSON: the string that begins here has a wrong escape",
  InvalidCharacter: "must be JSON: the string that begins here has a control character",
};

/** A text that is JSON, with the places of what is in it. */
export class JsonText {
  readonly #text: string;
  /** Where each line begins: of a thousand faults each is found at once. */
  readonly #starts: readonly number[];
  readonly #root: Node | undefined;
  /** The first fault of its syntax, or each name that an object has twice. */
  readonly faults: readonly JsonFault[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length)];
    const errors: ParseError[] = [];
    try {
      this.#root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
      const [first] = errors;
      this.faults = first ? [syntaxFault(text, first)] : this.#root ? repeated(this.#root) : [];
    } catch (thrown) {
      // it calls itself for each level of nesting
      if (!(thrown instanceof RangeError)) throw thrown;
      this.faults = [{ path: [], message: "must not be nested that deeply", offset: 0 }];
    }
  }

  /** What it says. Of a text with faults there is nothing to be had. */
  value(): unknown {
    return JSON.parse(this.#text);
  }

  /** Where a value is, or the name of it; of what is missing the object that it is missing from. */
  positionOf(path: readonly (string | number)[], what: "value" | "name" = "value"): Position {
    for (let length = path.length; this.#root && length > 0; length -= 1) {
      const node = findNodeAtLocation(this.#root, path.slice(0, length));
      const name = node?.parent?.type === "property" ? node.parent : undefined;
      const isWhole = length === path.length;
      if (node) return this.position((what === "name" && isWhole && name ? name : node).offset);
    }
    return this.position(this.#root?.offset ?? 0);
  }

  position(offset: number): Position {
    let [line, end] = [0, this.#starts.length];
    while (end - line > 1) {
      const middle = (line + end) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) line = middle;
      else end = middle;
    }
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) + 1 };
  }
}

function syntaxFault(text: string, { error, offset }: ParseError): JsonFault {
  if (text.trim() === "") return { path: [], message: "must not be empty", offset: 0 };
  return { path: [], message: SYNTAX[printParseErrorCode(error)] ?? "must be JSON", offset };
}

/** Names that an object has a second time: the service refuses them, and `JSON.parse` is silent of them. */
function repeated(node: Node, path: (string | number)[] = []): JsonFault[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type !== "object") return repeated(child, [...path, index]);
    const [name, value] = child.children ?? [];
    const key = String(name?.value);
    const isRepeated = seen.has(key);
    seen.add(key);
    const inner = value ? repeated(value, [...path, key]) : [];
    const fault = { path: [...path, key], message: "must not be given twice", offset: child.offset };
    return isRepeated ? [fault, ...inner] : inner;
  });
}
