/** The least contrast of an element's text with the colours of a gradient behind it, as WCAG counts it. */
export function contrastOnStripes(element) {
  const luminance = (color) => {
    const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const { color, backgroundImage } = getComputedStyle(element);
  const text = luminance(color);
  const contrasts = backgroundImage.match(/rgb\([^)]*\)/g).map((stripe) => {
    const [dark, light] = [text, luminance(stripe)].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  });
  return Math.min(...contrasts);
}
