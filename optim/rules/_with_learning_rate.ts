import * as tf from "@tensorflow/tfjs";
import { positionOf } from "../_position.ts";
import { isMade } from "../norm.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import type { State } from "../state.ts";
import { type GradientTransformation, mapTree, type StepInfo, zerosOf } from "../transformation.ts";
import type { Scaling } from "./_scale_by_arrays.ts";

/**
 * A scaling and the learning rate as one rule: the bits of the scaling before `scaleByLearningRate`.
 *
 * @throws {RangeError} If the rate is no schedule, or not positive and finite.
 */
export function withLearningRate<S extends State & { readonly update: number }>(
  scaling: Scaling<S>,
  learningRate: Schedule,
  length: TrainingLength | undefined,
): GradientTransformation<S> {
  const rateAt = follow(learningRate, length);
  const observedRate = ({ update }: S, info: StepInfo) => {
    const rate = rateAt(positionOf(update, info));
    info.observe?.({ learningRate: rate });
    return rate;
  };
  return {
    spec: {
      step: scaling.spec!.step,
      context: length === undefined ? {} : { length },
    },
    stage: "rule",
    elementwise: {
      kind: "descent",
      begin(before, gradients, params, info) {
        const { of, state } = scaling.elementwise.begin(before, gradients, params, info);
        const rate = observedRate(before, info);
        return { of: (name) => ({ learningRate: rate, change: of(name) }), state };
      },
    },
    init: scaling.init,
    checkState: (state) => scaling.checkState!(state),
    update(gradients, before, params, info) {
      const { updates, state } = scaling.update(gradients, before, params, info);
      try {
        const rate = observedRate(before, info);
        if (!isMade(gradients)) return { updates: zerosOf(gradients), state: before };
        return { updates: mapTree(updates, (one) => tf.mul(one, -rate)), state };
      } finally {
        tf.dispose(updates as tf.NamedTensorMap);
      }
    },
  };
}
