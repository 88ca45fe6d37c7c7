import type * as tf from "@tensorflow/tfjs";
import { checkTensor } from "../../engine/mod.ts";

/**
 * Matrices of more columns are turned on their side where that makes them narrower: G has n^2 numbers. The
 * bits of others are those of all versions.
 */
const MANY_COLUMNS = 1024;

/** Each doubles the number of correct digits: float64 needs far fewer than 64. */
const MOST_SQUARINGS = 64;

/**
 * The largest singular value s_1 of a matrix X, in float64: the largest factor by which it lengthens a
 * vector, max |X v| / |v|. Of a tensor of another rank it is that of the matrix whose columns are its last
 * axis, so of a vector its length.
 *
 * s_1 is the root of the largest eigenvalue of G = X^T X. Squared again and again, and scaled to a trace
 * of 1, G turns into the projection P on that eigenvalue's space, and tr(P G) into the eigenvalue. For n
 * columns this takes n^3 products each time.
 *
 * @param tensor Of any shape; int32 and bool are converted.
 * @throws {TypeError} If the tensor holds no numbers.
 *
 * @example
 * ```ts
 * import { spectralNorm } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * // Of a diagonal matrix: its largest element, here in a norm of 5.
 * const norm = spectralNorm(tf.tensor2d([[3, 0], [0, -4]]));
 * if (Math.abs(norm - 4) > 1e-12) throw new Error(String(norm));
 * ```
 */
export function spectralNorm(tensor: tf.Tensor): number {
  checkTensor("find the largest singular value", "tensor", tensor, "number");
  const { values, columns } = narrow(tensor.dataSync(), tensor.shape.at(-1) ?? 1);
  const gram = gramMatrix(values, columns), total = trace(gram, columns);
  // Of no elements but zeros, and of some that are not finite.
  if (total === 0 || !Number.isFinite(total)) return Math.sqrt(total);
  let projection = scaled(gram, 1 / total);
  let eigenvalue = 0;
  for (let i = 0; i < MOST_SQUARINGS; i++) {
    // tr(P G), as both are symmetric.
    const next = projection.reduce((sum, value, at) => sum + value * gram[at]!, 0);
    if (!(Math.abs(next - eigenvalue) > 1e-14 * next)) break;
    eigenvalue = next;
    const square = gramMatrix(projection, columns);
    projection = scaled(square, 1 / trace(square, columns));
  }
  return Math.sqrt(eigenvalue);
}

/** A wide matrix as its transpose, of the same singular values. */
function narrow(values: tf.TypedArray, columns: number) {
  const rows = values.length / columns;
  if (!(columns > MANY_COLUMNS && rows < columns)) return { values, columns };
  const turned = Float32Array.from(
    values,
    (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!,
  );
  return { values: turned, columns: rows };
}

/** X^T X, of a matrix in rows. */
function gramMatrix(x: tf.TypedArray | Float64Array, columns: number): Float64Array {
  const gram = new Float64Array(columns * columns);
  for (let row = 0; row < x.length; row += columns) {
    for (let i = 0; i < columns; i++) {
      const value = x[row + i]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) gram[i * columns + j]! += value * x[row + j]!;
    }
  }
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < i; j++) gram[j * columns + i] = gram[i * columns + j]!;
  }
  return gram;
}

function trace(matrix: Float64Array, columns: number): number {
  let sum = 0;
  for (let i = 0; i < columns; i++) sum += matrix[i * columns + i]!;
  return sum;
}

function scaled(matrix: Float64Array, factor: number): Float64Array {
  return matrix.map((value) => value * factor);
}
