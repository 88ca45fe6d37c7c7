/** The grades of claims, in their order. */
export const grades = [
  "signAndSize",
  "signOnly",
  "sizeExcluded",
  "opposite",
  "inconclusive",
  "withinMargin",
] as const;
