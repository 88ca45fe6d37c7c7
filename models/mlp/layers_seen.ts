/**
 * What a multilayer perceptron shows of an update: root mean squares by layer, from the first hidden layer to
 * the output, with four significant digits; null where one is not finite. A type and not an interface, which
 * would not be `Json`.
 */
export type LayersSeen = {
  /** Of the hidden units over the batch, rectified, and of the output's scores. */
  readonly activations: (number | null)[];
  /**
   * Of the same, less their mean over the batch: what tells images apart. Biases alone make units active,
   * alike for every image.
   */
  readonly differences: (number | null)[];
  /** Of the gradient of the weights, before the clip and the noise. */
  readonly gradients: (number | null)[];
  /** Of the weights: their standard deviation about 0. */
  readonly weights: (number | null)[];
  /** Mean cross-entropy of the batch, in nats. */
  readonly loss: number | null;
};

/** The root mean square of numbers, as `LayersSeen` has it. */
export function rootMeanSquare(values: ArrayLike<number>): number | null {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return fourDigits(Math.sqrt(sum / values.length));
}

/**
 * The root mean square of numbers less their mean over a batch, as `LayersSeen` has it.
 *
 * @param values `[B, U]`
 */
export function differenceOf(values: ArrayLike<number>, size: number): number | null {
  const units = values.length / size;
  let sum = 0;
  for (let u = 0; u < units; u++) {
    let total = 0;
    for (let i = u; i < values.length; i += units) total += values[i]!;
    for (let i = u; i < values.length; i += units) sum += (values[i]! - total / size) ** 2;
  }
  return fourDigits(Math.sqrt(sum / values.length));
}

/** A number with four significant digits; null for one that is not finite. */
export function fourDigits(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}
