import { init, isFireworksError } from "fireworks-deployments";
import { init as initEmulator } from "fireworks-deployments/emulator";

import { find } from "./dom";
import { offerApiForm } from "./duration";
import { checkAsOneTypes } from "./form";
import { ACCOUNT, emulated } from "./service";
import { Table } from "./table";

async function start(): Promise<void> {
  await Promise.all([init(), initEmulator()]);
  checkAsOneTypes(find(HTMLFormElement, "#settings"));
  offerApiForm(find(HTMLInputElement, "#window"), find(HTMLButtonElement, "#window-form"));
  const table = new Table(emulated());
  find(HTMLElement, "#account").textContent = ACCOUNT;
  find(HTMLButtonElement, "#refresh").addEventListener("click", () => tell(table.refresh()));
  await table.refresh();
}

/** Shows an error that belongs to no row and no field. */
async function tell(work: Promise<void>): Promise<void> {
  const problem = find(HTMLElement, "#problem");
  try {
    await work;
    problem.textContent = "";
  } catch (error) {
    problem.textContent = isFireworksError(error) ? error.message : String(error);
  }
}

void tell(start());
