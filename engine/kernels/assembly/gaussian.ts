/**
 * Gaussians by the definition in engine/base/gaussian.ts, to the last bit, in three passes over the
 * output: random words; the quantiles of those in the centre, four words out of five; the others, of
 * which there is a list. A branch for each word would be guessed wrong too often.
 */

import { getInt, getVector, LANES, setFloat, setInt, setVector, VECTOR, WORD } from "./memory";
import { interleaveHigh, interleaveLow, upperHalf } from "./vector";

/** The high words of four unsigned products of 32 bits. */
@inline
function multiplyHigh(a: v128, b: v128): v128 {
  const low = i64x2.extmul_low_i32x4_u(a, b), high = i64x2.extmul_high_i32x4_u(a, b);
  return i8x16.shuffle(low, high, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

/** Stores a vector, or the first of its lanes where fewer are left. */
@inline
function setUpTo(address: usize, value: v128, left: i32): void {
  if (left >= LANES) {
    setVector(address, value);
    return;
  }
  if (left > 0) setInt(address, i32x4.extract_lane(value, 0));
  if (left > 1) setInt(address + WORD, i32x4.extract_lane(value, 1));
  if (left > 2) setInt(address + 2 * WORD, i32x4.extract_lane(value, 2));
}

/** Philox4x32-10 with counters (block, index, 0, 0), four blocks at a time. */
function fillWords(out: usize, length: i32, key0: i32, key1: i32, index: i32): void {
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
    const low01 = interleaveLow(c0, c1), high01 = interleaveHigh(c0, c1);
    const low23 = interleaveLow(c2, c3), high23 = interleaveHigh(c2, c3);
    const left = length - start, to = out + <usize> start * WORD;
    setUpTo(to, firstHalves(low01, low23), left);
    setUpTo(to + VECTOR, secondHalves(low01, low23), left - LANES);
    setUpTo(to + 2 * VECTOR, firstHalves(high01, high23), left - 2 * LANES);
    setUpTo(to + 3 * VECTOR, secondHalves(high01, high23), left - 3 * LANES);
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

/** (word + 1/2) / 2^32 - 1/2 of the two lower words: exact. */
@inline
function centred(words: v128): v128 {
  const halves = f64x2.add(f64x2.convert_low_i32x4_u(words), f64x2.splat(0.5));
  return f64x2.sub(f64x2.mul(halves, f64x2.splat(1.0 / 4294967296)), f64x2.splat(0.5));
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

/** The natural logarithms of two normal numbers, step by step as in engine/base/gaussian.ts. */
@inline
function logs(x: v128): v128 {
  const bits = i64x2.shr_u(x, 52);
  const exponents = i8x16.shuffle(bits, bits, 0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11);
  let exponent = f64x2.convert_low_i32x4_s(i32x4.sub(exponents, i32x4.splat(1023)));
  let mantissa = v128.or(
    v128.and(x, i64x2.splat(0xfffffffffffff)),
    i64x2.splat(0x3ff0000000000000),
  );
  const high = f64x2.gt(mantissa, f64x2.splat(1.4142135623730951));
  mantissa = v128.bitselect(f64x2.mul(mantissa, f64x2.splat(0.5)), mantissa, high);
  exponent = f64x2.add(exponent, v128.and(high, f64x2.splat(1)));
  const s = f64x2.div(
    f64x2.sub(mantissa, f64x2.splat(1)),
    f64x2.add(mantissa, f64x2.splat(1)),
  );
  const square = f64x2.mul(s, s);
  let sum = f64x2.splat(1.0 / 21);
  sum = horner(sum, square, 1.0 / 19);
  sum = horner(sum, square, 1.0 / 17);
  sum = horner(sum, square, 1.0 / 15);
  sum = horner(sum, square, 1.0 / 13);
  sum = horner(sum, square, 1.0 / 11);
  sum = horner(sum, square, 1.0 / 9);
  sum = horner(sum, square, 1.0 / 7);
  sum = horner(sum, square, 1.0 / 5);
  sum = horner(sum, square, 1.0 / 3);
  sum = horner(sum, square, 1);
  return f64x2.add(
    f64x2.mul(exponent, f64x2.splat(0.6931471805599453)),
    f64x2.mul(f64x2.mul(f64x2.splat(2), s), sum),
  );
}

/**
 * AS 241 for |q| over 0.425. The root is at most 4.8 for words of 32 bits: the third region, beyond 5,
 * is never reached.
 */
@inline
function tailQuantile(q: v128): v128 {
  const probability = f64x2.sub(f64x2.splat(0.5), f64x2.abs(q));
  const root = f64x2.sqrt(f64x2.neg(logs(probability)));
  const r = f64x2.sub(root, f64x2.splat(1.6));
  let a = f64x2.splat(7.7454501427834140764e-4), b = f64x2.splat(1.05075007164441684324e-9);
  a = horner(a, r, 0.0227238449892691845833);
  b = horner(b, r, 5.475938084995344946e-4);
  a = horner(a, r, 0.24178072517745061177);
  b = horner(b, r, 0.0151986665636164571966);
  a = horner(a, r, 1.27045825245236838258);
  b = horner(b, r, 0.14810397642748007459);
  a = horner(a, r, 3.64784832476320460504);
  b = horner(b, r, 0.68976733498510000455);
  a = horner(a, r, 5.7694972214606914055);
  b = horner(b, r, 1.6763848301838038494);
  a = horner(a, r, 4.6303378461565452959);
  b = horner(b, r, 2.05319162663775882187);
  a = horner(a, r, 1.42343711074968357734);
  b = horner(b, r, 1);
  const sign = v128.and(q, i64x2.splat(i64.MIN_VALUE));
  return v128.xor(f64x2.div(a, b), sign);
}

/** Two of the words that lie at a list of indices. */
@inline
function wordsAt(out: usize, first: i32, second: i32): v128 {
  const word = i32x4.splat(getInt(out + <usize> first * WORD));
  return i32x4.replace_lane(word, 1, getInt(out + <usize> second * WORD));
}

/**
 * out[i] = quantile((word + 1/2) / 2^32) standardDeviation, the word being number i mod 4 of the
 * Philox4x32-10 block with counter (i div 4, index, 0, 0).
 *
 * @param out float32 `[length]`
 * @param tails int32 `[length]`, to work in.
 */
export function fillGaussian(
  out: usize,
  tails: usize,
  length: i32,
  standardDeviation: f64,
  key0: i32,
  key1: i32,
  index: i32,
): void {
  const deviation = f64x2.splat(standardDeviation), edge = f64x2.splat(0.425);
  fillWords(out, length, key0, key1, index);
  let tailCount = 0, i = 0;
  for (; i <= length - LANES; i += LANES) {
    const at = out + <usize> i * WORD, words = getVector(at);
    const q0 = centred(words), q1 = centred(upperHalf(words));
    const tail0 = f64x2.gt(f64x2.abs(q0), edge), tail1 = f64x2.gt(f64x2.abs(q1), edge);
    const low = f32x4.demote_f64x2_zero(f64x2.mul(centralQuantile(q0), deviation));
    const high = f32x4.demote_f64x2_zero(f64x2.mul(centralQuantile(q1), deviation));
    const values = firstHalves(low, high);
    // A word in a tail stays a word for now.
    const inTail = i8x16.shuffle(tail0, tail1, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
    setVector(at, v128.bitselect(words, values, inTail));
    const mask = i32x4.bitmask(inTail);
    tailCount = list(tails, tailCount, i, mask & 1);
    tailCount = list(tails, tailCount, i + 1, (mask >> 1) & 1);
    tailCount = list(tails, tailCount, i + 2, (mask >> 2) & 1);
    tailCount = list(tails, tailCount, i + 3, mask >> 3);
  }
  for (; i < length; i++) {
    const at = out + <usize> i * WORD, q = centred(i32x4.splat(getInt(at)));
    const isTail = abs(f64x2.extract_lane(q, 0)) > 0.425;
    if (!isTail) {
      const value = f32x4.demote_f64x2_zero(f64x2.mul(centralQuantile(q), deviation));
      setFloat(at, f32x4.extract_lane(value, 0));
    }
    tailCount = list(tails, tailCount, i, isTail ? 1 : 0);
  }
  for (let t = 0; t < tailCount; t += 2) {
    const first = getInt(tails + <usize> t * WORD);
    const second = t + 1 < tailCount ? getInt(tails + <usize> (t + 1) * WORD) : first;
    const quantiles = tailQuantile(centred(wordsAt(out, first, second)));
    const values = f32x4.demote_f64x2_zero(f64x2.mul(quantiles, deviation));
    setFloat(out + <usize> first * WORD, f32x4.extract_lane(values, 0));
    setFloat(out + <usize> second * WORD, f32x4.extract_lane(values, 1));
  }
}

/** Puts an index at the end of the list, where it stays if the list grows by 1. */
@inline
function list(tails: usize, count: i32, index: i32, grows: i32): i32 {
  setInt(tails + <usize> count * WORD, index);
  return count + grows;
}
