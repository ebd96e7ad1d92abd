import { Plus, X } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import styles from "./Controls.module.css";
import { focusOn } from "./focus.ts";
import type { Messages, ScheduleText } from "./policy.ts";
import { TextField } from "./TextField.tsx";

const FIELDS = [
  { key: "minReplicaCount", label: "Minimum replicas", inputMode: "numeric" },
  { key: "duration", label: "For", placeholder: "8h" },
  { key: "schedule", label: "Begins (cron)", placeholder: "0 9 * * 1-5" },
  { key: "timezone", label: "Time zone", placeholder: "Europe/Berlin", list: "time-zones" },
] as const;

interface Props {
  schedules: readonly ScheduleText[];
  messages: Messages;
  onChange(schedules: readonly ScheduleText[]): void;
}

/** The times at which another minimum holds. */
export function Schedules({ schedules, messages, onChange }: Props) {
  const change = (index: number, changes: Partial<ScheduleText>) =>
    onChange(schedules.map((schedule, at) => (at === index ? { ...schedule, ...changes } : schedule)));
  const add = () => {
    const name = ["office", "weekend", "launch", "night", "other"].find((name) =>
      schedules.every((schedule) => schedule.name !== name),
    );
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const begun = { minReplicaCount: "1", schedule: "0 9 * * 1-5", duration: "8h", timezone, disabled: false };
    onChange([...schedules, { name: name ?? "", ...begun, others: {} }]);
  };
  const all = messages.get("autoscalingPolicy.scalingSchedules");
  return (
    <fieldset className={styles.group}>
      <legend>Scaling schedules</legend>
      {schedules.length === 0 && <p className={styles.hint}>None. While one is active, its minimum holds.</p>}
      {all && <p className={styles.problem}>✕ {all.message}</p>}
      {schedules.map((schedule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a schedule is known by its place while its name is typed
        <fieldset key={index} className={styles.card}>
          <legend className="visually-hidden">Schedule {schedule.name}</legend>
          <div className={styles.row}>
            <TextField
              label="Name"
              value={schedule.name}
              message={messages.get(`scalingSchedules.${index}`)}
              onChange={(name) => change(index, { name })}
            />
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={!schedule.disabled}
                onChange={(event) => change(index, { disabled: !event.target.checked })}
              />
              On
            </label>
            <Button
              look="quiet"
              aria-label={`Remove schedule ${schedule.name}`}
              onPress={() => {
                focusOn("add-schedule");
                onChange(schedules.filter((_, at) => at !== index));
              }}
            >
              <X aria-hidden />
            </Button>
          </div>
          <div className={styles.pairs}>
            {FIELDS.map(({ key, ...field }) => (
              <TextField
                key={key}
                {...field}
                value={schedule[key]}
                message={messages.get(`autoscalingPolicy.scalingSchedules.${schedule.name}.${key}`)}
                onChange={(value) => change(index, { [key]: value })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Button id="add-schedule" onPress={add}>
        <Plus aria-hidden /> Add a schedule
      </Button>
    </fieldset>
  );
}
