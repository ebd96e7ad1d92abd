import { timeOfDay } from "../deployment/times.ts";
import { Button } from "../ui/Button.tsx";
import type { Draft } from "./draft.ts";
import styles from "./Form.module.css";

interface Props {
  draft: Draft;
  onGoOn(draft: Draft): void;
  onDiscard(): void;
}

/** Offers what was typed at an earlier visit. */
export function DraftOffer({ draft, onGoOn, onDiscard }: Props) {
  const time = timeOfDay(draft.at).slice(0, 5);
  return (
    <section className={styles.offer} aria-label="What was typed before">
      <p>This tab has what was typed at {time}, before the form was left. API keys weren't kept.</p>
      <div className={styles.buttons}>
        <Button look="primary" onPress={() => onGoOn(draft)}>
          Go on with what was typed at {time}
        </Button>
        <Button onPress={onDiscard}>Discard</Button>
      </div>
    </section>
  );
}
