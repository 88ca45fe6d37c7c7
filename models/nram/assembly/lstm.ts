/** An LSTM, four tapes at a time. */

import { exp } from "../../../engine/kernels/assembly/exponential";
import { tanh } from "../../../engine/kernels/assembly/matrices";
import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";

/** 1 / (1 + e^-x), and by the exponential of what is at most 0. */
@inline
export function logistic(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const isNegative = f32x4.lt(x, f32x4.splat(0));
  return f32x4.div(v128.bitselect(e, one, isNegative), f32x4.add(one, e));
}

/**
 * An LSTM: c' = forget c + input candidate, h' = output tanh(c').
 *
 * @param gates Vectors `[4, units]`, scores: become the gates (input, forget, output), and the candidate.
 * @param cell What c' becomes.
 * @param before c, or 0 for zeros.
 * @param hidden What h' becomes.
 */
export function recur(gates: usize, cell: usize, before: usize, hidden: usize, units: i32): void {
  const size = <usize> units * VECTOR;
  for (let k: usize = 0; k < size; k += VECTOR) {
    const input = gates + k, forget = input + size, output = forget + size;
    const candidate = output + size;
    const i = logistic(getVector(input)), o = logistic(getVector(output));
    const f = logistic(getVector(forget)), u = tanh(getVector(candidate));
    setVector(input, i);
    setVector(forget, f);
    setVector(output, o);
    setVector(candidate, u);
    let c = f32x4.mul(i, u);
    if (before != 0) c = f32x4.add(c, f32x4.mul(f, getVector(before + k)));
    setVector(cell + k, c);
    setVector(hidden + k, f32x4.mul(o, tanh(c)));
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
  cell: usize,
  before: usize,
  units: i32,
): void {
  const size = <usize> units * VECTOR, one = f32x4.splat(1);
  for (let k: usize = 0; k < size; k += VECTOR) {
    const at = gates + k, to = out + k, g = getVector(hiddenGradient + k);
    const i = getVector(at), f = getVector(at + size);
    const o = getVector(at + 2 * size), u = getVector(at + 3 * size);
    const t = tanh(getVector(cell + k));
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
