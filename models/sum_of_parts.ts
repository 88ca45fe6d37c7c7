import * as tf from "@tensorflow/tfjs";
import type { LossAndGradients } from "./model.ts";

/** Loss, score and gradients of several parts, summed; each part's gradients hold until the next is computed. */
export function sumOfParts(parts: readonly (() => LossAndGradients)[]): LossAndGradients {
  if (parts.length === 1) return parts[0]!();
  let loss = 0, score: LossAndGradients["score"];
  const sums: Record<string, tf.Tensor> = {};
  for (const part of parts) {
    const learned = part();
    loss += learned.loss;
    if (learned.score !== undefined) {
      const { wrong, total } = learned.score;
      score = { wrong: wrong + (score?.wrong ?? 0), total: total + (score?.total ?? 0) };
    }
    for (const [name, gradient] of Object.entries(learned.gradients)) {
      const before = sums[name];
      sums[name] = before === undefined ? tf.mul(gradient, 1) : tf.add(before, gradient);
      before?.dispose();
    }
    learned.dispose();
  }
  return {
    loss,
    gradients: sums,
    ...score === undefined ? {} : { score },
    dispose: () => tf.dispose(sums),
  };
}
