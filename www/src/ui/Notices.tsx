import { X } from "lucide-react";
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Button } from "./Button.tsx";
import styles from "./Notices.module.css";

/** A sentence that stays until it is dismissed, with what one can do about it. */
export interface Notice {
  text: string;
  action?: { label: string; onAction(): void };
}

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });
const shown = new Map<string, string>();

/** Shows a notice. One of the same topic takes the place of the one before. */
export function notify(topic: string, notice: Notice): void {
  const before = shown.get(topic);
  if (before) queue.close(before);
  shown.set(topic, queue.add(notice));
}

/** Shows the notices. F6 moves the focus to them. */
export function Notices() {
  return (
    <ToastRegion queue={queue} className={styles.region ?? ""} aria-label="Notices">
      {({ toast }) => (
        <Toast toast={toast} className={styles.notice ?? ""}>
          <ToastContent className={styles.text}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              onPress={() => {
                queue.close(toast.key);
                toast.content.action?.onAction();
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <Button slot="close" look="quiet" aria-label="Dismiss">
            <X aria-hidden />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
