/** What machines make of tapes, with nothing kept for the way back: one memory, written in place. */

import { getFloat, getVector, LANES, setFloat, setInt, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd } from "../../../engine/kernels/assembly/vector";
import { control } from "./controller";
import { chanceOfStep, costOf, findTargets, logFloor, noteStep } from "./losses";
import { at, clearVectors, Machine } from "./machine";
import { act, begin } from "./steps";

/** Fills in the losses and the answers. */
export function answerMachines(machine: usize): void {
  const m = changetype<Machine>(machine), size = m.cells * m.cells;
  for (let group = 0; group < m.groups; group++) {
    findTargets(m, group);
    begin(m, group);
    clearVectors(m.expected, size);
    let loss = f32x4.splat(0);
    for (let t = 0; t < m.steps; t++) {
      control(m, group, t);
      act(m, t);
      noteStep(m, t);
      const chance = chanceOfStep(m, t);
      loss = fusedMultiplyAdd(loss, chance, getVector(at(m.costs, t)));
      for (let k: usize = 0, end = at(0, size); k < end; k += VECTOR) {
        const sum = m.expected + k;
        setVector(sum, fusedMultiplyAdd(getVector(sum), chance, getVector(m.memories + k)));
      }
    }
    // Tape by tape from here on.
    setVector(m.costs, loss);
    for (let lane = 0; lane < LANES; lane++) {
      const tape = group * LANES + lane, along = <usize> lane * WORD;
      if (tape >= m.tapes) break;
      const own = m.isMixture ? <f32> costOf(m, m.expected, lane, logFloor(m)) : getFloat(m.costs + along);
      setFloat(m.losses + <usize> tape * WORD, own);
      findLikeliest(m, tape, along);
    }
  }
}

/** The likeliest integer of each cell, the first of equals. */
function findLikeliest(m: Machine, tape: i32, along: usize): void {
  const M = m.cells;
  let row = m.expected + along, to = m.answers + <usize> (tape * M) * WORD;
  for (let i = 0; i < M; i++) {
    let best = 0, highest = getFloat(row);
    for (let j = 1; j < M; j++) {
      const chance = getFloat(at(row, j));
      if (chance > highest) {
        highest = chance;
        best = j;
      }
    }
    setInt(to, best);
    to += WORD;
    row = at(row, M);
  }
}
