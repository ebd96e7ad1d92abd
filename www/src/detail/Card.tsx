import { type ReactNode, useId } from "react";
import styles from "./Card.module.css";

interface Props {
  title: string;
  children: ReactNode;
}

/** A part of the page with a heading. */
export function Card({ title, children }: Props) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
