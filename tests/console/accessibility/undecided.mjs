// The contrasts that axe leaves undecided: its own words for why, where, and why that is well. A row that is needed no more
// fails the test.
export const UNDECIDED = [
  {
    whys: ["bgGradient"],
    where: ".mode",
    reason: "stripes, on each of whose colours the test measures the words by itself",
  },
  {
    whys: ["imgNode", "bgOverlap"],
    where: "figure svg text",
    reason: "the axes of a drawing, which has no ground of its own: they have the colour of quiet text elsewhere",
  },
  {
    whys: ["elmPartiallyObscured"],
    where: "[role=dialog] li",
    reason: "a list of many scrolls inside its dialog: what is scrolled away looks like what isn't",
  },
];
