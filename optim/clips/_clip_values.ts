import * as tf from "@tensorflow/tfjs";
import { sumOfSquaredValues } from "../../engine/mod.ts";
import { checkState } from "../_check_update.ts";
import { globalNorm } from "../norm.ts";
import type { State } from "../state.ts";
import {
  copyOf,
  type GradientTransformation,
  mapTree,
  type Specification,
  type StepInfo,
  type Tree,
} from "../transformation.ts";

/** What a clip looked at in a parameter's gradient, and how much of it was changed. */
interface Looked {
  readonly at: number;
  readonly clipped: number;
}

/** How `clipValues` clips the gradient of one parameter. */
interface ValueClip {
  /** Changes finite values in place. */
  readonly clip: (
    values: Float32Array,
    weights: Float32Array | null,
    shape: readonly number[],
  ) => Looked;
  /**
   * The parameter of a gradient, for clips that look at it; the clip gets null without.
   *
   * @throws {TypeError} If there is none.
   */
  readonly weightsOf?: (params: Tree, name: string, gradient: tf.Tensor) => tf.Tensor;
}

/**
 * A clip that changes the gradient of each parameter in place. One whose norm is not finite stays as it is.
 */
export function clipValues(
  spec: Specification,
  { clip, weightsOf }: ValueClip,
): GradientTransformation<null> {
  const check = (state: State) => checkState(spec.step.kind, state, null);
  return {
    spec,
    stage: "clip",
    elementwise: {
      kind: "map",
      begin(state, gradients, _params, info) {
        const counts = new Counts();
        return {
          of: (name) => (values, parameter) =>
            counts.add(name, values, clip(values, parameter, gradients[name]!.shape)),
          state,
          end: () => info.observe?.(counts.seen()),
        };
      },
    },
    init: () => null,
    checkState: check,
    update(updates, state, params, info: StepInfo) {
      check(state);
      const weights = weightsOf === undefined
        ? null
        : mapTree(updates, (gradient, name) => weightsOf(params, name, gradient));
      const gradientNorm = globalNorm(updates);
      if (!Number.isFinite(gradientNorm)) {
        info.observe?.({ gradientNorm, clippedGradientNorm: gradientNorm, clipped: false });
        return { updates: copyOf(updates), state };
      }
      const counts = new Counts();
      const clipped = mapTree(updates, (gradient, name) => {
        const values = new Float32Array(gradient.dataSync());
        const own = weights === null ? null : weights[name]!.dataSync<"float32">();
        counts.add(name, values, clip(values, own, gradient.shape));
        return tf.tensor(values, gradient.shape);
      });
      info.observe?.({ gradientNorm, ...counts.seen() });
      return { updates: clipped, state };
    },
  };
}

/** What a clip saw, parameter after parameter. */
class Counts {
  readonly #squares = new Map<string, number>();
  #at = 0;
  #clipped = 0;

  add(name: string, values: Float32Array, { at, clipped }: Looked): void {
    this.#squares.set(name, sumOfSquaredValues(values));
    this.#at += at;
    this.#clipped += clipped;
  }

  seen() {
    const names = [...this.#squares.keys()].sort();
    return {
      // In the order of `globalNorm`.
      clippedGradientNorm: Math.sqrt(
        names.reduce((sum, name) => sum + this.#squares.get(name)!, 0),
      ),
      clipped: this.#clipped > 0,
      clippedShare: this.#at === 0 ? 0 : this.#clipped / this.#at,
    };
  }
}
