import { useQueryClient } from "@tanstack/react-query";
import type { Deployment } from "fireworks-deployments";
import { useState } from "react";
import { Group, Input, Label, NumberField, Button as Step } from "react-aria-components";
import { commandTo } from "../code/command-line.ts";
import { OnTheService } from "../code/OnTheService.tsx";
import { useConnection } from "../connection/connection.ts";
import { acceleratorsOf } from "../deployment/gpus.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { rangeOf, replicasOf } from "../deployment/replicas.ts";
import { announce } from "../shell/announcer.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./ScaleDialog.module.css";

interface Props {
  deployment: Deployment;
  onClose(): void;
}

/** Sets the number of replicas now; autoscaling goes on from there. */
export default function ScaleDialog({ deployment, onClose }: Props) {
  const { client, queries, mode, accountId } = useConnection();
  const cache = useQueryClient();
  const { desired, maximum } = replicasOf(deployment);
  const [count, setCount] = useState(desired);
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const gpus = count * (deployment.acceleratorCount || 1);

  const send = async () => {
    setSending(true);
    try {
      await client.scale(deployment.name ?? "", count);
      announce(`${titleOf(deployment)} scales to ${count}`);
      cache.invalidateQueries({ queryKey: queries.keys.all });
      onClose();
    } catch (thrown) {
      setError(thrown);
      setSending(false);
    }
  };

  return (
    <Dialog
      title={`Scale ${titleOf(deployment)}`}
      onClose={onClose}
      isBusy={isSending}
      buttons={
        <>
          <Button
            look={count === 0 ? "danger" : "primary"}
            isPending={isSending}
            disabledReason={count === desired ? "It has that many already" : undefined}
            onPress={send}
          >
            Scale to {count} on {mode}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      {error !== undefined && <Trouble error={error} />}
      <NumberField
        value={count}
        minValue={0}
        onChange={(value) => setCount(Number.isNaN(value) ? 0 : value)}
        isWheelDisabled
      >
        <Label>Replicas</Label>
        <Group className={styles.group ?? ""}>
          <Step slot="decrement">−</Step>
          <Input autoFocus />
          <Step slot="increment">+</Step>
        </Group>
      </NumberField>
      <p className="quiet">
        {desired} now, {rangeOf(deployment)} by autoscaling. {acceleratorsOf(deployment) && `${gpus} GPUs in all.`}
      </p>
      {count > maximum && <p role="status">That is above its maximum of {maximum}.</p>}
      {count === 0 && <p role="status">At 0 replicas it serves nothing until a request wakes it.</p>}
      <p className="quiet">
        <code>{commandTo(`scale ${idOf(deployment)} ${count}`, accountId)}</code>
      </p>
      <OnTheService />
    </Dialog>
  );
}
