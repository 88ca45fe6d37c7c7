/** Handwritten digits: drawn here, or MNIST's. */

export { drawDigit, SIDE } from "./draw_digit.ts";
export { type DigitImages, drawDigits } from "./generator.ts";
export { type IdxArray, type IdxContent, readIdx } from "./idx.ts";
export {
  type DigitFile,
  type DigitFiles,
  digitFiles,
  type DigitSet,
  locateMnist,
  mnistFiles,
  readDigitFiles,
} from "./mnist.ts";
export { type DigitParts, type DigitSource, digitSource } from "./source.ts";
export { digitTasks } from "./tasks.ts";
