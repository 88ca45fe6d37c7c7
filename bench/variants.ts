/** The variants by name. Nothing heavy is loaded here. */

import type { Variant } from "./suites/schema.ts";

/** The recipe of the workloads' own budget, without noise. */
const plain: Variant = {
  name: "plain",
  title: "clip, then SGD",
  clip: { kind: "perGroup", norm: 40 },
  noise: { kind: "none" },
  // Four times in the course of the training, however long it is: as the paper, whether it trains for
  // 100 epochs, or jointly for 60 or 20.
  rule: { kind: "sgd", learningRate: { kind: "halveEvery", rate: 0.005, epochs: 25, of: 100 } },
  budget: {},
  modelOptions: {},
};

/** The fixed noise of Neelakantan et al. 2015 for End-to-End Memory Networks. */
const noisy: Variant = {
  ...plain,
  name: "noisy",
  title: "clip, then noise of standard deviation 0.001, then SGD",
  noise: { kind: "fixed", standardDeviation: 0.001 },
};

/** Equation (1) of Neelakantan et al. 2015 with their eta for End-to-End Memory Networks. */
const annealed: Variant = {
  ...plain,
  name: "annealed",
  title: "clip, then noise of variance 1 / (1 + t)^0.55, then SGD",
  noise: { kind: "annealed", eta: 1, gamma: 0.55 },
};

/** Every variant, by name. */
export const variants = { plain, noisy, annealed } as const;
