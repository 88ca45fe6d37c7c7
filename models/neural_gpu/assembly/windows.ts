/** Between images and tiles at their points. A window has the 6 by 6 cells that the 4 by 4 outputs of a tile depend on. */

import { addVectors, clear, imageBytes, Network, tilesAcross, tilesAlong } from "./network";
import { inputsToPoints, outputsToPoints, POINTS, pointsToInputs, pointsToOutputs, TILE } from "./points";

/** Positions in the ring, a power of 2. */
const RING: i32 = 8;

/** Which tile a column is. */
@inline
export function sequenceOf(net: Network, column: i32): i32 {
  return column / (tilesAlong(net) * tilesAcross(net));
}

@inline
export function positionOf(net: Network, column: i32): i32 {
  return column % tilesAlong(net) * TILE;
}

@inline
export function rowOf(net: Network, column: i32): i32 {
  return column / tilesAlong(net) % tilesAcross(net) * TILE;
}

/** The cell of a position and row of an image; a cell of zeros beyond it. */
@inline
function cellOr(net: Network, image: usize, position: i32, row: i32): usize {
  const isInside = position >= 0 && position < net.length && row >= 0 && row < net.rows;
  return isInside ? image + <usize> (position * net.rows + row) * net.cell : net.zeros;
}

/** Columns of windows at their points, `[36, C, K]`. */
export function windowsToPoints(net: Network, images: usize, first: i32, count: i32): void {
  const cell = net.cell, stride = net.inputStride;
  for (let i = 0; i < count; i++) {
    const column = first + i, position = positionOf(net, column), row = rowOf(net, column);
    const image = images + <usize> sequenceOf(net, column) * imageBytes(net);
    // Positions that the window before this one has, too, are in the ring.
    const known = i > 0 && position > 0 ? 2 : 0;
    for (let x = position - 1 + known; x <= position + TILE; x++) {
      rowsToPoints(net, slotOf(net, x), image, x, row);
    }
    const out = net.inputPoints + <usize> i * net.wideCell;
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
export function pointsToTile(net: Network, points: usize): void {
  const cell = net.cell, stride = net.outputStride;
  const halfway = net.halfway, line = <usize> POINTS * cell;
  pointsToOutputs(halfway, line, cell, points, <usize> POINTS * stride, stride, POINTS, cell);
  pointsToOutputs(net.tile, cell, <usize> TILE * cell, halfway, cell, line, TILE, cell);
}

/** A tile of gradients at the points of its column. */
export function tileToPoints(net: Network, points: usize, image: usize, column: i32): void {
  const cell = net.cell, stride = net.outputStride, halfway = net.halfway;
  const line = <usize> POINTS * cell, position = positionOf(net, column), row = rowOf(net, column);
  for (let i = 0; i < TILE; i++) {
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
export function pointsToWindows(net: Network, images: usize, first: i32, count: i32): void {
  const cell = net.cell, stride = net.inputStride, halfway = net.halfway, line = <usize> POINTS * cell;
  for (let i = 0; i < count; i++) {
    const column = first + i, position = positionOf(net, column), row = rowOf(net, column);
    const image = images + <usize> sequenceOf(net, column) * imageBytes(net);
    const from = net.inputPoints + <usize> i * net.wideCell;
    pointsToInputs(halfway, line, cell, from, <usize> POINTS * stride, stride, POINTS, cell);
    for (let j = 0; j < POINTS; j++) {
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
