/** Norm of a gradient, and the whole update of a parameter: clip, noise, rule, in one pass. */

import { getFloat, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "./memory";
import { upperHalf } from "./vector";

/**
 * The sum of squares by the definition in engine/operations/sum_of_squares.ts, to the last bit: whole
 * eights in eight float64 accumulators, the rest in one more.
 *
 * @param x float32 `[length]`
 */
export function sumOfSquares(x: usize, length: i32): f64 {
  let a = f64x2.splat(0), b = f64x2.splat(0), c = f64x2.splat(0), d = f64x2.splat(0);
  const eights = length & ~7;
  const end = x + (<usize> length) * WORD;
  const endOfEights = x + (<usize> eights) * WORD;
  while (x < endOfEights) {
    const first = getVector(x), second = getVector(x + VECTOR);
    a = addSquares(a, first);
    b = addSquares(b, upperHalf(first));
    c = addSquares(c, second);
    d = addSquares(d, upperHalf(second));
    x += 2 * VECTOR;
  }
  let rest: f64 = 0;
  while (x < end) {
    const value = <f64> getFloat(x);
    rest += value * value;
    x += WORD;
  }
  const sums = f64x2.add(f64x2.add(a, c), f64x2.add(b, d));
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1) + rest;
}

@inline
function addSquares(sum: v128, x: v128): v128 {
  const value = f64x2.promote_low_f32x4(x);
  return f64x2.add(sum, f64x2.mul(value, value));
}

/**
 * parameter = parameter + -rate (scale gradient + noise), rounded to float32 after each operation, as
 * the tensor operations of an unfused chain are.
 *
 * @param parameter float32 `[length]`, changed in place.
 * @param gradient float32 `[length]`
 * @param noise float32 `[length]`, or 0 for none.
 */
export function descend(
  parameter: usize,
  gradient: usize,
  noise: usize,
  length: i32,
  scale: f32,
  rate: f32,
): void {
  const factor = f32x4.splat(scale), step = f32x4.splat(-rate);
  let i: i32 = 0;
  for (; i <= length - LANES; i += LANES) {
    const at = <usize> i * WORD;
    let g = f32x4.mul(getVector(gradient + at), factor);
    if (noise != 0) g = f32x4.add(g, getVector(noise + at));
    setVector(parameter + at, f32x4.add(getVector(parameter + at), f32x4.mul(g, step)));
  }
  for (; i < length; i++) {
    const at = <usize> i * WORD;
    let g = getFloat(gradient + at) * scale;
    if (noise != 0) g += getFloat(noise + at);
    setFloat(parameter + at, getFloat(parameter + at) + g * -rate);
  }
}
