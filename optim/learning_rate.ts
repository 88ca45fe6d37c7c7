/** A learning rate as a function of the epoch, as plain data. */
export type LearningRate =
  | { readonly kind: "constant"; readonly rate: number }
  /** Halved every `epochs` epochs, counted from epoch `from`. */
  | {
    readonly kind: "halveEvery";
    readonly rate: number;
    readonly epochs: number;
    readonly from: number;
  };

function checkRate(rate: number): void {
  if (!(rate > 0 && rate < Infinity)) {
    throw new RangeError(`Cannot learn at a rate that is not positive and finite: ${rate}`);
  }
}

/**
 * The same rate in every epoch.
 *
 * @throws {RangeError} If it is not positive and finite.
 */
export function constant(rate: number): LearningRate {
  checkRate(rate);
  return { kind: "constant", rate };
}

/**
 * A rate that is halved every n epochs. Memory networks halve every 25, counted from the end of the
 * linear phase: `from` is where the count begins.
 *
 * @throws {RangeError} If the rate is not positive and finite, `epochs` no positive or `from` no
 * non-negative integer.
 */
export function halveEvery(
  options: { readonly rate: number; readonly epochs: number; readonly from?: number },
): LearningRate {
  const { rate, epochs, from = 0 } = options;
  checkRate(rate);
  if (!Number.isInteger(epochs) || epochs < 1) {
    throw new RangeError(`Cannot halve a learning rate every ${epochs} epochs`);
  }
  if (!Number.isInteger(from) || from < 0) {
    throw new RangeError(`Cannot count halvings from epoch ${from}`);
  }
  return { kind: "halveEvery", rate, epochs, from };
}

/** The learning rate in an epoch, which counts from 0. */
export function learningRateAt(schedule: LearningRate, epoch: number): number {
  switch (schedule.kind) {
    case "constant":
      return schedule.rate;
    case "halveEvery": {
      const halvings = Math.max(0, Math.floor((epoch - schedule.from) / schedule.epochs));
      return schedule.rate * 0.5 ** halvings;
    }
  }
}
