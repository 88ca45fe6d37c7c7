import type { Claim } from "./claim.ts";

/** A claim about a network that is not here. Test errors, or shares of runs that fail. */
function elsewhere(
  network: string,
  id: string,
  sentence: string,
  place: string,
  numbers: readonly [metric: string, variant: number, reference: number] | null,
): Claim {
  return {
    id,
    sentence,
    place,
    published: numbers === null
      ? null
      : { kind: "here", metric: numbers[0], variant: numbers[1], reference: numbers[2] },
    test: { suite: null, reason: `there is no ${network} here` },
  };
}

/** Runs of 7,290 whose error is under a limit. */
function ofTable6(limit: number, withNoise: number, without: number): Claim {
  return elsewhere(
    "Neural GPU",
    `neural-gpu-${limit}-percent`,
    `In binary multiplication, more runs end under ${limit} % errors with noise: ` +
      `${withNoise} of 7290, not ${without}.`,
    "table 6",
    ["runs that fail", (7290 - withNoise) / 7290, (7290 - without) / 7290],
  );
}

/** What the paper claims of networks that are not here. */
export const elsewhereClaims: readonly Claim[] = [
  ofTable6(1, 58, 28),
  ofTable6(2, 159, 90),
  ofTable6(3, 282, 172),
  ofTable6(5, 570, 387),
  elsewhere(
    "Neural GPU",
    "restarts-and-adam",
    "On the more complex networks, many restarts and Adam do not do what noise does.",
    "text",
    null,
  ),
];
