/**
 * Dense layers: products of matrices that are made afresh, so that the last block of rows or columns may
 * lie over the one before it, and no size has to be padded. Matrices are float32, row by row.
 */

import { getFloat, getSplat, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "./memory";
import { fusedMultiplyAdd } from "./vector";

/** Rows that are worked on at a time: with two vectors each, their sums fill the registers. */
const ROWS: i32 = 5;

/**
 * Whether `dense` and its gradients round once where they multiply and add: with a = 1 + 2^-12, a a is
 * 1 + 2^-11 + 2^-24, of which float32 has no place for the last part.
 *
 * @param a 1 + 2^-12, not a constant, so that no compiler works it out.
 */
export function fusesMultiplyAdd(a: f32): bool {
  const factor = f32x4.splat(a), rest = f32x4.splat(-1 - 1.0 / 2048);
  return f32x4.extract_lane(fusedMultiplyAdd(rest, factor, factor), 0) != 0;
}

/** What happens to a number once its products are added up. */
@inline
function finish(sum: v128, rectified: bool, gate: usize): v128 {
  const zero = f32x4.splat(0);
  // Of the two kinds of maximum the one that keeps what is not a number.
  if (rectified) sum = f32x4.pmax(sum, zero);
  if (gate != 0) sum = v128.and(sum, f32x4.gt(getVector(gate), zero));
  return sum;
}

@inline
function from(start: usize): v128 {
  return start == 0 ? f32x4.splat(0) : getVector(start);
}

/** Five rows and two vectors: ten sums stay in registers while a and b are read once. */
@inline
function tileOfTwo(
  out: usize,
  a: usize,
  down: usize,
  along: usize,
  b: usize,
  start: usize,
  inner: i32,
  width: usize,
  rectified: bool,
  gate: usize,
): void {
  const second = 2 * down, third = 3 * down, fourth = 4 * down;
  const next = start == 0 ? 0 : start + VECTOR;
  let a0 = from(start), a1 = from(next), b0 = a0, b1 = a1, c0 = a0, c1 = a1;
  let d0 = a0, d1 = a1, e0 = a0, e1 = a1;
  for (let k = inner; k > 0; k--) {
    const low = getVector(b), high = getVector(b + VECTOR);
    let factor = getSplat(a);
    a0 = fusedMultiplyAdd(a0, factor, low);
    a1 = fusedMultiplyAdd(a1, factor, high);
    factor = getSplat(a + down);
    b0 = fusedMultiplyAdd(b0, factor, low);
    b1 = fusedMultiplyAdd(b1, factor, high);
    factor = getSplat(a + second);
    c0 = fusedMultiplyAdd(c0, factor, low);
    c1 = fusedMultiplyAdd(c1, factor, high);
    factor = getSplat(a + third);
    d0 = fusedMultiplyAdd(d0, factor, low);
    d1 = fusedMultiplyAdd(d1, factor, high);
    factor = getSplat(a + fourth);
    e0 = fusedMultiplyAdd(e0, factor, low);
    e1 = fusedMultiplyAdd(e1, factor, high);
    a += along;
    b += width;
  }
  const step = gate == 0 ? 0 : width;
  setPair(out, a0, a1, rectified, gate);
  setPair(out + width, b0, b1, rectified, gate + step);
  setPair(out + 2 * width, c0, c1, rectified, gate + 2 * step);
  setPair(out + 3 * width, d0, d1, rectified, gate + 3 * step);
  setPair(out + 4 * width, e0, e1, rectified, gate + 4 * step);
}

@inline
function setPair(out: usize, low: v128, high: v128, rectified: bool, gate: usize): void {
  setVector(out, finish(low, rectified, gate));
  setVector(out + VECTOR, finish(high, rectified, gate == 0 ? 0 : gate + VECTOR));
}

/** Five rows and one vector. */
@inline
function tileOfOne(
  out: usize,
  a: usize,
  down: usize,
  along: usize,
  b: usize,
  start: usize,
  inner: i32,
  width: usize,
  rectified: bool,
  gate: usize,
): void {
  const second = 2 * down, third = 3 * down, fourth = 4 * down;
  let a0 = from(start), b0 = a0, c0 = a0, d0 = a0, e0 = a0;
  for (let k = inner; k > 0; k--) {
    const low = getVector(b);
    a0 = fusedMultiplyAdd(a0, getSplat(a), low);
    b0 = fusedMultiplyAdd(b0, getSplat(a + down), low);
    c0 = fusedMultiplyAdd(c0, getSplat(a + second), low);
    d0 = fusedMultiplyAdd(d0, getSplat(a + third), low);
    e0 = fusedMultiplyAdd(e0, getSplat(a + fourth), low);
    a += along;
    b += width;
  }
  const step = gate == 0 ? 0 : width;
  setVector(out, finish(a0, rectified, gate));
  setVector(out + width, finish(b0, rectified, gate + step));
  setVector(out + 2 * width, finish(c0, rectified, gate + 2 * step));
  setVector(out + 3 * width, finish(d0, rectified, gate + 3 * step));
  setVector(out + 4 * width, finish(e0, rectified, gate + 4 * step));
}

/** The same without vectors, for matrices that are smaller than a tile. */
function smallProduct(
  out: usize,
  a: usize,
  down: usize,
  along: usize,
  b: usize,
  start: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  rectified: bool,
  gate: usize,
): void {
  const width = <usize> columns * WORD;
  for (let i = 0; i < rows; i++) {
    for (let at: usize = 0; at < width; at += WORD) {
      let sum: f32 = start == 0 ? 0 : getFloat(start + at);
      let entry = a, other = b + at;
      for (let k = inner; k > 0; k--) {
        sum += getFloat(entry) * getFloat(other);
        entry += along;
        other += width;
      }
      if (rectified && sum < 0) sum = 0;
      if (gate != 0 && !(getFloat(gate + at) > 0)) sum = 0;
      setFloat(out + at, sum);
    }
    a += down;
    out += width;
    if (gate != 0) gate += width;
  }
}

/**
 * out = a b, begun from `start` in each row (0 for zeros), then rectified and gated: 0 where `gate` is not
 * positive.
 *
 * @param a `[rows, inner]`: `down` bytes from row to row, `along` from entry to entry.
 * @param b `[inner, columns]`
 */
function multiplied(
  out: usize,
  a: usize,
  down: usize,
  along: usize,
  b: usize,
  start: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  rectified: bool,
  gate: usize,
): void {
  if (rows < ROWS || columns < LANES) {
    smallProduct(out, a, down, along, b, start, rows, inner, columns, rectified, gate);
    return;
  }
  const width = <usize> columns * WORD;
  let column = 0;
  while (column < columns) {
    const isWide = columns - column >= 2 * LANES;
    // The last vector lies over the one before where the columns do not come out even.
    if (!isWide && columns - column < LANES) column = columns - LANES;
    const at = <usize> column * WORD;
    const begin = start == 0 ? 0 : start + at;
    let row = 0;
    while (row < rows) {
      if (rows - row < ROWS) row = rows - ROWS;
      const to = <usize> row * width + at;
      const open = gate == 0 ? 0 : gate + to, entry = a + <usize> row * down;
      if (isWide) {
        tileOfTwo(out + to, entry, down, along, b + at, begin, inner, width, rectified, open);
      } else {
        tileOfOne(out + to, entry, down, along, b + at, begin, inner, width, rectified, open);
      }
      row += ROWS;
    }
    column += isWide ? 2 * LANES : LANES;
  }
}

/**
 * out = x w + bias, rectified where that is asked for.
 *
 * @param out `[rows, units]`, nobody else's memory.
 * @param x `[rows, inputs]`
 * @param weights `[inputs, units]`
 * @param bias `[units]`, or 0 for none.
 */
export function dense(
  out: usize,
  x: usize,
  weights: usize,
  bias: usize,
  rows: i32,
  inputs: i32,
  units: i32,
  rectified: bool,
): void {
  multiplied(out, x, <usize> inputs * WORD, WORD, weights, bias, rows, inputs, units, rectified, 0);
}

/**
 * The gradient of `dense` in its weights: out = x^T g.
 *
 * @param out `[inputs, units]`
 * @param x `[rows, inputs]`
 * @param gradient `[rows, units]`
 */
export function denseWeightGradient(
  out: usize,
  x: usize,
  gradient: usize,
  rows: i32,
  inputs: i32,
  units: i32,
): void {
  multiplied(out, x, WORD, <usize> inputs * WORD, gradient, 0, inputs, rows, units, false, 0);
}

/**
 * The gradient of `dense` in its inputs, out = g w^T, and through the rectifier that they came out of: 0
 * where an input is not positive.
 *
 * @param out `[rows, inputs]`
 * @param gradient `[rows, units]`
 * @param turned The weights transposed, `[units, inputs]`.
 * @param x `[rows, inputs]`, or 0 where the inputs were not rectified.
 */
export function denseInputGradient(
  out: usize,
  gradient: usize,
  turned: usize,
  x: usize,
  rows: i32,
  inputs: i32,
  units: i32,
): void {
  multiplied(out, gradient, <usize> units * WORD, WORD, turned, 0, rows, units, inputs, false, x);
}

/** The gradient of `dense` in its bias: out = the sum of the rows of `[rows, columns]`. */
export function sumOfRows(out: usize, x: usize, rows: i32, columns: i32): void {
  const width = <usize> columns * WORD;
  let left = columns;
  for (; left >= LANES; left -= LANES) {
    let sum = f32x4.splat(0), row = x;
    for (let i = 0; i < rows; i++) {
      sum = f32x4.add(sum, getVector(row));
      row += width;
    }
    setVector(out, sum);
    out += VECTOR;
    x += VECTOR;
  }
  for (; left > 0; left--) {
    let sum: f32 = 0, row = x;
    for (let i = 0; i < rows; i++) {
      sum += getFloat(row);
      row += width;
    }
    setFloat(out, sum);
    out += WORD;
    x += WORD;
  }
}

/** x *= factors, entry by entry. */
export function multiplyEntries(x: usize, factors: usize, length: i32): void {
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(x, f32x4.mul(getVector(x), getVector(factors)));
    x += VECTOR;
    factors += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(x, getFloat(x) * getFloat(factors));
    x += WORD;
    factors += WORD;
  }
}
