/**
 * Winograd's convolution F(4, 3) along one axis: four outputs of a kernel of three from six inputs by six products
 * instead of twelve. Kernel and inputs are polynomials; their product is found from its values at the points 0, a, -a,
 * b, -b and infinity. (Lavin and Gray 2015, arXiv 1509.09308, with a = 1 and b = 2.) Here a = sqrt(1/2) and
 * b = 1 / a, which keeps all numbers near 1: errors are within four times those of direct convolution.
 *
 * outputs = A' [(G kernel) . (B' inputs)]; gradients go back through the transposes. Each function does the same to all
 * lanes of rows of vectors, `bytes` long and `apart` bytes from each other; `count` times, each `step` bytes on.
 */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd, fusedMultiplySubtract, held } from "../../../engine/kernels/assembly/vector";

/** Points along an axis, and along both. */
export const POINTS: i32 = 6;
export const POINTS_OF_BOTH: i32 = POINTS * POINTS;

/** Outputs of a tile along an axis. */
export const TILE: i32 = 4;

export const A: f32 = 0.70710678118654752;
export const B: f32 = 1.4142135623730951;

/** B': six rows of inputs to six rows at points. */
export function inputsToPoints(
  out: usize,
  apart: usize,
  step: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  x4: usize,
  x5: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  const zero = i32x4.splat(count >> 31);
  const half = held(f32x4.splat(0.5), zero), two = held(f32x4.splat(2), zero);
  const both = held(f32x4.splat(2.5), zero), a = held(f32x4.splat(A), zero), b = held(f32x4.splat(B), zero);
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      const d1 = getVector(x1 + k), d2 = getVector(x2 + k), d3 = getVector(x3 + k), d4 = getVector(x4 + k);
      const evenA = fusedMultiplySubtract(d4, d2, two), oddA = fusedMultiplySubtract(d3, d1, two);
      const evenB = fusedMultiplySubtract(d4, d2, half), oddB = fusedMultiplySubtract(d3, d1, half);
      let to = out + k;
      setVector(to, fusedMultiplySubtract(f32x4.add(getVector(x0 + k), d4), d2, both));
      to += apart;
      setVector(to, fusedMultiplyAdd(evenA, oddA, a));
      to += apart;
      setVector(to, fusedMultiplySubtract(evenA, oddA, a));
      to += apart;
      setVector(to, fusedMultiplyAdd(evenB, oddB, b));
      to += apart;
      setVector(to, fusedMultiplySubtract(evenB, oddB, b));
      to += apart;
      setVector(to, fusedMultiplySubtract(f32x4.add(getVector(x5 + k), d1), d3, both));
    }
    out += step;
    x0 += fromStep;
    x1 += fromStep;
    x2 += fromStep;
    x3 += fromStep;
    x4 += fromStep;
    x5 += fromStep;
  }
}

/** A': six rows at points, `from` and so on, to four rows of outputs. */
export function pointsToOutputs(
  out: usize,
  apart: usize,
  step: usize,
  from: usize,
  fromApart: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  const zero = i32x4.splat(count >> 31);
  const half = held(f32x4.splat(0.5), zero), two = held(f32x4.splat(2), zero);
  const a = held(f32x4.splat(A), zero), b = held(f32x4.splat(B), zero);
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      let row = from + k;
      const m0 = getVector(row);
      row += fromApart;
      const m1 = getVector(row);
      row += fromApart;
      const m2 = getVector(row);
      row += fromApart;
      const m3 = getVector(row);
      row += fromApart;
      const m4 = getVector(row);
      row += fromApart;
      const m5 = getVector(row);
      const evenA = f32x4.add(m1, m2), oddA = f32x4.mul(f32x4.sub(m1, m2), a);
      const evenB = f32x4.add(m3, m4), oddB = f32x4.mul(f32x4.sub(m3, m4), b);
      let to = out + k;
      setVector(to, f32x4.add(m0, f32x4.add(evenA, evenB)));
      to += apart;
      setVector(to, f32x4.add(oddA, oddB));
      to += apart;
      setVector(to, fusedMultiplyAdd(f32x4.mul(evenA, half), evenB, two));
      to += apart;
      setVector(to, fusedMultiplyAdd(fusedMultiplyAdd(m5, oddA, half), oddB, two));
    }
    out += step;
    from += fromStep;
  }
}

/** A: the transpose of `pointsToOutputs`, from four rows of gradients. */
export function outputsToPoints(
  out: usize,
  apart: usize,
  step: usize,
  y0: usize,
  y1: usize,
  y2: usize,
  y3: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  const zero = i32x4.splat(count >> 31);
  const half = held(f32x4.splat(0.5), zero), two = held(f32x4.splat(2), zero);
  const a = held(f32x4.splat(A), zero), b = held(f32x4.splat(B), zero);
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      const d0 = getVector(y0 + k), d1 = getVector(y1 + k), d2 = getVector(y2 + k), d3 = getVector(y3 + k);
      const evenA = fusedMultiplyAdd(d0, d2, half), oddA = fusedMultiplyAdd(d1, d3, half);
      const evenB = fusedMultiplyAdd(d0, d2, two), oddB = fusedMultiplyAdd(d1, d3, two);
      let to = out + k;
      setVector(to, d0);
      to += apart;
      setVector(to, fusedMultiplyAdd(evenA, oddA, a));
      to += apart;
      setVector(to, fusedMultiplySubtract(evenA, oddA, a));
      to += apart;
      setVector(to, fusedMultiplyAdd(evenB, oddB, b));
      to += apart;
      setVector(to, fusedMultiplySubtract(evenB, oddB, b));
      to += apart;
      setVector(to, d3);
    }
    out += step;
    y0 += fromStep;
    y1 += fromStep;
    y2 += fromStep;
    y3 += fromStep;
  }
}

/** B: the transpose of `inputsToPoints`, to six rows of gradients. */
export function pointsToInputs(
  out: usize,
  apart: usize,
  step: usize,
  from: usize,
  fromApart: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  const zero = i32x4.splat(count >> 31);
  const half = held(f32x4.splat(0.5), zero), two = held(f32x4.splat(2), zero);
  const both = held(f32x4.splat(2.5), zero), a = held(f32x4.splat(A), zero), b = held(f32x4.splat(B), zero);
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      let row = from + k;
      const v0 = getVector(row);
      row += fromApart;
      const v1 = getVector(row);
      row += fromApart;
      const v2 = getVector(row);
      row += fromApart;
      const v3 = getVector(row);
      row += fromApart;
      const v4 = getVector(row);
      row += fromApart;
      const v5 = getVector(row);
      const evenA = f32x4.add(v1, v2), oddA = f32x4.mul(f32x4.sub(v1, v2), a);
      const evenB = f32x4.add(v3, v4), oddB = f32x4.mul(f32x4.sub(v3, v4), b);
      let to = out + k;
      setVector(to, v0);
      to += apart;
      setVector(to, fusedMultiplySubtract(fusedMultiplySubtract(v5, oddA, two), oddB, half));
      to += apart;
      const even = fusedMultiplyAdd(fusedMultiplyAdd(f32x4.mul(evenB, half), evenA, two), v0, both);
      setVector(to, f32x4.neg(even));
      to += apart;
      setVector(to, fusedMultiplySubtract(f32x4.add(oddA, oddB), v5, both));
      to += apart;
      setVector(to, f32x4.add(v0, f32x4.add(evenA, evenB)));
      to += apart;
      setVector(to, v5);
    }
    out += step;
    from += fromStep;
  }
}
