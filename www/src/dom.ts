/** Finds an element that the page's HTML must contain. */
export function find<E extends Element>(type: new () => E, selector: string, root: ParentNode = document): E {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${type.name} for ${selector}`);
}

/** Shows a text, with code in backticks as `code` elements. */
export function write(element: Element, text: string): void {
  const parts = text.split("`").map((part, place) => (place % 2 === 1 ? code(part) : part));
  element.replaceChildren(...parts);
}

function code(text: string): HTMLElement {
  const element = document.createElement("code");
  element.textContent = text;
  return element;
}
