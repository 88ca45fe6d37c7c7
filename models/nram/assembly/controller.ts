/** A machine's controller, from which registers hold 0 to the weights of all choices; and its gradients. */

import { getVector, setVector } from "../../../engine/kernels/assembly/memory";
import { weighChoices } from "./choices";
import { gate, layer, layerGradient, listNonzero, sparseLayer, TILE } from "./layers";
import { recur, recurGradient } from "./lstm";
import {
  addVectors,
  at,
  clearVectors,
  copyVectors,
  Machine,
  paddedOutputs,
  rowOf,
  scoresAt,
  slopesOf,
  sourcesAt,
} from "./machine";

/** The controller, and the softmax of its choices. */
export function control(m: Machine, group: i32, step: i32): void {
  // Before the first step all groups are alike: what the first one kept is good for all.
  if (m.keeps && step == 0 && group > 0) return;
  const H = m.hiddenUnits, R = m.registers, tiles = H / TILE;
  const inputs = rowOf(m, m.inputs, R, group, step), registers = sourcesAt(m, step);
  const hidden = rowOf(m, m.hidden, H, group, step), scores = scoresAt(m, step);
  const scoreTiles = (m.outputs + TILE - 1) / TILE, list = m.activeList, active = m.active;
  for (let r = 0; r < R; r++) setVector(at(inputs, r), getVector(at(registers, r * m.cells)));
  if (m.isRecurrent) {
    const first = rowOf(m, m.rectified, 2 * H, group, step);
    const gates = rowOf(m, m.gates, 4 * H, group, step);
    const cell = rowOf(m, m.cellStates, 2 * H, group, step);
    layer(first, inputs, m.layer1, m.bias1, R, tiles, true);
    if (step == 0) clearVectors(at(first, H), H);
    else copyVectors(at(first, H), rowOf(m, m.hidden, H, group, step - 1), H);
    const count = listNonzero(list, active, first, 2 * H);
    sparseLayer(gates, active, list, count, m.layer2, m.bias2, 2 * H, 4 * tiles, false);
    const before = step == 0 ? 0 : rowOf(m, m.cellStates, 2 * H, group, step - 1);
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

/** The gradients of the controller's layers, and of its inputs. */
export function controlGradient(m: Machine, group: i32, step: i32): void {
  const H = m.hiddenUnits, tiles = H / TILE, units = paddedOutputs(m);
  const hidden = rowOf(m, m.hidden, H, group, step);
  const ofScores = slopesOf(m, m.slopes3, units, group, step);
  let first: usize, ofFirst: usize;
  if (m.isRecurrent) {
    first = rowOf(m, m.rectified, 2 * H, group, step);
    ofFirst = slopesOf(m, m.slopes1, 2 * H, group, step);
    const ofHidden = m.hiddenGradient, ofGates = slopesOf(m, m.slopes2, 4 * H, group, step);
    layer(ofHidden, ofScores, m.turned3, 0, m.outputs, tiles, false);
    if (step < m.steps - 1) {
      addVectors(ofHidden, at(slopesOf(m, m.slopes1, 2 * H, group, step + 1), H), H);
    }
    const gates = rowOf(m, m.gates, 4 * H, group, step), cell = rowOf(m, m.cellStates, 2 * H, group, step);
    const before = step == 0 ? 0 : rowOf(m, m.cellStates, 2 * H, group, step - 1);
    recurGradient(ofGates, ofHidden, m.cellGradient, gates, cell, before, H);
    layer(ofFirst, ofGates, m.turned2, 0, 4 * H, 2 * tiles, false);
  } else {
    first = rowOf(m, m.rectified, H, group, step);
    ofFirst = slopesOf(m, m.slopes1, H, group, step);
    const ofHidden = slopesOf(m, m.slopes2, H, group, step), list = m.activeList;
    clearVectors(ofHidden, H);
    let count = listNonzero(list, m.active, hidden, H);
    layerGradient(ofHidden, list, count, ofScores, m.turned3, units);
    gate(ofHidden, hidden, H);
    count = listNonzero(list, m.active, ofHidden, H);
    sparseLayer(ofFirst, m.active, list, count, m.turned2, 0, H, tiles, false);
  }
  gate(ofFirst, first, H);
  if (step > 0) layer(m.inputGradient, ofFirst, m.turned1, 0, H, (m.registers + TILE - 1) / TILE, false);
}

/** The gradients of the controller at the first step, which has the same inputs in all groups. */
export function firstControlGradient(m: Machine): void {
  const H = m.hiddenUnits, units = paddedOutputs(m), last = m.groups - 1;
  const scores = slopesOf(m, m.slopes3, units, last, 0);
  for (let group = 0; group < last; group++) {
    addVectors(scores, slopesOf(m, m.slopes3, units, group, 0), units);
  }
  if (m.isRecurrent) {
    copyVectors(m.cellGradient, m.firstCellGradient, H);
    for (let group = 0; group < last && m.steps > 1; group++) {
      const hidden = at(slopesOf(m, m.slopes1, 2 * H, last, 1), H);
      addVectors(hidden, at(slopesOf(m, m.slopes1, 2 * H, group, 1), H), H);
    }
  }
  controlGradient(m, last, 0);
}
