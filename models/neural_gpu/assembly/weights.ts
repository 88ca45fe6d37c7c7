/** A unit's parameters at their points, as `multiply` takes them, and gradients back from there. */

import { getFloat, getInt, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd, fusedMultiplySubtract } from "../../../engine/kernels/assembly/vector";
import { A, B, POINTS } from "./points";
import { OUTPUTS } from "./products";

/** Places along an axis of a kernel. */
const TAPS: i32 = 3;

/** The scales of the kernel's values at +-a and +-b: over the product of the distances to the other points. */
const SCALE_A: f32 = -2.0 / 3;
const SCALE_B: f32 = 1.0 / 6;

/** G: three rows of a kernel at six points. All `apart` bytes from each other. */
@inline
function kernelToPoints(out: usize, apart: usize, k0: v128, k1: v128, k2: v128): void {
  const evenA = f32x4.mul(fusedMultiplyAdd(k0, k2, f32x4.splat(0.5)), f32x4.splat(SCALE_A));
  const evenB = f32x4.mul(fusedMultiplyAdd(k0, k2, f32x4.splat(2)), f32x4.splat(SCALE_B));
  const a = f32x4.splat(A * SCALE_A), b = f32x4.splat(B * SCALE_B);
  setVector(out, k0);
  setVector(out + apart, fusedMultiplyAdd(evenA, k1, a));
  setVector(out + 2 * apart, fusedMultiplySubtract(evenA, k1, a));
  setVector(out + 3 * apart, fusedMultiplyAdd(evenB, k1, b));
  setVector(out + 4 * apart, fusedMultiplySubtract(evenB, k1, b));
  setVector(out + 5 * apart, k2);
}

/** The transpose: place `tap` of a kernel's gradient from six points. */
@inline
function pointsToKernel(from: usize, apart: usize, tap: i32): v128 {
  const p1 = getVector(from + apart), p2 = getVector(from + 2 * apart);
  const p3 = getVector(from + 3 * apart), p4 = getVector(from + 4 * apart);
  if (tap == 1) {
    const ofA = f32x4.mul(f32x4.sub(p1, p2), f32x4.splat(A * SCALE_A));
    return fusedMultiplyAdd(ofA, f32x4.sub(p3, p4), f32x4.splat(B * SCALE_B));
  }
  const end = getVector(tap == 0 ? from : from + 5 * apart);
  const shareA: f32 = tap == 0 ? SCALE_A : SCALE_A / 2, shareB: f32 = tap == 0 ? SCALE_B : 2 * SCALE_B;
  const ofA = fusedMultiplyAdd(end, f32x4.add(p1, p2), f32x4.splat(shareA));
  return fusedMultiplyAdd(ofA, f32x4.add(p3, p4), f32x4.splat(shareB));
}

/** The map that lane l of turn t of four inputs is of. */
@inline
function inputOf(maps: usize, vector: i32, turn: i32, lane: i32): i32 {
  return getInt(maps + <usize> (vector * LANES + (lane + turn) % LANES) * WORD);
}

/**
 * Weights at their points, `[36, output blocks, input vectors, 4, 2]` vectors; 0 where there is no map.
 *
 * @param kernel `[3, 3, ...]`: `size` numbers from place to place, `down` from input to input, `along` from output to
 * output.
 * @param inputs int32: the maps of the inputs, of whole vectors, -1 for none.
 * @param outputs int32: the maps of the outputs, of whole blocks.
 * @param work Vectors `[6, 3]`.
 */
export function packUnit(
  out: usize,
  kernel: usize,
  size: i32,
  down: i32,
  along: i32,
  inputs: usize,
  inputVectors: i32,
  outputs: usize,
  outputBlocks: i32,
  work: usize,
): void {
  const stride = <usize> (outputBlocks * inputVectors) * (2 * LANES * VECTOR);
  for (let block = 0; block < outputBlocks; block++) {
    for (let vector = 0; vector < inputVectors; vector++) {
      for (let turn = 0; turn < LANES; turn++) {
        for (let half = 0; half < 2; half++) {
          const own = outputs + <usize> (block * OUTPUTS + half * LANES) * WORD;
          const i0 = offsetOf(inputOf(inputs, vector, turn, 0), getInt(own), down, along);
          const i1 = offsetOf(inputOf(inputs, vector, turn, 1), getInt(own + WORD), down, along);
          const i2 = offsetOf(inputOf(inputs, vector, turn, 2), getInt(own + 2 * WORD), down, along);
          const i3 = offsetOf(inputOf(inputs, vector, turn, 3), getInt(own + 3 * WORD), down, along);
          for (let b = 0; b < TAPS; b++) {
            kernelToPoints(
              work + <usize> b * VECTOR,
              TAPS * VECTOR,
              four(kernel, b * size, i0, i1, i2, i3),
              four(kernel, (TAPS + b) * size, i0, i1, i2, i3),
              four(kernel, (2 * TAPS + b) * size, i0, i1, i2, i3),
            );
          }
          for (let p = 0; p < POINTS; p++) {
            const row = work + <usize> (TAPS * p) * VECTOR, to = out + <usize> (POINTS * p) * stride;
            kernelToPoints(to, stride, getVector(row), getVector(row + VECTOR), getVector(row + 2 * VECTOR));
          }
          out += VECTOR;
        }
      }
    }
  }
}

