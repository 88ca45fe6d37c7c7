/** Between images and tiles at their points. A window has the 6 by 6 cells that the 4 by 4 outputs of a tile depend on. */

import {
  lastInputsToPoints,
  lastOutputToPoints,
  pointsToLastInputs,
  pointsToLastOutput,
} from "./last_position";
import { addVectors, clear, fullTiles, imageBytes, Network, tilesAcross } from "./network";
import { inputsToPoints, outputsToPoints, POINTS, pointsToInputs, pointsToOutputs, TILE } from "./points";

/** Positions in the ring, a power of 2. */
const RING: i32 = 8;

/**
 * Which tile a column is. Full tiles come first, of one sequence after the other, `full` of them; then, where there is
 * one position more than they have, tiles of the last position.
 */
@inline
export function sequenceOf(net: Network, column: i32, full: i32): i32 {
  const across = tilesAcross(net);
  return column < full ? column / (fullTiles(net) * across) : (column - full) / across;
}

@inline
export function positionOf(net: Network, column: i32, full: i32): i32 {
  return column < full ? column % fullTiles(net) * TILE : net.length - 1;
}

@inline
export function rowOf(net: Network, column: i32, full: i32): i32 {
  const across = tilesAcross(net);
  return (column < full ? column / fullTiles(net) : column - full) % across * TILE;
}

/** The cell of a position and row of an image; a cell of zeros beyond it. */
@inline
function cellOr(net: Network, image: usize, position: i32, row: i32): usize {
  const isInside = position >= 0 && position < net.length && row >= 0 && row < net.rows;
  return isInside ? image + <usize> (position * net.rows + row) * net.cell : net.zeros;
}

/** Columns of windows at their points, `[36, C, K]`. */
export function windowsToPoints(net: Network, images: usize, first: i32, count: i32, full: i32): void {
  const cell = net.cell, stride = net.inputStride;
  for (let i = 0; i < count; i++) {
    const column = first + i, position = positionOf(net, column, full), row = rowOf(net, column, full);
    const image = images + <usize> sequenceOf(net, column, full) * imageBytes(net);
    const out = net.inputPoints + <usize> i * net.wideCell;
    if (column >= full) {
      const before = slotOf(net, position - 1), last = slotOf(net, position);
      rowsToPoints(net, before, image, position - 1, row);
      rowsToPoints(net, last, image, position, row);
      lastInputsToPoints(out, <usize> POINTS * stride, stride, before, last, cell, POINTS, cell);
      continue;
    }
    // Positions that the window before this one has, too, are in the ring.
    const known = i > 0 && position > 0 ? 2 : 0;
    for (let x = position - 1 + known; x <= position + TILE; x++) {
      rowsToPoints(net, slotOf(net, x), image, x, row);
    }
    inputsToPoints(
      out,
      <usize> POINTS * stride,
      stride,
      slotOf(net, position - 1),
      slotOf(net, position),
      slotOf(net, position + 1),
      slotOf(net, position + 2),
      slotOf(net, position + 3),
      slotOf(net, position + 4),
      cell,
      POINTS,
      cell,
    );
  }
}

@inline
function slotOf(net: Network, position: i32): usize {
  return net.ring + <usize> ((position + 1) & (RING - 1)) * <usize> POINTS * net.cell;
}

/** A position's rows at their points, `[6, M]`. */
function rowsToPoints(net: Network, out: usize, image: usize, position: i32, row: i32): void {
  const cell = net.cell;
  if (position < 0 || position >= net.length) {
    clear(out, <usize> POINTS * cell);
    return;
  }
  inputsToPoints(
    out,
    cell,
    0,
    cellOr(net, image, position, row - 1),
    cellOr(net, image, position, row),
    cellOr(net, image, position, row + 1),
    cellOr(net, image, position, row + 2),
    cellOr(net, image, position, row + 3),
    cellOr(net, image, position, row + 4),
    0,
    1,
    cell,
  );
}

/**
 * The outputs of a tile, `[4, 4, M]` in `net.tile`.
 *
 * @param points Of its column, `[36, ...]`.
 */
export function pointsToTile(net: Network, points: usize, isLast: bool): void {
  const cell = net.cell, stride = net.outputStride, apart = <usize> POINTS * stride;
  const halfway = net.halfway, line = <usize> POINTS * cell, positions = isLast ? 1 : TILE;
  if (isLast) pointsToLastOutput(halfway, cell, points, apart, stride, POINTS, cell);
  else pointsToOutputs(halfway, line, cell, points, apart, stride, POINTS, cell);
  pointsToOutputs(net.tile, cell, <usize> TILE * cell, halfway, cell, line, positions, cell);
}

/** A tile of gradients at the points of its column. */
export function tileToPoints(net: Network, points: usize, image: usize, column: i32, full: i32): void {
  const cell = net.cell, stride = net.outputStride, halfway = net.halfway;
  const line = <usize> POINTS * cell, position = positionOf(net, column, full), row = rowOf(net, column, full);
  const isLast = column >= full, positions = isLast ? 1 : TILE;
  for (let i = 0; i < positions; i++) {
    const x = position + i, to = halfway + <usize> i * line;
    if (x >= net.length) {
      clear(to, line);
      continue;
    }
    outputsToPoints(
      to,
      cell,
      0,
      cellOr(net, image, x, row),
      cellOr(net, image, x, row + 1),
      cellOr(net, image, x, row + 2),
      cellOr(net, image, x, row + 3),
      0,
      1,
      cell,
    );
  }
  if (isLast) {
    lastOutputToPoints(points, <usize> POINTS * stride, stride, halfway, cell, POINTS, cell);
    return;
  }
  outputsToPoints(
    points,
    <usize> POINTS * stride,
    stride,
    halfway,
    halfway + line,
    halfway + 2 * line,
    halfway + 3 * line,
    cell,
    POINTS,
    cell,
  );
}

/** Adds to images what columns of windows at their points, `[36, C, K]`, have for them. */
export function pointsToWindows(net: Network, images: usize, first: i32, count: i32, full: i32): void {
  const cell = net.cell, stride = net.inputStride, halfway = net.halfway, line = <usize> POINTS * cell;
  for (let i = 0; i < count; i++) {
    const column = first + i, position = positionOf(net, column, full), row = rowOf(net, column, full);
    const image = images + <usize> sequenceOf(net, column, full) * imageBytes(net);
    const from = net.inputPoints + <usize> i * net.wideCell;
    const apart = <usize> POINTS * stride, isLast = column >= full, positions = isLast ? 2 : POINTS;
    if (isLast) pointsToLastInputs(halfway, line, cell, from, apart, stride, POINTS, cell);
    else pointsToInputs(halfway, line, cell, from, apart, stride, POINTS, cell);
    for (let j = 0; j < positions; j++) {
      const x = position - 1 + j;
      if (x < 0 || x >= net.length) continue;
      pointsToInputs(net.window, cell, 0, halfway + <usize> j * line, cell, 0, 1, cell);
      for (let k = 0; k < POINTS; k++) {
        const y = row - 1 + k;
        if (y < 0 || y >= net.rows) continue;
        addVectors(cellOr(net, image, x, y), net.window + <usize> k * cell, cell);
      }
    }
  }
}
