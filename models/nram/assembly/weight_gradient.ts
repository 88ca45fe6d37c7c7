/** The gradients of a controller's weights, of all rows together, which are tapes and steps. */

import { getInt, getVector, setFloat, setInt, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd, sumLanes } from "../../../engine/kernels/assembly/vector";
import { at } from "./machine";

/** Units that are worked on at a time, and their vectors' bytes. */
const UNITS: i32 = 8;
const ROW: usize = 8 * VECTOR;

/** Inputs that are worked on at a time. */
const INPUTS: i32 = 2;

/**
 * The gradient of a layer in its weights and its bias.
 *
 * @param out float32 `[matrix rows, width]`
 * @param bias float32 `[width]`
 * @param x Vectors `[rows, inputs]`.
 * @param gradient Vectors `[rows, stride]`, of which the first 8 tiles are those of the units.
 * @param matrixRows int32 `[inputs]`: which row of `out` belongs to each input, -1 for none.
 * @param columns int32 `[8 tiles]`: which column belongs to each unit, -1 for none.
 * @param work Vectors `[rows, 8]`.
 * @param turned Vectors `[rows, inputs up to an even number]`, to work in.
 */
export function weightGradient(
  out: usize,
  bias: usize,
  x: usize,
  gradient: usize,
  matrixRows: usize,
  columns: usize,
  rows: i32,
  inputs: i32,
  stride: i32,
  tiles: i32,
  width: i32,
  factor: f32,
  work: usize,
  turned: usize,
): void {
  turn(turned, x, rows, inputs);
  for (let tile = 0; tile < tiles; tile++) {
    takeTile(work, bias, gradient, columns, rows, stride, factor);
    let from = turned;
    for (let i = 0; i < inputs; i += INPUTS) {
      const end = from + <usize> rows * (INPUTS * VECTOR);
      for (let half = 0; half < 2; half++) {
        let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        let g = at(work, half * (UNITS / 2));
        for (let entry = from; entry < end; entry += INPUTS * VECTOR) {
          const a = getVector(entry), b = getVector(entry + VECTOR);
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
          g += ROW;
        }
        const places = columns + <usize> (half * (UNITS / 2)) * WORD;
        setRow(out, matrixRows, i, width, places, a0, a1, a2, a3, factor);
        if (i + 1 < inputs) setRow(out, matrixRows, i + 1, width, places, b0, b1, b2, b3, factor);
      }
      from = end;
    }
    gradient += ROW;
    columns += UNITS * WORD;
  }
}

/** out[tile][row][i] = x[row][2 tile + i], and 0 past the last input. */
function turn(out: usize, x: usize, rows: i32, inputs: i32): void {
  for (let i = 0; i < inputs; i += INPUTS) {
    let from = at(x, i);
    for (let row = 0; row < rows; row++) {
      for (let k = 0; k < INPUTS; k++) {
        setVector(out, i + k < inputs ? getVector(at(from, k)) : f32x4.splat(0));
        out += VECTOR;
      }
      from = at(from, inputs);
    }
  }
}

/** Takes a tile of gradients together, and adds it up for the bias. */
function takeTile(
  out: usize,
  bias: usize,
  gradient: usize,
  columns: usize,
  rows: i32,
  stride: i32,
  factor: f32,
): void {
  let a = f32x4.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
  for (let row = rows; row > 0; row--) {
    a = f32x4.add(a, take(out, gradient));
    b = f32x4.add(b, take(out + VECTOR, gradient + VECTOR));
    c = f32x4.add(c, take(out + 2 * VECTOR, gradient + 2 * VECTOR));
    d = f32x4.add(d, take(out + 3 * VECTOR, gradient + 3 * VECTOR));
    e = f32x4.add(e, take(out + 4 * VECTOR, gradient + 4 * VECTOR));
    f = f32x4.add(f, take(out + 5 * VECTOR, gradient + 5 * VECTOR));
    g = f32x4.add(g, take(out + 6 * VECTOR, gradient + 6 * VECTOR));
    h = f32x4.add(h, take(out + 7 * VECTOR, gradient + 7 * VECTOR));
    out += ROW;
    gradient = at(gradient, stride);
  }
  setSums(bias, columns, a, b, c, d, factor);
  setSums(bias, columns + (UNITS / 2) * WORD, e, f, g, h, factor);
}

