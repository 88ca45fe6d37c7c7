/** Clip, noise and Adam of a parameter in one pass. */

import { getFloat, getVector, LANES, setFloat, setVector, WORD } from "./memory";
import { upperHalf } from "./vector";

/** Two lower lanes of float32 from each of two vectors. */
@inline
function join(low: v128, high: v128): v128 {
  return i8x16.shuffle(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

/** decay x + share g of two numbers, rounded to float32. */
@inline
function average(x: v128, decay: v128, share: v128, g: v128): v128 {
  return f32x4.demote_f64x2_zero(f64x2.add(f64x2.mul(decay, x), f64x2.mul(share, g)));
}

/** rate (m / correction1) / (sqrt(v / correction2) + epsilon) of two numbers, rounded to float32. */
@inline
function stepOf(m: v128, v: v128, rate: v128, c1: v128, c2: v128, epsilon: v128): v128 {
  const root = f64x2.sqrt(f64x2.div(f64x2.promote_low_f32x4(v), c2));
  const mean = f64x2.div(f64x2.promote_low_f32x4(m), c1);
  return f32x4.demote_f64x2_zero(f64x2.div(f64x2.mul(rate, mean), f64x2.add(root, epsilon)));
}

/**
 * One update by the definition in engine/operations/adam.ts, to the last bit, of the gradient
 * scale gradient + noise, which is rounded to float32 after each operation as in `descend`.
 *
 * @param parameter float32 `[length]`, changed in place, as the moments `first` and `second` are.
 * @param noise float32 `[length]`, or 0 for none.
 */
export function adam(
  parameter: usize,
  gradient: usize,
  noise: usize,
  first: usize,
  second: usize,
  length: i32,
  scale: f32,
  rate: f64,
  beta1: f64,
  beta2: f64,
  correction1: f64,
  correction2: f64,
  epsilon: f64,
): void {
  const factor = f32x4.splat(scale), step = f64x2.splat(-rate), e = f64x2.splat(epsilon);
  const decay1 = f64x2.splat(beta1), share1 = f64x2.splat(1 - beta1), c1 = f64x2.splat(correction1);
  const decay2 = f64x2.splat(beta2), share2 = f64x2.splat(1 - beta2), c2 = f64x2.splat(correction2);
  let i: i32 = 0;
  for (; i <= length - LANES; i += LANES) {
    const at = <usize> i * WORD;
    let g = f32x4.mul(getVector(gradient + at), factor);
    if (noise != 0) g = f32x4.add(g, getVector(noise + at));
    const g0 = f64x2.promote_low_f32x4(g), g1 = f64x2.promote_low_f32x4(upperHalf(g));
    const m = getVector(first + at), v = getVector(second + at);
    const m0 = average(f64x2.promote_low_f32x4(m), decay1, share1, g0);
    const m1 = average(f64x2.promote_low_f32x4(upperHalf(m)), decay1, share1, g1);
    const v0 = average(f64x2.promote_low_f32x4(v), decay2, f64x2.mul(share2, g0), g0);
    const v1 = average(f64x2.promote_low_f32x4(upperHalf(v)), decay2, f64x2.mul(share2, g1), g1);
    setVector(first + at, join(m0, m1));
    setVector(second + at, join(v0, v1));
    const update = join(stepOf(m0, v0, step, c1, c2, e), stepOf(m1, v1, step, c1, c2, e));
    setVector(parameter + at, f32x4.add(getVector(parameter + at), update));
  }
  for (; i < length; i++) {
    const at = <usize> i * WORD;
    let g = getFloat(gradient + at) * scale;
    if (noise != 0) g += getFloat(noise + at);
    const g64 = <f64> g;
    const m = <f32> (beta1 * <f64> getFloat(first + at) + (1 - beta1) * g64);
    const v = <f32> (beta2 * <f64> getFloat(second + at) + (1 - beta2) * g64 * g64);
    setFloat(first + at, m);
    setFloat(second + at, v);
    const update = -rate * (<f64> m / correction1) / (sqrt(<f64> v / correction2) + epsilon);
    setFloat(parameter + at, getFloat(parameter + at) + <f32> update);
  }
}
