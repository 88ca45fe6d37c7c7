import type { Suite } from "./schema/schema.ts";

/**
 * Small enough for every push, and what the gate compares with its baseline: of these workloads the
 * errors of ten seeds lie close together, so that a network which learns worse is seen. Task 4 is about
 * the order of words.
 */
export const ci: Suite = {
  name: "ci",
  title: "Three bAbI tasks, sums and a machine for continuous integration",
  version: 4,
  workloads: [
    "memn2n/babi-qa1",
    "memn2n/babi-qa4",
    "memn2n/babi-qa5",
    "neural-programmer/arithmetic-add",
    "nram/access",
    "neural-gpu/badd",
  ],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  budget: { phases: { linear: 5 }, epochs: 25 },
  modelOptions: {},
  taskOptions: {},
  overrides: {
    "nram/access": {
      budget: { phases: { linear: 0 }, epochs: 4, attempts: 5 },
      taskOptions: { further: "none" },
    },
    "neural-gpu/badd": {
      budget: { phases: { linear: 0 }, epochs: 2 },
      taskOptions: { longest: 7, further: "none" },
    },
  },
  published: [],
  data: { seed: 1, train: 1000, test: 500 },
  backend: "wasm",
};