@inline
function take(to: usize, from: usize): v128 {
  const entry = getVector(from);
  setVector(to, entry);
  return entry;
}

/**
 * `weightGradient` of inputs of which most are 0.
 *
 * @param lists int32 `[inputs, rows]` and `found`, vectors `[inputs, rows]`, to work in: in which rows an
 * input is not 0, and what it is there. `counts`, int32 `[inputs]`: in how many.
 */
export function sparseWeightGradient(
  out: usize,
  bias: usize,
  x: usize,
  gradient: usize,
  matrixRows: usize,
  columns: usize,
  rows: i32,
  inputs: i32,
  stride: i32,
  tiles: i32,
  width: i32,
  factor: f32,
  work: usize,
  lists: usize,
  found: usize,
  counts: usize,
): void {
  for (let i = 0; i < inputs; i++) {
    const list = lists + <usize> (i * rows) * WORD;
    const count = listRows(list, at(found, i * rows), at(x, i), rows, inputs);
    setInt(counts + <usize> i * WORD, count);
  }
  for (let tile = 0; tile < tiles; tile++) {
    takeTile(work, bias, gradient, columns, rows, stride, factor);
    for (let i = 0; i < inputs; i++) {
      let place = lists + <usize> (i * rows) * WORD;
      const end = place + <usize> getInt(counts + <usize> i * WORD) * WORD;
      let from = at(found, i * rows);
      let a = f32x4.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
      for (; place < end; place += WORD) {
        const entry = getVector(from), row = work + <usize> getInt(place);
        a = fusedMultiplyAdd(a, entry, getVector(row));
        b = fusedMultiplyAdd(b, entry, getVector(row + VECTOR));
        c = fusedMultiplyAdd(c, entry, getVector(row + 2 * VECTOR));
        d = fusedMultiplyAdd(d, entry, getVector(row + 3 * VECTOR));
        e = fusedMultiplyAdd(e, entry, getVector(row + 4 * VECTOR));
        f = fusedMultiplyAdd(f, entry, getVector(row + 5 * VECTOR));
        g = fusedMultiplyAdd(g, entry, getVector(row + 6 * VECTOR));
        h = fusedMultiplyAdd(h, entry, getVector(row + 7 * VECTOR));
        from += VECTOR;
      }
      setRow(out, matrixRows, i, width, columns, a, b, c, d, factor);
      setRow(out, matrixRows, i, width, columns + (UNITS / 2) * WORD, e, f, g, h, factor);
    }
    gradient += ROW;
    columns += UNITS * WORD;
  }
}

/** Lists where the rows of a tile begin in which an input is not 0, and what it is there. */
function listRows(list: usize, found: usize, x: usize, rows: i32, inputs: i32): i32 {
  let length = 0;
  for (let row = 0; row < rows; row++) {
    const entry = getVector(x);
    // Written in any case, which is quicker than to guess.
    setVector(at(found, length), entry);
    setInt(list + <usize> length * WORD, row * <i32> ROW);
    if (v128.any_true(f32x4.ne(entry, f32x4.splat(0)))) length += 1;
    x = at(x, inputs);
  }
  return length;
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
  const row = getInt(matrixRows + <usize> input * WORD);
  if (row >= 0) setSums(out + <usize> (row * width) * WORD, columns, a, b, c, d, factor);
}

function setSums(row: usize, columns: usize, a: v128, b: v128, c: v128, d: v128, factor: f32): void {
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
