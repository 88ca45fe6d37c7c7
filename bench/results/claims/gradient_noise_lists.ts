import type { Claim, ClaimTest } from "./claim.ts";

const counts = {
  suite: "paper-nram",
  metric: "unsolved",
  direction: "lower",
  of: "counts",
  change: "noise",
} as const satisfies Partial<ClaimTest>;

/** A row of the table: runs of 100 that succeed with one setting of hyperparameters. */
function ofSetting(number: number, withNoise: number, without: number): Claim {
  return {
    id: `random-access-machine-${number}`,
    sentence: `More runs find the k-th element of a list with noise, with setting ${number}: ` +
      `${withNoise} of 100, not ${without}.`,
    place: "table 5",
    published: { kind: "suite" },
    test: {
      ...counts,
      variant: `noisy-${number}`,
      reference: `plain-${number}`,
      budget: { tasks: 1, restarts: 100, epochs: null },
    },
  };
}

/** Table 5: the k-th element of a linked list. */
export const listClaims: readonly Claim[] = [
  ofSetting(1, 5, 1),
  ofSetting(2, 22, 0),
  ofSetting(3, 7, 3),
  {
    id: "random-access-machine",
    sentence:
      "More runs find the k-th element of a list with noise, over three settings: 34 of 300, not 4.",
    place: "table 5",
    published: {
      kind: "here",
      metric: "runs that fail",
      variant: 266 / 300,
      reference: 296 / 300,
    },
    test: {
      ...counts,
      variant: "noisy",
      reference: "plain",
      budget: { tasks: 1, restarts: 300, epochs: null },
    },
  },
  {
    id: "random-access-machine-without-clip",
    sentence: "Random-access machines need a clip, or large gradients drown the noise.",
    place: "section on random-access machines",
    published: null,
    test: {
      suite: null,
      reason:
        "the paper names no clip and has no number of training without one; paper-nram trains both arms with a clip",
    },
  },
];
