/**
 * Mixtures of distributions. As everywhere in this folder, four tapes are worked on at
 * a time: a vector has one number of each, and a distribution of M numbers is M vectors.
 *
 * Sums stay in registers, as many as there are: two mixtures of the same sources load each source once.
 */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd } from "../../../engine/kernels/assembly/vector";

/**
 * out[m] = the sum over j of weights[j] sources[j][m].
 *
 * @param weightStride Bytes from weight to weight.
 * @param stride Bytes from source to source; it may be negative.
 */
export function mix(
  out: usize,
  weights: usize,
  weightStride: usize,
  sources: usize,
  stride: usize,
  count: i32,
  cells: i32,
): void {
  let left = cells;
  for (; left >= 8; left -= 8) {
    let a = f32x4.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
    let weight = weights, source = sources;
    for (let j = count; j > 0; j--) {
      const w = getVector(weight);
      a = fusedMultiplyAdd(a, w, getVector(source));
      b = fusedMultiplyAdd(b, w, getVector(source + VECTOR));
      c = fusedMultiplyAdd(c, w, getVector(source + 2 * VECTOR));
      d = fusedMultiplyAdd(d, w, getVector(source + 3 * VECTOR));
      e = fusedMultiplyAdd(e, w, getVector(source + 4 * VECTOR));
      f = fusedMultiplyAdd(f, w, getVector(source + 5 * VECTOR));
      g = fusedMultiplyAdd(g, w, getVector(source + 6 * VECTOR));
      h = fusedMultiplyAdd(h, w, getVector(source + 7 * VECTOR));
      weight += weightStride;
      source += stride;
    }
    setVector(out, a);
    setVector(out + VECTOR, b);
    setVector(out + 2 * VECTOR, c);
    setVector(out + 3 * VECTOR, d);
    setVector(out + 4 * VECTOR, e);
    setVector(out + 5 * VECTOR, f);
    setVector(out + 6 * VECTOR, g);
    setVector(out + 7 * VECTOR, h);
    out += 8 * VECTOR;
    sources += 8 * VECTOR;
  }
  if (left >= 4) {
    let a = f32x4.splat(0), b = a, c = a, d = a;
    let weight = weights, source = sources;
    for (let j = count; j > 0; j--) {
      const w = getVector(weight);
      a = fusedMultiplyAdd(a, w, getVector(source));
      b = fusedMultiplyAdd(b, w, getVector(source + VECTOR));
      c = fusedMultiplyAdd(c, w, getVector(source + 2 * VECTOR));
      d = fusedMultiplyAdd(d, w, getVector(source + 3 * VECTOR));
      weight += weightStride;
      source += stride;
    }
    setVector(out, a);
    setVector(out + VECTOR, b);
    setVector(out + 2 * VECTOR, c);
    setVector(out + 3 * VECTOR, d);
    out += 4 * VECTOR;
    sources += 4 * VECTOR;
    left -= 4;
  }
  if (left >= 2) {
    let a = f32x4.splat(0), b = a;
    let weight = weights, source = sources;
    for (let j = count; j > 0; j--) {
      const w = getVector(weight);
      a = fusedMultiplyAdd(a, w, getVector(source));
      b = fusedMultiplyAdd(b, w, getVector(source + VECTOR));
      weight += weightStride;
      source += stride;
    }
    setVector(out, a);
    setVector(out + VECTOR, b);
    out += 2 * VECTOR;
    sources += 2 * VECTOR;
    left -= 2;
  }
  if (left > 0) {
    let a = f32x4.splat(0);
    let weight = weights, source = sources;
    for (let j = count; j > 0; j--) {
      a = fusedMultiplyAdd(a, getVector(weight), getVector(source));
      weight += weightStride;
      source += stride;
    }
    setVector(out, a);
  }
}

/**
 * `mix` of two mixtures of the same sources.
 *
 * @param apart Bytes from the first mixture to the second.
 * @param weightsApart Bytes from the first one's weights to those of the second.
 */
export function mixTwo(
  out: usize,
  apart: usize,
  weights: usize,
  weightsApart: usize,
  weightStride: usize,
  sources: usize,
  stride: usize,
  count: i32,
  cells: i32,
): void {
  let left = cells;
  for (; left >= 4; left -= 4) {
    let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    let weight = weights, source = sources;
    for (let j = count; j > 0; j--) {
      const a = getVector(weight), b = getVector(weight + weightsApart);
      let s = getVector(source);
      a0 = fusedMultiplyAdd(a0, a, s);
      b0 = fusedMultiplyAdd(b0, b, s);
      s = getVector(source + VECTOR);
      a1 = fusedMultiplyAdd(a1, a, s);
      b1 = fusedMultiplyAdd(b1, b, s);
      s = getVector(source + 2 * VECTOR);
      a2 = fusedMultiplyAdd(a2, a, s);
      b2 = fusedMultiplyAdd(b2, b, s);
      s = getVector(source + 3 * VECTOR);
      a3 = fusedMultiplyAdd(a3, a, s);
      b3 = fusedMultiplyAdd(b3, b, s);
      weight += weightStride;
      source += stride;
    }
    setVector(out, a0);
    setVector(out + VECTOR, a1);
    setVector(out + 2 * VECTOR, a2);
    setVector(out + 3 * VECTOR, a3);
    const second = out + apart;
    setVector(second, b0);
    setVector(second + VECTOR, b1);
    setVector(second + 2 * VECTOR, b2);
    setVector(second + 3 * VECTOR, b3);
    out += 4 * VECTOR;
    sources += 4 * VECTOR;
  }
  if (left >= 2) {
    let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0;
    let weight = weights, source = sources;
    for (let j = count; j > 0; j--) {
      const a = getVector(weight), b = getVector(weight + weightsApart);
      const low = getVector(source), high = getVector(source + VECTOR);
      a0 = fusedMultiplyAdd(a0, a, low);
      b0 = fusedMultiplyAdd(b0, b, low);
      a1 = fusedMultiplyAdd(a1, a, high);
      b1 = fusedMultiplyAdd(b1, b, high);
      weight += weightStride;
      source += stride;
    }
    setVector(out, a0);
    setVector(out + VECTOR, a1);
    const second = out + apart;
    setVector(second, b0);
    setVector(second + VECTOR, b1);
    out += 2 * VECTOR;
    sources += 2 * VECTOR;
    left -= 2;
  }
  if (left > 0) {
    let a = f32x4.splat(0), b = a;
    let weight = weights, source = sources;
    for (let j = count; j > 0; j--) {
      const s = getVector(source);
      a = fusedMultiplyAdd(a, getVector(weight), s);
      b = fusedMultiplyAdd(b, getVector(weight + weightsApart), s);
      weight += weightStride;
      source += stride;
    }
    setVector(out, a);
    setVector(out + apart, b);
  }
}
