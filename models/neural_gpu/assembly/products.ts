/**
 * Products of matrices, point by point: where a convolution's arithmetic is. A lane is a map.
 *
 * Each number of a column meets a weight of each of its outputs. A vector of a column is turned by one lane three
 * times, so that each of its numbers comes by each lane; weights lie in the order in which they are met, which
 * `packUnit` gives them.
 */

import { getNextVector, getVector, setNextVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd } from "../../../engine/kernels/assembly/vector";

/** Columns that are worked on at a time: with two vectors of outputs each, their sums stay in registers. */
export const COLUMNS: i32 = 4;

/** Outputs that are worked on at a time. */
export const OUTPUTS: i32 = 8;

/** Bytes of the weights from four inputs to a block of outputs. */
const BLOCK: usize = 8 * VECTOR;

/** Lane l becomes lane l + 1 of before, the last one the first. */
@inline
function turned(x: v128): v128 {
  return i8x16.shuffle(x, x, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3);
}

/**
 * out = the weights' transpose times x.
 *
 * @param out `[columns, outputs]`, rows `outStride` bytes apart.
 * @param x `[columns, inputs]`, rows `xStride` bytes apart.
 * @param weights `[output blocks, vectors of inputs, 4, 2]` vectors: lane l of turn t is of input l + t, modulo 4.
 * @param columns A multiple of `COLUMNS`.
 */
export function multiply(
  out: usize,
  x: usize,
  weights: usize,
  columns: i32,
  inputVectors: i32,
  outputBlocks: i32,
  xStride: usize,
  outStride: usize,
): void {
  const size = <usize> inputVectors * BLOCK, inputs = <usize> inputVectors * VECTOR;
  for (let block = 0; block < outputBlocks; block++) {
    let row = x, to = out;
    for (let column = 0; column < columns; column += COLUMNS) {
      const second = row + xStride, third = second + xStride, fourth = third + xStride;
      let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
      let weight = weights;
      for (let k: usize = 0; k < inputs; k += VECTOR) {
        let a = getVector(row + k), b = getVector(second + k);
        let c = getVector(third + k), d = getVector(fourth + k);
        const end = weight + BLOCK;
        // A loop and no four copies of it: those the compiler would put in an order that needs more registers.
        do {
          const low = getVector(weight), high = getNextVector(weight);
          a0 = fusedMultiplyAdd(a0, a, low);
          b0 = fusedMultiplyAdd(b0, b, low);
          c0 = fusedMultiplyAdd(c0, c, low);
          d0 = fusedMultiplyAdd(d0, d, low);
          a1 = fusedMultiplyAdd(a1, a, high);
          b1 = fusedMultiplyAdd(b1, b, high);
          c1 = fusedMultiplyAdd(c1, c, high);
          d1 = fusedMultiplyAdd(d1, d, high);
          a = turned(a);
          b = turned(b);
          c = turned(c);
          d = turned(d);
          weight += 2 * VECTOR;
        } while (weight < end);
      }
      setPair(to, a0, a1);
      setPair(to + outStride, b0, b1);
      setPair(to + 2 * outStride, c0, c1);
      setPair(to + 3 * outStride, d0, d1);
      row = fourth + xStride;
      to += 4 * outStride;
    }
    weights += size;
    out += 2 * VECTOR;
  }
}

@inline
function setPair(to: usize, low: v128, high: v128): void {
  setVector(to, low);
  setNextVector(to, high);
}

/**
 * sums += x's transpose times gradient: what `multiply` has for the gradients of its weights.
 *
 * @param sums In the order of weights.
 * @param gradient `[columns, outputs]`, rows `gradientStride` bytes apart.
 */
export function addProducts(
  sums: usize,
  gradient: usize,
  x: usize,
  columns: i32,
  inputVectors: i32,
  outputBlocks: i32,
  gradientStride: usize,
  xStride: usize,
): void {
  for (let block = 0; block < outputBlocks; block++) {
    let from = x;
    for (let i = 0; i < inputVectors; i++) {
      let a0 = getVector(sums), a1 = getNextVector(sums);
      let b0 = getVector(sums + 2 * VECTOR), b1 = getNextVector(sums + 2 * VECTOR);
      let c0 = getVector(sums + 4 * VECTOR), c1 = getNextVector(sums + 4 * VECTOR);
      let d0 = getVector(sums + 6 * VECTOR), d1 = getNextVector(sums + 6 * VECTOR);
      let slope = gradient, row = from;
      for (let left = columns; left > 0; left--) {
        const low = getVector(slope), high = getNextVector(slope);
        let entry = getVector(row);
        a0 = fusedMultiplyAdd(a0, entry, low);
        a1 = fusedMultiplyAdd(a1, entry, high);
        entry = turned(entry);
        b0 = fusedMultiplyAdd(b0, entry, low);
        b1 = fusedMultiplyAdd(b1, entry, high);
        entry = turned(entry);
        c0 = fusedMultiplyAdd(c0, entry, low);
        c1 = fusedMultiplyAdd(c1, entry, high);
        entry = turned(entry);
        d0 = fusedMultiplyAdd(d0, entry, low);
        d1 = fusedMultiplyAdd(d1, entry, high);
        slope += gradientStride;
        row += xStride;
      }
      setPair(sums, a0, a1);
      setPair(sums + 2 * VECTOR, b0, b1);
      setPair(sums + 4 * VECTOR, c0, c1);
      setPair(sums + 6 * VECTOR, d0, d1);
      sums += BLOCK;
      from += VECTOR;
    }
    gradient += 2 * VECTOR;
  }
}
