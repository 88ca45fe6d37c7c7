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
  sgd,
} from "../../optim/mod.ts";
import type { OptimizerSpec } from "../trial_spec.ts";

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

function rule(spec: OptimizerSpec["rule"]): GradientTransformation {
  const { learningRate } = spec;
  const rate = learningRate.kind === "constant"
    ? constant(learningRate.rate)
    : halveEvery(learningRate);
  return spec.kind === "sgd" ? sgd(rate) : adam({ ...spec, learningRate: rate });
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
  const { noise } = spec;
  if (noise.kind === "none") return chain(clip(spec.clip, groups), rule(spec.rule));
  const schedule = noise.kind === "fixed" ? fixed(noise.standardDeviation) : annealed(noise);
  return chain(clip(spec.clip, groups), addGradientNoise({ schedule, key }), rule(spec.rule));
}
