/** @throws {RangeError} If an epsilon is not positive and finite. */
export function checkEpsilon(epsilon: number): void {
  if (epsilon > 0 && epsilon < Infinity) return;
  throw new RangeError(`Cannot divide by a root with an epsilon of ${epsilon}`);
}

/** @throws {RangeError} If a decay is not in [0, 1). */
export function checkDecay(decay: number): void {
  if (!(decay >= 0 && decay < 1)) throw new RangeError(`Cannot decay moments by ${decay}`);
}
