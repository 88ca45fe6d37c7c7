/** The words of text columns: ten, as in the paper, which does not say which. */
export const textWords: readonly string[] = [
  "amber",
  "birch",
  "cedar",
  "delta",
  "ember",
  "fjord",
  "grove",
  "heath",
  "islet",
  "jetty",
];
