/** The engine's kernels. Addresses are offsets into tfjs's memory. */
export { adam } from "./adam";
export { dense, denseInputGradient, denseWeightGradient, fusesMultiplyAdd, multiplyEntries, sumOfRows } from "./dense";
export { dropoutFactors } from "./dropout";
export { embeddingBag, segmentSum } from "./embedding_bag";
export { fillGaussian } from "./gaussian";
export { fillGaussianTable } from "./gaussian_table";
export { addInnerProducts, addProduct, addRowsAt, softmaxGradient, softmaxOf, tanhGradient, tanhOf, transpose } from "./matrices";
export { softmaxCrossEntropy, softmaxCrossEntropyGradient } from "./softmax";
export { descend, sumOfSquares } from "./update";
