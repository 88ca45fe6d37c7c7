import { nramEasy } from "./nram_easy.ts";
import type { Suite } from "./schema/schema.ts";

/** The tasks that Kurach et al. 2015 call hard, and permutation, which they solve less well than the easy ones. */
export const nramHard: Suite = {
  ...nramEasy,
  name: "nram-hard",
  title: "Random-access machines on permutations, lists, sorted arrays and trees",
  workloads: [
    "nram/permutation",
    "nram/list-k",
    "nram/list-search",
    "nram/merge",
    "nram/walk-bst",
  ],
  variants: ["plain", "noisy"],
  taskOptions: { further: "twice" },
};
