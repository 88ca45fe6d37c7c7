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
import { checkLimit } from "./_check_limit.ts";

/** How `scaleGroups` divides gradients, and how long a group may be. */
interface Groups {
  /** The group of a parameter. */
  readonly groupOf: (name: string) => string;
  /** The largest norm of a group, from the limit and its number of elements; the limit itself if missing. */
  readonly longest?: (limit: number, elements: number) => number;
  /** Another norm than the Euclidean one, never larger, of a group of one parameter. */
  readonly normOf?: (gradient: tf.Tensor) => number;
}

/**
 * Scales each group of parameters whose norm is over the limit to the limit.
 *
 * @throws {RangeError} If the limit is not positive and finite.
 */
export function scaleGroups(
  spec: Specification,
  limit: number,
  { groupOf, longest = () => limit, normOf }: Groups,
): GradientTransformation<null> {
  checkLimit("a norm", limit);
  const factorsOf = (gradients: Tree, info: StepInfo): ReadonlyMap<string, number> => {
    const groups = Map.groupBy(Object.keys(gradients), groupOf);
    const factors = new Map<string, number>();
    // A group without elements is none of those that the share is of.
    let before = 0, after = 0, clipped = 0, looked = 0;
    for (const group of [...groups.keys()].sort()) {
      const names = groups.get(group)!;
      const square = sumOfSquaresOf(gradients, names);
      const elements = names.reduce((sum, name) => sum + gradients[name]!.size, 0);
      const most = longest(limit, elements);
      let norm = Math.sqrt(square);
      if (normOf !== undefined && norm > most) norm = normOf(gradients[names[0]!]!);
      const factor = norm > most ? most / norm : 1;
      before += square;
      after += factor * factor * square;
      clipped += Number(norm > most);
      looked += Number(elements > 0);
      for (const name of names) factors.set(name, factor);
    }
    info.observe?.({
      gradientNorm: Math.sqrt(before),
      clippedGradientNorm: Math.sqrt(after),
      clipped: clipped > 0,
      clippedShare: looked === 0 ? 0 : clipped / looked,
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
