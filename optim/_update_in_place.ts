import type * as tf from "@tensorflow/tfjs";
import { descend, descendByAdam, type Descent } from "../engine/mod.ts";
import type { State } from "./state.ts";
import type { Adam, AdamState } from "./adam.ts";
import { parameterOf } from "./_check_update.ts";
import type { Clip } from "./clip.ts";
import type { GradientNoise } from "./noise.ts";
import type { GradientDescent } from "./sgd.ts";
import type {
  GradientTransformation,
  Observation,
  Parameters,
  StepInfo,
  Tree,
} from "./transformation.ts";

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
    let norm: number | undefined;
    const observe = (observation: Observation) => {
      norm = observation.gradientNorm;
      info.observe?.(observation);
    };
    const scales = clip.scales(gradients, { ...info, observe });
    const draws = noise?.draws(states[1] as { update: number }, info) ?? null;
    const { descend, state } = begin(states.at(-1)!, gradients, parameters, info);
    // The update is not made, and was only observed.
    if (!Number.isFinite(norm)) return states;
    for (const [name, gradient] of Object.entries(gradients)) {
      const scale = scales.get(name)!, draw = draws?.of(name) ?? null;
      descend(parameterOf(parameters, name), gradient, { scale, noise: draw }, name);
    }
    return [states[0]!, ...draws === null ? [] : [draws.state], state];
  };
}

function inPlace(
  rule: GradientTransformation,
):
  | ((state: State, gradients: Tree, parameters: Parameters, info: StepInfo) => RuleInPlace)
  | undefined {
  if (isDescent(rule)) {
    return (state, _gradients, _parameters, info) => {
      const learningRate = rule.rate(info);
      return {
        descend: (parameter, gradient, clipped) =>
          descend(parameter, gradient, { ...clipped, learningRate }),
        state,
      };
    };
  }
  if (!isAdam(rule)) return undefined;
  return (before, gradients, parameters, info) => {
    const { of, state } = rule.begin(before as AdamState, gradients, parameters, info);
    return {
      descend: (parameter, gradient, clipped, name) =>
        descendByAdam(parameter, gradient, clipped, of(name)),
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
