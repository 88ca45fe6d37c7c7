/** The kernels that the host calls. Addresses are offsets into tfjs's memory. */
export { adam } from "./adam";
export { embeddingBag, segmentSum } from "./embedding_bag";
export { fillGaussian } from "./gaussian";
export { highestId, memoryNetwork, packRows } from "./memory_network";
export { addInnerProducts, addProduct, addRowsAt, softmaxGradient, softmaxOf, tanhGradient, tanhOf, transpose } from "./matrices";
export { memoryOuter, memoryScores, memorySum } from "./memory_products";
export { softmaxCrossEntropy, softmaxCrossEntropyGradient } from "./softmax";
export { runTables } from "./table_program";
export { descend, sumOfSquares } from "./update";
