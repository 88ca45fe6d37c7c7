import type { PhiloxKey } from "../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  annealed,
  chain,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipPerGroup,
  type GradientTransformation,
  halveEvery,
  type Schedule,
  sgd,
} from "../../optim/mod.ts";
import type { OptimizerSpec } from "./spec/trial_spec.ts";

function clip(
  spec: OptimizerSpec["clip"],
  groups: Readonly<Record<string, string>>,
): GradientTransformation | null {
  switch (spec.kind) {
    case "none":
      return null;
    case "globalNorm":
      return clipByGlobalNorm(spec.norm);
    case "perGroup":
      return clipPerGroup(spec.norm, groups);
    case "spectralNorm":
      return clipBySpectralNorm(spec.norm);
  }
}

function learningRate(spec: OptimizerSpec["rule"]["learningRate"]): Schedule {
  switch (spec.kind) {
    case "constant":
      return spec.rate;
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
function noiseSchedule(spec: OptimizerSpec["noise"]): Schedule | null {
  switch (spec.kind) {
    case "none":
      return null;
    case "fixed":
      return spec.standardDeviation;
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
  const deviation = noiseSchedule(spec.noise);
  const noise = deviation === null ? null : addGradientNoise({ deviation, key });
  const parts = [clip(spec.clip, groups), noise, rule(spec.rule)];
  return chain(...parts.filter((part) => part !== null) as GradientTransformation[]);
}
