/**
 * A convolutional gated unit (arXiv 1511.08228, section 2), on images of a group: reset and update gates
 * sigma'(U * s + b), candidates tanh(U * (r . s) + b), new states g . s + (1 - g) . candidates.
 */

import { getFloat, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { candidateGradient, mixCandidates, openGates, resetGradient } from "./gates";
import { clear, fullTiles, hasLast, imageBytes, Network, ofFrame, tilesAcross } from "./network";
import { POINTS, POINTS_OF_BOTH, TILE } from "./points";
import { addProducts, COLUMNS, multiply, OUTPUTS } from "./products";
import { pointsToTile, pointsToWindows, positionOf, rowOf, sequenceOf, tileToPoints, windowsToPoints } from "./windows";

/** Columns of all sequences of a group; the first ones have full tiles. */
@inline
function columnsOf(net: Network, sequences: i32): i32 {
  return fullColumns(net, sequences) + (hasLast(net) ? sequences * tilesAcross(net) : 0);
}

@inline
function fullColumns(net: Network, sequences: i32): i32 {
  return sequences * fullTiles(net) * tilesAcross(net);
}

/** How many columns a point has, of `count` from `first` on: those of last positions have three points along. */
@inline
function columnsAt(point: i32, first: i32, count: i32, full: i32): i32 {
  const along = point / POINTS, isShared = along <= 1 || along == POINTS - 1;
  return isShared ? count : max(0, min(count, full - first));
}

@inline
function padded(columns: i32): i32 {
  return (columns + COLUMNS - 1) / COLUMNS * COLUMNS;
}

/** Vectors of a cell of M numbers, and blocks of outputs that one of K is. */
@inline
function vectorsOf(net: Network): i32 {
  return <i32> (net.cell / VECTOR);
}

@inline
function blocksOf(net: Network): i32 {
  return <i32> (net.wideCell / (<usize> OUTPUTS * WORD));
}

/** Where a column's outputs lie at the first point: cells of `width` bytes, from the map at `offset` on. */
@inline
function outputAt(net: Network, column: i32, width: usize): usize {
  return net.outputPoints + <usize> column * width;
}

@inline
function weightsOf(weights: usize, unit: i32, inputs: usize, outputs: usize): usize {
  return weights + <usize> unit * pointBytes(inputs, outputs) * <usize> POINTS_OF_BOTH;
}

/** Bytes of the weights of a point, from cells of some bytes to others. */
@inline
function pointBytes(inputs: usize, outputs: usize): usize {
  return inputs / WORD * outputs;
}

/** Products of all points of some columns with weights. */
function convolve(net: Network, weights: usize, first: i32, count: i32, full: i32, width: usize): void {
  const size = pointBytes(net.cell, width);
  const blocks = <i32> (width / (<usize> OUTPUTS * WORD));
  let x = net.inputPoints, out = net.outputPoints;
  for (let p = 0; p < POINTS_OF_BOTH; p++) {
    const columns = padded(columnsAt(p, first, count, full));
    multiply(out, x, weights, columns, vectorsOf(net), blocks, net.wideCell, width);
    x += net.inputStride;
    out += net.outputStride;
    weights += size;
  }
}

/**
 * The way back: products of gradients at all points with inputs there, added to `sums`, and with turned weights,
 * in the place of the inputs.
 */
function convolveBack(
  net: Network,
  sums: usize,
  turned: usize,
  first: i32,
  count: i32,
  full: i32,
  width: usize,
  vectors: i32,
): void {
  const size = pointBytes(net.cell, width);
  const blocks = <i32> (width / (<usize> OUTPUTS * WORD)), cell = net.wideCell;
  const turnedSize = pointBytes(<usize> vectors * VECTOR, cell);
  let x = net.inputPoints, gradient = net.outputPoints;
  for (let p = 0; p < POINTS_OF_BOTH; p++) {
    const columns = columnsAt(p, first, count, full);
    addProducts(sums, gradient, x, columns, vectorsOf(net), blocks, width, cell);
    multiply(x, gradient, turned, padded(columns), vectors, blocksOf(net), width, cell);
    x += net.inputStride;
    gradient += net.outputStride;
    sums += size;
    turned += turnedSize;
  }
}

/** Lets a unit change the images of a layer of a step. */
export function runUnit(net: Network, unit: i32, frame: i32, sequences: i32): void {
  const cell = net.cell, wide = net.wideCell, columns = columnsOf(net, sequences), full = fullColumns(net, sequences);
  const states = ofFrame(net, net.states, frame), next = ofFrame(net, net.states, frame + 1);
  const updates = ofFrame(net, net.updates, frame), cutoff = getFloat(net.numbers);
  const resets = net.keeps ? ofFrame(net, net.resets, frame) : 0;
  const candidates = net.keeps ? ofFrame(net, net.candidates, frame) : 0;
  const line = <usize> TILE * cell, bias = net.biases + <usize> unit * 3 * line;
  for (let first = 0; first < columns; first += net.columns) {
    const count = min(net.columns, columns - first);
    windowsToPoints(net, states, first, count, full);
    convolve(net, weightsOf(net.gateWeights, unit, cell, 2 * cell), first, count, full, 2 * cell);
    for (let i = 0; i < count; i++) {
      const column = first + i, points = outputAt(net, i, 2 * cell);
      const rows = min(TILE, net.rows - rowOf(net, column, full)), bytes = <usize> rows * cell;
      pointsToTile(net, points, column >= full);
      for (let x = 0, end = tileEnd(net, column, full); x < end; x++) {
        const at = cellOffset(net, column, full, x);
        openGates(updates + at, 0, 0, net.tile + <usize> x * line, bias, bytes, cutoff);
      }
      pointsToTile(net, points + cell, column >= full);
      for (let x = 0, end = tileEnd(net, column, full); x < end; x++) {
        const at = cellOffset(net, column, full, x), kept = resets == 0 ? 0 : resets + at;
        const z = net.tile + <usize> x * line;
        openGates(kept, net.resetStates + at, states + at, z, bias + line, bytes, cutoff);
      }
    }
  }
  for (let first = 0; first < columns; first += net.columns) {
    const count = min(net.columns, columns - first);
    windowsToPoints(net, net.resetStates, first, count, full);
    convolve(net, weightsOf(net.candidateWeights, unit, cell, wide), first, count, full, wide);
    for (let i = 0; i < count; i++) {
      const column = first + i;
      const rows = min(TILE, net.rows - rowOf(net, column, full)), bytes = <usize> rows * cell;
      pointsToTile(net, outputAt(net, i, wide), column >= full);
      for (let x = 0, end = tileEnd(net, column, full); x < end; x++) {
        const at = cellOffset(net, column, full, x), kept = candidates == 0 ? 0 : candidates + at;
        const z = net.tile + <usize> x * line;
        mixCandidates(next + at, kept, states + at, updates + at, z, bias + 2 * line, bytes);
      }
    }
  }
}

/** How many positions of a tile there are. */
@inline
function tileEnd(net: Network, column: i32, full: i32): i32 {
  return min(TILE, net.length - positionOf(net, column, full));
}

/** Where in the images of a group a position of a tile has its rows. */
@inline
function cellOffset(net: Network, column: i32, full: i32, position: i32): usize {
  const x = positionOf(net, column, full) + position;
  return <usize> sequenceOf(net, column, full) * imageBytes(net) +
    <usize> (x * net.rows + rowOf(net, column, full)) * net.cell;
}

/** Gradients of a unit's parameters, summed, and of the images before it, in the place of those after it. */
export function undoUnit(net: Network, unit: i32, frame: i32, sequences: i32): void {
  const cell = net.cell, wide = net.wideCell, columns = columnsOf(net, sequences), full = fullColumns(net, sequences);
  const states = ofFrame(net, net.states, frame), updates = ofFrame(net, net.updates, frame);
  const resets = ofFrame(net, net.resets, frame), candidates = ofFrame(net, net.candidates, frame);
  const cutoff = getFloat(net.numbers), cells = sequences * net.length * net.rows;
  const sums = net.biasSums + <usize> unit * 3 * cell;
  candidateGradient(
    net.stateGradient,
    net.updateSlopes,
    net.candidateSlopes,
    net.resetStates,
    states,
    updates,
    resets,
    candidates,
    sums,
    sums + 2 * cell,
    cells,
    cell,
    cutoff,
  );
  clear(net.resetGradient, <usize> sequences * imageBytes(net));
  for (let first = 0; first < columns; first += net.columns) {
    const count = min(net.columns, columns - first);
    for (let i = 0; i < count; i++) {
      const column = first + i, image = <usize> sequenceOf(net, column, full) * imageBytes(net);
      tileToPoints(net, outputAt(net, i, wide), net.candidateSlopes + image, column, full);
    }
    windowsToPoints(net, net.resetStates, first, count, full);
    convolveBack(
      net,
      weightsOf(net.candidateSums, unit, cell, wide),
      weightsOf(net.turnedCandidateWeights, unit, cell, wide),
      first,
      count,
      full,
      wide,
      vectorsOf(net),
    );
    pointsToWindows(net, net.resetGradient, first, count, full);
  }
  resetGradient(
    net.stateGradient,
    net.resetSlopes,
    net.resetGradient,
    states,
    resets,
    sums + cell,
    cells,
    cell,
    cutoff,
  );
  for (let first = 0; first < columns; first += net.columns) {
    const count = min(net.columns, columns - first);
    for (let i = 0; i < count; i++) {
      const column = first + i, image = <usize> sequenceOf(net, column, full) * imageBytes(net);
      const points = outputAt(net, i, 2 * cell);
      tileToPoints(net, points, net.updateSlopes + image, column, full);
      tileToPoints(net, points + cell, net.resetSlopes + image, column, full);
    }
    windowsToPoints(net, states, first, count, full);
    convolveBack(
      net,
      weightsOf(net.gateSums, unit, cell, 2 * cell),
      weightsOf(net.turnedGateWeights, unit, 2 * cell, wide),
      first,
      count,
      full,
      2 * cell,
      2 * vectorsOf(net),
    );
    pointsToWindows(net, net.stateGradient, first, count, full);
  }
}
