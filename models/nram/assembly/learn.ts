/** The losses of tapes and the gradients of a machine's layers, group by group: forward, then back. */

import { getFloat, getInt, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { choiceGradient } from "./choices";
import { control, controlGradient, firstControlGradient } from "./controller";
import {
  chanceOfStep,
  expectedLoss,
  findTargets,
  logFloor,
  mixtureLoss,
  noteStep,
  probabilityAt,
  targetsFrom,
  targetsTo,
} from "./losses";
import {
  ADD,
  addVectors,
  argumentAt,
  arityOf,
  at,
  clearVectors,
  COMPARISONS,
  copyVectors,
  crop,
  cropVectors,
  DEC,
  fullCount,
  INC,
  isComparison,
  Machine,
  memoryAt,
  MIN,
  MODULES,
  paddedOutputs,
  READ,
  slopesOf,
  sourceCount,
  SUB,
  weightsAt,
  WRITE,
} from "./machine";
import { mix, mixTwo } from "./mixing";
import {
  add,
  addGradient,
  compareGradient,
  extremeGradient,
  readGradient,
  shiftDown,
  shiftUp,
  subtractGradient,
  writeGradient,
} from "./modules";
import { act, begin } from "./steps";

/**
 * Runs machines on tapes and keeps the gradients of the outputs of the controller's layers, of the losses,
 * summed, less the entropies times the bonus.
 *
 * @returns The losses, summed.
 */
export function learnMachines(machine: usize): f64 {
  const m = changetype<Machine>(machine);
  let total: f64 = 0;
  if (m.isRecurrent) clearVectors(m.firstCellGradient, m.hiddenUnits);
  for (let group = 0; group < m.groups; group++) {
    findTargets(m, group);
    begin(m, group);
    for (let t = 0; t < m.steps; t++) {
      control(m, group, t);
      act(m, t);
      noteStep(m, t);
    }
    const loss = expectedLoss(m);
    for (let lane = 0; lane < LANES; lane++) {
      const tape = group * LANES + lane;
      if (tape >= m.tapes) break;
      const own = m.isMixture ? <f32> mixtureLoss(m, lane) : laneOf(loss, lane);
      setFloat(m.losses + <usize> tape * WORD, own);
      total += own;
    }
    goBack(m, group);
    if (m.isRecurrent) addVectors(m.firstCellGradient, m.cellGradient, m.hiddenUnits);
  }
  firstControlGradient(m);
  return total;
}

@inline
function laneOf(x: v128, lane: i32): f32 {
  if (lane < 2) return lane == 0 ? f32x4.extract_lane(x, 0) : f32x4.extract_lane(x, 1);
  return lane == 2 ? f32x4.extract_lane(x, 2) : f32x4.extract_lane(x, 3);
}

/** The bonus in the lanes that have a tape. */
function bonusOf(m: Machine, group: i32): v128 {
  const left = m.tapes - group * LANES;
  const lanes = i32x4(0, 1, 2, 3);
  return v128.and(f32x4.splat(getFloat(m.numbers + 2 * WORD)), i32x4.lt_s(lanes, i32x4.splat(left)));
}

/** Of a group, from the last step to the first. */
function goBack(m: Machine, group: i32): void {
  const M = m.cells, R = m.registers, H = m.hiddenUnits;
  const limit = f32x4.splat(getFloat(m.numbers)), bonus = bonusOf(m, group);
  clearVectors(m.memoryGradient, M * M);
  clearVectors(m.registerGradient, R * M);
  if (m.isRecurrent) clearVectors(m.cellGradient, H);
  let value = f32x4.splat(0);
  for (let t = m.steps - 1; t >= 0; t--) {
    addLossGradient(m, t);
    cropVectors(m.memoryGradient, m.memoryGradient, M * M, limit);
    // With more chance to stop, what stopping costs takes the place of what going on does.
    const cost = getVector(at(m.costs, t)), stop = getVector(at(m.stops, t));
    const go = getVector(at(m.continues, t)), isLast = t == m.steps - 1;
    const slope = f32x4.mul(f32x4.mul(stop, go), getVector(at(m.reached, t)));
    const stopGradient = isLast ? f32x4.splat(0) : f32x4.mul(slope, f32x4.sub(cost, value));
    value = isLast ? cost : f32x4.add(f32x4.mul(stop, cost), f32x4.mul(go, value));
    const units = paddedOutputs(m), slopes = slopesOf(m, m.slopes3, units, group, t);
    setVector(at(slopes, m.outputs - 1), crop(stopGradient, limit));
    clearVectors(at(slopes, m.outputs), units - m.outputs);
    undo(m, t, slopes, limit, bonus);
    if (t == 0) break;
    controlGradient(m, group, t);
    registersGradient(m, t);
  }
}

/** What the loss after a step adds to the gradient of the memory. */
function addLossGradient(m: Machine, step: i32): void {
  const memory = memoryAt(m, (step + 1) * m.copies), chance = chanceOfStep(m, step);
  const floor = logFloor(m);
  for (let lane = 0; lane < LANES; lane++) {
    const ofLane = laneOf(chance, lane);
    for (let k = targetsFrom(m, lane), end = targetsTo(m, lane); k < end; k += <i32> WORD) {
      const probability = probabilityAt(m, memory, k);
      let slope: f32 = 0;
      if (m.isMixture) slope = getFloat(m.targetSlopes + k);
      else if (probability > floor) slope = -1 / probability;
      const entry = m.memoryGradient + <usize> getInt(m.targets + k);
      setFloat(entry, getFloat(entry) + ofLane * slope);
    }
  }
}

/** The gradients of a step's choices, from those of memory and registers after it; of the memory before it. */
function undo(m: Machine, step: i32, slopes: usize, limit: v128, bonus: v128): void {
  const M = m.cells, R = m.registers, isLast = step == m.steps - 1;
  const argumentCount = m.choices - R;
  cropVectors(at(m.choiceGradients, argumentCount * M), m.registerGradient, R * M, limit);
  clearVectors(m.chanceGradients, COMPARISONS * m.copies);
  for (let r = 0; r < R; r += 2) {
    choiceGradient(m, step, argumentCount + r, min(2, R - r), slopes, limit, bonus);
  }
  // After the last step nobody asks for registers.
  const end = isLast ? argumentCount : m.choices;
  let choice = argumentCount, full = fullCount(m), compared = COMPARISONS * m.copies;
  let writes = (step + 1) * m.copies;
  for (let place = MODULES * m.copies - 1; place >= 0; place--) {
    const kind = place % MODULES, arity = arityOf(kind);
    if (arity == 0) continue;
    const later = choice;
    choice -= arity;
    const a = argumentAt(m, step, choice), b = at(a, M), out = at(m.choiceGradients, choice * M);
    if (isComparison(kind)) {
      compared -= 1;
      compareGradient(out, kind, getVector(at(m.chanceGradients, compared)), a, b, M);
    } else {
      full -= 1;
      const weights = at(weightsAt(m, step, later), full), gradient = m.outputGradient;
      const from = at(m.choiceGradients, later * M), size = at(0, M);
      mix(gradient, weights, at(0, sourceCount(m)), from, size, end - later, M);
      if (kind == READ) readGradient(out, gradient, a, memoryAt(m, writes), m.memoryGradient, M);
      else if (kind == INC) shiftDown(out, gradient, M);
      else if (kind == DEC) shiftUp(out, gradient, M);
      else if (kind == ADD) addGradient(out, gradient, a, b, m.doubled, M);
      else if (kind == SUB) subtractGradient(out, gradient, a, b, m.doubled, M);
      else if (kind == WRITE) {
        writes -= 1;
        copyVectors(at(out, M), gradient, M);
        writeGradient(out, m.memoryGradient, memoryAt(m, writes), a, b, M);
      } else extremeGradient(out, kind == MIN, gradient, a, b, M);
    }
    cropVectors(out, out, arity * M, limit);
    choiceGradient(m, step, choice, arity, slopes, limit, bonus);
  }
}

/** The gradients of the registers before a step: as sources of its choices, and as inputs of its controller. */
function registersGradient(m: Machine, step: i32): void {
  const M = m.cells, R = m.registers, size = at(0, M), stride = at(0, sourceCount(m));
  const count = step == m.steps - 1 ? m.choices - R : m.choices;
  const weights = weightsAt(m, step, 0), from = m.choiceGradients;
  for (let r = 0; r < R; r += 2) {
    const out = at(m.registerGradient, r * M), own = at(weights, r);
    if (r == R - 1) mix(out, own, stride, from, size, count, M);
    else mixTwo(out, size, own, VECTOR, stride, from, size, count, M);
  }
  for (let r = 0; r < R; r++) {
    const first = at(m.registerGradient, r * M);
    setVector(first, f32x4.add(getVector(first), getVector(at(m.inputGradient, r))));
  }
}
