/** A machine's steps: from registers and memory to those after it (arXiv 1511.06392, section 3). */

import { getInt, getVector, LANES, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { mixArguments, mixRegisters, weighChoices } from "./choices";
import { layer, listNonzero, sparseLayer, TILE } from "./layers";
import { logistic, recur } from "./lstm";
import {
  ADD,
  argumentAt,
  arityOf,
  at,
  chancesAt,
  clearVectors,
  COMPARISONS,
  copyVectors,
  DEC,
  FULL,
  INC,
  isComparison,
  Machine,
  MAX,
  memoryAt,
  MIN,
  MODULES,
  READ,
  rowOf,
  scoresAt,
  sourcesAt,
  SUB,
  WRITE,
} from "./machine";
import { add, compare, extreme, read, renormalise, shiftDown, shiftUp, subtract, write } from "./modules";

/** What a group has before its first step: registers of 0, and the tapes' memory. */
export function begin(m: Machine, group: i32): void {
  const M = m.cells, one = f32x4.splat(1);
  clearVectors(m.sources, m.registers * M);
  for (let r = 0; r < m.registers; r++) setVector(at(m.sources, r * M), one);
  let entry = m.memories;
  for (let i = 0; i < M; i++) {
    // Lanes without a tape hold 0 everywhere.
    let values = i32x4.splat(0);
    values = i32x4.replace_lane(values, 0, tapeCell(m, group, 0, i));
    values = i32x4.replace_lane(values, 1, tapeCell(m, group, 1, i));
    values = i32x4.replace_lane(values, 2, tapeCell(m, group, 2, i));
    values = i32x4.replace_lane(values, 3, tapeCell(m, group, 3, i));
    for (let j = 0; j < M; j++) {
      setVector(entry, v128.and(i32x4.eq(values, i32x4.splat(j)), one));
      entry += VECTOR;
    }
  }
}

@inline
function tapeCell(m: Machine, group: i32, lane: i32, cell: i32): i32 {
  const tape = group * LANES + lane;
  return tape < m.tapes ? getInt(m.tapeMemory + <usize> (tape * m.cells + cell) * WORD) : 0;
}

/** The controller, and the softmax of its choices. */
export function control(m: Machine, group: i32, step: i32): void {
  const H = m.hiddenUnits, R = m.registers, tiles = H / TILE;
  const inputs = rowOf(m, m.inputs, R, group, step), registers = sourcesAt(m, step);
  const hidden = rowOf(m, m.hidden, H, group, step), scores = scoresAt(m, step);
  const scoreTiles = (m.outputs + TILE - 1) / TILE, list = m.activeList, active = m.active;
  for (let r = 0; r < R; r++) setVector(at(inputs, r), getVector(at(registers, r * m.cells)));
  if (m.isRecurrent) {
    const first = rowOf(m, m.rectified, 2 * H, group, step);
    const gates = rowOf(m, m.gates, 4 * H, group, step);
    const cell = rowOf(m, m.cellStates, H, group, step);
    layer(first, inputs, m.layer1, m.bias1, R, tiles, true);
    if (step == 0) clearVectors(at(first, H), H);
    else copyVectors(at(first, H), rowOf(m, m.hidden, H, group, step - 1), H);
    const count = listNonzero(list, active, first, 2 * H);
    sparseLayer(gates, active, list, count, m.layer2, m.bias2, 2 * H, 4 * tiles, false);
    const before = step == 0 ? 0 : rowOf(m, m.cellStates, H, group, step - 1);
    recur(gates, cell, before, hidden, H);
    layer(scores, hidden, m.layer3, m.bias3, H, scoreTiles, false);
  } else {
    const first = rowOf(m, m.rectified, H, group, step);
    layer(first, inputs, m.layer1, m.bias1, R, tiles, true);
    let count = listNonzero(list, active, first, H);
    sparseLayer(hidden, active, list, count, m.layer2, m.bias2, H, tiles, true);
    count = listNonzero(list, active, hidden, H);
    sparseLayer(scores, active, list, count, m.layer3, m.bias3, H, scoreTiles, false);
  }
  weighChoices(m, step);
}

/** The chance to stop after this step, if it is reached; and the chance not to. */
@inline
export function stopChance(m: Machine, step: i32, sign: f32): v128 {
  return logistic(f32x4.mul(getVector(at(scoresAt(m, step), m.outputs - 1)), f32x4.splat(sign)));
}

/** Lets the modules act in order, and then sets the registers, which nobody needs after the last step. */
export function act(m: Machine, step: i32): void {
  const M = m.cells, sources = sourcesAt(m, step), chances = chancesAt(m, step);
  let choice = 0, full = m.registers, compared = 0, writes = step * m.copies;
  for (let place = 0; place < MODULES * m.copies; place++) {
    const kind = place % MODULES, arity = arityOf(kind);
    if (arity == 0) continue;
    mixArguments(m, step, choice, arity);
    const a = argumentAt(m, step, choice), b = at(a, M);
    choice += arity;
    if (isComparison(kind)) {
      setVector(at(chances, compared), compare(kind, a, b, M));
      compared += 1;
      continue;
    }
    const out = at(sources, full * M);
    full += 1;
    if (kind == READ) read(out, a, memoryAt(m, writes), M);
    else if (kind == INC) shiftUp(out, a, M);
    else if (kind == DEC) shiftDown(out, a, M);
    else if (kind == ADD) add(out, a, b, m.doubled, M);
    else if (kind == SUB) subtract(out, a, b, m.doubled, M);
    else if (kind == WRITE) {
      write(memoryAt(m, writes + 1), memoryAt(m, writes), a, b, M);
      copyVectors(out, b, M);
      writes += 1;
    } else extreme(out, kind == MIN, a, b, M);
    const canDrift = kind == READ || kind == ADD || kind == SUB || kind == MIN || kind == MAX;
    if (m.renormalises && canDrift) renormalise(out, M);
  }
  if (step < m.steps - 1) mixRegisters(m, step);
}
