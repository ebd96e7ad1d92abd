import { useSyncExternalStore } from "react";

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Listens to the size of the text, which a person can change while the page is open: only what is measured in it tells. */
function onTextSize(listener: () => void): () => void {
  const ruler = document.createElement("div");
  ruler.ariaHidden = "true";
  Object.assign(ruler.style, { position: "absolute", width: "1rem" });
  document.body.append(ruler);
  const observer = new ResizeObserver(listener);
  observer.observe(ruler);
  return () => {
    observer.disconnect();
    ruler.remove();
  };
}

/** The size of the text in pixels, followed while the page is open. */
export const useTextSize = (): number => useSyncExternalStore(onTextSize, rem);
