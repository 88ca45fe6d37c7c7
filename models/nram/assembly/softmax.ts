/** The softmax of four rows of scores at a time, which takes a good part of a machine's step. */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd, held } from "../../../engine/kernels/assembly/vector";

const LOG2_E: f32 = 1.44269504088896341;
/** 1.5 2^23: what is added to a small number to round it to an integer, in the lowest bits. */
const ROUNDER: f32 = 12582912;
const LN_2: f64 = 0.6931471805599453;

/**
 * weights = the softmax of scores, `count` vectors of each.
 *
 * e^x = 2^n 2^r with n the integer next to x log2 e and |r| at most 1/2: of the series of 2^r = e^(r log 2)
 * seven terms leave 1.2e-7, and 2^n goes into the exponent's bits. Below -87 it counts as -87.
 */
export function softmax(weights: usize, scores: usize, count: i32): void {
  const size = <usize> count * VECTOR;
  let highest = getVector(scores);
  for (let k: usize = VECTOR; k < size; k += VECTOR) {
    highest = f32x4.pmax(getVector(scores + k), highest);
  }
  const zero = v128.xor(highest, highest);
  const least = held(f32x4.splat(-87), zero), toBase2 = held(f32x4.splat(LOG2_E), zero);
  const rounder = held(f32x4.splat(ROUNDER), zero), c0 = held(f32x4.splat(1), zero);
  const c1 = held(f32x4.splat(<f32> LN_2), zero);
  const c2 = held(f32x4.splat(<f32> (LN_2 * LN_2 / 2)), zero);
  const c3 = held(f32x4.splat(<f32> (LN_2 * LN_2 * LN_2 / 6)), zero);
  const c4 = held(f32x4.splat(<f32> (LN_2 * LN_2 * LN_2 * LN_2 / 24)), zero);
  const c5 = held(f32x4.splat(<f32> (LN_2 * LN_2 * LN_2 * LN_2 * LN_2 / 120)), zero);
  const c6 = held(f32x4.splat(<f32> (LN_2 * LN_2 * LN_2 * LN_2 * LN_2 * LN_2 / 720)), zero);
  let sum = zero;
  for (let k: usize = 0; k < size; k += VECTOR) {
    const x = f32x4.pmax(f32x4.sub(getVector(scores + k), highest), least);
    const shifted = fusedMultiplyAdd(rounder, x, toBase2);
    const n = f32x4.sub(shifted, rounder);
    const r = f32x4.sub(f32x4.mul(x, toBase2), n);
    let power = fusedMultiplyAdd(c5, c6, r);
    power = fusedMultiplyAdd(c4, power, r);
    power = fusedMultiplyAdd(c3, power, r);
    power = fusedMultiplyAdd(c2, power, r);
    power = fusedMultiplyAdd(c1, power, r);
    power = fusedMultiplyAdd(c0, power, r);
    const e = i32x4.add(power, i32x4.shl(shifted, 23));
    setVector(weights + k, e);
    sum = f32x4.add(sum, e);
  }
  const factor = f32x4.div(c0, sum);
  for (let k: usize = 0; k < size; k += VECTOR) {
    setVector(weights + k, f32x4.mul(getVector(weights + k), factor));
  }
}
