/** Operations of our own, and those of tfjs that its wasm backend lacks. */

import { registerEmbeddingBag } from "./embedding_bag.ts";
import { registerSoftmaxCrossEntropy } from "./softmax_cross_entropy.ts";
import { registerUnsortedSegmentSum } from "./unsorted_segment_sum.ts";

export { descendByAdam } from "./adam.ts";
export { type AdamStep, adamUpdate } from "./adam_update.ts";
export { descend, type Descent } from "./descend.ts";
export { drawDropoutFactors } from "./draw_dropout_factors.ts";
export { embeddingBag } from "./embedding_bag.ts";
export { type GaussianDraw, gaussianNoise } from "./gaussian_noise.ts";
export { makeOutput } from "./make_output.ts";
export { applyChange, type Change, type Prepared } from "./prepared.ts";
export { softmaxCrossEntropy } from "./softmax_cross_entropy.ts";
export { sumOfSquaredValues, sumOfSquares } from "./sum_of_squares.ts";

/** Registers all of them; those that are registered stay as they are. */
export function registerOperations(): void {
  registerUnsortedSegmentSum();
  registerEmbeddingBag();
  registerSoftmaxCrossEntropy();
}
