import type { ModelOptions } from "../../models/registry.ts";
import type { BudgetSpec } from "../trial/spec/mod.ts";

/** How random-access machines are known to learn a task; docs/random-access-machine.md says how that was found. */
export interface TapeRecipe {
  readonly budget: BudgetSpec;
  /** With the noise that Neelakantan et al. 2015 trained these machines with. */
  readonly optimizer: string;
  readonly modelOptions: ModelOptions;
}

/** Updates of a batch, as fresh tapes of an epoch. */
const BATCH = 32, UPDATES = 50;

const budget: BudgetSpec = {
  phases: {},
  epochs: 4,
  batchSize: BATCH,
  sampling: { fresh: BATCH * UPDATES, difficulty: "example" },
  lastBatch: "short",
  // The shares are the paper's.
  curriculum: {
    ...{ kind: "byError", threshold: 0.1, every: 25, examples: 128 },
    ...{ anyShare: 0.1, belowShare: 0.25 },
  },
  validateEvery: 4,
};

/**
 * A machine learns one of the easy tasks in a hundred updates or hardly ever: every 200 it begins anew,
 * unless it answers everything right, rounded as well.
 */
const restarts: BudgetSpec = {
  ...budget,
  stop: { error: 0, confirm: 1024, ways: ["rounded"] },
  attempts: 100,
};

/** Kurach et al. 2015 say that they train with Adam, the clip of the norm and the noise, and with no numbers. */
function adam(clip: number, rate: number): string {
  return `clip(${clip}) > noise(annealed(eta=0.3, gamma=0.55)) > ` +
    `adam(${rate}, beta1=0.9, beta2=0.999, epsilon=1e-8)`;
}

/**
 * The entropy of choices is rewarded only at first. Later it costs: a machine that has found an algorithm
 * makes up its mind, and is as right when it is rounded and on longer tapes.
 */
const hardening = { entropyLimit: -0.02, entropyDecay: 0.995 } as const;

function easy(modelOptions: ModelOptions): TapeRecipe {
  return {
    budget: restarts,
    optimizer: adam(320, 0.02),
    modelOptions: { ...hardening, loss: "sum", stopBias: -6, ...modelOptions },
  };
}

/** One machine for a trial: of these the papers count how many learn. The rounded ones need not be right. */
const long: BudgetSpec = {
  ...budget,
  epochs: 80,
  curriculum: { ...budget.curriculum, every: 100, examples: 256 } as BudgetSpec["curriculum"],
  validateEvery: 2,
  stop: { error: 0, confirm: 2048 },
};

/** Algorithms that follow pointers: an LSTM, as the paper's lists have, and no hardening. */
function hard(modelOptions: ModelOptions): TapeRecipe {
  return {
    budget: long,
    optimizer: adam(50, 0.02),
    modelOptions: {
      ...{ controller: "lstm", hiddenUnits: 16, registers: 6, steps: 14, loss: "sum" },
      ...modelOptions,
    },
  };
}

/** It takes one read to find an element and one to fetch it: about one machine of eight learns to, rounded none. */
const permuting: BudgetSpec = {
  ...long,
  epochs: 60,
  stop: { error: 0, confirm: 1024 },
  attempts: 8,
};

/** By the name of a task. */
export const tapeRecipes: Readonly<Record<string, TapeRecipe>> = {
  access: easy({ registers: 4, steps: 10 }),
  increment: easy({ registers: 6, steps: 14, objective: "mixture" }),
  copy: easy({ registers: 8, steps: 14 }),
  reverse: easy({ registers: 8, steps: 14, stopBias: -4 }),
  swap: easy({ registers: 6, steps: 12, objective: "mixture" }),
  permutation: {
    ...hard({
      ...{ hiddenUnits: 24, registers: 4, steps: 12 },
      ...{ objective: "mixture", stopBias: -4 },
    }),
    budget: permuting,
  },
  "list-k": hard({}),
  "list-search": hard({}),
  merge: hard({ controller: "mlp", hiddenUnits: 32, registers: 8, steps: 16 }),
  "walk-bst": hard({}),
};
