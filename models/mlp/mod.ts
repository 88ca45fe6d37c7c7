/** Multilayer perceptrons for images. */

export { type FrameContext, frameWords, size } from "./frame_words.ts";
export { layerByLayer } from "./inspection.ts";
export { type LayersInspection, layersInspectionSchema } from "./inspection_schema.ts";
export { differenceOf, fourDigits, type LayersSeen, rootMeanSquare } from "./layers_seen.ts";
export { Mlp } from "./mlp.ts";
export { type MlpOptions, mlpOptionsSchema, parseMlpOptions } from "./options.ts";
export { noiseBy, type Walk, walkedBy, walkedTo, walkOf } from "./random_walk.ts";
