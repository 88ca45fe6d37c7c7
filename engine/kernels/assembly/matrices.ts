/**
 * Products of matrices and functions of their entries: what a recurrent network is made of. Matrices are
 * float32, row by row, of any size.
 */

import { exp } from "./exponential";
import { getFloat, getInt, getSplat, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "./memory";
import { exponentials, highestScore, multiply } from "./softmax";
import { dot, fusedMultiplyAdd } from "./vector";

/**
 * out += a b. Five rows and two vectors at a time, down a strip of b that stays in the cache: ten sums
 * stay in registers.
 *
 * @param out `[rows, columns]`
 * @param a `[rows, inner]`, entries so many numbers apart from row to row and in a row: swapped, they read
 * a matrix transposed.
 * @param b `[inner, columns]`
 */
export function addProduct(
  out: usize,
  a: usize,
  rowStride: i32,
  innerStride: i32,
  b: usize,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  const width = <usize> columns * WORD;
  const down = <usize> rowStride * WORD, along = <usize> innerStride * WORD;
  let left = columns;
  for (; left >= 2 * LANES; left -= 2 * LANES) {
    let row = a, to = out, rowsLeft = rows;
    for (; rowsLeft >= 5; rowsLeft -= 5) {
      addTile(to, width, row, down, along, b, inner);
      row += 5 * down;
      to += 5 * width;
    }
    for (; rowsLeft >= 2; rowsLeft -= 2) {
      let a0 = getVector(to), a1 = getVector(to + VECTOR);
      let b0 = getVector(to + width), b1 = getVector(to + width + VECTOR);
      let entry = row, from = b;
      for (let k = inner; k > 0; k--) {
        const low = getVector(from), high = getVector(from + VECTOR);
        let factor = getSplat(entry);
        a0 = fusedMultiplyAdd(a0, factor, low);
        a1 = fusedMultiplyAdd(a1, factor, high);
        factor = getSplat(entry + down);
        b0 = fusedMultiplyAdd(b0, factor, low);
        b1 = fusedMultiplyAdd(b1, factor, high);
        entry += along;
        from += width;
      }
      setVector(to, a0);
      setVector(to + VECTOR, a1);
      setVector(to + width, b0);
      setVector(to + width + VECTOR, b1);
      row += 2 * down;
      to += 2 * width;
    }
    if (rowsLeft > 0) {
      let low = getVector(to), high = getVector(to + VECTOR);
      let entry = row, from = b;
      for (let k = inner; k > 0; k--) {
        const factor = getSplat(entry);
        low = fusedMultiplyAdd(low, factor, getVector(from));
        high = fusedMultiplyAdd(high, factor, getVector(from + VECTOR));
        entry += along;
        from += width;
      }
      setVector(to, low);
      setVector(to + VECTOR, high);
    }
    out += 2 * VECTOR;
    b += 2 * VECTOR;
  }
  for (; left > 0; left--) {
    let row = a, to = out;
    for (let i = 0; i < rows; i++) {
      let sum = getFloat(to), entry = row, from = b;
      for (let k = 0; k < inner; k++) {
        sum += getFloat(entry) * getFloat(from);
        entry += along;
        from += width;
      }
      setFloat(to, sum);
      row += down;
      to += width;
    }
    out += WORD;
    b += WORD;
  }
}

/** Five rows and two vectors of `addProduct`. */
@inline
function addTile(
  to: usize,
  width: usize,
  entry: usize,
  down: usize,
  along: usize,
  from: usize,
  inner: i32,
): void {
  const second = 2 * down, third = 3 * down, fourth = 4 * down;
  let a0 = getVector(to), a1 = getVector(to + VECTOR);
  let b0 = getVector(to + width), b1 = getVector(to + width + VECTOR);
  let c0 = getVector(to + 2 * width), c1 = getVector(to + 2 * width + VECTOR);
  let d0 = getVector(to + 3 * width), d1 = getVector(to + 3 * width + VECTOR);
  let e0 = getVector(to + 4 * width), e1 = getVector(to + 4 * width + VECTOR);
  for (let k = inner; k > 0; k--) {
    const low = getVector(from), high = getVector(from + VECTOR);
    let factor = getSplat(entry);
    a0 = fusedMultiplyAdd(a0, factor, low);
    a1 = fusedMultiplyAdd(a1, factor, high);
    factor = getSplat(entry + down);
    b0 = fusedMultiplyAdd(b0, factor, low);
    b1 = fusedMultiplyAdd(b1, factor, high);
    factor = getSplat(entry + second);
    c0 = fusedMultiplyAdd(c0, factor, low);
    c1 = fusedMultiplyAdd(c1, factor, high);
    factor = getSplat(entry + third);
    d0 = fusedMultiplyAdd(d0, factor, low);
    d1 = fusedMultiplyAdd(d1, factor, high);
    factor = getSplat(entry + fourth);
    e0 = fusedMultiplyAdd(e0, factor, low);
    e1 = fusedMultiplyAdd(e1, factor, high);
    entry += along;
    from += width;
  }
  setVector(to, a0);
  setVector(to + VECTOR, a1);
  setVector(to + width, b0);
  setVector(to + width + VECTOR, b1);
  setVector(to + 2 * width, c0);
  setVector(to + 2 * width + VECTOR, c1);
  setVector(to + 3 * width, d0);
  setVector(to + 3 * width + VECTOR, d1);
  setVector(to + 4 * width, e0);
  setVector(to + 4 * width + VECTOR, e1);
}

/** out[i][j] += a[i] . b[j], for rows of `[rows, inner]` and `[columns, inner]`: for few columns. */
export function addInnerProducts(
  out: usize,
  a: usize,
  b: usize,
  rows: i32,
  columns: i32,
  inner: i32,
): void {
  const width = <usize> inner * WORD;
  for (let i = 0; i < rows; i++) {
    let row = b;
    for (let j = 0; j < columns; j++) {
      setFloat(out, getFloat(out) + dot(a, row, inner));
      out += WORD;
      row += width;
    }
    a += width;
  }
}

/** out = the transpose of x, `[rows, columns]`. */
export function transpose(out: usize, x: usize, rows: i32, columns: i32): void {
  const width = <usize> columns * WORD, height = <usize> rows * WORD;
  for (let j = 0; j < columns; j++) {
    let from = x, to = out;
    for (let i = 0; i < rows; i++) {
      setFloat(to, getFloat(from));
      from += width;
      to += WORD;
    }
    x += WORD;
    out += height;
  }
}

/** out[to[i]] += x[from[i]], rows of so many numbers; the ids are int32, the address 0 stands for 0, 1, 2, ... */
export function addRowsAt(
  out: usize,
  to: usize,
  x: usize,
  from: usize,
  count: i32,
  width: i32,
): void {
  const stride = <usize> width * WORD;
  for (let i = 0; i < count; i++) {
    let target = out + <usize> (to == 0 ? i : getInt(to + <usize> i * WORD)) * stride;
    let source = x + <usize> (from == 0 ? i : getInt(from + <usize> i * WORD)) * stride;
    let left = width;
    for (; left >= LANES; left -= LANES) {
      setVector(target, f32x4.add(getVector(target), getVector(source)));
      target += VECTOR;
      source += VECTOR;
    }
    for (; left > 0; left--) {
      setFloat(target, getFloat(target) + getFloat(source));
      target += WORD;
      source += WORD;
    }
  }
}

/**
 * tanh of four float32: near 0 by its series, whose five terms leave less than a float32's last bit
 * (the coefficients of Cephes), further on by (1 - e^-2x) / (1 + e^-2x).
 */
@inline
function tanh(x: v128): v128 {
  const size = f32x4.abs(x), square = f32x4.mul(x, x);
  let sum = f32x4.splat(-5.70498872745e-3);
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(2.06390887954e-2));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(-5.37397155531e-2));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(1.33314422036e-1));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(x, f32x4.mul(square, sum)));
  const e = exp(f32x4.mul(size, f32x4.splat(-2))), one = f32x4.splat(1);
  const far = f32x4.div(f32x4.sub(one, e), f32x4.add(one, e));
  const sign = v128.and(x, f32x4.splat(-0.0));
  return v128.bitselect(near, v128.or(far, sign), f32x4.lt(size, f32x4.splat(0.625)));
}

