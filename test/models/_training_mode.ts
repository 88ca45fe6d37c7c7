import { RandomStreams } from "../../engine/mod.ts";
import type { TrainingMode } from "../../models/mod.ts";

/** A mode at the start of a training, with the streams of a seed from their beginning. */
export function trainingMode(seed: number, phase: string, progress = 0): TrainingMode {
  const streams = new RandomStreams(seed);
  return { training: true, phase, progress, update: 0, random: (name) => streams.open(name) };
}
