import * as tf from "@tensorflow/tfjs";
import { descend, descendByAdam, type Descent } from "../engine/mod.ts";
import type { State } from "./state.ts";
import type { Adam } from "./adam.ts";
import { parameterOf } from "./apply.ts";
import type { Clip } from "./clip.ts";
import type { GradientNoise } from "./noise.ts";
import type { GradientDescent } from "./sgd.ts";
import { updateAll } from "./_update_all.ts";
import type { GradientTransformation, Observation, StepInfo } from "./transformation.ts";

/** A rule at work on one parameter after another, and its state after that. */
interface RuleInPlace {
  readonly descend: (
    parameter: tf.Variable,
    gradient: tf.Tensor,
    clipped: Omit<Descent, "learningRate">,
    name: string,
  ) => void;
  readonly state: State;
}

/**
 * The update in one pass over the parameters, for a chain of a clip, noise or none, and gradient
 * descent or Adam; undefined for any other.
 */
export function fuse(
  parts: readonly GradientTransformation[],
): GradientTransformation<readonly State[]>["updateInPlace"] {
  const [clip, ...others] = parts;
  const rule = others.at(-1), noise = others.length === 2 ? others[0]! : null;
  if (clip === undefined || rule === undefined || others.length > 2) return undefined;
  if (!isClip(clip) || (noise !== null && !isNoise(noise))) return undefined;
  const begin = inPlace(rule);
  if (begin === undefined) return undefined;
  return (parameters, gradients, states, info) => {
    let seen: Observation = {};
    const observe = (observation: Observation) => {
      seen = { ...seen, ...observation };
      info.observe?.(observation);
    };
    const scales = clip.scales(gradients, { ...info, observe });
    if (!Number.isFinite(seen.gradientNorm)) {
      // For the states alone.
      const { updates, state } = updateAll(parts, gradients, states, parameters, info);
      tf.dispose(updates as tf.NamedTensorMap);
      return state;
    }
    const draws = noise?.draws(states[1] as { update: number }, info) ?? null;
    const { descend, state } = begin(states.at(-1)!, info);
    for (const [name, gradient] of Object.entries(gradients)) {
      const scale = scales.get(name)!, draw = draws?.of(name) ?? null;
      descend(parameterOf(parameters, name), gradient, { scale, noise: draw }, name);
    }
    return [states[0]!, ...draws === null ? [] : [draws.state], state];
  };
}

function inPlace(
  rule: GradientTransformation,
): ((state: State, info: StepInfo) => RuleInPlace) | undefined {
  if (isDescent(rule)) {
    return (state, info) => {
      const learningRate = rule.rate(info);
      return {
        descend: (parameter, gradient, clipped) =>
          descend(parameter, gradient, { ...clipped, learningRate }),
        state,
      };
    };
  }
  if (!isAdam(rule)) return undefined;
  return (before, info) => {
    const { of, state } = rule.begin(before as Parameters<Adam["begin"]>[0], info);
    return {
      descend: (parameter, gradient, clipped, name) =>
        descendByAdam(parameter, gradient, clipped, of(name, gradient.size)),
      state,
    };
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

function isAdam(part: GradientTransformation): part is GradientTransformation & Adam {
  return "begin" in part;
}
