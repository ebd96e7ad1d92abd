import { fieldRules } from "fireworks-deployments";
import { Plus, X } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import styles from "./Controls.module.css";
import { focusOn } from "./focus.ts";
import type { Messages, PolicyText, TargetText } from "./policy.ts";
import { Schedules } from "./Schedules.tsx";
import { TextField } from "./TextField.tsx";

const TARGETS = "autoscalingPolicy.loadTargets";
const TARGET_NAMES = fieldRules().flatMap(({ path }) => {
  const name = path.startsWith(`${TARGETS}.`) ? path.slice(TARGETS.length + 1) : "*";
  return name === "*" ? [] : [name];
});

const FIELDS = [
  {
    key: "minReplicaCount",
    path: "minReplicaCount",
    label: "Minimum replicas",
    placeholder: "0",
    inputMode: "numeric",
  },
  {
    key: "maxReplicaCount",
    path: "maxReplicaCount",
    label: "Maximum replicas",
    placeholder: "1",
    inputMode: "numeric",
  },
  { key: "scaleUpWindow", path: "autoscalingPolicy.scaleUpWindow", label: "Scale-up window", placeholder: "30s" },
  { key: "scaleDownWindow", path: "autoscalingPolicy.scaleDownWindow", label: "Scale-down window", placeholder: "10m" },
  {
    key: "scaleToZeroWindow",
    path: "autoscalingPolicy.scaleToZeroWindow",
    label: "Scale-to-zero window",
    placeholder: "1h",
  },
  { key: "coldStart", path: "coldStart", label: "Cold start", placeholder: "4m" },
  {
    key: "acceleratorCount",
    path: "acceleratorCount",
    label: "GPUs per replica",
    placeholder: "1",
    inputMode: "numeric",
  },
] as const;

interface Props {
  text: PolicyText;
  messages: Messages;
  onChange(changes: Partial<PolicyText>): void;
}

/** The policy, as people type it. */
export function PolicyForm({ text, messages, onChange }: Props) {
  return (
    <>
      <p className={styles.hint}>Durations such as 30s, 5m or 1h30m. An empty field is the default in grey.</p>
      <div className={styles.pairs}>
        {FIELDS.map(({ key, path, ...field }) => (
          <TextField
            key={key}
            {...field}
            value={text[key]}
            message={messages.get(path)}
            onChange={(value) => onChange({ [key]: value })}
          />
        ))}
      </div>
      <Targets targets={text.loadTargets} messages={messages} onChange={(loadTargets) => onChange({ loadTargets })} />
      <Schedules
        schedules={text.scalingSchedules}
        messages={messages}
        onChange={(scalingSchedules) => onChange({ scalingSchedules })}
      />
    </>
  );
}

interface TargetsProps {
  targets: readonly TargetText[];
  messages: Messages;
  onChange(targets: readonly TargetText[]): void;
}

/** The load that each replica is to have. Of several targets, the one that needs most replicas counts. */
function Targets({ targets, messages, onChange }: TargetsProps) {
  const change = (index: number, changes: Partial<TargetText>) =>
    onChange(targets.map((target, at) => (at === index ? { ...target, ...changes } : target)));
  const free = TARGET_NAMES.filter((name) => targets.every((target) => target.name !== name));
  return (
    <fieldset className={styles.group}>
      <legend>Load targets</legend>
      {targets.length === 0 && <p className={styles.hint}>None: the service takes default 0.8.</p>}
      {targets.map((target, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a target is known by its place while its name is typed
        <div key={index} className={styles.row}>
          <TextField
            label="Target"
            list="load-targets"
            value={target.name}
            message={messages.get(`loadTargets.${index}`)}
            onChange={(name) => change(index, { name })}
          />
          <TextField
            label="Load per replica"
            inputMode="decimal"
            value={target.value}
            message={messages.get(`${TARGETS}.${target.name}`)}
            onChange={(value) => change(index, { value })}
          />
          <Button
            look="quiet"
            aria-label={`Remove target ${target.name}`}
            onPress={() => {
              focusOn("add-target");
              onChange(targets.filter((_, at) => at !== index));
            }}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <datalist id="load-targets">
        {TARGET_NAMES.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button
        id="add-target"
        onPress={() => onChange([...targets, { name: free[0] ?? "", value: free[0] === "default" ? "0.8" : "1" }])}
      >
        <Plus aria-hidden /> Add a load target
      </Button>
    </fieldset>
  );
}
