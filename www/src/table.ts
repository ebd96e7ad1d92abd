import { find } from "./dom";
import { Row } from "./row";
import type { Service } from "./service";
import { idOf } from "./words";

/** The table of deployments, including deleted ones. */
export class Table {
  readonly #element = find(HTMLTableElement, "#deployments");
  readonly #body = find(HTMLTableSectionElement, "#deployments tbody");
  readonly #rows = new Map<string, Row>();
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  /** Fetches the list and shows it. Existing rows keep their place, their focus and their waits. */
  async refresh(): Promise<void> {
    this.#element.ariaBusy = "true";
    try {
      const deployments = await this.#service.list();
      const gone = new Set(this.#rows.keys());
      for (const deployment of deployments) {
        const id = idOf(deployment);
        gone.delete(id);
        const row = this.#rows.get(id);
        if (row) row.show(deployment);
        else this.#body.append(this.#add(id, new Row(deployment, this.#service)));
      }
      for (const id of gone) this.#remove(id);
    } finally {
      this.#element.ariaBusy = "false";
    }
  }

  #add(id: string, row: Row): HTMLTableRowElement {
    this.#rows.set(id, row);
    return row.element;
  }

  #remove(id: string): void {
    this.#rows.get(id)?.element.remove();
    this.#rows.delete(id);
  }
}
