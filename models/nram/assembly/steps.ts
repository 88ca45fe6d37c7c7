/** A machine's steps: from registers and memory to those after it (arXiv 1511.06392, section 3). */

import { getInt, LANES, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { mixArguments, mixRegisters } from "./choices";
import {
  ADD,
  argumentAt,
  arityOf,
  at,
  chancesAt,
  clearVectors,
  copyVectors,
  DEC,
  INC,
  isComparison,
  Machine,
  MAX,
  memoryAt,
  MIN,
  MODULES,
  READ,
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
