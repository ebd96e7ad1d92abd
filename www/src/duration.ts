import { formatDuration, isFireworksError, parseDuration } from "fireworks-deployments";

import { issuesOf } from "./field";

/** Offers the API's format, `300s`, next to a duration as people write it, `5m`. */
export function offerApiForm(input: HTMLInputElement, button: HTMLButtonElement): void {
  input.addEventListener("input", () => {
    const form = apiForm(input.value);
    button.hidden = form === input.value || issuesOf(input, form).length > 0;
    button.value = form;
    button.textContent = `Use ${form}`;
  });
  button.addEventListener("click", () => {
    input.value = button.value;
    // focus the input before the button disappears
    input.focus();
    input.dispatchEvent(new Event("input"));
  });
}

/** The duration in the API's format. Any other text is returned unchanged. */
function apiForm(text: string): string {
  try {
    return formatDuration(parseDuration(text));
  } catch (error) {
    if (isFireworksError(error)) return text;
    throw error;
  }
}
