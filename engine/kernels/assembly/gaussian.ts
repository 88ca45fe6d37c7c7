/**
 * Gaussians by the definition in engine/base/gaussian.ts, to the last bit, most of them without computing
 * it. With u = min(word, 2^32 - 1 - word), the quantile is, but for its sign, (2^31 - 1/2 - u) G(u), and a
 * table has a cubic for G in each of 64 segments of every octave of u. The product is within 2^-34.8 of the
 * definition's float64, relative to it. Where both float64 at a distance of 2^-34 round to the same
 * float32, the definition rounds to that, too; where they do not, for one word in 512, it is computed.
 */

import { MIDDLE, ROW, SEGMENT_BITS } from "./gaussian_table";
import { getInt, getVector, LANES, setFloat, setInt, setVector, VECTOR, WORD } from "./memory";
import { centralQuantile, centred, tailQuantile } from "./normal_quantile";
import { fillWords, multiplyHigh } from "./philox";
import { firstHalves, held, secondHalves, upperHalf } from "./vector";

/** Numbers that are made at a time, in words that stay in the cache: a multiple of 32. */
const BLOCK: i32 = 512;

/** Numbers that one turn of the loop makes. */
const STEP: i32 = 2 * LANES;

/** 2^-34 of a float64, at most, in units of its last place, each 2^-53 of it or more. */
const MARGIN: i32 = 1 << 19;

/** The definition, for one word. */
function setExactly(out: usize, word: i32, standardDeviation: f64): void {
  const q = centred(i32x4.splat(word));
  const inTail = abs(f64x2.extract_lane(q, 0)) > 0.425;
  const quantile = inTail ? tailQuantile(q) : centralQuantile(q);
  setFloat(out, <f32> (f64x2.extract_lane(quantile, 0) * standardDeviation));
}

/** min(word, 2^32 - 1 - word) of four words. */
@inline
function folded(words: v128): v128 {
  return v128.xor(words, i32x4.shr_s(words, 31));
}

/** Where four words have their rows, in bytes from the row of an exponent of 0. */
@inline
function rowsOf(words: v128, one: v128, rowMask: v128): v128 {
  // Exponent and mantissa of u as a float32. What that rounds up into the next segment lies at its edge,
  // where its cubic is as good. No number has the segment of 0: it goes to that of 1.
  const bits = i32x4.max_s(f32x4.convert_i32x4_s(folded(words)), one);
  return v128.and(i32x4.shr_u(bits, 23 - SEGMENT_BITS - 5), rowMask);
}

/** (u - 2^31 + 1/2) G(u) standardDeviation of two numbers u: a quantile of the lower half. */
@inline
function lowerQuantile(u: v128, row0: usize, row1: usize, middle: v128, deviation: v128): v128 {
  const low0 = getVector(row0), low1 = getVector(row1);
  const high0 = getVector(row0 + VECTOR), high1 = getVector(row1 + VECTOR);
  const x = f64x2.convert_low_i32x4_s(u);
  // Rounded once or twice, by what the processor has: the margin is wide enough for both.
  let sum = f64x2.relaxed_madd(secondHalves(high0, high1), x, firstHalves(high0, high1));
  sum = f64x2.relaxed_madd(sum, x, secondHalves(low0, low1));
  sum = f64x2.relaxed_madd(sum, x, firstHalves(low0, low1));
  return f64x2.mul(sum, f64x2.mul(f64x2.sub(x, middle), deviation));
}

/**
 * Stores four numbers by the table.
 *
 * @param at Where their rows lie: `rowsOf`.
 * @returns In which lanes the number may have been rounded to the wrong side.
 */
@inline
function setByTable(
  out: usize,
  words: v128,
  at: v128,
  rows: usize,
  deviation: v128,
  middle: v128,
  signBit: v128,
  margin: v128,
  limit: v128,
): v128 {
  const u = folded(words);
  const at01 = i64x2.extract_lane(at, 0), at23 = i64x2.extract_lane(at, 1);
  const row0 = rows + <usize> <u32> at01, row1 = rows + <usize> (at01 >> 32);
  const row2 = rows + <usize> <u32> at23, row3 = rows + <usize> (at23 >> 32);
  const low = lowerQuantile(u, row0, row1, middle, deviation);
  const high = lowerQuantile(upperHalf(u), row2, row3, middle, deviation);
  const values = firstHalves(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high));
  setVector(out, v128.xor(values, v128.and(words, signBit)));
  // The 29 bits that a float64 has and a float32 has not, at the top of a lane: is that half of the
  // last place of the float32, which is the lowest int32, give or take the margin?
  const rest = i32x4.shl(evenLanes(low, high), 3);
  return i32x4.lt_s(i32x4.add(rest, margin), limit);
}

