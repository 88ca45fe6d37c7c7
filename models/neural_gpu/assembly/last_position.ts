/**
 * Winograd's convolution for a tile of one output, the last position of an image that has one more than full tiles
 * have: at the points 0, a and infinity alone. Values of kernels there have the scale of six points, so that the same
 * weights serve both.
 */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd, fusedMultiplySubtract, held } from "../../../engine/kernels/assembly/vector";
import { A, B } from "./points";

/** What a kernel's value at a is divided by: its scale among six points is -2/3. */
const SCALE: f32 = -1.5;

/** The two inputs before the end, x0 and x1, at three points; the third is 0. */
export function lastInputsToPoints(
  out: usize,
  apart: usize,
  step: usize,
  x0: usize,
  x1: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  const zero = i32x4.splat(count >> 31), a = held(f32x4.splat(-A), zero), b = held(f32x4.splat(B), zero);
  const scaled = held(f32x4.splat(SCALE * B), zero);
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      const d1 = getVector(x1 + k), to = out + k;
      setVector(to, fusedMultiplySubtract(getVector(x0 + k), d1, b));
      setVector(to + apart, f32x4.mul(d1, scaled));
      setVector(to + 5 * apart, f32x4.mul(d1, a));
    }
    out += step;
    x0 += fromStep;
    x1 += fromStep;
  }
}

/** Three points to the output. */
export function pointsToLastOutput(
  out: usize,
  step: usize,
  from: usize,
  fromApart: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      const row = from + k, sum = f32x4.add(getVector(row), getVector(row + fromApart));
      setVector(out + k, f32x4.add(sum, getVector(row + 5 * fromApart)));
    }
    out += step;
    from += fromStep;
  }
}

/** Its gradient at three points. */
export function lastOutputToPoints(
  out: usize,
  apart: usize,
  step: usize,
  y: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      const gradient = getVector(y + k), to = out + k;
      setVector(to, gradient);
      setVector(to + apart, gradient);
      setVector(to + 5 * apart, gradient);
    }
    out += step;
    y += fromStep;
  }
}

/** Gradients at three points to those of the two inputs. */
export function pointsToLastInputs(
  out: usize,
  apart: usize,
  step: usize,
  from: usize,
  fromApart: usize,
  fromStep: usize,
  count: i32,
  bytes: usize,
): void {
  const zero = i32x4.splat(count >> 31), a = held(f32x4.splat(-A), zero), b = held(f32x4.splat(B), zero);
  const scaled = held(f32x4.splat(SCALE * B), zero);
  for (let left = count; left > 0; left--) {
    for (let k: usize = 0; k < bytes; k += VECTOR) {
      const row = from + k, first = getVector(row), last = getVector(row + 5 * fromApart);
      setVector(out + k, first);
      const others = fusedMultiplyAdd(f32x4.mul(last, a), getVector(row + fromApart), scaled);
      setVector(out + k + apart, fusedMultiplySubtract(others, first, b));
    }
    out += step;
    from += fromStep;
  }
}
