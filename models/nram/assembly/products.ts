/** The gradients of mixtures in their weights: products of one or two gradients with all sources. */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd } from "../../../engine/kernels/assembly/vector";

/**
 * The gradient of `mix` in its weights: out[j] = gradient . sources[j].
 *
 * @param stride Bytes from source to source.
 */
export function products(
  out: usize,
  gradient: usize,
  sources: usize,
  stride: usize,
  count: i32,
  cells: i32,
): void {
  const size = <usize> cells * VECTOR;
  let left = count;
  for (; left >= 4; left -= 4) {
    let a = f32x4.splat(0), b = a, c = a, d = a;
    const second = sources + stride, third = second + stride, fourth = third + stride;
    for (let k: usize = 0; k < size; k += VECTOR) {
      const g = getVector(gradient + k);
      a = fusedMultiplyAdd(a, g, getVector(sources + k));
      b = fusedMultiplyAdd(b, g, getVector(second + k));
      c = fusedMultiplyAdd(c, g, getVector(third + k));
      d = fusedMultiplyAdd(d, g, getVector(fourth + k));
    }
    setVector(out, a);
    setVector(out + VECTOR, b);
    setVector(out + 2 * VECTOR, c);
    setVector(out + 3 * VECTOR, d);
    out += 4 * VECTOR;
    sources = fourth + stride;
  }
  for (; left > 0; left--) {
    let a = f32x4.splat(0);
    for (let k: usize = 0; k < size; k += VECTOR) {
      a = fusedMultiplyAdd(a, getVector(gradient + k), getVector(sources + k));
    }
    setVector(out, a);
    out += VECTOR;
    sources += stride;
  }
}

/**
 * `products` of two gradients with the same sources.
 *
 * @param apart Bytes from the first one's products to those of the second.
 * @param gradientsApart Bytes from the first gradient to the second.
 */
export function productsOfTwo(
  out: usize,
  apart: usize,
  gradient: usize,
  gradientsApart: usize,
  sources: usize,
  stride: usize,
  count: i32,
  cells: i32,
): void {
  const size = <usize> cells * VECTOR, other = gradient + gradientsApart;
  let left = count;
  for (; left >= 4; left -= 4) {
    let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    const second = sources + stride, third = second + stride, fourth = third + stride;
    for (let k: usize = 0; k < size; k += VECTOR) {
      const a = getVector(gradient + k), b = getVector(other + k);
      let s = getVector(sources + k);
      a0 = fusedMultiplyAdd(a0, a, s);
      b0 = fusedMultiplyAdd(b0, b, s);
      s = getVector(second + k);
      a1 = fusedMultiplyAdd(a1, a, s);
      b1 = fusedMultiplyAdd(b1, b, s);
      s = getVector(third + k);
      a2 = fusedMultiplyAdd(a2, a, s);
      b2 = fusedMultiplyAdd(b2, b, s);
      s = getVector(fourth + k);
      a3 = fusedMultiplyAdd(a3, a, s);
      b3 = fusedMultiplyAdd(b3, b, s);
    }
    setVector(out, a0);
    setVector(out + VECTOR, a1);
    setVector(out + 2 * VECTOR, a2);
    setVector(out + 3 * VECTOR, a3);
    const to = out + apart;
    setVector(to, b0);
    setVector(to + VECTOR, b1);
    setVector(to + 2 * VECTOR, b2);
    setVector(to + 3 * VECTOR, b3);
    out += 4 * VECTOR;
    sources = fourth + stride;
  }
  if (left >= 2) {
    let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0;
    const second = sources + stride;
    for (let k: usize = 0; k < size; k += VECTOR) {
      const a = getVector(gradient + k), b = getVector(other + k);
      let s = getVector(sources + k);
      a0 = fusedMultiplyAdd(a0, a, s);
      b0 = fusedMultiplyAdd(b0, b, s);
      s = getVector(second + k);
      a1 = fusedMultiplyAdd(a1, a, s);
      b1 = fusedMultiplyAdd(b1, b, s);
    }
    setVector(out, a0);
    setVector(out + VECTOR, a1);
    const to = out + apart;
    setVector(to, b0);
    setVector(to + VECTOR, b1);
    out += 2 * VECTOR;
    sources = second + stride;
    left -= 2;
  }
  if (left > 0) {
    let a = f32x4.splat(0), b = a;
    for (let k: usize = 0; k < size; k += VECTOR) {
      const s = getVector(sources + k);
      a = fusedMultiplyAdd(a, getVector(gradient + k), s);
      b = fusedMultiplyAdd(b, getVector(other + k), s);
    }
    setVector(out, a);
    setVector(out + apart, b);
  }
}
