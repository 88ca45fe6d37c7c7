/** An LSTM, four tapes at a time: c' = forget c + input candidate, h' = output tanh(c'). */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { squash } from "./exponential";
import { at } from "./machine";

/**
 * A step of it.
 *
 * @param gates Vectors `[4, units]`, scores: become the gates (input, forget, output), and the candidate.
 * @param cells Vectors `[2, units]`: become c' and its tanh.
 * @param before The cells before, of which c is the first; or 0 for zeros.
 * @param hidden What h' becomes.
 */
export function recur(gates: usize, cells: usize, before: usize, hidden: usize, units: i32): void {
  const size = at(0, units), saturated = cells + size;
  squash(gates, 3 * units, false);
  squash(at(gates, 3 * units), units, true);
  for (let k: usize = 0; k < size; k += VECTOR) {
    const i = getVector(gates + k), u = getVector(gates + 3 * size + k);
    let c = f32x4.mul(i, u);
    if (before != 0) {
      const f = getVector(gates + size + k);
      c = f32x4.add(c, f32x4.mul(f, getVector(before + k)));
    }
    setVector(cells + k, c);
    setVector(saturated + k, c);
  }
  squash(saturated, units, true);
  for (let k: usize = 0; k < size; k += VECTOR) {
    const o = getVector(gates + 2 * size + k);
    setVector(hidden + k, f32x4.mul(o, getVector(saturated + k)));
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
  cells: usize,
  before: usize,
  units: i32,
): void {
  const size = at(0, units), one = f32x4.splat(1);
  for (let k: usize = 0; k < size; k += VECTOR) {
    const gate = gates + k, to = out + k, g = getVector(hiddenGradient + k);
    const i = getVector(gate), f = getVector(gate + size);
    const o = getVector(gate + 2 * size), u = getVector(gate + 3 * size);
    const t = getVector(cells + size + k);
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
