/** One trial: from its specification to its result. What is light of it is in spec/. */

export { evaluate } from "./evaluate.ts";
export { runTrial } from "./run_trial.ts";
export { Trainer, VALIDATE_EVERY } from "./train.ts";
export { calibrate } from "./calibration.ts";
export { measure } from "./measure.ts";
