/** The layers of a controller, four tapes at a time: a vector has one number of each. */

import { exp } from "../../../engine/kernels/assembly/exponential";
import { getFloat, getInt, getSplat, getVector, setFloat, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { tanh } from "../../../engine/kernels/assembly/matrices";
import { fusedMultiplyAdd, sumLanes } from "../../../engine/kernels/assembly/vector";

/** Units that are worked on at a time: their sums stay in registers. Layers are padded to whole tiles. */
export const TILE: i32 = 8;

/**
 * Lays a matrix out for `layer`: out[tile][i][u] = x[row i][column 8 tile + u].
 *
 * @param rows int32 `[inputs]`: which row each input is, -1 for one of zeros.
 * @param columns int32 `[8 tiles]`: which column each unit is, -1 for one of zeros.
 * @param down Numbers from row to row.
 * @param along Numbers from column to column.
 */
export function packLayer(
  out: usize,
  x: usize,
  rows: usize,
  columns: usize,
  inputs: i32,
  tiles: i32,
  down: i32,
  along: i32,
): void {
  for (let tile = 0; tile < tiles; tile++) {
    for (let i = 0; i < inputs; i++) {
      const row = getInt(rows + <usize> i * WORD);
      for (let u = 0; u < TILE; u++) {
        const column = getInt(columns + <usize> u * WORD);
        const isZero = row < 0 || column < 0;
        setFloat(out, isZero ? 0 : getFloat(x + <usize> (row * down + column * along) * WORD));
        out += WORD;
      }
    }
    columns += TILE * WORD;
  }
}

/**
 * out = x w + bias, rectified where that is asked for.
 *
 * @param out Vectors `[8 tiles]`.
 * @param x Vectors `[inputs]`.
 * @param packed float32 `[tiles, inputs, 8]`, by `packLayer`.
 * @param bias float32 `[8 tiles]`, or 0 for none.
 */
export function layer(
  out: usize,
  x: usize,
  packed: usize,
  bias: usize,
  inputs: i32,
  tiles: i32,
  rectified: bool,
): void {
  for (let tile = 0; tile < tiles; tile++) {
    let a = f32x4.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
    if (bias != 0) {
      a = getSplat(bias);
      b = getSplat(bias + WORD);
      c = getSplat(bias + 2 * WORD);
      d = getSplat(bias + 3 * WORD);
      e = getSplat(bias + 4 * WORD);
      f = getSplat(bias + 5 * WORD);
      g = getSplat(bias + 6 * WORD);
      h = getSplat(bias + 7 * WORD);
      bias += TILE * WORD;
    }
    let from = x;
    for (let i = inputs; i > 0; i--) {
      const entry = getVector(from);
      a = fusedMultiplyAdd(a, entry, getSplat(packed));
      b = fusedMultiplyAdd(b, entry, getSplat(packed + WORD));
      c = fusedMultiplyAdd(c, entry, getSplat(packed + 2 * WORD));
      d = fusedMultiplyAdd(d, entry, getSplat(packed + 3 * WORD));
      e = fusedMultiplyAdd(e, entry, getSplat(packed + 4 * WORD));
      f = fusedMultiplyAdd(f, entry, getSplat(packed + 5 * WORD));
      g = fusedMultiplyAdd(g, entry, getSplat(packed + 6 * WORD));
      h = fusedMultiplyAdd(h, entry, getSplat(packed + 7 * WORD));
      from += VECTOR;
      packed += TILE * WORD;
    }
    setVector(out, rectify(a, rectified));
    setVector(out + VECTOR, rectify(b, rectified));
    setVector(out + 2 * VECTOR, rectify(c, rectified));
    setVector(out + 3 * VECTOR, rectify(d, rectified));
    setVector(out + 4 * VECTOR, rectify(e, rectified));
    setVector(out + 5 * VECTOR, rectify(f, rectified));
    setVector(out + 6 * VECTOR, rectify(g, rectified));
    setVector(out + 7 * VECTOR, rectify(h, rectified));
    out += TILE * VECTOR;
  }
}

/** Of the two kinds of maximum the one that keeps what is not a number. */
@inline
function rectify(x: v128, rectified: bool): v128 {
  return rectified ? f32x4.pmax(x, f32x4.splat(0)) : x;
}

/** gradient = 0 where x, the output of a rectifier, is not positive. */
export function gate(gradient: usize, x: usize, units: i32): void {
  const zero = f32x4.splat(0);
  for (let k: usize = 0, end = <usize> units * VECTOR; k < end; k += VECTOR) {
    const open = f32x4.gt(getVector(x + k), zero);
    setVector(gradient + k, v128.and(getVector(gradient + k), open));
  }
}

/** 1 / (1 + e^-x), and by the exponential of what is at most 0. */
@inline
export function logistic(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const isNegative = f32x4.lt(x, f32x4.splat(0));
  return f32x4.div(v128.bitselect(e, one, isNegative), f32x4.add(one, e));
}

/**
 * An LSTM: c' = forget c + input candidate, h' = output tanh(c').
 *
 * @param gates Vectors `[4, units]`, scores: become the gates (input, forget, output), and the candidate.
 * @param cell What c' becomes.
 * @param before c, or 0 for zeros.
 * @param hidden What h' becomes.
 */
export function recur(gates: usize, cell: usize, before: usize, hidden: usize, units: i32): void {
  const size = <usize> units * VECTOR;
  for (let k: usize = 0; k < size; k += VECTOR) {
    const input = gates + k, forget = input + size, output = forget + size;
    const candidate = output + size;
    const i = logistic(getVector(input)), o = logistic(getVector(output));
    const f = logistic(getVector(forget)), u = tanh(getVector(candidate));
    setVector(input, i);
    setVector(forget, f);
    setVector(output, o);
    setVector(candidate, u);
    let c = f32x4.mul(i, u);
    if (before != 0) c = f32x4.add(c, f32x4.mul(f, getVector(before + k)));
    setVector(cell + k, c);
    setVector(hidden + k, f32x4.mul(o, tanh(c)));
  }
}

/**
 * The gradient of `recur`.
 *
 * @param out Vectors `[4, units]`: the gradient of the scores.
 * @param hiddenGradient That of h'.
 * @param cellGradient That of c' from the next step; becomes that of c.
 */
export function recurGradient(
  out: usize,
  hiddenGradient: usize,
  cellGradient: usize,
  gates: usize,
  cell: usize,
  before: usize,
  units: i32,
): void {
  const size = <usize> units * VECTOR, one = f32x4.splat(1);
  for (let k: usize = 0; k < size; k += VECTOR) {
    const at = gates + k, to = out + k, g = getVector(hiddenGradient + k);
    const i = getVector(at), f = getVector(at + size);
    const o = getVector(at + 2 * size), u = getVector(at + 3 * size);
    const t = tanh(getVector(cell + k));
    const old = before == 0 ? f32x4.splat(0) : getVector(before + k);
    const slope = f32x4.mul(o, f32x4.sub(one, f32x4.mul(t, t)));
    const c = f32x4.add(getVector(cellGradient + k), f32x4.mul(g, slope));
    setVector(to, f32x4.mul(f32x4.mul(c, u), f32x4.mul(i, f32x4.sub(one, i))));
    setVector(to + size, f32x4.mul(f32x4.mul(c, old), f32x4.mul(f, f32x4.sub(one, f))));
    setVector(to + 2 * size, f32x4.mul(f32x4.mul(g, t), f32x4.mul(o, f32x4.sub(one, o))));
    setVector(to + 3 * size, f32x4.mul(f32x4.mul(c, i), f32x4.sub(one, f32x4.mul(u, u))));
    setVector(cellGradient + k, f32x4.mul(c, f));
  }
}

/** Units whose gradients `keepGradient` keeps together. */
export const KEPT: i32 = 4;

/**
 * Keeps the gradient of a layer's outputs for `weightGradient`: out[tile][row][u] = gradient[4 tile + u].
 *
 * @param out Where the row begins in the first tile.
 * @param stride Bytes from tile to tile.
 */
export function keepGradient(out: usize, gradient: usize, stride: usize, tiles: i32): void {
  for (let tile = tiles; tile > 0; tile--) {
    setVector(out, getVector(gradient));
    setVector(out + VECTOR, getVector(gradient + VECTOR));
    setVector(out + 2 * VECTOR, getVector(gradient + 2 * VECTOR));
    setVector(out + 3 * VECTOR, getVector(gradient + 3 * VECTOR));
    out += stride;
    gradient += KEPT * VECTOR;
  }
}

/**
 * The gradient of a layer in its weights and its bias, over all rows, which are tapes and steps.
 *
 * @param out float32 `[matrix rows, width]`
 * @param bias float32 `[width]`
 * @param x Vectors `[rows, xUnits]`, of which the first `inputs` are the layer's inputs.
 * @param gradient Vectors `[tiles, rows, 4]`, by `keepGradient`.
 * @param matrixRows int32 `[inputs]`: which row of `out` belongs to each input, -1 for none.
 * @param columns int32 `[4 tiles]`: which column belongs to each unit, -1 for none.
 */
export function weightGradient(
  out: usize,
  bias: usize,
  x: usize,
  gradient: usize,
  matrixRows: usize,
  columns: usize,
  rows: i32,
  xUnits: i32,
  inputs: i32,
  tiles: i32,
  width: i32,
  factor: f32,
): void {
  const stride = <usize> xUnits * VECTOR, size = <usize> rows * (KEPT * VECTOR);
  for (let tile = 0; tile < tiles; tile++) {
    addUp(bias, gradient, rows, columns, factor);
    for (let i = 0; i < inputs; i += 2) {
      const last = min(i + 1, inputs - 1);
      const apart = <usize> (last - i) * VECTOR;
      let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
      let from = x + <usize> i * VECTOR, g = gradient;
      for (const end = gradient + size; g < end; g += KEPT * VECTOR) {
        const a = getVector(from), b = getVector(from + apart);
        let d = getVector(g);
        a0 = fusedMultiplyAdd(a0, a, d);
        b0 = fusedMultiplyAdd(b0, b, d);
        d = getVector(g + VECTOR);
        a1 = fusedMultiplyAdd(a1, a, d);
        b1 = fusedMultiplyAdd(b1, b, d);
        d = getVector(g + 2 * VECTOR);
        a2 = fusedMultiplyAdd(a2, a, d);
        b2 = fusedMultiplyAdd(b2, b, d);
        d = getVector(g + 3 * VECTOR);
        a3 = fusedMultiplyAdd(a3, a, d);
        b3 = fusedMultiplyAdd(b3, b, d);
        from += stride;
      }
      setRow(out, matrixRows, i, width, columns, a0, a1, a2, a3, factor);
      setRow(out, matrixRows, last, width, columns, b0, b1, b2, b3, factor);
    }
    gradient += size;
    columns += KEPT * WORD;
  }
}

/** The sums of the rows of a tile. */
function addUp(out: usize, gradient: usize, rows: i32, columns: usize, factor: f32): void {
  let a = f32x4.splat(0), b = a, c = a, d = a;
  for (let row = rows; row > 0; row--) {
    a = f32x4.add(a, getVector(gradient));
    b = f32x4.add(b, getVector(gradient + VECTOR));
    c = f32x4.add(c, getVector(gradient + 2 * VECTOR));
    d = f32x4.add(d, getVector(gradient + 3 * VECTOR));
    gradient += KEPT * VECTOR;
  }
  setSum(out, columns, a, factor);
  setSum(out, columns + WORD, b, factor);
  setSum(out, columns + 2 * WORD, c, factor);
  setSum(out, columns + 3 * WORD, d, factor);
}

@inline
function setRow(
  out: usize,
  matrixRows: usize,
  input: i32,
  width: i32,
  columns: usize,
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  factor: f32,
): void {
  const index = getInt(matrixRows + <usize> input * WORD);
  if (index < 0) return;
  const row = out + <usize> (index * width) * WORD;
  setSum(row, columns, a, factor);
  setSum(row, columns + WORD, b, factor);
  setSum(row, columns + 2 * WORD, c, factor);
  setSum(row, columns + 3 * WORD, d, factor);
}

@inline
function setSum(row: usize, column: usize, sum: v128, factor: f32): void {
  const index = getInt(column);
  if (index >= 0) setFloat(row + <usize> index * WORD, sumLanes(sum) * factor);
}
