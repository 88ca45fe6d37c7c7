/** Losses of sequences, and gradients: group by group through all steps, and back. */

import { WORD } from "../../../engine/kernels/assembly/memory";
import { clearRow } from "../../../engine/kernels/assembly/vector";
import { begin, beginGradient, drop, end, fillTable, tableGradient, turnOutputGradient, turnOutputs } from "./ends";
import { clear, Network, ofFrame, unitOf } from "./network";
import { POINTS_OF_BOTH } from "./points";
import { addPull, parameterOf, sizeOf } from "./pull";
import { OUTPUTS } from "./products";
import { runUnit, undoUnit } from "./unit";
import { packMaps, packUnit, unpackMaps, unpackUnit } from "./weights";

/** Units that the steps of these sequences use, the first ones. */
@inline
function usedUnits(net: Network): i32 {
  return min(net.length, net.sets) * net.layers;
}

/** Lays out what steps need of the parameters. */
function prepare(net: Network, learns: bool): void {
  const m = net.maps, M = <i32> (net.cell / WORD), K = <i32> (net.wideCell / WORD), V = M / 4;
  const own = net.ownMaps, both = net.gateMaps, work = net.halfway;
  const gates = <usize> (POINTS_OF_BOTH * M) * 2 * net.cell, turnedGates = <usize> (POINTS_OF_BOTH * 2 * M) * net.wideCell;
  const candidates = <usize> (POINTS_OF_BOTH * M) * net.wideCell, line = 4 * net.cell;
  fillTable(net);
  turnOutputs(net);
  for (let unit = 0; unit < usedUnits(net); unit++) {
    const u = <usize> unit;
    const gate = parameterOf(net.units, unit, 0), candidate = parameterOf(net.units, unit, 2);
    packUnit(net.gateWeights + u * gates, gate, 2 * m * m, 2 * m, 1, own, V, both, 2 * M / OUTPUTS, work);
    packUnit(net.candidateWeights + u * candidates, candidate, m * m, m, 1, own, V, own, K / OUTPUTS, work);
    if (learns) {
      packUnit(net.turnedGateWeights + u * turnedGates, gate, 2 * m * m, 1, 2 * m, both, 2 * V, own, K / OUTPUTS, work);
      packUnit(net.turnedCandidateWeights + u * candidates, candidate, m * m, 1, m, own, V, own, K / OUTPUTS, work);
    }
    const bias = net.biases + u * 3 * line;
    for (let row: usize = 0; row < 4; row++) {
      // Gates are open at first: 1 is added to what they squash.
      const gateBias = parameterOf(net.units, unit, 1), to = bias + row * net.cell;
      packMaps(to, gateBias, both, M, 1);
      packMaps(to + line, gateBias, both + net.cell, M, 1);
      packMaps(to + 2 * line, parameterOf(net.units, unit, 3), own, M, 0);
    }
  }
}

/** Runs all steps on the images of a group; returns how many layers they were. */
function run(net: Network, first: i32, sequences: i32): i32 {
  begin(net, first, sequences);
  if (net.dropout != 0) drop(net, net.states, 0, first, sequences);
  let frame = 0;
  for (let step = 0; step < net.length; step++) {
    for (let layer = 0; layer < net.layers; layer++) {
      runUnit(net, unitOf(net, step, layer), frame, sequences);
      frame += 1;
    }
    if (net.dropout != 0) drop(net, ofFrame(net, net.states, frame), step + 1, first, sequences);
  }
  return frame;
}

/** Fills in losses and answers. */
export function answerSequences(network: usize): void {
  const net = changetype<Network>(network);
  prepare(net, false);
  clear(net.zeros, 6 * net.cell);
  for (let first = 0; first < net.sequences; first += net.group) {
    const sequences = min(net.group, net.sequences - first);
    const frame = run(net, first, sequences);
    end(net, ofFrame(net, net.states, frame), first, sequences, false);
  }
}

/** Fills in losses, answers and gradients. */
export function learnSequences(network: usize): void {
  const net = changetype<Network>(network);
  prepare(net, true);
  clear(net.zeros, 6 * net.cell);
  const used = usedUnits(net), M = <usize> net.cell / WORD;
  clear(net.gateSums, <usize> (used * POINTS_OF_BOTH) * M * 2 * net.cell);
  clear(net.candidateSums, <usize> (used * POINTS_OF_BOTH) * M * net.wideCell);
  clear(net.biasSums, <usize> (used * 3) * net.cell);
  clear(net.tableGradient, <usize> net.inputSymbols * net.cell);
  clear(net.outputRowsGradient, <usize> net.outputSymbols * net.cell);
  clearRow(net.outputBiasGradient, net.outputSymbols);
  for (let first = 0; first < net.sequences; first += net.group) {
    const sequences = min(net.group, net.sequences - first);
    let frame = run(net, first, sequences);
    end(net, ofFrame(net, net.states, frame), first, sequences, true);
    for (let step = net.length - 1; step >= 0; step--) {
      if (net.dropout != 0) drop(net, net.stateGradient, step + 1, first, sequences);
      for (let layer = net.layers - 1; layer >= 0; layer--) {
        frame -= 1;
        undoUnit(net, unitOf(net, step, layer), frame, sequences);
      }
    }
    if (net.dropout != 0) drop(net, net.stateGradient, 0, first, sequences);
    beginGradient(net, first, sequences);
  }
  finish(net);
}

/** The gradients of the parameters from what was summed. */
function finish(net: Network): void {
  const m = net.maps, M = <i32> (net.cell / WORD), K = <i32> (net.wideCell / WORD), V = M / 4;
  const own = net.ownMaps, both = net.gateMaps, work = net.halfway;
  const gates = <usize> (POINTS_OF_BOTH * M) * 2 * net.cell, candidates = <usize> (POINTS_OF_BOTH * M) * net.wideCell;
  tableGradient(net);
  turnOutputGradient(net);
  const used = usedUnits(net);
  for (let unit = 0; unit < net.sets * net.layers; unit++) {
    const u = <usize> unit, table = net.unitGradients;
    if (unit >= used) {
      for (let i = 0; i < 4; i++) clearRow(parameterOf(table, unit, i), sizeOf(net, i));
      continue;
    }
    unpackUnit(parameterOf(table, unit, 0), net.gateSums + u * gates, 2 * m * m, 2 * m, 1, own, V, both, 2 * M / OUTPUTS, work);
    unpackUnit(parameterOf(table, unit, 2), net.candidateSums + u * candidates, m * m, m, 1, own, V, own, K / OUTPUTS, work);
    const sums = net.biasSums + u * 3 * net.cell;
    unpackMaps(parameterOf(table, unit, 1), sums, both, 2 * M);
    unpackMaps(parameterOf(table, unit, 3), sums + 2 * net.cell, own, M);
  }
  addPull(net);
}
