/** What is made of the exponential: a machine's step is full of it. */

import {
  C1,
  C2,
  C3,
  C4,
  C5,
  C6,
  exponential,
  LEAST,
  LOG2_E,
  ROUNDER,
} from "../../../engine/kernels/assembly/fused_exponential";
import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { held } from "../../../engine/kernels/assembly/vector";

/** weights = the softmax of scores, `count` vectors of each. */
export function softmax(weights: usize, scores: usize, count: i32): void {
  const size = <usize> count * VECTOR;
  let highest = getVector(scores);
  for (let k: usize = VECTOR; k < size; k += VECTOR) {
    highest = f32x4.pmax(getVector(scores + k), highest);
  }
  const zero = v128.xor(highest, highest);
  const least = held(f32x4.splat(LEAST), zero), toBase2 = held(f32x4.splat(LOG2_E), zero);
  const rounder = held(f32x4.splat(ROUNDER), zero), c0 = held(f32x4.splat(1), zero);
  const c1 = held(f32x4.splat(C1), zero), c2 = held(f32x4.splat(C2), zero);
  const c3 = held(f32x4.splat(C3), zero), c4 = held(f32x4.splat(C4), zero);
  const c5 = held(f32x4.splat(C5), zero), c6 = held(f32x4.splat(C6), zero);
  let sum = zero;
  for (let k: usize = 0; k < size; k += VECTOR) {
    const x = f32x4.sub(getVector(scores + k), highest);
    const e = exponential(x, least, toBase2, rounder, c0, c1, c2, c3, c4, c5, c6);
    setVector(weights + k, e);
    sum = f32x4.add(sum, e);
  }
  const factor = f32x4.div(c0, sum);
  for (let k: usize = 0; k < size; k += VECTOR) {
    setVector(weights + k, f32x4.mul(getVector(weights + k), factor));
  }
}

/**
 * x = 1 / (1 + e^-x), `count` vectors; or with `isTanh` x = tanh(x) = (1 - e^-2x) / (1 + e^-2x), to float32's
 * precision of 1, not of a small x. Both by the exponential of what is at most 0.
 */
export function squash(x: usize, count: i32, isTanh: bool): void {
  const first = getVector(x), zero = v128.xor(first, first);
  const least = held(f32x4.splat(LEAST), zero), toBase2 = held(f32x4.splat(LOG2_E), zero);
  const rounder = held(f32x4.splat(ROUNDER), zero), c0 = held(f32x4.splat(1), zero);
  const c1 = held(f32x4.splat(C1), zero), c2 = held(f32x4.splat(C2), zero);
  const c3 = held(f32x4.splat(C3), zero), c4 = held(f32x4.splat(C4), zero);
  const c5 = held(f32x4.splat(C5), zero), c6 = held(f32x4.splat(C6), zero);
  const factor = held(f32x4.splat(isTanh ? -2 : -1), zero);
  for (const end = x + <usize> count * VECTOR; x < end; x += VECTOR) {
    const value = getVector(x), exponent = f32x4.mul(f32x4.abs(value), factor);
    const e = exponential(exponent, least, toBase2, rounder, c0, c1, c2, c3, c4, c5, c6);
    // Of -|x|: e / (1 + e), of |x|: 1 / (1 + e); and of |x| (1 - e) / (1 + e), with the sign of x.
    const isNegative = f32x4.lt(value, zero);
    const above = isTanh ? f32x4.sub(c0, e) : v128.bitselect(e, c0, isNegative);
    const size = f32x4.div(above, f32x4.add(c0, e));
    setVector(x, isTanh ? v128.or(size, v128.and(value, f32x4.splat(-0.0))) : size);
  }
}
