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

/** The best of 40 runs; accuracies as printed, in percent. */
function ofTable1(id: string, sentence: string, withNoise: number, without: number): Claim {
  const error = (accuracy: number) => Math.round(10 * (100 - accuracy)) / 1000;
  return elsewhere("deep network for digits", `digits-${id}`, sentence, "table 1", [
    "best test error",
    error(withNoise),
    error(without),
  ]);
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
  ofTable1("poor-start", "Noise trains 20 layers from a poor start by plain descent.", 96.7, 89.9),
  ofTable1(
    "poor-start-clip-100",
    "Noise trains 20 layers from a poor start with a clip at 100, too.",
    96.7,
    90.0,
  ),
  ofTable1(
    "poor-start-clip-10",
    "Noise trains 20 layers from a poor start with a clip at 10, too.",
    97.0,
    95.7,
  ),
  ofTable1("zero-start", "Noise trains 20 layers whose weights start at zero.", 94.5, 11.4),
  ofTable1(
    "random-walk-start",
    "With a good start (Sussillo and Abbott) and a clip, noise makes no difference.",
    97.5,
    97.4,
  ),
  ofTable1(
    "he-start",
    "With a good start (He et al.) and a clip, noise does not help.",
    97.2,
    97.4,
  ),
  ofTable1("dropout", "Dropout does not train 20 layers from a poor start.", 11.3, 89.9),
  elsewhere(
    "deep network for digits",
    "digits-any-clip",
    "With noise the threshold of the clip hardly matters; without it, the best one does as well.",
    "section on digits, table 1",
    null,
  ),
  elsewhere(
    "deep network for digits",
    "digits-shallow",
    "Noise makes no difference to 5 layers.",
    "section on digits",
    null,
  ),
  elsewhere(
    "Neural Random-Access Machine",
    "random-access-machine",
    "More runs find the k-th element of a list with noise: 11.3 %, not 1.3 %.",
    "table 5",
    ["runs that fail", 0.887, 0.987],
  ),
  ofTable6(1, 58, 28),
  ofTable6(2, 159, 90),
  ofTable6(3, 282, 172),
  ofTable6(5, 570, 387),
  elsewhere(
    "Neural Random-Access Machine or Neural GPU",
    "restarts-and-adam",
    "On the more complex networks, many restarts and Adam do not do what noise does.",
    "text",
    null,
  ),
];
