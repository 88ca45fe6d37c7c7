/** What happens to each number of an image by itself, in a convolutional gated unit. */

import {
  C1,
  C2,
  C3,
  C4,
  C5,
  C6,
  exponential,
  LOG2_E,
  ROUNDER,
} from "../../../engine/kernels/assembly/fused_exponential";
import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd, fusedMultiplySubtract, held } from "../../../engine/kernels/assembly/vector";

/** Cells that are gone through map by map, so that sums stay in registers, and all of them in the cache. */
const CELLS: usize = 16;

/** What arguments of the exponential are bounded by, on both sides. */
const MOST: f32 = 87;

/**
 * gates = max(0, min(1, c sigmoid(x + bias) - (c - 1) / 2)), c the cutoff; and with them products = gates times
 * states.
 *
 * @param gates 0 for nowhere, and so is `products`.
 */
export function openGates(
  gates: usize,
  products: usize,
  states: usize,
  x: usize,
  bias: usize,
  bytes: usize,
  cutoff: f32,
): void {
  const zero = i32x4.splat(<i32> (bytes >>> 31));
  const least = held(f32x4.splat(-MOST), zero), most = held(f32x4.splat(MOST), zero);
  const toBase2 = held(f32x4.splat(-LOG2_E), zero);
  const rounder = held(f32x4.splat(ROUNDER), zero), c0 = held(f32x4.splat(1), zero);
  const c1 = held(f32x4.splat(C1), zero), c2 = held(f32x4.splat(C2), zero);
  const c3 = held(f32x4.splat(C3), zero), c4 = held(f32x4.splat(C4), zero);
  const c5 = held(f32x4.splat(C5), zero), c6 = held(f32x4.splat(C6), zero);
  const slope = f32x4.splat(cutoff), rest = f32x4.splat((1 - cutoff) / 2);
  for (let k: usize = 0; k < bytes; k += VECTOR) {
    const value = f32x4.pmin(f32x4.add(getVector(x + k), getVector(bias + k)), most);
    const e = exponential(value, least, toBase2, rounder, c0, c1, c2, c3, c4, c5, c6);
    const whole = f32x4.add(f32x4.div(slope, f32x4.add(c0, e)), rest);
    const open = f32x4.pmin(f32x4.pmax(whole, zero), c0);
    if (gates != 0) setVector(gates + k, open);
    if (products != 0) setVector(products + k, f32x4.mul(open, getVector(states + k)));
  }
}

/**
 * candidates = tanh(x + bias) = 1 - 2 / (1 + e^(2 (x + bias))), next = gates states + (1 - gates) candidates; tanh to
 * float32's precision of 1, not of a small x.
 *
 * @param candidates 0 for nowhere.
 * @param next It may be `states`.
 */
export function mixCandidates(
  next: usize,
  candidates: usize,
  states: usize,
  gates: usize,
  x: usize,
  bias: usize,
  bytes: usize,
): void {
  const zero = i32x4.splat(<i32> (bytes >>> 31));
  const least = held(f32x4.splat(-MOST / 2), zero), most = held(f32x4.splat(MOST / 2), zero);
  const toBase2 = held(f32x4.splat(2 * LOG2_E), zero);
  const rounder = held(f32x4.splat(ROUNDER), zero), c0 = held(f32x4.splat(1), zero);
  const c1 = held(f32x4.splat(C1), zero), c2 = held(f32x4.splat(C2), zero);
  const c3 = held(f32x4.splat(C3), zero), c4 = held(f32x4.splat(C4), zero);
  const c5 = held(f32x4.splat(C5), zero), c6 = held(f32x4.splat(C6), zero);
  const two = held(f32x4.splat(2), zero);
  for (let k: usize = 0; k < bytes; k += VECTOR) {
    const value = f32x4.pmin(f32x4.add(getVector(x + k), getVector(bias + k)), most);
    const e = exponential(value, least, toBase2, rounder, c0, c1, c2, c3, c4, c5, c6);
    const candidate = f32x4.sub(c0, f32x4.div(two, f32x4.add(c0, e)));
    if (candidates != 0) setVector(candidates + k, candidate);
    const change = f32x4.sub(getVector(states + k), candidate);
    setVector(next + k, fusedMultiplyAdd(candidate, getVector(gates + k), change));
  }
}

