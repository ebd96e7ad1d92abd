import { type Deployment, isFireworksError } from "fireworks-deployments";

import { find, write } from "./dom";
import type { Service, Wait } from "./service";
import { fromNow, idOf, replicas, stateOf } from "./words";

/** A deployment's row in the table, with its buttons. */
export class Row {
  readonly element: HTMLTableRowElement;
  readonly #service: Service;
  #deployment: Deployment;
  #waiting: AbortController | undefined;

  constructor(deployment: Deployment, service: Service) {
    const template = find(HTMLTemplateElement, "#row");
    this.element = find(HTMLTableRowElement, "tr", document.importNode(template.content, true));
    this.#deployment = deployment;
    this.#service = service;
    this.#button("delete").addEventListener("click", () => this.#run((id, wait) => service.delete(id, wait)));
    this.#button("undelete").addEventListener("click", () => this.#run((id, wait) => service.undelete(id, wait)));
    this.#button("stop").addEventListener("click", () => this.#waiting?.abort());
    this.show(deployment);
  }

  /** Shows the deployment, unless an action is already showing it. */
  show(deployment: Deployment): void {
    if (this.#waiting) return;
    this.#deployment = deployment;
    this.#render(deployment.status?.message ?? "");
  }

  /** Runs an action and shows each state, then the final state or the error. */
  async #run(action: (id: string, wait: Wait) => Promise<unknown>): Promise<void> {
    if (this.#waiting) return;
    const waiting = new AbortController();
    const id = idOf(this.#deployment);
    const states = [stateOf(this.#deployment)];
    const onPoll = (deployment: Deployment) => {
      this.#deployment = deployment;
      if (states.at(-1) !== stateOf(deployment)) states.push(stateOf(deployment));
      this.#render(states.join(" → "));
    };
    this.#waiting = waiting;
    onPoll(this.#deployment);
    try {
      await action(id, { signal: waiting.signal, onPoll });
      const deployment = await this.#service.get(id);
      this.#waiting = undefined;
      onPoll(deployment);
    } catch (error) {
      this.#waiting = undefined;
      this.#render(isFireworksError(error) ? error.message : String(error), !waiting.signal.aborted);
    }
  }

  #render(note: string, failed = false): void {
    const { displayName, purgeTime = "" } = this.#deployment;
    const [id, state] = [idOf(this.#deployment), stateOf(this.#deployment)];
    const label = displayName || id;
    this.#part("name").textContent = label;
    this.#part("id").textContent = id;
    this.#part("state").textContent = state;
    this.#part("state").dataset.state = state;
    this.#part("purge").textContent = purgeTime && fromNow(purgeTime);
    this.#part("purge").title = purgeTime;
    this.#part("replicas").textContent = replicas(this.#deployment);
    write(this.#part("note"), note);
    this.#part("note").classList.toggle("error", failed);
    this.element.ariaBusy = String(this.#waiting !== undefined);
    this.#renderButtons(label, state);
  }

  #renderButtons(label: string, state: string): void {
    const waiting = this.#waiting !== undefined;
    const [remove, undelete, stop] = [this.#button("delete"), this.#button("undelete"), this.#button("stop")];
    for (const button of [remove, undelete, stop]) button.ariaLabel = `${button.textContent} ${label}`;
    // a pressed button stays and keeps the focus until its action ends
    for (const button of [remove, undelete]) button.ariaDisabled = String(waiting);
    this.#offer(stop, waiting);
    if (waiting) return;
    this.#offer(remove, state !== "DELETED" && state !== "DELETING");
    this.#offer(undelete, state === "DELETED");
  }

  /** Shows or hides a button. If a hidden button had the focus, the row's name gets it. */
  #offer(button: HTMLButtonElement, offered: boolean): void {
    if (!offered && button === document.activeElement) this.#part("header").focus();
    button.hidden = !offered;
  }

  #part(name: string): HTMLElement {
    return find(HTMLElement, `[data-part=${name}]`, this.element);
  }

  #button(name: string): HTMLButtonElement {
    return find(HTMLButtonElement, `[data-part=${name}]`, this.element);
  }
}
