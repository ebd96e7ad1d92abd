import { withoutKeys } from "../deployment/secrets.ts";
import type { Fields } from "./document.ts";
import { isObject } from "./paths.ts";

/** A draft, which this tab keeps for a reload, a crash of the view or a later visit. */
export interface Draft {
  /** The host's time of the last change, in milliseconds. */
  readonly at: number;
  /** The document that the typing began from. */
  readonly began: Fields;
  readonly fields: Fields;
  readonly id: string;
}

const keyOf = (place: string, form: string) => `draft/${place}/${form}`;

/** Keeps a draft, without keys. Storage that is full or forbidden only costs the draft. */
export function saveDraft(place: string, form: string, draft: Draft): void {
  const kept: Draft = { ...draft, began: withoutKeys(draft.began), fields: withoutKeys(draft.fields) };
  try {
    sessionStorage.setItem(keyOf(place, form), JSON.stringify(kept));
  } catch {
    // what is typed is in the page all the same
  }
}

/** Reads the draft of a form; undefined if there is none that can be read. */
export function readDraft(place: string, form: string): Draft | undefined {
  try {
    const { at, began, fields, id } = JSON.parse(sessionStorage.getItem(keyOf(place, form)) ?? "{}");
    const isDraft = typeof at === "number" && isObject(began) && isObject(fields) && typeof id === "string";
    return isDraft ? { at, began, fields, id } : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft(place: string, form: string): void {
  try {
    sessionStorage.removeItem(keyOf(place, form));
  } catch {
    // there was none
  }
}

/** A draft's document with the keys that the form began with. */
export function withKeys(fields: Fields, { directRouteApiKeys }: Fields): Fields {
  return directRouteApiKeys === undefined ? fields : { ...fields, directRouteApiKeys };
}
