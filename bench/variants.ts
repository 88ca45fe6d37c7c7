/** The variants by name. Nothing heavy is loaded here. */

import type { Variant } from "./suites/mod.ts";

/** The recipe of the workloads' own budget, without noise. */
const plain: Variant = {
  name: "plain",
  title: "clip, then SGD",
  clip: { kind: "perGroup", norm: 40 },
  noise: { kind: "none" },
  rule: { kind: "sgd", learningRate: { kind: "halveEvery", rate: 0.005, epochs: 25 } },
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
export const variants: Readonly<Record<string, Variant>> = { plain, noisy, annealed };
