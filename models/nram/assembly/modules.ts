/** The modules on distributions, forward and backward. Distributions and gradients are `[M]` vectors. */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd } from "../../../engine/kernels/assembly/vector";
import { at, copyVectors, EQUAL, LESS_THAN } from "./machine";
import { mix, mixTwo } from "./mixing";
import { products } from "./products";

/** out = x / (the sum of x). */
export function renormalise(x: usize, cells: i32): void {
  let sum = f32x4.splat(0);
  const end = at(x, cells);
  for (let k = x; k < end; k += VECTOR) sum = f32x4.add(sum, getVector(k));
  const factor = f32x4.div(f32x4.splat(1), sum);
  for (let k = x; k < end; k += VECTOR) setVector(k, f32x4.mul(getVector(k), factor));
}

/** INC: out[(i + 1) mod M] = x[i]. */
export function shiftUp(out: usize, x: usize, cells: i32): void {
  copyVectors(out + VECTOR, x, cells - 1);
  setVector(out, getVector(at(x, cells - 1)));
}

/** DEC: out[i] = x[(i + 1) mod M]. */
export function shiftDown(out: usize, x: usize, cells: i32): void {
  copyVectors(out, x + VECTOR, cells - 1);
  setVector(at(out, cells - 1), getVector(x));
}

/** x twice, so that indices modulo M need no division. */
function double(out: usize, x: usize, cells: i32): void {
  copyVectors(out, x, cells);
  copyVectors(at(out, cells), x, cells);
}

/** ADD: out[k] = the sum over i of a[i] b[(k - i) mod M]. */
export function add(out: usize, a: usize, b: usize, doubled: usize, cells: i32): void {
  double(doubled, b, cells);
  mix(out, a, VECTOR, at(doubled, cells), -VECTOR, cells, cells);
}

/** To the gradients of a and, one distribution further on, of b. */
export function addGradient(out: usize, gradient: usize, a: usize, b: usize, doubled: usize, cells: i32): void {
  double(doubled, gradient, cells);
  // a's gradient is weighed by b, and b's by a.
  mixTwo(out, at(0, cells), b, a - b, VECTOR, doubled, VECTOR, cells, cells);
}

/** SUB: out[k] = the sum over i of a[(k + i) mod M] b[i]. */
export function subtract(out: usize, a: usize, b: usize, doubled: usize, cells: i32): void {
  double(doubled, a, cells);
  mix(out, b, VECTOR, doubled, VECTOR, cells, cells);
}

/** To the gradients of a and, one distribution further on, of b. */
export function subtractGradient(out: usize, gradient: usize, a: usize, b: usize, doubled: usize, cells: i32): void {
  double(doubled, gradient, cells);
  mix(out, b, VECTOR, at(doubled, cells), -VECTOR, cells, cells);
  double(doubled, a, cells);
  mix(at(out, cells), gradient, VECTOR, doubled, VECTOR, cells, cells);
}

/** LESS-THAN, LESS-OR-EQUAL-THAN and EQUALITY-TEST: the chance that it holds, at most 1. */
export function compare(kind: i32, a: usize, b: usize, cells: i32): v128 {
  let chance = f32x4.splat(0);
  if (kind == EQUAL) {
    for (let k: usize = 0, end = at(0, cells); k < end; k += VECTOR) {
      chance = fusedMultiplyAdd(chance, getVector(a + k), getVector(b + k));
    }
  } else {
    let below = f32x4.splat(0);
    for (let k: usize = 0, end = at(0, cells); k < end; k += VECTOR) {
      const upTo = f32x4.add(below, getVector(a + k));
      chance = fusedMultiplyAdd(chance, kind == LESS_THAN ? below : upTo, getVector(b + k));
      below = upTo;
    }
  }
  return f32x4.pmin(chance, f32x4.splat(1));
}

/** To the gradients of a and, one distribution further on, of b. */
export function compareGradient(out: usize, kind: i32, gradient: v128, a: usize, b: usize, cells: i32): void {
  const size = at(0, cells), second = out + size;
  if (kind == EQUAL) {
    for (let k: usize = 0; k < size; k += VECTOR) {
      setVector(out + k, f32x4.mul(gradient, getVector(b + k)));
      setVector(second + k, f32x4.mul(gradient, getVector(a + k)));
    }
    return;
  }
  const isStrict = kind == LESS_THAN;
  let below = f32x4.splat(0);
  for (let k: usize = 0; k < size; k += VECTOR) {
    const upTo = f32x4.add(below, getVector(a + k));
    setVector(second + k, f32x4.mul(gradient, isStrict ? below : upTo));
    below = upTo;
  }
  let above = f32x4.splat(0);
  for (let k = size; k > 0;) {
    k -= VECTOR;
    const from = f32x4.add(above, getVector(b + k));
    setVector(out + k, f32x4.mul(gradient, isStrict ? above : from));
    above = from;
  }
}

