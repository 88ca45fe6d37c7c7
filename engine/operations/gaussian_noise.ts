import * as tf from "@tensorflow/tfjs";
import { makeOutput } from "./make_output.ts";
import { type Address, type EngineKernels, type Kernels, kernelsOf } from "../kernels/mod.ts";
import { fillGaussian, LOWEST_WITHIN_TWO, type PhiloxKey } from "../base/mod.ts";

/** Which Gaussians: the same values give the same bits on every backend. */
export interface GaussianDraw {
  /** Of truncated ones: before they are. */
  readonly standardDeviation: number;
  readonly key: PhiloxKey;
  /** Which draw under this key: the update, for gradient noise. */
  readonly index: number;
  /** Whether all stay within two standard deviations: false if missing. */
  readonly truncated?: boolean;
  /** Gaussians that are subtracted from these, rounded to float32 before and after that. */
  readonly minus?: GaussianDraw | undefined;
}

const isWord = (value: number) => Number.isInteger(value) && value >= 0 && value < 2 ** 32;

/** @throws {TypeError} If a number of the draw is none that both implementations take alike. */
export function checkDraw({ standardDeviation, key, index, minus }: GaussianDraw): void {
  const fault = !Number.isFinite(standardDeviation)
    ? `standardDeviation is ${standardDeviation}`
    : key.length !== 2 || !key.every(isWord)
    ? `key is [${key}], not two unsigned 32-bit integers`
    : !isWord(index)
    ? `index is ${index}, no unsigned 32-bit integer`
    : null;
  if (fault !== null) throw new TypeError(`Cannot draw Gaussians: ${fault}`);
  if (minus !== undefined) checkDraw(minus);
}

/**
 * A tensor of independent Gaussians of mean 0, element by element as `fillGaussian` says.
 *
 * @throws {TypeError} If the shape or a number of the draw is none.
 *
 * @example
 * ```ts
 * import { gaussianNoise, startBackend, streamKey } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await startBackend("cpu");
 * const key = streamKey(1, "init");
 * const weights = gaussianNoise([100, 100], { standardDeviation: 0.1, key, index: 0 });
 * const deviation = tf.moments(weights).variance.sqrt().dataSync()[0]!;
 * if (Math.abs(deviation - 0.1) > 0.005) throw new Error(`deviation ${deviation}`);
 * ```
 */
export function gaussianNoise(shape: readonly number[], draw: GaussianDraw): tf.Tensor {
  if (!shape.every((length) => Number.isInteger(length) && length >= 0)) {
    throw new TypeError(`Cannot draw Gaussians: shape is [${shape}]`);
  }
  checkDraw(draw);
  const size = tf.util.sizeFromShape([...shape]);
  const kernels = kernelsOf<EngineKernels>(tf.backend());
  if (kernels === null) {
    return tf.tensor(gaussians(size, draw), [...shape]);
  }
  const out = makeOutput(shape);
  fillGaussians(kernels, kernels.address(out), size, draw);
  return out;
}

/** The Gaussians of a draw, without kernels. */
function gaussians(size: number, draw: GaussianDraw): Float32Array {
  const values = new Float32Array(size);
  fillGaussian(values, draw.standardDeviation, draw.key, draw.index, draw.truncated);
  if (draw.minus !== undefined) subtract(values, gaussians(size, draw.minus));
  return values;
}

function subtract(values: Float32Array, others: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i]! -= others[i]!;
}

/** What the kernel reads, in bytes, and what it works in, in numbers of four bytes. */
const TABLE_BYTES = (31 * 64 + 1) * 4 * 8, WORK_SIZE = 1024;

const leaveAsItIs = () => {};

/**
 * The Gaussians of a draw, by the kernel.
 *
 * @param values float32 `[size]`, to be filled.
 */
export function fillGaussians(
  kernels: Kernels<EngineKernels>,
  values: Address,
  size: number,
  { standardDeviation, key, index, truncated = false, minus }: GaussianDraw,
): void {
  const table = kernels.table(TABLE_BYTES, kernels.run.fillGaussianTable);
  // The words of one call at a time: a place for all of them.
  const work = kernels.table(4 * WORK_SIZE, leaveAsItIs);
  const lowest = truncated ? LOWEST_WITHIN_TWO : 0, [key0, key1] = key;
  kernels.run.fillGaussian(
    values,
    table,
    work,
    size,
    standardDeviation,
    key0,
    key1,
    index,
    lowest,
  );
  if (minus === undefined) return;
  kernels.withBlock(size, (others) => {
    fillGaussians(kernels, others, size, minus);
    subtract(kernels.floats(values, size), kernels.floats(others, size));
  });
}
