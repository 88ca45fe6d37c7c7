import type { Suite, Variant } from "./schema/schema.ts";

/** A memory network's optimizer without a linear start: the search knows no other. */
const plain: Variant = {
  name: "plain",
  title: "clip and learning rate, no noise",
  clip: "clip({clip})",
  noise: "none",
  rule: "sgd({rate}, halve=25, of=100)",
  budget: {},
  modelOptions: {},
};

/**
 * Clip and learning rate are tuned with noise and without, and what noise does is asked of fresh seeds. A search
 * over the noise alone, judged on its own seeds, promised two points that fresh seeds did not deliver.
 */
export const tuned: Suite = {
  name: "tuned",
  title: "Memory networks without a linear start on all bAbI tasks, each arm at its best",
  version: 1,
  workloads: ["memn2n/babi-qa*"],
  variants: [
    plain,
    {
      ...plain,
      name: "noisy",
      title: "the same, with noise of variance eta / (1 + t)^0.55 after the clip",
      noise: "noise(annealed(eta={eta}, gamma=0.55))",
    },
  ],
  search: {
    configurations: 16,
    seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    values: {
      rate: { from: 0.0025, to: 0.04, log: true },
      clip: { from: 10, to: 160, log: true },
      eta: { from: 0.1, to: 30, log: true },
    },
  },
  seeds: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
  budget: { phases: { linear: 0 } },
  modelOptions: {},
  taskOptions: {},
  margin: 0.01,
  published: [],
  data: { seed: 1, train: 1000, test: 1000 },
  backend: "wasm",
};
