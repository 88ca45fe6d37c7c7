import type { Step } from "../spec/step.ts";
import type { ArraysState } from "./_named_arrays.ts";
import { scaleByArrays, type Scaling } from "./_scale_by_arrays.ts";

/** The trace of each parameter, by name, and the updates that have been made. */
export type TraceState = ArraysState<"trace">;

/** What `trace` takes besides the decay. */
export interface TraceOptions {
  /** Whether the gradient looks one step ahead along the trace. False if missing. */
  readonly nesterov?: boolean | undefined;
}

/**
 * Momentum, before `scaleByLearningRate`: with g the gradient,
 *
 *     trace = decay trace + g, which goes on in place of g (Polyak 1964)
 *     trace = decay trace + g, and g + decay trace goes on (Nesterov's, as in Sutskever et al. 2013)
 *
 * in float64, rounded to float32. The gradient counts in full, as in PyTorch without dampening and in
 * TensorFlow.js; elsewhere the trace is a mean with a share of 1 - decay. Nesterov's gradient is taken where
 * the parameters stand, the form that PyTorch and TensorFlow.js have. An update whose norm is not finite is
 * not made.
 *
 * Source: Sutskever, Martens, Dahl and Hinton 2013, "On the importance of initialization and momentum in deep
 * learning", equations (1) to (4).
 *
 * @param decay In [0, 1); often 0.9.
 * @throws {RangeError} If the decay is not in [0, 1).
 *
 * @example
 * ```ts
 * import { trace } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([4]) };
 * const momentum = trace(0.5);
 * const first = momentum.update(gradients, momentum.init(gradients), gradients, { epoch: 0 });
 * const second = momentum.update(gradients, first.state, gradients, { epoch: 0 });
 * // 0.5 x 4 + 4
 * if (second.updates.w!.dataSync()[0] !== 6) throw new Error("not momentum");
 * ```
 */
export function trace(decay: number, { nesterov = false }: TraceOptions = {}): Scaling<TraceState> {
  return scaleByTrace({ kind: "trace", decay, ...nesterov ? { nesterov } : {} }, decay, nesterov);
}

/** As `trace`, of another kind. */
export function scaleByTrace(
  step: Step,
  decay: number,
  nesterov: boolean,
): Scaling<TraceState> {
  if (!(decay >= 0 && decay < 1)) throw new RangeError(`Cannot decay a trace by ${decay}`);
  return scaleByArrays({
    step,
    words: { trace: "trace" },
    loopAt: () => nesterov ? lookAhead : accumulate,
  });

  function accumulate(values: Float32Array, { trace }: Arrays): void {
    const { length } = values;
    for (let i = 0; i < length; i++) {
      const next = Math.fround(decay * trace[i]! + values[i]!);
      trace[i] = next;
      values[i] = next;
    }
  }

  function lookAhead(values: Float32Array, { trace }: Arrays): void {
    const { length } = values;
    for (let i = 0; i < length; i++) {
      const g = values[i]!, next = Math.fround(decay * trace[i]! + g);
      trace[i] = next;
      values[i] = g + decay * next;
    }
  }
}

type Arrays = Readonly<Record<"trace", Float32Array>>;
