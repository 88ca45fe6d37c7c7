import * as tf from "@tensorflow/tfjs";
import type { Change } from "../../engine/mod.ts";
import { positionOf } from "../_position.ts";
import { isMade } from "../norm.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import type { State } from "../state.ts";
import { type GradientTransformation, mapTree, type StepInfo, zerosOf } from "../transformation.ts";
import { changeTree, type Scaling } from "./_scale_by_arrays.ts";

/**
 * A scaling and the learning rate as one rule: the bits of the scaling before `scaleByLearningRate`.
 *
 * @param decayOf What is done to a parameter between the two: null for nothing.
 * @throws {RangeError} If the rate is no schedule, or not positive and finite.
 */
export function withLearningRate<S extends State & { readonly update: number }>(
  scaling: Scaling<S>,
  learningRate: Schedule,
  length: TrainingLength | undefined,
  decayOf: (name: string, shape: readonly number[]) => Change | null = () => null,
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
        return {
          of(name) {
            const changes = [of(name), decayOf(name, gradients[name]!.shape)];
            return { learningRate: rate, changes: changes.filter((change) => change !== null) };
          },
          state,
        };
      },
    },
    init: scaling.init,
    checkState: (state) => scaling.checkState!(state),
    update(gradients, before, params, info) {
      const { updates, state } = scaling.update(gradients, before, params, info);
      try {
        const rate = observedRate(before, info);
        if (!isMade(gradients)) return { updates: zerosOf(gradients), state: before };
        const decay = (name: string) => decayOf(name, gradients[name]!.shape);
        const scaled = tf.tidy(() =>
          mapTree(
            changeTree(updates, params, decay),
            (one) => tf.mul(one, -rate),
          ) as tf.NamedTensorMap
        );
        return { updates: scaled, state };
      } finally {
        tf.dispose(updates as tf.NamedTensorMap);
      }
    },
  };
}
