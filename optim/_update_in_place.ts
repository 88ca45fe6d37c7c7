import { descend } from "../engine/mod.ts";
import type { State } from "./state.ts";
import { parameterOf } from "./apply.ts";
import type { Clip } from "./clip.ts";
import type { GradientNoise } from "./noise.ts";
import type { GradientDescent } from "./sgd.ts";
import type { GradientTransformation, Observation } from "./transformation.ts";

/**
 * The update in one pass over the parameters, for a chain of a clip, noise or none, and gradient
 * descent; undefined for any other.
 */
export function fuse(
  parts: readonly GradientTransformation[],
): GradientTransformation<readonly State[]>["updateInPlace"] {
  const [clip, ...others] = parts;
  const rule = others.at(-1), noise = others.length === 2 ? others[0]! : null;
  if (clip === undefined || rule === undefined || others.length > 2) return undefined;
  if (!isClip(clip) || !isDescent(rule) || (noise !== null && !isNoise(noise))) return undefined;
  return (parameters, gradients, states, info) => {
    let seen: Observation = {};
    const observe = (observation: Observation) => {
      seen = { ...seen, ...observation };
      info.observe?.(observation);
    };
    const scales = clip.scales(gradients, { ...info, observe });
    const draws = noise?.draws(states[1] as { update: number }, info) ?? null;
    const learningRate = rule.rate(info);
    const next = draws === null ? states : [states[0]!, draws.state, states[2]!];
    if (!Number.isFinite(seen.gradientNorm)) return next;
    for (const [name, gradient] of Object.entries(gradients)) {
      const scale = scales.get(name)!, draw = draws?.of(name) ?? null;
      descend(parameterOf(parameters, name), gradient, { scale, noise: draw, learningRate });
    }
    return next;
  };
}

function isClip(part: GradientTransformation): part is GradientTransformation & Clip {
  return "scales" in part;
}

function isNoise(part: GradientTransformation): part is GradientTransformation & GradientNoise {
  return "draws" in part;
}

function isDescent(part: GradientTransformation): part is GradientTransformation & GradientDescent {
  return "rate" in part;
}
