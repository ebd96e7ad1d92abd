import { createElement, Fragment } from "react";

/** A text of the package, with its `code` as code. */
export function Marked({ text }: { text: string }) {
  const parts = text.split("`").map((part, at) => (at % 2 === 1 ? createElement("code", null, part) : part));
  // children that are arguments need no keys: their order is the text's
  return createElement(Fragment, null, ...parts);
}
