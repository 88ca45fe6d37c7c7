import type { Suite } from "./schema/schema.ts";

/**
 * The tasks that Kurach et al. 2015 call easy: whether machines learn them, and go on being right on tapes of
 * twice the length and of length 50, and when their choices are rounded.
 */
export const nramEasy: Suite = {
  name: "nram-easy",
  title:
    "Random-access machines on six easy tasks, restarted until they are right, rounded as well",
  version: 1,
  workloads: [
    "nram/access",
    "nram/increment",
    "nram/copy",
    "nram/reverse",
    "nram/swap",
    "nram/permutation",
  ],
  variants: ["plain"],
  // Those below were looked at when the recipes were sought.
  seeds: Array.from({ length: 10 }, (_, i) => 201 + i),
  budget: {},
  modelOptions: {},
  // What is right on its own lengths alone, or because its last step cuts it off, begins anew.
  taskOptions: { further: "twice-and-50", validation: "longer" },
  // Up to three elements: of four none was learned in the search.
  overrides: {
    "nram/permutation": { taskOptions: { longest: 3, cells: 12, validation: "trained" } },
  },
  published: [],
  data: { seed: 201, train: 1000, test: 1024 },
  backend: "wasm",
};
