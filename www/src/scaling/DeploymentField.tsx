import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { pageOptions } from "../queries/list-pages.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Controls.module.css";
import { focusOn } from "./focus.ts";
import { TextField } from "./TextField.tsx";

interface Props {
  /** The ID of the deployment that is chosen. */
  chosen: string | undefined;
  onChoose(id: string | undefined): void;
}

/** Chooses a deployment, whose saved policy is drawn too. */
export function DeploymentField({ chosen, onChoose }: Props) {
  const connection = useConnection();
  const { data } = useQuery({ ...pageOptions(connection, {}), staleTime: 60_000 });
  const [typed, setTyped] = useState<string>();
  const known = data?.deployments ?? [];
  const text = typed ?? chosen ?? "";
  const choose = (id: string) => {
    // the button that was pressed goes away
    focusOn("deployment");
    setTyped(undefined);
    onChoose(id.trim() || undefined);
  };
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        choose(text);
      }}
    >
      <TextField
        id="deployment"
        label="Compare with deployment"
        placeholder="a deployment's ID"
        list="deployments"
        value={text}
        onChange={(value) => {
          if (known.some((deployment) => idOf(deployment) === value)) choose(value);
          else setTyped(value);
        }}
      />
      {typed ? (
        <Button type="submit">Compare</Button>
      ) : (
        chosen && <Button onPress={() => choose("")}>Don't compare</Button>
      )}
      <datalist id="deployments">
        {known.map((deployment) => (
          <option key={deployment.name} value={idOf(deployment)} label={titleOf(deployment)} />
        ))}
      </datalist>
    </form>
  );
}
