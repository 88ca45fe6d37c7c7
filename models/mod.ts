/** Networks: parameters, loss, prediction, what there is to look at. */

export { differentiate } from "./differentiate.ts";
export { MemN2N } from "./mem_n2n.ts";
export { type MemN2NOptions, memN2NOptionsSchema, parseMemN2NOptions } from "./mem_n2n_options.ts";
export type {
  AttentionInspection,
  LossAndGradients,
  Mode,
  Model,
  ModeRandom,
  Prediction,
} from "./model.ts";
export { questionWeights, statementWeights } from "./position_encoding.ts";
export { type ModelEntry, type ModelOptions, models } from "./registry.ts";
