/** The loss of a machine's memories, tape by tape, and where it comes from. */

import { log } from "../../../engine/kernels/assembly/exponential";
import { getFloat, getInt, getVector, LANES, setFloat, setInt, setVector, WORD } from "../../../engine/kernels/assembly/memory";
import { squash } from "./exponential";
import { at, Machine, memoryAt, scoresAt } from "./machine";

/** Products of probabilities above this are far from what float64 has no numbers for. */
const SMALL: f64 = 1e-200;

/** Lists where a memory of a group should have its weight. */
export function findTargets(m: Machine, group: i32): void {
  const M = m.cells;
  let to = m.targets;
  for (let lane = 0; lane < LANES; lane++) {
    const tape = group * LANES + lane;
    const row = m.wanted + <usize> (tape * M) * WORD;
    for (let i = 0; i < M && tape < m.tapes; i++) {
      const wanted = getInt(row + <usize> i * WORD);
      if (wanted < 0 || wanted >= M) continue;
      setInt(to, <i32> at(<usize> lane * WORD, i * M + wanted));
      to += WORD;
    }
    setInt(m.targetEnds + <usize> lane * WORD, <i32> (to - m.targets));
  }
}

/** Where the targets of a lane begin, in bytes. */
@inline
export function targetsFrom(m: Machine, lane: i32): i32 {
  return lane == 0 ? 0 : targetsTo(m, lane - 1);
}

@inline
export function targetsTo(m: Machine, lane: i32): i32 {
  return getInt(m.targetEnds + <usize> lane * WORD);
}

/** The probability that a memory gives to a target. */
@inline
export function probabilityAt(m: Machine, memory: usize, target: i32): f32 {
  return getFloat(memory + <usize> getInt(m.targets + target));
}

@inline
export function logFloor(m: Machine): f32 {
  return getFloat(m.numbers + WORD);
}

/** What a step has to say of stopping and of its loss: chances, and - sum of log M(t)[cell, wanted]. */
export function noteStep(m: Machine, step: i32): void {
  const before = at(0, step), stop = m.stops + before, go = m.continues + before;
  const score = getVector(at(scoresAt(m, step), m.outputs - 1));
  setVector(stop, score);
  setVector(go, f32x4.neg(score));
  squash(stop, 1, false);
  squash(go, 1, false);
  const reached = step == 0 ? f32x4.splat(1) : getVector(m.reached + before);
  setVector(m.reached + before, reached);
  if (step < m.steps - 1) setVector(at(m.reached, step + 1), f32x4.mul(reached, getVector(go)));
  const memory = memoryAt(m, (step + 1) * m.copies), floor = logFloor(m);
  for (let lane = 0; lane < LANES; lane++) {
    setFloat(m.costs + before + <usize> lane * WORD, <f32> costOf(m, memory, lane, floor));
  }
}

/** - sum over the targets of a lane of log max(probability, floor). */
export function costOf(m: Machine, memory: usize, lane: i32, floor: f32): f64 {
  let product: f64 = 1, cost: f64 = 0;
  for (let k = targetsFrom(m, lane), end = targetsTo(m, lane); k < end; k += <i32> WORD) {
    product *= max(probabilityAt(m, memory, k), floor);
    // A logarithm takes longer than many products.
    if (product < SMALL) {
      cost -= log(product);
      product = 1;
    }
  }
  return cost - log(product);
}

/** The chance that a machine stops after a step: after the last it has to. */
@inline
export function chanceOfStep(m: Machine, step: i32): v128 {
  const reached = getVector(at(m.reached, step));
  return step == m.steps - 1 ? reached : f32x4.mul(reached, getVector(at(m.stops, step)));
}

/** The loss `expected` of each lane: the sum over steps of the chance to stop times the loss. */
export function expectedLoss(m: Machine): v128 {
  let loss = f32x4.splat(0);
  for (let t = 0; t < m.steps; t++) {
    const cost = f32x4.mul(chanceOfStep(m, t), getVector(at(m.costs, t)));
    loss = f32x4.add(loss, cost);
  }
  return loss;
}

/**
 * The loss `mixture` of a lane, - sum of log max(q, floor) with q the sum over steps of the chance to stop
 * times the probability. Its gradient in each probability is the chance times `targetSlopes`, and that in the
 * chance is what `costs` becomes.
 */
export function mixtureLoss(m: Machine, lane: i32): f64 {
  const floor = logFloor(m), along = <usize> lane * WORD;
  for (let t = 0; t < m.steps; t++) setFloat(at(m.costs, t) + along, 0);
  let loss: f64 = 0;
  for (let k = targetsFrom(m, lane), end = targetsTo(m, lane); k < end; k += <i32> WORD) {
    let mixed: f32 = 0;
    for (let t = 0; t < m.steps; t++) {
      const reached = getFloat(at(m.reached, t) + along);
      const chance = t == m.steps - 1 ? reached : reached * getFloat(at(m.stops, t) + along);
      mixed += chance * probabilityAt(m, memoryAt(m, (t + 1) * m.copies), k);
    }
    const slope: f32 = mixed > floor ? -1 / mixed : 0;
    setFloat(m.targetSlopes + k, slope);
    loss -= log(max(mixed, floor));
    for (let t = 0; t < m.steps; t++) {
      const cost = at(m.costs, t) + along;
      const probability = probabilityAt(m, memoryAt(m, (t + 1) * m.copies), k);
      setFloat(cost, getFloat(cost) + slope * probability);
    }
  }
  return loss;
}
