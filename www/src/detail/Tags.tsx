import { useQueryClient } from "@tanstack/react-query";
import type { Deployment } from "fireworks-deployments";
import { X } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { failureOf } from "../connection/trouble.ts";
import { tagsOf } from "../deployment/like.ts";
import { idOf } from "../deployment/names.ts";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "./Card.tsx";
import styles from "./Tags.module.css";

const PREFIX = "custom/";

/** The tags of a deployment, to set and to remove. A removed one stays in the inputs, so that it can be set again. */
export function Tags({ deployment }: { deployment: Deployment }) {
  const { client, queries } = useConnection();
  const cache = useQueryClient();
  const id = idOf(deployment);
  const ids = useId();
  const keyInput = useRef<HTMLInputElement>(null);
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const [error, setError] = useState<string>();
  const [isSending, setSending] = useState(false);
  const tags = Object.entries(tagsOf(deployment));

  const send = async (write: () => Promise<void>, said: string) => {
    setSending(true);
    setError(undefined);
    try {
      await write();
      await cache.invalidateQueries({ queryKey: queries.keys.one(id) });
      announce(said);
      return true;
    } catch (thrown) {
      setError(failureOf(thrown).message);
      return false;
    } finally {
      setSending(false);
    }
  };
  const set = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => client.setTags(id, { [PREFIX + key]: value }), `Tag ${key} is set`))) return;
    setKey("");
    setValue("");
    keyInput.current?.focus();
  };
  const remove = async (name: string, removed: string) => {
    const short = name.slice(PREFIX.length);
    if (!(await send(() => client.deleteTags(id, [name]), `Tag ${short} is removed`))) return;
    setKey(short);
    setValue(removed);
    keyInput.current?.focus();
  };

  return (
    <Card title="Tags">
      {tags.length === 0 && <p className="quiet">It has none.</p>}
      <ul className={styles.tags}>
        {tags.map(([name, text]) => (
          <li key={name}>
            <span>
              <span className="quiet">{name.slice(PREFIX.length)}</span> {text}
            </span>
            <Button
              look="quiet"
              aria-label={`Remove the tag ${name.slice(PREFIX.length)}`}
              isPending={isSending}
              onPress={() => remove(name, text)}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <form className={styles.form} onSubmit={set} noValidate>
        <label htmlFor={`${ids}-key`} className={styles.label}>
          Key
        </label>
        <span className={styles.key}>
          <span className="quiet" id={`${ids}-prefix`}>
            {PREFIX}
          </span>
          <input
            id={`${ids}-key`}
            ref={keyInput}
            value={key}
            autoComplete="off"
            aria-describedby={`${ids}-prefix ${ids}-error`}
            aria-invalid={error !== undefined || undefined}
            onChange={(event) => setKey(event.target.value)}
          />
        </span>
        <label htmlFor={`${ids}-value`} className={styles.label}>
          Value
        </label>
        <input
          id={`${ids}-value`}
          value={value}
          autoComplete="off"
          aria-describedby={`${ids}-error`}
          onChange={(event) => setValue(event.target.value)}
        />
        <Button type="submit" isPending={isSending}>
          Set tag
        </Button>
      </form>
      <p id={`${ids}-error`} role="alert" className={styles.error}>
        {error}
      </p>
    </Card>
  );
}
