/** Something to go down, for the numbers of one parameter, which are about 1. */
export interface Landscape {
  readonly title: string;
  /** Where a descent begins. */
  readonly start: (count: number) => Float64Array;
  readonly height: (x: Float64Array) => number;
  readonly slope: (x: Float64Array) => Float64Array;
  /** Its width, in the longest steps of the optimizer: so that gradient descent does not leap over it. */
  readonly steps: number;
  /** The share of the height at the start that an optimizer has to get down to. */
  readonly enough: number;
}

/** The sum of x^2 / 2. */
const parabola: Landscape = {
  title: "a parabola",
  start: (count) => new Float64Array(count).fill(1),
  height: (x) => x.reduce((sum, value) => sum + value * value / 2, 0),
  slope: (x) => x.slice(),
  steps: 2,
  enough: 0.1,
};

/**
 * The sum over pairs of (1 - x)^2 + 100 (y - x^2)^2, from (-1.2, 1): a height of 24.2, and 4.1 on the
 * floor of the valley. A number without a partner is on a parabola, 50 (1 - x)^2.
 *
 * Source: Rosenbrock 1960, "An automatic method for finding the greatest or least value of a function".
 */
const rosenbrock: Landscape = {
  title: "Rosenbrock's valley",
  start: (count) => Float64Array.from({ length: count }, (_, i) => i % 2 === 0 ? -1.2 : 1),
  height: (x) =>
    x.reduce((sum, value, i) => {
      const next = x[i + 1];
      if (i % 2 === 1) return sum;
      if (next === undefined) return sum + 50 * (1 - value) ** 2;
      return sum + (1 - value) ** 2 + 100 * (next - value * value) ** 2;
    }, 0),
  slope: (x) =>
    x.map((value, i) => {
      const before = x[i - 1], next = x[i + 1];
      if (i % 2 === 1) return 200 * (value - before! * before!);
      if (next === undefined) return -100 * (1 - value);
      return -2 * (1 - value) - 400 * value * (next - value * value);
    }),
  steps: 6,
  enough: 0.4,
};

export const landscapes: readonly Landscape[] = [parabola, rosenbrock];
