import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { type FormEvent, useId, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { idOf, lastSegment, titleOf } from "../deployment/names.ts";
import { listed, useDeployment } from "../queries/one.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { Comparison } from "./Comparison.tsx";
import styles from "./DetailPage.module.css";

const route = getRouteApi("/deployments/$id");
/** More would slow the input down; one can type any ID. */
const OFFERED = 200;

/** The differences from another deployment, which is chosen by its ID. */
export default function Diff({ deployment }: { deployment: Deployment }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.with ?? "");
  const list = useId();
  const others = useOthers(idOf(deployment));
  const compare = (event: FormEvent) => {
    event.preventDefault();
    // a full name is as good as an ID
    const id = lastSegment(typed.trim());
    navigate({
      to: "/deployments/$id",
      params: { id: idOf(deployment) },
      search: (now) => ({ ...now, with: id || undefined }) as typeof search,
      resetScroll: false,
    });
  };
  return (
    <>
      <form className={styles.choice} onSubmit={compare}>
        <label htmlFor={`${list}-id`}>Compare with the deployment</label>
        <input
          id={`${list}-id`}
          list={list}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <datalist id={list}>
          {others.map((other) => (
            <option key={other.name} value={idOf(other)}>
              {titleOf(other)}
            </option>
          ))}
        </datalist>
        <Button type="submit" look="primary">
          Compare
        </Button>
      </form>
      {search.with ? (
        <With key={search.with} id={search.with} deployment={deployment} />
      ) : (
        <p className="quiet">Choose one that was listed, or type an ID.</p>
      )}
    </>
  );
}

function With({ id, deployment }: { id: string; deployment: Deployment }) {
  const { data, error, refetch } = useDeployment(id);
  if (error && !data) return <Trouble error={error} onRetry={refetch} />;
  if (!data) return <p className="quiet">Reading {id}…</p>;
  return (
    <>
      {error && <Trouble error={error} onRetry={refetch} />}
      <Comparison mine={deployment} other={data} />
    </>
  );
}

/** The other deployments that were listed. */
function useOthers(id: string): readonly Deployment[] {
  const { queries } = useConnection();
  const all = listed(useQueryClient(), queries);
  return all.filter((other) => idOf(other) !== id).slice(0, OFFERED);
}