@inline
function offsetOf(input: i32, output: i32, down: i32, along: i32): i32 {
  return input < 0 || output < 0 ? -1 : input * down + output * along;
}

@inline
function entryOr0(kernel: usize, place: i32, offset: i32): f32 {
  return offset < 0 ? 0 : getFloat(kernel + <usize> (place + offset) * WORD);
}

/** Four numbers of a place of a kernel. */
@inline
function four(kernel: usize, place: i32, i0: i32, i1: i32, i2: i32, i3: i32): v128 {
  let v = f32x4.splat(entryOr0(kernel, place, i0));
  v = f32x4.replace_lane(v, 1, entryOr0(kernel, place, i1));
  v = f32x4.replace_lane(v, 2, entryOr0(kernel, place, i2));
  return f32x4.replace_lane(v, 3, entryOr0(kernel, place, i3));
}

/** A kernel's gradient from sums at the points, laid out as by `packUnit`. */
export function unpackUnit(
  gradient: usize,
  sums: usize,
  size: i32,
  down: i32,
  along: i32,
  inputs: usize,
  inputVectors: i32,
  outputs: usize,
  outputBlocks: i32,
  work: usize,
): void {
  const stride = <usize> (outputBlocks * inputVectors) * (2 * LANES * VECTOR);
  for (let block = 0; block < outputBlocks; block++) {
    for (let vector = 0; vector < inputVectors; vector++) {
      for (let turn = 0; turn < LANES; turn++) {
        for (let half = 0; half < 2; half++) {
          const own = outputs + <usize> (block * OUTPUTS + half * LANES) * WORD;
          const i0 = offsetOf(inputOf(inputs, vector, turn, 0), getInt(own), down, along);
          const i1 = offsetOf(inputOf(inputs, vector, turn, 1), getInt(own + WORD), down, along);
          const i2 = offsetOf(inputOf(inputs, vector, turn, 2), getInt(own + 2 * WORD), down, along);
          const i3 = offsetOf(inputOf(inputs, vector, turn, 3), getInt(own + 3 * WORD), down, along);
          for (let p = 0; p < POINTS; p++) {
            const from = sums + <usize> (POINTS * p) * stride, to = work + <usize> (TAPS * p) * VECTOR;
            for (let b = 0; b < TAPS; b++) setVector(to + <usize> b * VECTOR, pointsToKernel(from, stride, b));
          }
          for (let b = 0; b < TAPS; b++) {
            for (let a = 0; a < TAPS; a++) {
              const v = pointsToKernel(work + <usize> b * VECTOR, TAPS * VECTOR, a), place = (TAPS * a + b) * size;
              setUnless(gradient, place, i0, f32x4.extract_lane(v, 0));
              setUnless(gradient, place, i1, f32x4.extract_lane(v, 1));
              setUnless(gradient, place, i2, f32x4.extract_lane(v, 2));
              setUnless(gradient, place, i3, f32x4.extract_lane(v, 3));
            }
          }
          sums += VECTOR;
        }
      }
    }
  }
}

@inline
function setUnless(kernel: usize, place: i32, offset: i32, value: f32): void {
  if (offset >= 0) setFloat(kernel + <usize> (place + offset) * WORD, value);
}

/** Numbers by map, for cells of some vectors: 0 where there is no map; `rest` is added where there is. */
export function packMaps(out: usize, x: usize, maps: usize, length: i32, rest: f32): void {
  for (let i = 0; i < length; i++) {
    const map = getInt(maps + <usize> i * WORD);
    setFloat(out + <usize> i * WORD, map < 0 ? 0 : getFloat(x + <usize> map * WORD) + rest);
  }
}

/** Back: x[map] = from[i]. */
export function unpackMaps(x: usize, from: usize, maps: usize, length: i32): void {
  for (let i = 0; i < length; i++) {
    const map = getInt(maps + <usize> i * WORD);
    if (map >= 0) setFloat(x + <usize> map * WORD, getFloat(from + <usize> i * WORD));
  }
}