@inline
function evenLanes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
}

/**
 * Stores numbers by the table, and lists those that may have been rounded to the wrong side.
 *
 * @param words int32 `[length + 8]`
 * @param list int32 `[length]`, to be filled with indices.
 * @param length A multiple of `STEP`.
 * @returns How many are listed.
 */
function fillByTable(
  out: usize,
  words: usize,
  list: usize,
  length: i32,
  table: usize,
  standardDeviation: f64,
): i32 {
  const zero = i32x4.splat(length >> 31), deviation = f64x2.splat(standardDeviation);
  const middle = held(f64x2.splat(MIDDLE), zero);
  const one = held(f32x4.splat(1), zero), rowMask = held(i32x4.splat(-<i32> ROW), zero);
  const signBit = held(i32x4.splat(i32.MIN_VALUE), zero);
  const margin = held(i32x4.splat(MARGIN << 3), zero);
  const limit = held(i32x4.splat(i32.MIN_VALUE + 2 * (MARGIN << 3) + 1), zero);
  // The first row belongs to the number 1, which has the exponent 127.
  const rows = table - (127 << SEGMENT_BITS) * ROW;
  let count = 0;
  // One turn ahead, so that no turn waits for where its rows are.
  let next0 = rowsOf(getVector(words), one, rowMask);
  let next1 = rowsOf(getVector(words + VECTOR), one, rowMask);
  for (let i = 0; i < length; i += STEP) {
    const at = <usize> i * WORD, rows0 = next0, rows1 = next1;
    next0 = rowsOf(getVector(words + at + 2 * VECTOR), one, rowMask);
    next1 = rowsOf(getVector(words + at + 3 * VECTOR), one, rowMask);
    const near0 = setByTable(
      out + at, getVector(words + at), rows0,
      rows, deviation, middle, signBit, margin, limit,
    );
    const near1 = setByTable(
      out + at + VECTOR, getVector(words + at + VECTOR), rows1,
      rows, deviation, middle, signBit, margin, limit,
    );
    if (i32x4.bitmask(v128.or(near0, near1)) == 0) continue;
    for (let near = i32x4.bitmask(near0) | i32x4.bitmask(near1) << 4; near != 0; near &= near - 1) {
      setInt(list + <usize> count * WORD, i + ctz(near));
      count += 1;
    }
  }
  return count;
}

/**
 * Maps words into the range from `lowest` to 2^32 - 1 - lowest, as `withinTwoDeviations` in
 * engine/base/truncated.ts does.
 *
 * @param words int32 `[length]`, its length rounded up to a multiple of 4; changed in place.
 */
function narrow(words: usize, length: i32, lowest: i32): void {
  const range = i32x4.splat(-2 * lowest), first = i32x4.splat(lowest);
  for (const end = words + <usize> length * WORD; words < end; words += VECTOR) {
    setVector(words, i32x4.add(multiplyHigh(getVector(words), range), first));
  }
}

/**
 * out[i] = quantile((word + 1/2) / 2^32) standardDeviation, the word being number i mod 4 of the
 * Philox4x32-10 block with counter (i div 4, index, 0, 0), or what `narrow` makes of it.
 *
 * @param out float32 `[length]`
 * @param table As `fillGaussianTable` makes it.
 * @param work int32 `[1024]`, to work in: words, and a list of indices.
 * @param lowest Of the words that are used, as many at either end being left out; 0 for all.
 */
export function fillGaussian(
  out: usize,
  table: usize,
  work: usize,
  length: i32,
  standardDeviation: f64,
  key0: i32,
  key1: i32,
  index: i32,
  lowest: i32,
): void {
  const list = work + BLOCK * WORD;
  // The margin is for normal float32, and no quantile is less than 2^-32.
  const normal = abs(standardDeviation) > 1e-27;
  for (let start = 0; start < length; start += BLOCK) {
    const count = min(length - start, BLOCK), to = out + <usize> start * WORD;
    fillWords(work, count, key0, key1, index, start >> 2);
    if (lowest != 0) narrow(work, count, lowest);
    const whole = normal ? count & -STEP : 0;
    const near = fillByTable(to, work, list, whole, table, standardDeviation);
    for (let n = 0; n < near; n++) {
      const at = <usize> getInt(list + <usize> n * WORD) * WORD;
      setExactly(to + at, getInt(work + at), standardDeviation);
    }
    for (let i = whole; i < count; i++) {
      const at = <usize> i * WORD;
      setExactly(to + at, getInt(work + at), standardDeviation);
    }
  }
}
