/** End-to-End Memory Networks. */

export type { AttentionInspection } from "./attention.ts";
export { chooseStories } from "./choose_stories.ts";
export { attention } from "./inspection.ts";
export { type StoryInspection, storyInspectionSchema } from "./inspection_schema.ts";
export type { MemoryNetworkKernels } from "./kernels.ts";
export { MemN2N } from "./memn2n.ts";
export type { MemoryBatch, MemoryNetwork } from "./memory_network.ts";
export { MemoryNetworkPass } from "./memory_network_pass.ts";
export { memoryScores, memorySum } from "./memory_products.ts";
export {
  type MemN2NOptions,
  memN2NOptionsSchema,
  memN2NSetting,
  parseMemN2NOptions,
} from "./options.ts";
export { questionWeights, statementWeights } from "./position_encoding.ts";
export { timeIndices } from "./time_indices.ts";
export { memoryNetworkSchema, type TrainedMemoryNetwork, weights } from "./weights.ts";
