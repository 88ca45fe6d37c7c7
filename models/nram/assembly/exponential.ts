/** The exponential and what is made of it, by fused operations: a machine's step is full of them. */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd, held } from "../../../engine/kernels/assembly/vector";

const LOG2_E: f32 = 1.44269504088896341;
/** 1.5 2^23: what is added to a small number to round it to an integer, in the lowest bits. */
const ROUNDER: f32 = 12582912;
const LN_2: f64 = 0.6931471805599453;
/** (log 2)^k / k!: the series of 2^r. */
const C2: f64 = LN_2 * LN_2 / 2;
const C3: f64 = C2 * LN_2 / 3;
const C4: f64 = C3 * LN_2 / 4;
const C5: f64 = C4 * LN_2 / 5;
const C6: f64 = C5 * LN_2 / 6;

/**
 * e^x of four float32 at most 0: 2^n 2^r with n the integer next to x log2 e and |r| at most 1/2. Of the
 * series of 2^r seven terms leave 1.2e-7, and 2^n goes into the exponent's bits. Below -87 it is e^-87.
 * The constants are the caller's, who holds them over a loop.
 */
@inline
function exponential(
  x: v128,
  least: v128,
  toBase2: v128,
  rounder: v128,
  c0: v128,
  c1: v128,
  c2: v128,
  c3: v128,
  c4: v128,
  c5: v128,
  c6: v128,
): v128 {
  const bounded = f32x4.pmax(x, least), shifted = fusedMultiplyAdd(rounder, bounded, toBase2);
  const r = f32x4.sub(f32x4.mul(bounded, toBase2), f32x4.sub(shifted, rounder));
  let power = fusedMultiplyAdd(c5, c6, r);
  power = fusedMultiplyAdd(c4, power, r);
  power = fusedMultiplyAdd(c3, power, r);
  power = fusedMultiplyAdd(c2, power, r);
  power = fusedMultiplyAdd(c1, power, r);
  power = fusedMultiplyAdd(c0, power, r);
  return i32x4.add(power, i32x4.shl(shifted, 23));
}

/** weights = the softmax of scores, `count` vectors of each. */
export function softmax(weights: usize, scores: usize, count: i32): void {
  const size = <usize> count * VECTOR;
  let highest = getVector(scores);
  for (let k: usize = VECTOR; k < size; k += VECTOR) {
    highest = f32x4.pmax(getVector(scores + k), highest);
  }
  const zero = v128.xor(highest, highest);
  const least = held(f32x4.splat(-87), zero), toBase2 = held(f32x4.splat(LOG2_E), zero);
  const rounder = held(f32x4.splat(ROUNDER), zero), c0 = held(f32x4.splat(1), zero);
  const c1 = held(f32x4.splat(<f32> LN_2), zero), c2 = held(f32x4.splat(<f32> C2), zero);
  const c3 = held(f32x4.splat(<f32> C3), zero), c4 = held(f32x4.splat(<f32> C4), zero);
  const c5 = held(f32x4.splat(<f32> C5), zero), c6 = held(f32x4.splat(<f32> C6), zero);
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
  const least = held(f32x4.splat(-87), zero), toBase2 = held(f32x4.splat(LOG2_E), zero);
  const rounder = held(f32x4.splat(ROUNDER), zero), c0 = held(f32x4.splat(1), zero);
  const c1 = held(f32x4.splat(<f32> LN_2), zero), c2 = held(f32x4.splat(<f32> C2), zero);
  const c3 = held(f32x4.splat(<f32> C3), zero), c4 = held(f32x4.splat(<f32> C4), zero);
  const c5 = held(f32x4.splat(<f32> C5), zero), c6 = held(f32x4.splat(<f32> C6), zero);
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
