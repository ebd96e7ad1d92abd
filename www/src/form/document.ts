import { type FormIssue, issuesOf, type Purpose } from "./issues.ts";
import { isObject, isSame, type Path, startsWith, valueAt, withValue } from "./paths.ts";
import { rankOf, ruleAt } from "./rules.ts";

/** A deployment as it is typed: any JSON, since what is typed may be wrong. */
export type Fields = Readonly<Record<string, unknown>>;

/** How far the issues at a path reach into it: not at all, to the fields that have no control, or everywhere. */
export type Reach = "exact" | "unknown" | "whole";

const REACHES: Record<Reach, (path: Path, outer: Path) => boolean> = {
  exact: (path, outer) => path.length === outer.length,
  unknown: (path, outer) => path.length === outer.length || ruleAt(path) === undefined,
  whole: () => true,
};

/** The document as typed, and as it began. It lives outside React, so that a field renders only when its own value changes. */
export class FormDocument {
  readonly purpose: Purpose;
  /** The deployment as it was when the form was opened. */
  readonly began: Fields;
  #fields: Fields;
  #id = "";
  #refusals: readonly FormIssue[] = [];
  #issues: readonly FormIssue[] | undefined;
  #shown: readonly FormIssue[] | undefined;
  #parts = new Map<string, readonly FormIssue[]>();
  #touched = new Set<string>();
  #isAsked = false;
  #isFinished = false;
  #listeners = new Set<() => void>();

  constructor(purpose: Purpose, began: Fields, fields: Fields = began, id = "") {
    this.purpose = purpose;
    this.began = began;
    this.#fields = fields;
    this.#id = id;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Everything that is typed. */
  fields = (): Fields => this.#fields;

  /** The ID of a new deployment; empty if the service chooses. */
  id = (): string => this.#id;

  /** True if something was typed that isn't as it began. */
  isDirty = (): boolean => !this.#isFinished && (this.#id !== "" || !isSame(this.#fields, this.began));

  /** True if somebody asked for the review, so that what is missing is said. */
  isAsked = (): boolean => this.#isAsked;

  /** Sets a value as it was typed; `undefined` leaves the field out. */
  set(path: Path, value: unknown): void {
    const next = withValue(this.#fields, path, value);
    this.#touched.add(String(path[0]));
    this.#refusals = this.#refusals.filter((issue) => !startsWith(issue.path, path) && !startsWith(path, issue.path));
    this.#become(isObject(next) ? next : {});
  }

  setId(id: string): void {
    this.#id = id;
    this.#touched.add("deploymentId");
    this.#refusals = this.#refusals.filter(({ path }) => path[0] !== "deploymentId");
    this.#become(this.#fields);
  }

  /** Takes a whole document, such as a pasted one. */
  replace(fields: Fields): void {
    if (isSame(fields, this.#fields)) return;
    this.#refusals = [];
    this.#become(fields);
  }

  /** Says from now on what is missing. */
  ask(): void {
    this.#isAsked = true;
    this.#become(this.#fields);
  }

  /** Says that it was sent: nothing would be lost any more, and no draft is needed. */
  finish(): void {
    this.#isFinished = true;
    this.#become(this.#fields);
  }

  /** Shows what the service refused, until the field is changed. */
  refuse(issues: readonly FormIssue[]): void {
    this.#refusals = issues;
    this.#become(this.#fields);
  }

  /** Every issue, from the top of the form to its end. */
  issues = (): readonly FormIssue[] => {
    this.#issues ??= [...issuesOf(this), ...this.#refusals].toSorted(
      (one, other) => rankOf(one.path) - rankOf(other.path),
    );
    return this.#issues;
  };

  /** The issues to show: what nobody has typed yet isn't called missing before it matters. */
  shown = (): readonly FormIssue[] => {
    this.#shown ??= this.issues().filter(
      ({ code, path }) => code !== "required" || this.#isAsked || this.#touched.has(String(path[0])),
    );
    return this.#shown;
  };

  /** The shown issues that hold of a path. The list stays the same one while nothing in it changes. */
  shownAt = (path: Path, reach: Reach): readonly FormIssue[] => {
    const key = JSON.stringify([path, reach]);
    const now = this.shown().filter((issue) => startsWith(issue.path, path) && REACHES[reach](issue.path, path));
    const before = this.#parts.get(key);
    if (before !== undefined && isSame(before, now)) return before;
    this.#parts.set(key, now);
    return now;
  };

  valueAt = (path: Path): unknown => valueAt(this.#fields, path);

  #become(fields: Fields): void {
    this.#fields = fields;
    this.#issues = undefined;
    this.#shown = undefined;
    for (const listener of this.#listeners) listener();
  }
}
