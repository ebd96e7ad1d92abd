import { useState } from "react";
import type { ListPages } from "../queries/list-pages.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/Notices.tsx";
import type { Selection } from "./use-selection.ts";

interface Props {
  /** The number of selected rows. */
  count: number;
  pages: ListPages;
  selection: Selection;
}

/** Says how much is selected, and reads the rest of the list to select all of it. */
export function Selected({ count, pages, selection }: Props) {
  const [isReading, setReading] = useState(false);
  if (count === 0) return null;
  const selectAll = async () => {
    setReading(true);
    try {
      selection.set(await pages.readAll());
    } catch (error) {
      notify("selection", { text: `Not everything is selected: ${(error as Error).message}` });
    }
    setReading(false);
  };
  const total = pages.count.toLocaleString("en");
  return (
    <>
      <span>
        {count.toLocaleString("en")} of {total} selected
      </span>
      {count < pages.count && count >= pages.loaded.length && (
        <Button isPending={isReading} onPress={selectAll}>
          Select all {total}
        </Button>
      )}
    </>
  );
}
