import { TRUNCATED_DEVIATION } from "../../engine/mod.ts";

/**
 * The fault of published code that explains measured deviations, in words; undefined if none does.
 *
 * @param measured By update.
 * @param expected What they should be.
 * @param given The learning rate, the micro-batches of an update, and how far off a measured one may be.
 */
export function diagnoseDeviation(
  measured: readonly number[],
  expected: (update: number) => number,
  { rate, microBatches, tolerance }: {
    readonly rate: number;
    readonly microBatches: number;
    readonly tolerance: number;
  },
): string | undefined {
  const faults: readonly (readonly [words: string, made: (update: number) => number])[] = [
    ["no noise reaches the update", () => 0],
    ["the variance is used as a deviation", (t) => expected(t) ** 2],
    ["the deviation is used as a variance", (t) => Math.sqrt(expected(t))],
    ["the count of updates begins at 1", (t) => expected(t + 1)],
    [
      "the schedule does not go on, or only once in 100 updates",
      (t) => expected(Math.floor(t / 100)),
    ],
    ...microBatches === 1 ? [] : [
      [
        "each micro-batch gets noise, of which the mean is taken",
        (t: number) => expected(t) / Math.sqrt(microBatches),
      ] as const,
      [
        "each micro-batch gets noise",
        (t: number) => expected(t) * Math.sqrt(microBatches),
      ] as const,
    ],
    ["the noise is added twice", (t) => Math.SQRT2 * expected(t)],
    ["the same noise is added twice", (t) => 2 * expected(t)],
    ["the noise is truncated at two deviations", (t) => TRUNCATED_DEVIATION * expected(t)],
    ["the noise is not multiplied by the learning rate", (t) => expected(t) / rate],
    ["the noise is multiplied by the learning rate twice", (t) => expected(t) * rate],
  ];
  return faults.find(([, made]) =>
    measured.every((value, t) => Math.abs(value - made(t)) <= tolerance * made(t))
  )?.[0];
}

/** A number to three digits. */
export function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}
