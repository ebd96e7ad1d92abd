import type { ReactNode } from "react";
import { useEffect } from "react";
import { useConnection } from "../connection/connection.ts";

interface Props {
  title: string;
  /** Beside the title, such as a badge. */
  aside?: ReactNode;
  /** The buttons. */
  children?: ReactNode;
}

/** The heading of a page, which takes the focus when the page is changed, and names the tab with the mode. */
export function Heading({ title, aside, children }: Props) {
  const { mode } = useConnection();
  useEffect(() => {
    document.title = `${title} · ${mode}`;
  }, [title, mode]);
  return (
    <div className="heading">
      <h1 tabIndex={-1}>{title}</h1>
      {aside}
      <span className="heading-rest">{children}</span>
    </div>
  );
}
