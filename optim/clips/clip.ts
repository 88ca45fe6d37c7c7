import * as tf from "@tensorflow/tfjs";
import { checkState } from "../_check_update.ts";
import { sumOfSquaresOf } from "../norm.ts";
import {
  type GradientTransformation,
  mapTree,
  type Specification,
  type StepInfo,
  type Tree,
} from "../transformation.ts";
import type { State } from "../state.ts";
import { spectralNorm } from "./spectral_norm.ts";

/**
 * Scales each group of parameters whose norm is over the limit to the limit.
 *
 * @param normOf Another norm than the Euclidean one, never larger, of a group of one parameter.
 * @throws {RangeError} If the limit is not positive and finite.
 */
function clipGroups(
  spec: Specification,
  limit: number,
  groupOf: (name: string) => string,
  normOf?: (gradient: tf.Tensor) => number,
): GradientTransformation<null> {
  if (!(limit > 0 && limit < Infinity)) {
    throw new RangeError(`Cannot clip to a norm that is not positive and finite: ${limit}`);
  }
  const factorsOf = (gradients: Tree, info: StepInfo): ReadonlyMap<string, number> => {
    const groups = Map.groupBy(Object.keys(gradients), groupOf);
    const factors = new Map<string, number>();
    let before = 0, after = 0, clipped = false;
    for (const group of [...groups.keys()].sort()) {
      const names = groups.get(group)!;
      const square = sumOfSquaresOf(gradients, names);
      let norm = Math.sqrt(square);
      if (normOf !== undefined && norm > limit) norm = normOf(gradients[names[0]!]!);
      const factor = norm > limit ? limit / norm : 1;
      before += square;
      after += factor * factor * square;
      clipped ||= norm > limit;
      for (const name of names) factors.set(name, factor);
    }
    info.observe?.({
      gradientNorm: Math.sqrt(before),
      clippedGradientNorm: Math.sqrt(after),
      clipped,
    });
    return factors;
  };
  const check = (state: State) => checkState(spec.step.kind, state, null);
  return {
    spec,
    stage: "clip",
    elementwise: {
      kind: "scale",
      begin(state, gradients, _params, info) {
        const factors = factorsOf(gradients, info);
        return { of: (name) => factors.get(name)!, state };
      },
    },
    init: () => null,
    checkState: check,
    update(updates, state, _params, info) {
      check(state);
      const factors = factorsOf(updates, info);
      return {
        updates: mapTree(updates, (gradient, name) => tf.mul(gradient, factors.get(name)!)),
        state,
      };
    },
  };
}

/**
 * Clips by the global norm: when the norm of all gradients together is over the limit, all are
 * scaled by limit / norm (Pascanu, Mikolov and Bengio 2013).
 *
 * @throws {RangeError} If the limit is not positive and finite.
 *
 * @example
 * ```ts
 * import { clipByGlobalNorm } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([3, 4]) }; // norm 5
 * const { updates } = clipByGlobalNorm(1).update(gradients, null, {}, { epoch: 0 });
 * const [x, y] = updates.w!.dataSync();
 * if (Math.abs(x! - 0.6) > 1e-6 || Math.abs(y! - 0.8) > 1e-6) throw new Error("not clipped");
 * ```
 */
export function clipByGlobalNorm(limit: number): GradientTransformation<null> {
  return clipGroups({ step: { kind: "clip", norm: limit }, context: {} }, limit, () => "all");
}

/**
 * Clips each parameter, a matrix, by its largest singular value. That is what the authors of
 * End-to-End Memory Networks do, whose code takes MATLAB's `norm` of a matrix (facebook/MemNN).
 *
 * @throws {RangeError} If the limit is not positive and finite.
 */
export function clipBySpectralNorm(limit: number): GradientTransformation<null> {
  const step = { kind: "clipBySpectralNorm", norm: limit };
  return clipGroups({ step, context: {} }, limit, (name) => name, spectralNorm);
}

/**
 * Clips each group of parameters by the norm of the group. Memory networks clip per hop: the embedding and
 * the time matrix of a hop together.
 *
 * @param groups The group of every parameter, by name.
 * @throws {RangeError} If the limit is not positive and finite.
 * @throws {TypeError} In `update`, if a parameter has no group.
 */
export function clipPerGroup(
  limit: number,
  groups: Readonly<Record<string, string>>,
): GradientTransformation<null> {
  const step = { kind: "clipPerGroup", norm: limit }, context = { groups: { ...groups } };
  return clipGroups({ step, context }, limit, (name) => {
    const group = groups[name];
    if (group === undefined) {
      throw new TypeError(`Cannot clip a parameter without a group: ${name}`);
    }
    return group;
  });
}
