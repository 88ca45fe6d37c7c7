/** The kernels of the memory network. */
export { highestId, memoryNetwork, packRows } from "./memory_network";
export { memoryOuter, memoryScores, memorySum } from "./memory_products";
