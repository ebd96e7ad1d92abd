import { SugarHigh, tokenize } from "sugar-high/core";
import * as json from "sugar-high/lang/json";
import * as shell from "sugar-high/lang/shell";
import * as yaml from "sugar-high/lang/yaml";
import type { Language } from "./call.ts";
import styles from "./Highlight.module.css";

const PLAIN = { jsx: false, regex: false, templateStrings: false };
const OPTIONS = {
  javascript: { jsx: false },
  json: { ...json, ...PLAIN },
  shell: { ...shell, ...PLAIN },
  yaml: { ...yaml, ...PLAIN },
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
        {tokenize(code, OPTIONS[language]).map(([type, text], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
          <span key={index} data-token={SugarHigh.TokenTypes[type]}>
            {text}
          </span>
        ))}
      </code>
    </pre>
  );
}
