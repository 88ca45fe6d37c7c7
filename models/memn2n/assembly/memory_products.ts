/**
 * The products of attention over a memory: B stories, M slots, d embedding. Each is a derivative of
 * T = sum over b, i, k of p[b, i] u[b, k] m[b, i, k].
 */

import { getFloat, setFloat, WORD } from "../../../engine/kernels/assembly/memory";
import { addScaled, dot } from "../../../engine/kernels/assembly/vector";

/** p[b, i] = sum over k of u[b, k] m[b, i, k]. Shapes: p `[B, M]`, u `[B, d]`, m `[B, M, d]`. */
export function memoryScores(p: usize, u: usize, m: usize, stories: i32, slots: i32, d: i32): void {
  const row = <usize> d * WORD;
  for (let b = 0; b < stories; b++) {
    for (let i = 0; i < slots; i++) {
      setFloat(p, dot(u, m, d));
      p += WORD;
      m += row;
    }
    u += row;
  }
}

/** u[b, k] += sum over i of p[b, i] m[b, i, k]. */
export function memorySum(u: usize, p: usize, m: usize, stories: i32, slots: i32, d: i32): void {
  const row = <usize> d * WORD;
  for (let b = 0; b < stories; b++) {
    for (let i = 0; i < slots; i++) {
      addScaled(u, getFloat(p), m, d);
      p += WORD;
      m += row;
    }
    u += row;
  }
}

/** m[b, i, k] += p[b, i] u[b, k]. */
export function memoryOuter(m: usize, p: usize, u: usize, stories: i32, slots: i32, d: i32): void {
  const row = <usize> d * WORD;
  for (let b = 0; b < stories; b++) {
    for (let i = 0; i < slots; i++) {
      addScaled(m, getFloat(p), u, d);
      p += WORD;
      m += row;
    }
    u += row;
  }
}
