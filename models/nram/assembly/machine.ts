/**
 * What the kernels know of a machine: sizes, parameters laid out, and the memory that they work in.
 *
 * Axis letters: B tapes, G groups of four of them, T steps, M cells, R registers, K copies of the fourteen
 * modules, H hidden units up to the next multiple of 8, O outputs of the controller, C choices of a step, of
 * which the first A are arguments of modules and the last R those of the registers, N sources (registers and
 * modules), F of them that are no constant or comparison: R + 8 K. A vector has a number of each tape of a
 * group.
 *
 * Sources come in this order: those that are distributions over all cells, then constants, which are one-hot,
 * then comparisons, of which one number says all. So do the controller's outputs, choice by choice.
 */

import { getInt, getVector, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";

/** The fourteen modules. */
export const READ: i32 = 0;
export const ZERO: i32 = 1;
export const ONE: i32 = 2;
export const TWO: i32 = 3;
export const INC: i32 = 4;
export const ADD: i32 = 5;
export const SUB: i32 = 6;
export const DEC: i32 = 7;
export const LESS_THAN: i32 = 8;
export const LESS_OR_EQUAL: i32 = 9;
export const EQUAL: i32 = 10;
export const MIN: i32 = 11;
export const MAX: i32 = 12;
export const WRITE: i32 = 13;
export const MODULES: i32 = 14;

/** Of the fourteen: constants, comparisons, and the others. */
export const CONSTANTS: i32 = 3;
export const COMPARISONS: i32 = 3;
export const FULL: i32 = 8;

/** Sizes, options and addresses; the host writes them in this order. All numbers are int32. */
@unmanaged
export class Machine {
  tapes: i32;
  groups: i32;
  steps: i32;
  cells: i32;
  registers: i32;
  copies: i32;
  hiddenUnits: i32;
  outputs: i32;
  choices: i32;
  isRecurrent: i32;
  renormalises: i32;
  isMixture: i32;
  isRounded: i32;
  /** Whether what a step computes is kept, for the way back. */
  keeps: i32;
  /** float32 `[3]`: what gradients are cropped at, the floor of logarithms, the entropy bonus. */
  numbers: usize;
  /** int32 `[C, 4]`: where a choice's scores begin, and how many sources of each sort it has. */
  choiceTable: usize;
  /** int32 `[O]`: the order of the controller's outputs in the parameters. */
  order: usize;

  /** int32 `[B, M]` twice. */
  tapeMemory: usize;
  wanted: usize;

  /**
   * Layers by `packLayer`, and their biases. The last three are turned around, for gradients; but the third of
   * an MLP is by `packLayerRows`.
   */
  layer1: usize;
  bias1: usize;
  layer2: usize;
  bias2: usize;
  layer3: usize;
  bias3: usize;
  turned1: usize;
  turned2: usize;
  turned3: usize;

  /**
   * By row, which is step and group, `[T, G]`; or two rows, used in turn, where nothing is kept. Inputs,
   * `[R]`; the rectified layer, `[H]`, and for an LSTM its hidden state before the step, `[H]`; the LSTM's
   * gates, `[4, H]`, cell state and its tanh, `[2, H]`; the last hidden layer, `[H]`.
   */
  inputs: usize;
  rectified: usize;
  gates: usize;
  cellStates: usize;
  hidden: usize;
  /** Which units are not 0, int32 `[2 H]`, and what they are, vectors `[2 H]`: to work in. */
  activeList: usize;
  active: usize;

  /**
   * By step, of one group; or one, and of the sources two, where nothing is kept. Scores, `[O]` up to a
   * multiple of 8; weights, `[C, N]`; sources, `[F, M]`; chances of the comparisons, `[3 K]`; arguments,
   * `[A, M]`.
   */
  scores: usize;
  weights: usize;
  sources: usize;
  chances: usize;
  moduleArguments: usize;
  /** `[T K + 1, M, M]`: before the first step and after each WRITE; or one, in place, where nothing is kept. */
  memories: usize;
  /** `[T]` each: chances to stop after a step that is reached and not to, to reach it, and its loss. */
  stops: usize;
  continues: usize;
  reached: usize;
  costs: usize;
  /** int32 `[4 M]`: places in a memory of what should be there, tape by tape; and where each tape's end, `[4]`. */
  targets: usize;
  targetEnds: usize;
  /** Vectors `[2 M]`, to work in. */
  doubled: usize;
  /** float32 `[B]` */
  losses: usize;
  /** `[M, M]`: memories by the chance to stop, summed; and int32 `[B, M]`, their likeliest integers. */
  expected: usize;
  answers: usize;

  /** Gradients: of the memory `[M, M]`, registers `[R, M]`, choices `[C, M]`, chances `[3 K]`. */
  memoryGradient: usize;
  registerGradient: usize;
  choiceGradients: usize;
  chanceGradients: usize;
  /** Of an output of a module, `[M]`; of weights `[2, N]`. */
  outputGradient: usize;
  weightGradients: usize;
  /**
   * Of an LSTM's states, `[H]` each, and of the cell state after the first step, of all groups; of inputs,
   * `[R]` up to a multiple of 8.
   */
  hiddenGradient: usize;
  cellGradient: usize;
  firstCellGradient: usize;
  inputGradient: usize;
  /** float32 `[4 M]`: of each target, for `mixture`. */
  targetSlopes: usize;
  /**
   * By row, of the outputs of the layers: `[H]`, for an LSTM with the hidden state before the step, `[2, H]`;
   * `[H]`, for an LSTM `[4, H]`; `[O]` up to a multiple of 8. Rows are longer by `APART`.
   */
  slopes1: usize;
  slopes2: usize;
  slopes3: usize;
}

/** Vectors between rows of gradients: without them all would share a few places of the cache. */
export const APART: i32 = 4;

/** The address a number of vectors further on. */
@inline
export function at(base: usize, vectors: i32): usize {
  return base + <usize> vectors * VECTOR;
}

/** The arguments that a module looks at. */
@inline
export function arityOf(kind: i32): i32 {
  if (kind == ZERO || kind == ONE || kind == TWO) return 0;
  return kind == READ || kind == INC || kind == DEC ? 1 : 2;
}

@inline
export function isComparison(kind: i32): bool {
  return kind >= LESS_THAN && kind <= EQUAL;
}

/** N */
@inline
export function sourceCount(m: Machine): i32 {
  return m.registers + MODULES * m.copies;
}

/** F */
@inline
export function fullCount(m: Machine): i32 {
  return m.registers + FULL * m.copies;
}

/** Entries of a choice in the table. */
@inline
export function offsetOf(m: Machine, choice: i32): i32 {
  return getInt(m.choiceTable + <usize> (4 * choice) * WORD);
}

@inline
export function fullSources(m: Machine, choice: i32): i32 {
  return getInt(m.choiceTable + <usize> (4 * choice + 1) * WORD);
}

@inline
export function constants(m: Machine, choice: i32): i32 {
  return getInt(m.choiceTable + <usize> (4 * choice + 2) * WORD);
}

@inline
export function comparisons(m: Machine, choice: i32): i32 {
  return getInt(m.choiceTable + <usize> (4 * choice + 3) * WORD);
}

/**
 * A row of a layer, `units` vectors long. At the first step all registers hold 0 and all groups have the same
 * row, that of the last one.
 */
@inline
export function rowOf(m: Machine, rows: usize, units: i32, group: i32, step: i32): usize {
  const first = m.groups - 1, row = step == 0 ? first : step * m.groups + group;
  return at(rows, (m.keeps ? row : step & 1) * units);
}

/** A row of gradients of the outputs of a layer. */
@inline
export function slopesOf(m: Machine, rows: usize, units: i32, group: i32, step: i32): usize {
  return at(rows, (step * m.groups + group) * (units + APART));
}

/** The outputs of the controller, in whole tiles of the layers. */
@inline
export function paddedOutputs(m: Machine): i32 {
  return (m.outputs + 7) & ~7;
}

@inline
export function scoresAt(m: Machine, step: i32): usize {
  return at(m.scores, m.keeps ? step * paddedOutputs(m) : 0);
}

@inline
export function weightsAt(m: Machine, step: i32, choice: i32): usize {
  return at(m.weights, ((m.keeps ? step : 0) * m.choices + choice) * sourceCount(m));
}

@inline
export function sourcesAt(m: Machine, step: i32): usize {
  return at(m.sources, (m.keeps ? step : step & 1) * fullCount(m) * m.cells);
}

@inline
export function chancesAt(m: Machine, step: i32): usize {
  return at(m.chances, m.keeps ? step * COMPARISONS * m.copies : 0);
}

@inline
export function argumentAt(m: Machine, step: i32, choice: i32): usize {
  const count = m.choices - m.registers;
  return at(m.moduleArguments, ((m.keeps ? step : 0) * count + choice) * m.cells);
}

/** The memory after the first `writes` WRITEs of a step. */
@inline
export function memoryAt(m: Machine, writes: i32): usize {
  return at(m.memories, m.keeps ? writes * m.cells * m.cells : 0);
}

export function clearVectors(row: usize, count: i32): void {
  for (const end = at(row, count); row < end; row += VECTOR) setVector(row, f32x4.splat(0));
}

/** to += from. */
export function addVectors(to: usize, from: usize, count: i32): void {
  for (const end = at(to, count); to < end; to += VECTOR) {
    setVector(to, f32x4.add(getVector(to), getVector(from)));
    from += VECTOR;
  }
}

export function copyVectors(to: usize, from: usize, count: i32): void {
  for (const end = at(to, count); to < end; to += VECTOR) {
    setVector(to, getVector(from));
    from += VECTOR;
  }
}

/** x cropped to [-limit, limit], keeping what is not a number. */
@inline
export function crop(x: v128, limit: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, limit), f32x4.neg(limit));
}

/** to = from, cropped. */
export function cropVectors(to: usize, from: usize, count: i32, limit: v128): void {
  for (const end = at(to, count); to < end; to += VECTOR) {
    setVector(to, crop(getVector(from), limit));
    from += VECTOR;
  }
}
