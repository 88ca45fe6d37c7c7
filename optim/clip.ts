import * as tf from "@tensorflow/tfjs";
import type { Json } from "../engine/mod.ts";
import { checkState } from "./_check_update.ts";
import { sumOfSquaresOf } from "./norm.ts";
import { spectralNorm } from "./spectral_norm.ts";
import {
  type GradientTransformation,
  mapTree,
  type StepInfo,
  type Tree,
} from "./transformation.ts";

/** A transformation that scales gradients by group. */
export interface Clip extends GradientTransformation<null> {
  /** The factor of each parameter's gradient, by name; 1 where nothing is clipped. */
  readonly scales: (gradients: Tree, info: StepInfo) => ReadonlyMap<string, number>;
}

function checkNorm(norm: number): void {
  if (!(norm > 0)) throw new RangeError(`Cannot clip to a norm that is not positive: ${norm}`);
}

/**
 * Scales each group of parameters whose norm is over the limit to the limit.
 *
 * @param normOf Another norm than the Euclidean one, never larger, of a group of one parameter.
 */
function clipGroups(
  config: { readonly kind: string; readonly [field: string]: Json },
  limit: number,
  groupOf: (name: string) => string,
  normOf?: (gradient: tf.Tensor) => number,
): Clip {
  const scales: Clip["scales"] = (gradients, info) => {
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
  const check: NonNullable<Clip["checkState"]> = (state) => checkState(config.kind, state, null);
  return {
    config,
    stage: "clip",
    scales,
    init: () => null,
    checkState: check,
    update(updates, state, _params, info) {
      check(state);
      const factors = scales(updates, info);
      return {
        updates: mapTree(updates, (gradient, name) => tf.mul(gradient, factors.get(name)!)),
        state,
      };
    },
  };
}

/**
 * Clips by the global norm: when the norm of all gradients together is over the limit, all are
 * scaled by limit / norm (Pascanu, Mikolov and Bengio 2013). A limit of Infinity clips nothing and
 * still reports the norm.
 *
 * @throws {RangeError} If the limit is not positive.
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
export function clipByGlobalNorm(limit: number): Clip {
  checkNorm(limit);
  // JSON has no Infinity.
  const config = { kind: "clipByGlobalNorm", norm: Number.isFinite(limit) ? limit : null };
  return clipGroups(config, limit, () => "all");
}

/**
 * Clips each parameter, a matrix, by its largest singular value. That is what the authors of
 * End-to-End Memory Networks do, whose code takes MATLAB's `norm` of a matrix (facebook/MemNN).
 *
 * @throws {RangeError} If the limit is not positive.
 */
export function clipBySpectralNorm(limit: number): Clip {
  checkNorm(limit);
  const config = { kind: "clipBySpectralNorm", norm: limit };
  return clipGroups(config, limit, (name) => name, spectralNorm);
}

/**
 * Clips each group of parameters by a norm of its own. Memory networks clip per hop: the embedding and
 * the time matrix of a hop together.
 *
 * @param groups The group of every parameter, by name.
 * @throws {RangeError} If the limit is not positive.
 * @throws {TypeError} In `update`, if a parameter has no group.
 */
export function clipPerGroup(
  limit: number,
  groups: Readonly<Record<string, string>>,
): Clip {
  checkNorm(limit);
  return clipGroups({ kind: "clipPerGroup", norm: limit, groups: { ...groups } }, limit, (name) => {
    const group = groups[name];
    if (group === undefined) {
      throw new TypeError(`Cannot clip a parameter without a group: ${name}`);
    }
    return group;
  });
}
