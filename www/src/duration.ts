import { formatDuration, isFireworksError, parseDuration } from "fireworks-deployments";

import { issuesOf } from "./field";

/** Beside a length of time as people write it, `5m`, offers what the API takes: `300s`. */
export function offerApiForm(input: HTMLInputElement, button: HTMLButtonElement): void {
  input.addEventListener("input", () => {
    const form = apiForm(input.value);
    button.hidden = form === input.value || issuesOf(input, form).length > 0;
    button.value = form;
    button.textContent = `Use ${form}`;
  });
  button.addEventListener("click", () => {
    input.value = button.value;
    // to the focus before the button goes
    input.focus();
    input.dispatchEvent(new Event("input"));
  });
}

/** What is no length of time stays as it is. */
function apiForm(text: string): string {
  try {
    return formatDuration(parseDuration(text));
  } catch (error) {
    if (isFireworksError(error)) return text;
    throw error;
  }
}
