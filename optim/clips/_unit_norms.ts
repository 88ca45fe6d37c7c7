import type * as tf from "@tensorflow/tfjs";
import { sumOfSquares } from "../../engine/mod.ts";
import { float32Values } from "./_float32_values.ts";

/**
 * The Euclidean norm of each output unit of a parameter or its gradient: of what has one index of the last
 * axis; of the whole, where at most one axis is longer than 1.
 */
export function unitNorms(tensor: tf.Tensor): Float64Array {
  const isVector = tensor.shape.filter((length) => length !== 1).length <= 1;
  if (isVector) return Float64Array.of(Math.sqrt(sumOfSquares(tensor)));
  const values = float32Values(tensor), units = tensor.shape.at(-1)!;
  const squares = new Float64Array(units);
  for (let start = 0; start < values.length; start += units) {
    for (let unit = 0; unit < units; unit++) {
      const value = values[start + unit]!;
      squares[unit]! += value * value;
    }
  }
  return squares.map(Math.sqrt);
}
