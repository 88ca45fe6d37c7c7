import type { PhiloxKey } from "../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  annealed,
  chain,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipPerGroup,
  constant,
  fixed,
  type GradientTransformation,
  halveEvery,
  type LearningRate,
  type NoiseSchedule,
  sgd,
} from "../../optim/mod.ts";
import type { OptimizerSpec } from "./spec/trial_spec.ts";

function clip(
  spec: OptimizerSpec["clip"],
  groups: Readonly<Record<string, string>>,
): GradientTransformation {
  switch (spec.kind) {
    case "none":
      // Clips nothing, and tells the norm.
      return clipByGlobalNorm(Infinity);
    case "globalNorm":
      return clipByGlobalNorm(spec.norm);
    case "perGroup":
      return clipPerGroup(spec.norm, groups);
    case "spectralNorm":
      return clipBySpectralNorm(spec.norm);
  }
}

function learningRate(spec: OptimizerSpec["rule"]["learningRate"]): LearningRate {
  switch (spec.kind) {
    case "constant":
      return constant(spec.rate);
    case "halveEvery":
      return halveEvery(spec);
  }
}

function rule(spec: OptimizerSpec["rule"]): GradientTransformation {
  const rate = learningRate(spec.learningRate);
  switch (spec.kind) {
    case "sgd":
      return sgd(rate);
    case "adam":
      return adam({ ...spec, learningRate: rate });
  }
}

/** Null for no noise. */
function noiseSchedule(spec: OptimizerSpec["noise"]): NoiseSchedule | null {
  switch (spec.kind) {
    case "none":
      return null;
    case "fixed":
      return fixed(spec.standardDeviation);
    case "annealed":
      return annealed(spec);
  }
}

/**
 * The optimizer of a specification: clip, then noise, then rule.
 *
 * @param groups The model's parameter groups.
 * @param key The key of the trial's stream `noise`.
 */
export function buildOptimizer(
  spec: OptimizerSpec,
  groups: Readonly<Record<string, string>>,
  key: PhiloxKey,
): GradientTransformation {
  const schedule = noiseSchedule(spec.noise);
  if (schedule === null) return chain(clip(spec.clip, groups), rule(spec.rule));
  return chain(clip(spec.clip, groups), addGradientNoise({ schedule, key }), rule(spec.rule));
}
