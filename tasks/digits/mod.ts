/** Handwritten digits: drawn here, or MNIST's. */

export { drawDigit, SIDE } from "./draw_digit.ts";
export { type DigitImages, drawDigits } from "./generator.ts";
export { digitTasks } from "./tasks.ts";
