import { useEffect, useState } from "react";
import { hostNow } from "../connection/clock.ts";
import { useConnection } from "../connection/connection.ts";
import { withoutKeys } from "../deployment/secrets.ts";
import { type Fields, FormDocument } from "./document.ts";
import { type Draft, forgetDraft, readDraft, saveDraft, withKeys } from "./draft.ts";
import type { Purpose } from "./issues.ts";
import { isSame } from "./paths.ts";

/** The document of a form, kept in this tab while it is typed, and the draft of an earlier visit, which is only offered. */
export function useDraftedForm(purpose: Purpose, began: Fields, key: string, typed: Fields) {
  const { place } = useConnection();
  const [form, setForm] = useState(() => new FormDocument(purpose, began, typed));
  const [offer, setOffer] = useState<Draft | undefined>(() => worthy(readDraft(place, key), began));

  useEffect(
    () =>
      form.subscribe(() => {
        if (!form.isDirty()) forgetDraft(place, key);
        else saveDraft(place, key, { at: hostNow(), began: form.began, fields: form.fields(), id: form.id() });
      }),
    [form, place, key],
  );

  return {
    form,
    offer,
    goOn: (draft: Draft) => {
      setForm(new FormDocument(purpose, withKeys(draft.began, began), withKeys(draft.fields, began), draft.id));
      setOffer(undefined);
    },
    discard: () => {
      if (!form.isDirty()) forgetDraft(place, key);
      setOffer(undefined);
    },
  };
}

/** A draft that says something that the form doesn't. */
function worthy(draft: Draft | undefined, began: Fields): Draft | undefined {
  return draft && (draft.id !== "" || !isSame(draft.fields, withoutKeys(began))) ? draft : undefined;
}
