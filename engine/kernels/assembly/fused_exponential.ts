/** The exponential by fused operations, for loops that are full of it. */

import { fusedMultiplyAdd } from "./vector";

export const LOG2_E: f32 = 1.44269504088896341;
/** 1.5 2^23: what is added to a small number to round it to an integer, in the lowest bits. */
export const ROUNDER: f32 = 12582912;
const LN_2: f64 = 0.6931471805599453;
/** (log 2)^k / k!: the series of 2^r. */
export const C1: f32 = <f32> LN_2;
export const C2: f32 = <f32> (LN_2 * LN_2 / 2);
export const C3: f32 = <f32> (LN_2 * LN_2 / 2 * LN_2 / 3);
export const C4: f32 = <f32> (LN_2 * LN_2 / 2 * LN_2 / 3 * LN_2 / 4);
export const C5: f32 = <f32> (LN_2 * LN_2 / 2 * LN_2 / 3 * LN_2 / 4 * LN_2 / 5);
export const C6: f32 = <f32> (LN_2 * LN_2 / 2 * LN_2 / 3 * LN_2 / 4 * LN_2 / 5 * LN_2 / 6);

/** What it is bounded by: e^-87 stands for all that is smaller. */
export const LEAST: f32 = -87;

/**
 * e^x of four float32, at most 87: 2^n 2^r with n the integer next to x log2 e and |r| at most 1/2. Of the
 * series of 2^r seven terms leave 1.2e-7, and 2^n goes into the exponent's bits. Below -87 it is e^-87.
 * The constants are the caller's, who holds them over a loop.
 */
@inline
export function exponential(
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
