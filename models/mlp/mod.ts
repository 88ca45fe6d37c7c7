/** Multilayer perceptrons for images. */

export { Mlp } from "./mlp.ts";
export { type MlpOptions, mlpOptionsSchema, parseMlpOptions } from "./options.ts";
