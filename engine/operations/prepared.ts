import * as tf from "@tensorflow/tfjs";
import type { Address, EngineKernels, Kernels } from "../kernels/mod.ts";
import { checkDraw, fillGaussians, type GaussianDraw, gaussianNoise } from "./gaussian_noise.ts";

/**
 * Changes some elements of a prepared gradient in place. It must not make tensors.
 *
 * @param values The elements `from` to `from + values.length` of the prepared gradient.
 * @param parameter All of the parameter, in place: only to be read.
 */
export type Change = (values: Float32Array, parameter: Float32Array, from: number) => void;

/** What a fused update does to a gradient before the rule: scale x gradient + noise, then the rest. */
export interface Prepared {
  /** The clip's: limit / norm, or 1. */
  readonly scale: number;
  /** Null for no noise. */
  readonly noise: GaussianDraw | null;
  /** What follows, in order: changes in place, or more noise. */
  readonly changes?: readonly (Change | GaussianDraw)[];
  /** Whether changes are of one element after another, and may see some at a time. False if missing. */
  readonly inBlocks?: boolean;
}

/** Elements of a block: some blocks together stay in the cache of a core. */
const BLOCK = 4096;

/** @throws {TypeError} If a draw is none. */
export function checkPrepared({ noise, changes = [] }: Prepared): void {
  if (noise !== null) checkDraw(noise);
  for (const change of changes) if (typeof change !== "function") checkDraw(change);
}

/**
 * The prepared gradient by tensor operations, and by changes of its values: for backends without kernels.
 * Has to be called in a `tf.tidy`.
 */
export function prepareByTensors(
  parameter: tf.Variable,
  gradient: tf.Tensor,
  { scale, noise, changes = [] }: Prepared,
): tf.Tensor {
  let prepared = tf.mul(gradient, scale);
  if (noise !== null) prepared = tf.add(prepared, gaussianNoise(gradient.shape, noise));
  for (const change of changes) {
    if (typeof change !== "function") {
      prepared = tf.add(prepared, gaussianNoise(gradient.shape, change));
      continue;
    }
    const values = Float32Array.from(prepared.dataSync());
    change(values, parameter.dataSync<"float32">(), 0);
    prepared = tf.tensor(values, gradient.shape);
  }
  return prepared;
}

/** A stretch of a parameter, and where its prepared gradient comes from: scale x gradient + noise. */
interface Stretch {
  readonly from: number;
  readonly length: number;
  readonly parameter: Address;
  readonly gradient: Address;
  /** 0 for none. */
  readonly noise: Address;
  readonly scale: number;
}

/**
 * Prepares the gradient of a parameter on the memory of the kernels, stretch by stretch.
 *
 * @param extra Numbers of memory that a rule needs for each element of a stretch.
 * @param apply The rule, on one stretch after another.
 */
export function prepare(
  kernels: Kernels<EngineKernels>,
  parameter: tf.Variable,
  gradient: tf.Tensor,
  { scale, noise, changes = [], inBlocks = false }: Prepared,
  extra: number,
  apply: (stretch: Stretch, extra: Address) => void,
): void {
  const { size } = parameter, isChanged = changes.length > 0;
  const length = isChanged && !inBlocks ? size : Math.min(size, BLOCK);
  const draws = [noise, ...changes].filter((change): change is GaussianDraw =>
    change !== null && typeof change !== "function"
  );
  const block = draws.length * size + ((isChanged ? 1 : 0) + extra) * length;
  const run = (start: Address) => {
    const addresses = new Map(draws.map((draw, i) => [draw, start + 4 * i * size]));
    for (const [draw, address] of addresses) fillGaussians(kernels, address, size, draw);
    const work = start + 4 * draws.length * size, values = work + 4 * extra * length;
    const whole = {
      parameter: kernels.address(parameter),
      gradient: kernels.address(gradient),
      noise: noise === null ? 0 : addresses.get(noise)!,
      scale,
    };
    // Views are good from here on: no memory is allocated any more.
    const all = isChanged ? kernels.floats(values, length) : null;
    const numbers = isChanged ? kernels.floats(whole.parameter, size) : null;
    for (let from = 0; from < size; from += length) {
      const count = Math.min(length, size - from);
      const stretch = {
        ...{ from, length: count, scale },
        parameter: whole.parameter + 4 * from,
        gradient: whole.gradient + 4 * from,
        noise: noise === null ? 0 : whole.noise + 4 * from,
      };
      if (all === null) {
        apply(stretch, work);
        continue;
      }
      const some = count === length ? all : all.subarray(0, count);
      // -0 + x is x, also where that is -0.
      some.fill(-0);
      kernels.run.descend(values, stretch.gradient, stretch.noise, count, scale, -1);
      for (const change of changes) {
        if (typeof change === "function") change(some, numbers!, from);
        else kernels.run.descend(values, addresses.get(change)! + 4 * from, 0, count, 1, -1);
      }
      apply({ ...stretch, gradient: values, noise: 0, scale: 1 }, work);
    }
  };
  if (block === 0) run(0);
  else kernels.withBlock(block, run);
}
