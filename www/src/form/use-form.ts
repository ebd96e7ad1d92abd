import { createContext, useContext, useSyncExternalStore } from "react";
import type { FormDocument, Reach } from "./document.ts";
import type { FormIssue } from "./issues.ts";
import type { Path } from "./paths.ts";

export const FormContext = createContext<FormDocument | undefined>(undefined);

/** The document that the form around a component edits. */
export function useForm(): FormDocument {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error("no form around this component");
  return form;
}

/** Reads from the form; renders again only if what was read is another value. */
export function useTyped<T>(read: (form: FormDocument) => T): T {
  const form = useForm();
  return useSyncExternalStore(form.subscribe, () => read(form));
}

export const useValue = (path: Path): unknown => useTyped((form) => form.valueAt(path));

/** The issues to show at a path. */
export const useIssues = (path: Path, reach: Reach = "exact"): readonly FormIssue[] =>
  useTyped((form) => form.shownAt(path, reach));
