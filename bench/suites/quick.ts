import type { Suite } from "./schema/schema.ts";

/** What `deno task bench` runs: about ten seconds on two cores. */
export const quick: Suite = {
  name: "quick",
  title: "Four bAbI tasks and addition, with and without noise",
  version: 2,
  workloads: [
    "memn2n/babi-qa1",
    "memn2n/babi-qa2",
    "memn2n/babi-qa6",
    "memn2n/babi-qa15",
    "memn2n/arithmetic-add",
  ],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3],
  budget: { phases: { linear: 10 }, epochs: 50 },
  modelOptions: {},
  taskOptions: {},
  published: [],
  data: { seed: 1, train: 1000, test: 1000 },
  backend: "wasm",
};
