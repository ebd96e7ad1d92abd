// Measures contrasts that axe can't, from computed colours.

/** The colours of an element's text and of the stripes behind it, in the page. */
export function coloursOnStripes(element) {
  const { color, backgroundImage } = getComputedStyle(element);
  return { text: color, grounds: backgroundImage.match(/rgb\([^)]*\)/g) };
}

/** The colours of an input's placeholder and of the ground behind it, in the page. */
export function coloursOfPlaceholder(input) {
  const { color } = getComputedStyle(input, "::placeholder");
  let around = input;
  while (getComputedStyle(around).backgroundColor === "rgba(0, 0, 0, 0)") around = around.parentElement;
  return { text: color, grounds: [getComputedStyle(around).backgroundColor] };
}

/** The least contrast of a text with the grounds that it is on, as WCAG counts it. */
export function contrast({ text, grounds }) {
  const contrasts = grounds.map((ground) => {
    const [dark, light] = [luminance(text), luminance(ground)].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  });
  return Math.min(...contrasts);
}

function luminance(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
