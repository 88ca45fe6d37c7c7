/**
 * The layers of a controller, four tapes at a time: a vector has one number of each. Most outputs of a
 * rectifier are 0 for all four tapes, which are at the same step; layers after it leave them out.
 */

import { getFloat, getInt, getSplat, getVector, setFloat, setInt, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd } from "../../../engine/kernels/assembly/vector";
import { at } from "./machine";

/** Units that are worked on at a time: their sums stay in registers. Layers are padded to whole tiles. */
export const TILE: i32 = 8;

/** Lane 0 of four in all of them; and so on. One load and four of these take less than four loads. */
@inline
function lane0(x: v128): v128 {
  return i8x16.shuffle(x, x, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
}

@inline
function lane1(x: v128): v128 {
  return i8x16.shuffle(x, x, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7);
}

@inline
function lane2(x: v128): v128 {
  return i8x16.shuffle(x, x, 8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11);
}

@inline
function lane3(x: v128): v128 {
  return i8x16.shuffle(x, x, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
}

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
      const low = getVector(packed), high = getVector(packed + VECTOR);
      a = fusedMultiplyAdd(a, entry, lane0(low));
      b = fusedMultiplyAdd(b, entry, lane1(low));
      c = fusedMultiplyAdd(c, entry, lane2(low));
      d = fusedMultiplyAdd(d, entry, lane3(low));
      e = fusedMultiplyAdd(e, entry, lane0(high));
      f = fusedMultiplyAdd(f, entry, lane1(high));
      g = fusedMultiplyAdd(g, entry, lane2(high));
      h = fusedMultiplyAdd(h, entry, lane3(high));
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

/**
 * Lays a matrix out row by row, for `layerGradient`: out[i][u] = x[row i][column u].
 *
 * @param rows int32 `[inputs]` and `columns` int32 `[8 tiles]`, as for `packLayer`.
 * @param width Numbers from row to row of x.
 */
export function packLayerRows(
  out: usize,
  x: usize,
  rows: usize,
  columns: usize,
  inputs: i32,
  tiles: i32,
  width: i32,
): void {
  for (let i = 0; i < inputs; i++) {
    const row = getInt(rows + <usize> i * WORD);
    for (let u = 0; u < TILE * tiles; u++) {
      const column = getInt(columns + <usize> u * WORD);
      const isZero = row < 0 || column < 0;
      setFloat(out, isZero ? 0 : getFloat(x + <usize> (row * width + column) * WORD));
      out += WORD;
    }
  }
}

/**
 * Lists which of `count` vectors are not 0, and copies them.
 *
 * @param list int32, up to `[count]`: their indices.
 * @param found Vectors, up to `[count]`.
 * @returns How many.
 */
export function listNonzero(list: usize, found: usize, x: usize, count: i32): i32 {
  let length = 0;
  for (let i = 0; i < count; i++) {
    const entry = getVector(at(x, i));
    // Written in any case, which is quicker than to guess.
    setVector(at(found, length), entry);
    setInt(list + <usize> length * WORD, i);
    if (v128.any_true(f32x4.ne(entry, f32x4.splat(0)))) length += 1;
  }
  return length;
}

/**
 * `layer` of inputs of which only some are not 0.
 *
 * @param found Vectors `[count]`, and `list`, int32 `[count]`: by `listNonzero`.
 */
export function sparseLayer(
  out: usize,
  found: usize,
  list: usize,
  count: i32,
  packed: usize,
  bias: usize,
  inputs: i32,
  tiles: i32,
  rectified: bool,
): void {
  const end = list + <usize> count * WORD;
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
    let from = found;
    for (let i = list; i < end; i += WORD) {
      const entry = getVector(from), row = packed + <usize> getInt(i) * (TILE * WORD);
      const low = getVector(row), high = getVector(row + VECTOR);
      a = fusedMultiplyAdd(a, entry, lane0(low));
      b = fusedMultiplyAdd(b, entry, lane1(low));
      c = fusedMultiplyAdd(c, entry, lane2(low));
      d = fusedMultiplyAdd(d, entry, lane3(low));
      e = fusedMultiplyAdd(e, entry, lane0(high));
      f = fusedMultiplyAdd(f, entry, lane1(high));
      g = fusedMultiplyAdd(g, entry, lane2(high));
      h = fusedMultiplyAdd(h, entry, lane3(high));
      from += VECTOR;
    }
    packed += <usize> inputs * (TILE * WORD);
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

/**
 * The gradient of a layer in some of its inputs: out[i] = gradient . row i of the weights.
 *
 * @param out Vectors: only those of inputs in the list are set.
 * @param rows float32 `[inputs, units]`, by `packLayerRows`.
 * @param units A multiple of 4.
 */
export function layerGradient(
  out: usize,
  list: usize,
  count: i32,
  gradient: usize,
  rows: usize,
  units: i32,
): void {
  const width = <usize> units * WORD, last = count - 1;
  for (let done = 0; done < count; done += 4) {
    // Past the end of the list the last one is worked out again.
    const i0 = input(list, done, last), i1 = input(list, done + 1, last);
    const i2 = input(list, done + 2, last), i3 = input(list, done + 3, last);
    const start = rows + i0 * width;
    const second = rows + i1 * width - start, third = rows + i2 * width - start;
    const fourth = rows + i3 * width - start;
    let a = f32x4.splat(0), b = a, c = a, d = a, from = gradient;
    for (let row = start, end = start + width; row < end; row += VECTOR) {
      const ofA = getVector(row), ofB = getVector(row + second);
      const ofC = getVector(row + third), ofD = getVector(row + fourth);
      let slope = getVector(from);
      a = fusedMultiplyAdd(a, slope, lane0(ofA));
      b = fusedMultiplyAdd(b, slope, lane0(ofB));
      c = fusedMultiplyAdd(c, slope, lane0(ofC));
      d = fusedMultiplyAdd(d, slope, lane0(ofD));
      slope = getVector(from + VECTOR);
      a = fusedMultiplyAdd(a, slope, lane1(ofA));
      b = fusedMultiplyAdd(b, slope, lane1(ofB));
      c = fusedMultiplyAdd(c, slope, lane1(ofC));
      d = fusedMultiplyAdd(d, slope, lane1(ofD));
      slope = getVector(from + 2 * VECTOR);
      a = fusedMultiplyAdd(a, slope, lane2(ofA));
      b = fusedMultiplyAdd(b, slope, lane2(ofB));
      c = fusedMultiplyAdd(c, slope, lane2(ofC));
      d = fusedMultiplyAdd(d, slope, lane2(ofD));
      slope = getVector(from + 3 * VECTOR);
      a = fusedMultiplyAdd(a, slope, lane3(ofA));
      b = fusedMultiplyAdd(b, slope, lane3(ofB));
      c = fusedMultiplyAdd(c, slope, lane3(ofC));
      d = fusedMultiplyAdd(d, slope, lane3(ofD));
      from += 4 * VECTOR;
    }
    setVector(out + i0 * VECTOR, a);
    setVector(out + i1 * VECTOR, b);
    setVector(out + i2 * VECTOR, c);
    setVector(out + i3 * VECTOR, d);
  }
}

@inline
function input(list: usize, place: i32, last: i32): usize {
  return <usize> getInt(list + <usize> min(place, last) * WORD);
}
