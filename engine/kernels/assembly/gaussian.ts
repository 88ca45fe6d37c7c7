/** Gaussians by the definition in engine/gaussian.ts, to the last bit: four Philox blocks at a time. */

import { log } from "./exponential";
import { LANES, setFloat, setVector, VECTOR, WORD } from "./memory";
import { upperHalf } from "./vector";

/** The high words of four unsigned products of 32 bits. */
@inline
function multiplyHigh(a: v128, b: v128): v128 {
  const low = i64x2.extmul_low_i32x4_u(a, b), high = i64x2.extmul_high_i32x4_u(a, b);
  return i8x16.shuffle(low, high, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

@inline
function horner(sum: v128, r: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(sum, r), f64x2.splat(coefficient));
}

/** AS 241 for |q| at most 0.425. */
@inline
function centralQuantile(q: v128): v128 {
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  let a = f64x2.splat(2509.0809287301226727), b = f64x2.splat(5226.495278852854561);
  a = horner(a, r, 33430.575583588128105);
  b = horner(b, r, 28729.085735721942674);
  a = horner(a, r, 67265.770927008700853);
  b = horner(b, r, 39307.89580009271061);
  a = horner(a, r, 45921.953931549871457);
  b = horner(b, r, 21213.794301586595867);
  a = horner(a, r, 13731.693765509461125);
  b = horner(b, r, 5394.1960214247511077);
  a = horner(a, r, 1971.5909503065514427);
  b = horner(b, r, 687.1870074920579083);
  a = horner(a, r, 133.14166789178437745);
  b = horner(b, r, 42.313330701600911252);
  a = horner(a, r, 3.387132872796366608);
  b = horner(b, r, 1);
  return f64x2.div(f64x2.mul(q, a), b);
}

/** AS 241 for |q| over 0.425; both polynomials of a region go side by side, one to a lane. */
function tailQuantile(q: f64): f64 {
  // 1 - (q + 1/2) and 1/2 - q are the same: both are exact.
  const root = sqrt<f64>(-log(q < 0 ? q + 0.5 : 0.5 - q));
  let sums: v128;
  if (root <= 5) {
    const r = f64x2.splat(root - 1.6);
    sums = f64x2(7.7454501427834140764e-4, 1.05075007164441684324e-9);
    sums = both(sums, r, 0.0227238449892691845833, 5.475938084995344946e-4);
    sums = both(sums, r, 0.24178072517745061177, 0.0151986665636164571966);
    sums = both(sums, r, 1.27045825245236838258, 0.14810397642748007459);
    sums = both(sums, r, 3.64784832476320460504, 0.68976733498510000455);
    sums = both(sums, r, 5.7694972214606914055, 1.6763848301838038494);
    sums = both(sums, r, 4.6303378461565452959, 2.05319162663775882187);
    sums = both(sums, r, 1.42343711074968357734, 1);
  } else {
    const r = f64x2.splat(root - 5);
    sums = f64x2(2.01033439929228813265e-7, 2.04426310338993978564e-15);
    sums = both(sums, r, 2.71155556874348757815e-5, 1.4215117583164458887e-7);
    sums = both(sums, r, 0.0012426609473880784386, 1.8463183175100546818e-5);
    sums = both(sums, r, 0.026532189526576123093, 7.868691311456132591e-4);
    sums = both(sums, r, 0.29656057182650489123, 0.0148753612908506148525);
    sums = both(sums, r, 1.7848265399172913358, 0.13692988092273580531);
    sums = both(sums, r, 5.4637849111641143699, 0.59983220655588793769);
    sums = both(sums, r, 6.6579046435011037772, 1);
  }
  const magnitude = f64x2.extract_lane(sums, 0) / f64x2.extract_lane(sums, 1);
  return q < 0 ? -magnitude : magnitude;
}

@inline
function both(sums: v128, r: v128, numerator: f64, denominator: f64): v128 {
  return f64x2.add(f64x2.mul(sums, r), f64x2(numerator, denominator));
}

/** Two words, in the low half of the vector, to two Gaussians in its low half. */
@inline
function gaussianPair(words: v128, standardDeviation: v128): v128 {
  const q = f64x2.sub(
    f64x2.mul(
      f64x2.add(f64x2.convert_low_i32x4_u(words), f64x2.splat(0.5)),
      f64x2.splat(1.0 / 4294967296),
    ),
    f64x2.splat(0.5),
  );
  let quantiles = centralQuantile(q);
  const tails = f64x2.gt(f64x2.abs(q), f64x2.splat(0.425));
  if (v128.any_true(tails)) {
    const first = f64x2.extract_lane(q, 0), second = f64x2.extract_lane(q, 1);
    if (abs(first) > 0.425) quantiles = f64x2.replace_lane(quantiles, 0, tailQuantile(first));
    if (abs(second) > 0.425) quantiles = f64x2.replace_lane(quantiles, 1, tailQuantile(second));
  }
  return f32x4.demote_f64x2_zero(f64x2.mul(quantiles, standardDeviation));
}

/** Four words to four Gaussians. */
@inline
function gaussians(words: v128, standardDeviation: v128): v128 {
  const low = gaussianPair(words, standardDeviation);
  const high = gaussianPair(upperHalf(words), standardDeviation);
  return i8x16.shuffle(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

/** Stores a vector, or the first of its lanes where fewer are left. */
@inline
function setUpTo(address: usize, value: v128, left: i32): void {
  if (left >= LANES) {
    setVector(address, value);
    return;
  }
  if (left > 0) setFloat(address, f32x4.extract_lane(value, 0));
  if (left > 1) setFloat(address + WORD, f32x4.extract_lane(value, 1));
  if (left > 2) setFloat(address + 2 * WORD, f32x4.extract_lane(value, 2));
}

/**
 * out[i] = quantile((word + 1/2) / 2^32) standardDeviation, the word being number i mod 4 of the
 * Philox4x32-10 block with counter (i div 4, index, 0, 0).
 *
 * @param out float32 `[length]`
 */
export function fillGaussian(
  out: usize,
  length: i32,
  standardDeviation: f64,
  key0: i32,
  key1: i32,
  index: i32,
): void {
  const deviation = f64x2.splat(standardDeviation);
  const multiplier0 = i32x4.splat(0xd2511f53), multiplier1 = i32x4.splat(0xcd9e8d57);
  for (let start = 0; start < length; start += 4 * LANES) {
    // Lane b of c_j is word j of the counter of block b.
    let c0 = i32x4.add(i32x4.splat(start >> 2), i32x4(0, 1, 2, 3));
    let c1 = i32x4.splat(index), c2 = i32x4.splat(0), c3 = i32x4.splat(0);
    let k0 = key0, k1 = key1;
    for (let round = 0; round < 10; round++) {
      const high0 = multiplyHigh(c0, multiplier0), low0 = i32x4.mul(c0, multiplier0);
      const high1 = multiplyHigh(c2, multiplier1), low1 = i32x4.mul(c2, multiplier1);
      c0 = v128.xor(v128.xor(high1, c1), i32x4.splat(k0));
      c1 = low1;
      c2 = v128.xor(v128.xor(high0, c3), i32x4.splat(k1));
      c3 = low0;
      k0 += 0x9e3779b9;
      k1 += 0xbb67ae85;
    }
    // Transposed: each vector the words of one block.
    const low01 = i8x16.shuffle(c0, c1, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
    const high01 = i8x16.shuffle(
      c0,
      c1,
      8,
      9,
      10,
      11,
      24,
      25,
      26,
      27,
      12,
      13,
      14,
      15,
      28,
      29,
      30,
      31,
    );
    const low23 = i8x16.shuffle(c2, c3, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
    const high23 = i8x16.shuffle(
      c2,
      c3,
      8,
      9,
      10,
      11,
      24,
      25,
      26,
      27,
      12,
      13,
      14,
      15,
      28,
      29,
      30,
      31,
    );
    const left = length - start;
    const to = out + <usize> start * WORD;
    setUpTo(to, gaussians(firstHalves(low01, low23), deviation), left);
    setUpTo(to + VECTOR, gaussians(secondHalves(low01, low23), deviation), left - LANES);
    setUpTo(to + 2 * VECTOR, gaussians(firstHalves(high01, high23), deviation), left - 2 * LANES);
    setUpTo(to + 3 * VECTOR, gaussians(secondHalves(high01, high23), deviation), left - 3 * LANES);
  }
}

@inline
function firstHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

@inline
function secondHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
}
