import * as tf from "@tensorflow/tfjs";
import type { Address, EngineKernels, Kernels } from "../kernels/mod.ts";
import { type AdamStep, adamUpdate, checkMoments } from "./adam_update.ts";
import { runAdam } from "./_run_adam.ts";
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
  /** What follows, in order: changes in place, what Adam would add, or more noise. */
  readonly changes?: readonly (Change | AdamStep | GaussianDraw)[];
  /** Whether changes are of one element after another, and may see some at a time. False if missing. */
  readonly inBlocks?: boolean;
}

/** Elements of a block: some blocks together stay in the cache of a core. */
const BLOCK = 4096;

type Step = NonNullable<Prepared["changes"]>[number];

const isDraw = (step: Step): step is GaussianDraw => "standardDeviation" in step;

/** @throws {TypeError} If a draw is none, or moments do not fit the size of the parameter. */
export function checkPrepared({ noise, changes = [] }: Prepared, size: number): void {
  if (noise !== null) checkDraw(noise);
  for (const change of changes) {
    if (typeof change === "function") continue;
    if (isDraw(change)) checkDraw(change);
    else checkMoments(change, size);
  }
}

/**
 * Changes some elements of a gradient in place.
 *
 * @param parameter All of the parameter's.
 * @param from Where the elements begin.
 */
export function applyChange(
  change: Change | AdamStep,
  values: Float32Array,
  parameter: Float32Array,
  from: number,
): void {
  if (typeof change === "function") change(values, parameter, from);
  else adamUpdate(values, change);
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
    if (isDraw(change)) {
      prepared = tf.add(prepared, gaussianNoise(gradient.shape, change));
      continue;
    }
    const values = Float32Array.from(prepared.dataSync());
    applyChange(change, values, parameter.dataSync<"float32">(), 0);
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

/** Where the changes of a stretch find what they need: addresses, and views of two of them. */
interface Workplace {
  /** float32 `[2, length]`, for the moments of Adam. */
  readonly memory: Address;
  /** float32 `[length]`: what becomes of the gradient. */
  readonly values: Address;
  readonly view: Float32Array;
  /** float32 `[length]`, if Adam is among the changes. */
  readonly copy: Address;
  /** float32 `[size]` for each draw among the changes. */
  readonly draws: Address;
  /** Null if there is no loop among the changes. */
  readonly parameter: Float32Array | null;
  readonly size: number;
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
  apply: (stretch: Stretch, memory: Address) => void,
): void {
  const { size } = parameter, isChanged = changes.length > 0;
  const length = isChanged && !inBlocks ? size : Math.min(size, BLOCK);
  let draws = noise === null ? 0 : 1, hasAdam = false, hasLoop = false;
  for (const change of changes) {
    if (typeof change === "function") hasLoop = true;
    else if (isDraw(change)) draws++;
    else hasAdam = true;
  }
  const moments = hasAdam ? 2 : extra, copies = hasAdam ? 2 : isChanged ? 1 : 0;
  const block = draws * size + (moments + copies) * length;
  const run = (start: Address) => {
    let drawn = start;
    const draw = (one: GaussianDraw) => {
      fillGaussians(kernels, drawn, size, one);
      drawn += 4 * size;
    };
    if (noise !== null) draw(noise);
    const others = drawn;
    if (draws > 0) { for (const change of changes) if (isDraw(change)) draw(change); }
    const own = kernels.address(parameter), source = kernels.address(gradient);
    const memory = drawn, values = memory + 4 * moments * length;
    // Views are good from here on: no memory is allocated any more.
    const work = isChanged
      ? {
        memory,
        values,
        copy: values + 4 * length,
        draws: others,
        view: kernels.floats(values, length),
        parameter: hasLoop ? kernels.floats(own, size) : null,
        size,
      }
      : null;
    for (let from = 0; from < size; from += length) {
      const at = 4 * from;
      const stretch = {
        from,
        length: Math.min(length, size - from),
        parameter: own + at,
        gradient: source + at,
        noise: noise === null ? 0 : start + at,
        scale,
      };
      if (work !== null) {
        changeStretch(kernels, stretch, changes, work);
        stretch.gradient = values;
        stretch.noise = 0;
        stretch.scale = 1;
      }
      apply(stretch, memory);
    }
  };
  if (block === 0) run(0);
  else kernels.withBlock(block, run);
}

/** Makes what becomes of the gradient of a stretch. */
function changeStretch(
  kernels: Kernels<EngineKernels>,
  stretch: Stretch,
  changes: readonly Step[],
  { memory, values, view, copy, draws, parameter, size }: Workplace,
): void {
  const { from, length, gradient, noise, scale } = stretch;
  const some = length === view.length ? view : view.subarray(0, length);
  // What kernels add to: -0 + x is x, also where that is -0.
  some.fill(-0);
  let isBegun = false, draw = draws + 4 * from;
  const begin = () => {
    if (!isBegun) kernels.run.descend(values, gradient, noise, length, scale, -1);
    isBegun = true;
  };
  for (const change of changes) {
    if (typeof change === "function") {
      begin();
      change(some, parameter!, from);
    } else if (isDraw(change)) {
      begin();
      kernels.run.descend(values, draw, 0, length, 1, -1);
      draw += 4 * size;
    } else if (!isBegun) {
      runAdam(
        kernels,
        { from, length, parameter: values, gradient, noise, scale },
        change,
        memory,
      );
      isBegun = true;
    } else {
      const before = kernels.floats(copy, length);
      before.set(some);
      some.fill(-0);
      const copied = { from, length, parameter: values, gradient: copy, noise: 0, scale: 1 };
      runAdam(kernels, copied, change, memory);
    }
  }
}
