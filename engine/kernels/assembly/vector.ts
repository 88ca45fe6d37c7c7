/**
 * Rows of float32: what the networks' loops are made of.
 *
 * The functions whose width is a number of vectors take rows padded to whole ones, and work on four
 * vectors at a time, so that what they add up stays in registers.
 */

import { getFloat, getSplat, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "./memory";

/** to = from, for rows of any length: to call the engine's own copy takes longer than a short row. */
@inline
export function copyRow(to: usize, from: usize, length: i32): void {
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(to, getVector(from));
    from += VECTOR;
    to += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(to, getFloat(from));
    from += WORD;
    to += WORD;
  }
}

/** row = 0, for rows of any length. */
@inline
export function clearRow(row: usize, length: i32): void {
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(row, f32x4.splat(0));
    row += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(row, 0);
    row += WORD;
  }
}

/**
 * A constant for a loop. V8 makes a plain one anew at each use, in three instructions; this one stays in
 * a register.
 *
 * @param zero All bits 0, in a way that the compiler cannot know.
 */
@inline
export function held(constant: v128, zero: v128): v128 {
  return v128.or(constant, zero);
}

/** The sum of the four lanes, as (a + c) + (b + d). */
@inline
export function sumLanes(v: v128): f32 {
  const pairs = f32x4.add(v, upperHalf(v));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The largest of the four lanes. */
@inline
export function maxLane(v: v128): f32 {
  const pairs = f32x4.max(v, upperHalf(v));
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

/** The two upper lanes of four, twice. */
@inline
export function upperHalf(v: v128): v128 {
  return i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
}

/** The lower halves of two vectors. */
@inline
export function firstHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

/** The upper halves of two vectors. */
@inline
export function secondHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
}

/** sum + a b, lane by lane. */
@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * sum + a b, rounded once where the processor can do both in one instruction, as nearly all do, and twice
 * elsewhere: `fusesMultiplyAdd` says which, and the specification of a trial with it.
 */
@inline
export function fusedMultiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.relaxed_madd(a, b, sum);
}

/** sum - a b, rounded as `fusedMultiplyAdd` does. */
@inline
export function fusedMultiplySubtract(sum: v128, a: v128, b: v128): v128 {
  return f32x4.relaxed_nmadd(a, b, sum);
}

/** Inner product of two rows of any length. */
export function dot(a: usize, b: usize, length: i32): f32 {
  let sum = f32x4.splat(0);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    sum = multiplyAdd(sum, getVector(a), getVector(b));
    a += VECTOR;
    b += VECTOR;
  }
  let total = sumLanes(sum);
  for (; left > 0; left--) {
    total += getFloat(a) * getFloat(b);
    a += WORD;
    b += WORD;
  }
  return total;
}

/** to += scale * from, for rows of any length. */
export function addScaled(to: usize, scale: f32, from: usize, length: i32): void {
  const factor = f32x4.splat(scale);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(to, multiplyAdd(getVector(to), factor, getVector(from)));
    from += VECTOR;
    to += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(to, getFloat(to) + scale * getFloat(from));
    from += WORD;
    to += WORD;
  }
}

/** to += factors * from, entry by entry, for rows of any length. */
export function addProduct(to: usize, factors: usize, from: usize, length: i32): void {
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(to, multiplyAdd(getVector(to), getVector(factors), getVector(from)));
    from += VECTOR;
    to += VECTOR;
    factors += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(to, getFloat(to) + getFloat(factors) * getFloat(from));
    from += WORD;
    to += WORD;
    factors += WORD;
  }
}

/** out[i] = x . rows[i]; rows lie `stride` bytes apart. */
export function products(
  out: usize,
  x: usize,
  rows: usize,
  stride: usize,
  count: i32,
  vectors: i32,
): void {
  let left = count;
  for (; left >= 4; left -= 4) {
    const b = rows + stride, c = b + stride, d = c + stride;
    let sumA = f32x4.splat(0), sumB = f32x4.splat(0), sumC = f32x4.splat(0), sumD = f32x4.splat(0);
    for (let k: usize = 0, end = <usize> vectors * VECTOR; k < end; k += VECTOR) {
      const entry = getVector(x + k);
      sumA = multiplyAdd(sumA, entry, getVector(rows + k));
      sumB = multiplyAdd(sumB, entry, getVector(b + k));
      sumC = multiplyAdd(sumC, entry, getVector(c + k));
      sumD = multiplyAdd(sumD, entry, getVector(d + k));
    }
    // Transposed and added, so that lane i is the sum of the lanes of sum i, as `sumLanes` adds.
    const ab = f32x4.add(interleaveLow(sumA, sumB), interleaveHigh(sumA, sumB));
    const cd = f32x4.add(interleaveLow(sumC, sumD), interleaveHigh(sumC, sumD));
    setVector(out, f32x4.add(firstHalves(ab, cd), secondHalves(ab, cd)));
    out += VECTOR;
    rows = d + stride;
  }
  for (; left > 0; left--) {
    setFloat(out, dot(x, rows, vectors * LANES));
    out += WORD;
    rows += stride;
  }
}

