import type { Claim, ClaimTest } from "./claim.ts";

/** What is claimed to be the same, or no better, may differ by this: the paper prints tenths of a point. */
const MARGIN = 0.01;

/** Table 1: averages over 40 runs, 20 with each of two learning rates. */
const table = {
  suite: "paper-mnist",
  metric: "testError",
  of: "means",
  budget: { tasks: 1, restarts: 40, epochs: null },
} as const satisfies Partial<ClaimTest>;

/** A comparison of two cells of table 1. */
function ofTable1(
  id: string,
  sentence: string,
  variant: string,
  reference: string,
  { change = "noise", ...expected }: Pick<ClaimTest, "direction" | "margin"> & { change?: string } =
    { direction: "lower" },
): Claim {
  return {
    id: `digits-${id}`,
    sentence,
    place: "table 1",
    published: { kind: "suite" },
    test: { ...table, change, variant, reference, ...expected },
  };
}

/** Statements of the text, without numbers. */
function ofText(
  id: string,
  sentence: string,
  place: string,
  test: Pick<
    ClaimTest,
    "suite" | "change" | "variant" | "reference" | "metric" | "of" | "direction" | "margin"
  >,
): Claim {
  const budget = { tasks: 1, restarts: null, epochs: null };
  return {
    id: `digits-${id}`,
    sentence,
    place,
    published: null,
    test: { ...test, budget },
  };
}

const noBetter = { direction: "notLower", margin: MARGIN } as const;
const solved = { suite: "mnist", metric: "unsolved", of: "counts", direction: "lower" } as const;
const error = { metric: "testError", of: "means" } as const;
const threshold = { suite: "clip-threshold", ...error, direction: "same", margin: MARGIN } as const;

/** Table 1 and the text on the network of twenty layers. */
export const digitClaims: readonly Claim[] = [
  ofTable1(
    "poor-start",
    "Noise trains 20 layers from simple weights better, without a clip.",
    "simple-noisy",
    "simple",
  ),
  ofTable1(
    "poor-start-clip-100",
    "Noise trains 20 layers from simple weights better with a clip at 100, too.",
    "simple-clip100-noisy",
    "simple-clip100",
  ),
  ofTable1(
    "poor-start-clip-10",
    "Noise trains 20 layers from simple weights better with a clip at 10, too.",
    "simple-clip10-noisy",
    "simple-clip10",
  ),
  ofTable1(
    "zero-start",
    "Noise trains 20 layers whose weights start at zero; without it they do not learn.",
    "zero-noisy",
    "zero",
  ),
  ofTable1(
    "random-walk-start",
    "With a good start (Sussillo and Abbott) and a clip, noise does not help.",
    "random-walk-noisy",
    "random-walk",
    noBetter,
  ),
  ofTable1(
    "he-start",
    "With a good start (He et al.) and a clip, noise does not help.",
    "he-noisy",
    "he",
    noBetter,
  ),
  ofTable1(
    "dropout",
    "Dropout does not help 20 layers from simple weights.",
    "simple-dropout",
    "simple",
    { ...noBetter, change: "dropout" },
  ),
  ofTable1(
    "noise-over-dropout",
    "Noise does for 20 layers what dropout does not.",
    "simple-noisy",
    "simple-dropout",
    { direction: "lower", change: "noise in place of dropout" },
  ),
  ofTable1(
    "any-clip-100",
    "With noise, a clip at 100 and none are as good.",
    "simple-clip100-noisy",
    "simple-noisy",
    { direction: "same", margin: MARGIN, change: "a clip at 100" },
  ),
  ofTable1(
    "any-clip-10",
    "With noise, a clip at 10 and none are as good.",
    "simple-clip10-noisy",
    "simple-noisy",
    { direction: "same", margin: MARGIN, change: "a clip at 10" },
  ),
  ofTable1(
    "tuned-clip",
    "Without noise, a clip at 10 does nearly as well as noise without a clip.",
    "simple-clip10",
    "simple-noisy",
    { direction: "notHigher", margin: 2 * MARGIN, change: "a clip at 10 in place of noise" },
  ),
  ofText(
    "alone",
    "Noise alone trains 20 layers by plain descent from a poor start.",
    "abstract",
    { ...solved, change: "noise", variant: "simple-noisy", reference: "simple" },
  ),
  ofText(
    "zero-alone",
    "Noise trains 20 layers from zero weights, which plain descent never does.",
    "section on digits",
    { ...solved, change: "noise", variant: "zero-noisy", reference: "zero" },
  ),
  ...[1, 10, 100].map((norm) =>
    ofText(
      `threshold-${norm}`,
      `With noise the threshold of the clip hardly matters: ${norm} is as good as none.`,
      "section on digits",
      {
        ...threshold,
        change: `a clip at ${norm}`,
        variant: `clip${norm}-noisy`,
        reference: "no-clip-noisy",
      },
    )
  ),
  ofText(
    "shallow",
    "Noise does not help a network of 5 layers.",
    "section on digits",
    {
      suite: "depth",
      change: "noise",
      variant: "5-layers-noisy",
      reference: "5-layers",
      ...error,
      ...noBetter,
    },
  ),
];
