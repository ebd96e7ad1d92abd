/** Says a sentence to screen readers, in the page's one polite live region. */
export function announce(sentence: string): void {
  const region = document.getElementById("announcer");
  if (region === null) return;
  // the same sentence twice is said twice
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