/**
 * The slope of a gate by its value g: of c sigmoid(x) - (c - 1) / 2 it is (g + h) (1 + h - g) / c with
 * h = (c - 1) / 2; and 0 where it is cut off.
 */
@inline
function gateSlope(gate: v128, rest: v128, most: v128, share: v128, zero: v128, one: v128): v128 {
  const slope = f32x4.mul(f32x4.mul(f32x4.add(gate, rest), share), f32x4.sub(most, gate));
  return v128.and(slope, v128.and(f32x4.gt(gate, zero), f32x4.lt(gate, one)));
}

/**
 * The gradients of what update gates and candidates squash, from that of the states after them, which becomes that of
 * the states before them as far as gates let it through; and states times reset gates again.
 *
 * @param sums Vectors by map: bias gradients of update gates and candidates, to add to.
 * @param cells How many cells there are, of `cell` bytes.
 */
export function candidateGradient(
  gradient: usize,
  updateSlopes: usize,
  candidateSlopes: usize,
  products: usize,
  states: usize,
  updates: usize,
  resets: usize,
  candidates: usize,
  updateSums: usize,
  candidateSums: usize,
  cells: i32,
  cell: usize,
  cutoff: f32,
): void {
  const zero = i32x4.splat(cells >> 31), one = held(f32x4.splat(1), zero), share = f32x4.splat(1 / cutoff);
  const rest = f32x4.splat((cutoff - 1) / 2), most = f32x4.splat(1 + (cutoff - 1) / 2);
  const all = <usize> cells * cell, block = CELLS * cell;
  for (let start: usize = 0; start < all; start += block) {
  for (let map: usize = 0; map < cell; map += VECTOR) {
    let updateSum = getVector(updateSums + map), candidateSum = getVector(candidateSums + map);
    for (let k = start + map, end = min(start + block, all); k < end; k += cell) {
      const upstream = getVector(gradient + k), gate = getVector(updates + k);
      const state = getVector(states + k), candidate = getVector(candidates + k);
      const through = f32x4.mul(upstream, gate);
      setVector(gradient + k, through);
      const bend = fusedMultiplySubtract(one, candidate, candidate);
      const ofCandidate = f32x4.mul(f32x4.sub(upstream, through), bend);
      setVector(candidateSlopes + k, ofCandidate);
      candidateSum = f32x4.add(candidateSum, ofCandidate);
      const difference = f32x4.mul(upstream, f32x4.sub(state, candidate));
      const ofUpdate = f32x4.mul(difference, gateSlope(gate, rest, most, share, zero, one));
      setVector(updateSlopes + k, ofUpdate);
      updateSum = f32x4.add(updateSum, ofUpdate);
      setVector(products + k, f32x4.mul(getVector(resets + k), state));
    }
    setVector(updateSums + map, updateSum);
    setVector(candidateSums + map, candidateSum);
  }
  }
}

/**
 * The gradients of what reset gates squash, from that of states times reset gates; what it leaves for the states is
 * added to `gradient`.
 */
export function resetGradient(
  gradient: usize,
  resetSlopes: usize,
  productGradient: usize,
  states: usize,
  resets: usize,
  resetSums: usize,
  cells: i32,
  cell: usize,
  cutoff: f32,
): void {
  const zero = i32x4.splat(cells >> 31), one = held(f32x4.splat(1), zero), share = f32x4.splat(1 / cutoff);
  const rest = f32x4.splat((cutoff - 1) / 2), most = f32x4.splat(1 + (cutoff - 1) / 2);
  const all = <usize> cells * cell, block = CELLS * cell;
  for (let start: usize = 0; start < all; start += block) {
  for (let map: usize = 0; map < cell; map += VECTOR) {
    let resetSum = getVector(resetSums + map);
    for (let k = start + map, end = min(start + block, all); k < end; k += cell) {
      const upstream = getVector(productGradient + k), gate = getVector(resets + k);
      setVector(gradient + k, fusedMultiplyAdd(getVector(gradient + k), upstream, gate));
      const slope = gateSlope(gate, rest, most, share, zero, one);
      const ofReset = f32x4.mul(f32x4.mul(upstream, getVector(states + k)), slope);
      setVector(resetSlopes + k, ofReset);
      resetSum = f32x4.add(resetSum, ofReset);
    }
    setVector(resetSums + map, resetSum);
  }
  }
}