/**
 * MIN and MAX: out[i] = a[i] (the sum of b from i on) + b[i] (the sum of a behind i); for MAX, up to and
 * before.
 */
export function extreme(out: usize, isLeast: bool, a: usize, b: usize, cells: i32): void {
  let ofA = f32x4.splat(0), ofB = ofA;
  let k = isLeast ? at(0, cells - 1) : 0;
  for (let left = cells; left > 0; left--) {
    const x = getVector(a + k), y = getVector(b + k);
    ofB = f32x4.add(ofB, y);
    setVector(out + k, fusedMultiplyAdd(f32x4.mul(x, ofB), y, ofA));
    ofA = f32x4.add(ofA, x);
    k = isLeast ? k - VECTOR : k + VECTOR;
  }
}

/** To the gradients of a and, one distribution further on, of b. */
export function extremeGradient(out: usize, isLeast: bool, gradient: usize, a: usize, b: usize, cells: i32): void {
  const second = at(out, cells), last = at(0, cells - 1);
  let ofA = f32x4.splat(0), ofB = ofA;
  let k = isLeast ? last : 0;
  for (let left = cells; left > 0; left--) {
    const g = getVector(gradient + k);
    ofB = f32x4.add(ofB, getVector(b + k));
    setVector(out + k, f32x4.mul(g, ofB));
    setVector(second + k, f32x4.mul(g, ofA));
    ofA = f32x4.add(ofA, getVector(a + k));
    k = isLeast ? k - VECTOR : k + VECTOR;
  }
  let byA = f32x4.splat(0), byB = byA;
  k = isLeast ? 0 : last;
  for (let left = cells; left > 0; left--) {
    const g = getVector(gradient + k);
    setVector(out + k, f32x4.add(getVector(out + k), byB));
    byB = fusedMultiplyAdd(byB, g, getVector(b + k));
    byA = fusedMultiplyAdd(byA, g, getVector(a + k));
    setVector(second + k, f32x4.add(getVector(second + k), byA));
    k = isLeast ? k + VECTOR : k - VECTOR;
  }
}

/** READ: out = the rows of a memory, mixed by where. */
export function read(out: usize, where: usize, memory: usize, cells: i32): void {
  mix(out, where, VECTOR, memory, at(0, cells), cells, cells);
}

/** To the gradient of where; that of the memory is added to. */
export function readGradient(out: usize, gradient: usize, where: usize, memory: usize, memoryGradient: usize, cells: i32): void {
  const size = at(0, cells);
  products(out, gradient, memory, size, cells, cells);
  for (const end = where + size; where < end; where += VECTOR) {
    const weight = getVector(where);
    for (let k: usize = 0; k < size; k += VECTOR) {
      const entry = memoryGradient + k;
      setVector(entry, fusedMultiplyAdd(getVector(entry), weight, getVector(gradient + k)));
    }
    memoryGradient += size;
  }
}

/** WRITE: each row becomes (1 - where) row + where value. `out` and `memory` may be the same. */
export function write(out: usize, memory: usize, where: usize, value: usize, cells: i32): void {
  const size = at(0, cells);
  for (const end = where + size; where < end; where += VECTOR) {
    const weight = getVector(where);
    for (let k: usize = 0; k < size; k += VECTOR) {
      const old = getVector(memory + k);
      setVector(out + k, fusedMultiplyAdd(old, weight, f32x4.sub(getVector(value + k), old)));
    }
    memory += size;
    out += size;
  }
}

/**
 * To the gradients of where and, one distribution further on, of the value, which has that of the output of
 * WRITE already; the memory's becomes that of the memory before.
 */
export function writeGradient(out: usize, memoryGradient: usize, memory: usize, where: usize, value: usize, cells: i32): void {
  const size = at(0, cells), second = out + size, one = f32x4.splat(1);
  for (let i: usize = 0; i < size; i += VECTOR) {
    const weight = getVector(where + i), rest = f32x4.sub(one, weight);
    let sum = f32x4.splat(0);
    for (let k: usize = 0; k < size; k += VECTOR) {
      const g = getVector(memoryGradient + k);
      const change = f32x4.sub(getVector(value + k), getVector(memory + k));
      sum = fusedMultiplyAdd(sum, g, change);
      setVector(second + k, fusedMultiplyAdd(getVector(second + k), weight, g));
      setVector(memoryGradient + k, f32x4.mul(g, rest));
    }
    setVector(out + i, sum);
    memory += size;
    memoryGradient += size;
  }
}
