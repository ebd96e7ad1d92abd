import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** A position in a text. Lines and columns count from 1, columns in UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A syntax error, or a duplicate key. */
export interface JsonFault {
  readonly path: (string | number)[];
  readonly message: string;
  readonly offset: number;
}

const SYNTAX: Record<string, string> = {
  InvalidSymbol: "must be JSON: expected a value or a double-quoted name",
  InvalidNumberFormat: "must be JSON: invalid number",
  PropertyNameExpected: "must be JSON: expected a double-quoted name; remove a trailing comma",
  ValueExpected: "must be JSON: expected a value",
  ColonExpected: "must be JSON: expected a colon",
  CommaExpected: "must be JSON: expected a comma",
  CloseBraceExpected: "must be JSON: expected a closing `}`",
  CloseBracketExpected: "must be JSON: expected a closing `]`",
  EndOfFileExpected: "must be JSON: expected the end of the file",
  InvalidCommentToken: "must be JSON: comments aren't allowed",
  UnexpectedEndOfComment: "must be JSON: comments aren't allowed",
  UnexpectedEndOfString: "must be JSON: unterminated string",
  UnexpectedEndOfNumber: "must be JSON: incomplete number",
  InvalidUnicode: "must be JSON: invalid `\\u` escape in a string",
  InvalidEscapeCharacter: "must be JSON: invalid escape in a string",
  InvalidCharacter: "must be JSON: control character in a string",
};

/** A JSON text, with the positions of its values. */
export class JsonText {
  readonly #text: string;
  /** The offset of each line, so that positions are quick to find. */
  readonly #starts: readonly number[];
  readonly #root: Node | undefined;
  /** The first syntax error, or else every duplicate key. */
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
      // the parser recurses once per level of nesting
      if (!(thrown instanceof RangeError)) throw thrown;
      this.faults = [{ path: [], message: "is nested too deeply", offset: 0 }];
    }
  }

  /** The parsed value. Throws if the text has errors. */
  value(): unknown {
    return JSON.parse(this.#text);
  }

  /** The position of a value, or of its name. For a missing value, the position of the enclosing object. */
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

/** Finds duplicate keys, which the service refuses and `JSON.parse` accepts silently. */
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
