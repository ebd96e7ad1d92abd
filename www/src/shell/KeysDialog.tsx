import { useConnection } from "../connection/connection.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./KeysDialog.module.css";
import { SHORTCUTS, type Shortcut } from "./keys.ts";

/** The sheet of keys. */
export default function KeysDialog({ onClose }: { onClose(): void }) {
  const { mode } = useConnection();
  const isThere = ({ onEmulator = false }: Shortcut) => mode === "EMULATOR" || !onEmulator;
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} buttons={<Button onPress={onClose}>Close</Button>}>
      {SHORTCUTS.map(([where, shortcuts]) => (
        <section key={where}>
          <h3>{where}</h3>
          <dl className={styles.keys}>
            {shortcuts.filter(isThere).map(({ keys, does }) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="quiet">Single keys can be switched off in the settings.</p>
    </Dialog>
  );
}
