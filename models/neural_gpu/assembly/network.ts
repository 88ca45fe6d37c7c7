/**
 * What the kernels know of a network: sizes, parameters laid out, and the memory that they work in.
 *
 * Axis letters: B sequences, n positions, w rows, m maps, M of them up to the next multiple of 4, K of them up to the
 * next multiple of 8, l layers, R sets of parameters, C columns that are worked on at a time: tiles of 4 by 4 cells of
 * an image, of one sequence after the other. A cell is a row of M numbers, an image `[n, w]` of them. Sequences are
 * worked on in groups, through all steps and back.
 */

import { getVector, setVector, VECTOR } from "../../../engine/kernels/assembly/memory";
import { TILE } from "./points";

/** Sizes, options and addresses; the host writes them in this order. All numbers are int32. */
@unmanaged
export class Network {
  sequences: i32;
  length: i32;
  rows: i32;
  maps: i32;
  layers: i32;
  sets: i32;
  inputSymbols: i32;
  outputSymbols: i32;
  /** Sequences in a group. */
  group: i32;
  /** C, a multiple of 4. */
  columns: i32;
  /** Whether what a step computes is kept, for the way back. */
  keeps: i32;
  /** Bytes of a cell of M numbers, of one of K, and from a point of a column to the next. */
  cell: usize;
  wideCell: usize;
  inputStride: usize;
  outputStride: usize;
  /** float32 `[3]`: the cutoff, what the losses are multiplied by, and what the distance of the sets is. */
  numbers: usize;

  /** int32 `[B, n]` twice; float32 `[n + 1, n, w, m, B]` and three more, or 0. */
  input: usize;
  wanted: usize;
  dropout: usize;

  /** The parameters outside the units, and their gradients. */
  embedding: usize;
  inputWeights: usize;
  inputBias: usize;
  outputWeights: usize;
  outputBias: usize;
  embeddingGradient: usize;
  inputWeightsGradient: usize;
  inputBiasGradient: usize;
  outputWeightsGradient: usize;
  outputBiasGradient: usize;
  /** int32 `[R, l, 4]`: addresses of the units' parameters; and of their gradients. */
  units: usize;
  unitGradients: usize;
  /** int32: the map of each number of a cell of K, or -1; of two cells of M, update and reset gates. */
  ownMaps: usize;
  gateMaps: usize;

  /** By unit that is used, by `packUnit`: weights of gates `[36, M, 2 M]`, turned around `[36, 2 M, K]`, ... */
  gateWeights: usize;
  turnedGateWeights: usize;
  /** ... of candidates `[36, M, K]`, turned around `[36, M, K]`, ... */
  candidateWeights: usize;
  turnedCandidateWeights: usize;
  /** ... and biases of update gates, reset gates and candidates, each for four rows: `[3, 4, M]`. */
  biases: usize;
  /** Their gradients, summed: in the order of the weights; of biases `[3, M]`. */
  gateSums: usize;
  candidateSums: usize;
  biasSums: usize;

  /** `[input symbols, M]`: what embeddings start with, what the input layer makes of them, and its gradient. */
  starts: usize;
  table: usize;
  tableGradient: usize;
  /** `[output symbols, M]`: the output layer turned around, and its gradient. */
  outputRows: usize;
  outputRowsGradient: usize;

  /**
   * By layer of each step, images of a group: the states before it, and after the last; its update gates, reset
   * gates and candidates. Of each only one where nothing is kept; no reset gates and candidates.
   */
  states: usize;
  updates: usize;
  resets: usize;
  candidates: usize;
  /** Images of a group: states times reset gates. */
  resetStates: usize;

  /** float32 `[n, output symbols]` twice. */
  scores: usize;
  chances: usize;
  /** float32 `[B]`, int32 `[B, n]`. */
  losses: usize;
  answers: usize;

  /** A tile's inputs and outputs at their points: `[36, C, K]` and `[36, C, 2 M]`. */
  inputPoints: usize;
  outputPoints: usize;
  /** Positions with their rows at points: `[8, 6, M]`. */
  ring: usize;
  /** `[6, 6, M]`, `[4, 4, M]` and `[6, M]`, to work in. */
  halfway: usize;
  tile: usize;
  window: usize;
  /** `[6, M]` */
  zeros: usize;

  /** Images of a group: gradients of the states, of states times reset gates, and of what the gates squash. */
  stateGradient: usize;
  resetGradient: usize;
  updateSlopes: usize;
  resetSlopes: usize;
  candidateSlopes: usize;
}

/** Bytes of an image, and of those of a group. */
@inline
export function imageBytes(net: Network): usize {
  return <usize> (net.length * net.rows) * net.cell;
}

@inline
export function groupBytes(net: Network): usize {
  return <usize> net.group * imageBytes(net);
}

/** Whether tiles leave one position over, which has tiles of its own. */
@inline
export function hasLast(net: Network): bool {
  return net.length % TILE == 1;
}

/** Full tiles along positions, and tiles across rows. */
@inline
export function fullTiles(net: Network): i32 {
  return hasLast(net) ? net.length / TILE : (net.length + TILE - 1) / TILE;
}

@inline
export function tilesAcross(net: Network): i32 {
  return (net.rows + TILE - 1) / TILE;
}

/** The images of a layer of a step, counted over all steps; the only ones where nothing is kept. */
@inline
export function ofFrame(net: Network, images: usize, frame: i32): usize {
  return net.keeps ? images + <usize> frame * groupBytes(net) : images;
}

/** The unit of a layer of a step. */
@inline
export function unitOf(net: Network, step: i32, layer: i32): i32 {
  return step % net.sets * net.layers + layer;
}

/** x = 0. */
export function clear(x: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (const end = x + bytes; x < end; x += VECTOR) setVector(x, zero);
}

/** to += from. */
@inline
export function addVectors(to: usize, from: usize, bytes: usize): void {
  for (const end = to + bytes; to < end; to += VECTOR) {
    setVector(to, f32x4.add(getVector(to), getVector(from)));
    from += VECTOR;
  }
}