@inline
export function interleaveLow(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
}

@inline
export function interleaveHigh(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
}

/** out += sum over i of factors[i] rows[i]. */
export function addWeightedRows(
  out: usize,
  factors: usize,
  rows: usize,
  stride: usize,
  count: i32,
  vectors: i32,
): void {
  let left = vectors;
  for (; left >= 4; left -= 4) {
    let a = getVector(out), b = getVector(out + VECTOR);
    let c = getVector(out + 2 * VECTOR), d = getVector(out + 3 * VECTOR);
    let row = rows, factor = factors;
    for (let i = 0; i < count; i++) {
      const scale = getSplat(factor);
      a = multiplyAdd(a, scale, getVector(row));
      b = multiplyAdd(b, scale, getVector(row + VECTOR));
      c = multiplyAdd(c, scale, getVector(row + 2 * VECTOR));
      d = multiplyAdd(d, scale, getVector(row + 3 * VECTOR));
      row += stride;
      factor += WORD;
    }
    setVector(out, a);
    setVector(out + VECTOR, b);
    setVector(out + 2 * VECTOR, c);
    setVector(out + 3 * VECTOR, d);
    out += 4 * VECTOR;
    rows += 4 * VECTOR;
  }
  for (; left > 0; left--) {
    let sum = getVector(out);
    let row = rows, factor = factors;
    for (let i = 0; i < count; i++) {
      sum = multiplyAdd(sum, getSplat(factor), getVector(row));
      row += stride;
      factor += WORD;
    }
    setVector(out, sum);
    out += VECTOR;
    rows += VECTOR;
  }
}

/**
 * rows[i] += factors[i] x for every i: what `addWeightedRows` and `products` have for gradients. With
 * `first` the rows are set and not added to.
 */
export function addOuter(
  rows: usize,
  stride: usize,
  factors: usize,
  x: usize,
  count: i32,
  vectors: i32,
  first: bool,
): void {
  let left = vectors;
  for (; left >= 4; left -= 4) {
    const a = getVector(x), b = getVector(x + VECTOR);
    const c = getVector(x + 2 * VECTOR), d = getVector(x + 3 * VECTOR);
    let row = rows, factor = factors;
    if (first) {
      for (let i = 0; i < count; i++) {
        const scale = getSplat(factor);
        setVector(row, f32x4.mul(scale, a));
        setVector(row + VECTOR, f32x4.mul(scale, b));
        setVector(row + 2 * VECTOR, f32x4.mul(scale, c));
        setVector(row + 3 * VECTOR, f32x4.mul(scale, d));
        row += stride;
        factor += WORD;
      }
    } else {
      for (let i = 0; i < count; i++) {
        const scale = getSplat(factor);
        setVector(row, multiplyAdd(getVector(row), scale, a));
        setVector(row + VECTOR, multiplyAdd(getVector(row + VECTOR), scale, b));
        setVector(row + 2 * VECTOR, multiplyAdd(getVector(row + 2 * VECTOR), scale, c));
        setVector(row + 3 * VECTOR, multiplyAdd(getVector(row + 3 * VECTOR), scale, d));
        row += stride;
        factor += WORD;
      }
    }
    x += 4 * VECTOR;
    rows += 4 * VECTOR;
  }
  for (; left > 0; left--) {
    const a = getVector(x);
    let row = rows, factor = factors;
    for (let i = 0; i < count; i++) {
      const product = f32x4.mul(getSplat(factor), a);
      setVector(row, first ? product : f32x4.add(getVector(row), product));
      row += stride;
      factor += WORD;
    }
    x += VECTOR;
    rows += VECTOR;
  }
}