/** x = tanh(x). */
export function tanhOf(x: usize, length: i32): void {
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(x, tanh(getVector(x)));
    x += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(x, f32x4.extract_lane(tanh(f32x4.splat(getFloat(x))), 0));
    x += WORD;
  }
}

/** gradient *= 1 - y^2, where y = tanh(x): from the gradient in y to that in x. */
export function tanhGradient(gradient: usize, y: usize, length: i32): void {
  let left = length;
  const one = f32x4.splat(1);
  for (; left >= LANES; left -= LANES) {
    const value = getVector(y);
    const slope = f32x4.sub(one, f32x4.mul(value, value));
    setVector(gradient, f32x4.mul(getVector(gradient), slope));
    y += VECTOR;
    gradient += VECTOR;
  }
  for (; left > 0; left--) {
    const value = getFloat(y);
    setFloat(gradient, getFloat(gradient) * (1 - value * value));
    y += WORD;
    gradient += WORD;
  }
}

/** The softmax of each row of x, `[rows, columns]`, in place; rows lie so many numbers apart. */
export function softmaxOf(x: usize, stride: i32, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    const sum = exponentials(x, x, columns, highestScore(x, columns, -Infinity));
    multiply(x, columns, 1 / sum);
    x += <usize> stride * WORD;
  }
}

/**
 * From the gradient in y = softmax(x) to that in x, row by row, in place: y (gradient - y . gradient).
 * Rows of both lie so many numbers apart.
 */
export function softmaxGradient(
  gradient: usize,
  y: usize,
  stride: i32,
  rows: i32,
  columns: i32,
): void {
  for (let i = 0; i < rows; i++) {
    const mean = dot(gradient, y, columns);
    for (let k: usize = 0, end = <usize> columns * WORD; k < end; k += WORD) {
      setFloat(gradient + k, getFloat(y + k) * (getFloat(gradient + k) - mean));
    }
    gradient += <usize> stride * WORD;
    y += <usize> stride * WORD;
  }
}
