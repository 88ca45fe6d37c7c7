/** Event files of TensorBoard. */

export { tensorboard } from "./tensorboard.ts";
