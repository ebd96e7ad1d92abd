import { SugarHigh, tokenize } from "sugar-high/core";
import * as json from "sugar-high/lang/json";
import * as shell from "sugar-high/lang/shell";
import * as yaml from "sugar-high/lang/yaml";
import type { Language } from "./call.ts";
import styles from "./Highlight.module.css";

/** The grammars. For JavaScript only what is written here: the whole of it would weigh more than all the others. */
const GRAMMARS = {
  javascript: {
    ...json,
    quotedKeys: false,
    keywords: new Set(["import", "from", "const", "new", "await", "true", "false", "null"]),
  },
  json,
  shell,
  yaml,
};

interface Props {
  code: string;
  language: Language;
}

/** Code in colours: a span for each token, and no HTML. */
export function Highlight({ code, language }: Props) {
  return (
    <pre className={styles.code}>
      <code>
        {tokenize(code, GRAMMARS[language]).map(([type, text], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
          <span key={index} data-token={SugarHigh.TokenTypes[type]}>
            {text}
          </span>
        ))}
      </code>
    </pre>
  );
}
