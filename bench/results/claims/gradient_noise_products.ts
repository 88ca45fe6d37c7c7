import type { Claim, ClaimTest } from "./claim.ts";

const counts = {
  variant: "noisy",
  reference: "plain",
  metric: "unsolved",
  direction: "lower",
  of: "counts",
  change: "noise",
} as const satisfies Partial<ClaimTest>;

/** The part that table 6 is about: products of 200 bits, where training has 20 at the most. */
const PART = "bmul, length 401";

/** A column of the table: runs of 7,290 that end with an error under a limit. */
function ofColumn(percent: number, withNoise: number, without: number): Claim {
  return {
    id: `neural-gpu-${percent}-percent`,
    sentence: `In binary multiplication, more runs end under ${percent} % errors with noise: ` +
      `${withNoise} of 7290, not ${without}.`,
    place: "table 6",
    published: { kind: "suite" },
    test: {
      ...counts,
      suite: "paper-neural-gpu",
      success: { part: PART, under: percent / 100 },
      budget: { tasks: 1, restarts: 7290, epochs: null },
    },
  };
}

/** Table 6: products of binary numbers. */
export const productClaims: readonly Claim[] = [
  ofColumn(1, 58, 28),
  ofColumn(2, 159, 90),
  ofColumn(3, 282, 172),
  ofColumn(5, 570, 387),
  {
    id: "restarts-and-adam",
    sentence: "On the more complex networks, many restarts and Adam do not do what noise does.",
    place: "text",
    published: null,
    test: {
      suite: null,
      reason:
        "it compares nothing that the claims of tables 5 and 6 do not: both arms there have Adam and as many " +
        "restarts, and the one without noise is what restarts and Adam do alone",
    },
  },
];
