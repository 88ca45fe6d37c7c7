/**
 * Programs of weights run on tables, forward and backward in one pass over a batch: table by table at its
 * own length (Neelakantan, Le and Sutskever 2015, arXiv 1511.04834; reference/soft_operations.ts has
 * the equations, one operation at a time, and is what the tests hold this against).
 *
 * Axis letters: B questions, M rows of the longest table, S rows of a table up to the next multiple of
 * four, C numeric and K text columns, N numbers and Q words of a question, T steps, L programs, which
 * questions share.
 */

import { log } from "../../../engine/kernels/assembly/exponential";
import { getFloat, getInt, getSplat, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { addScaled, clearRow, copyRow, dot, multiplyAdd, sumLanes, upperHalf } from "../../../engine/kernels/assembly/vector";

/** The operations, in the order of their weights. */
const SUM: i32 = 0;
const COUNT: i32 = 1;
const DIFFERENCE: i32 = 2;
const GREATER: i32 = 3;
const LESSER: i32 = 4;
const AND: i32 = 5;
const OR: i32 = 6;
const PRINT: i32 = 7;
const RESET: i32 = 8;
const MATCH: i32 = 9;
const OPERATIONS: i32 = 10;

/** Is added to a number before its logarithm is taken. */
const TINY: f32 = 1e-6;

/** Vectors of factors, each at least TINY, whose product float64 can hold. */
const FACTORS: i32 = 16;

/** Sizes, options and addresses; the host writes them in this order. All numbers are int32. */
@unmanaged
class Tables {
  questions: i32;
  rows: i32;
  numericColumns: i32;
  textColumns: i32;
  questionNumbers: i32;
  questionWords: i32;
  steps: i32;
  /** Whether to work out gradients. */
  learning: i32;

  /** float32 `[B, C, M]`, int32 `[B, K, M]` and `[B]`. */
  numbers: usize;
  words: usize;
  rowCounts: usize;
  /** int32 `[B, C + K]`: 1 for a column that the question's table has, else 0. */
  tableColumns: usize;
  /** float32 `[B, N]`; numbers of a question past its count have a weight of 0. */
  greaterOperands: usize;
  lesserOperands: usize;
  /** int32 `[B, Q]` */
  questionIds: usize;
  /** The answers: int32 `[B]`, float32 `[B]`, int32 `[B]`, float32 `[B, M]`. */
  isScalar: usize;
  scalars: usize;
  answerColumns: usize;
  answerRows: usize;
  /** float32 `[B]`: what errors of numbers are divided by. */
  scales: usize;
  /** float32 `[3]`: delta of the Huber loss, weight of the loss of cells, factor of all gradients. */
  weights: usize;
  /** float32 `[B]`: the weight of each question's loss; where it is 0 the question is left out. */
  questionWeights: usize;

  /** int32 `[B]`: the program of each question. */
  programs: usize;
  /** float32 `[T, L, 10]` and `[T, L, C + K]`. */
  operations: usize;
  columns: usize;
  programCount: i32;
  /** Attention, float32 `[B, N]` twice and `[B, Q]`. */
  greater: usize;
  lesser: usize;
  match: usize;
  /** As the five above; the first two are added to. */
  operationsGradient: usize;
  columnsGradient: usize;
  greaterGradient: usize;
  lesserGradient: usize;
  matchGradient: usize;

  /** float32: `[C, S]`, `[S]`, `[S]`, `[2 C + K, S]` twice, `[T + 2, S]` twice, `[T, C]`. */
  cells: usize;
  mask: usize;
  answer: usize;
  comparisons: usize;
  comparisonsGradient: usize;
  selected: usize;
  selectedGradient: usize;
  sums: usize;
  /** float32 `[T + 3]` twice: scalars from three steps before the first on, and their gradients. */
  scalarStates: usize;
  scalarGradients: usize;
}

/** An address so many numbers further on. */
@inline
function at(base: usize, numbers: i32): usize {
  return base + <usize> numbers * WORD;
}

@inline
function addTo(address: usize, index: i32, value: f32): void {
  const place = at(address, index);
  setFloat(place, getFloat(place) + value);
}

/** weight where a cell is greater than the operand, or lesser; 0 elsewhere. */
@inline
function compared(cells: v128, operand: v128, lesser: bool, weight: v128): v128 {
  return v128.and(lesser ? f32x4.lt(cells, operand) : f32x4.gt(cells, operand), weight);
}

/** out = the sum over a question's numbers of weight [cell > number], or with <; 0 past the last row. */
function compareNumbers(
  out: usize,
  cells: usize,
  mask: usize,
  operands: usize,
  weights: usize,
  count: i32,
  stride: usize,
  lesser: bool,
): void {
  for (let k: usize = 0; k < stride; k += VECTOR) {
    const row = getVector(cells + k);
    let sum = f32x4.splat(0);
    for (let n: usize = 0, end = <usize> count * WORD; n < end; n += WORD) {
      const holds = compared(row, getSplat(operands + n), lesser, getSplat(weights + n));
      sum = f32x4.add(sum, holds);
    }
    setVector(out + k, f32x4.mul(sum, getVector(mask + k)));
  }
}

/** gradient[n] += the sum over rows of upstream where the cell is greater than number n, or lesser. */
function compareNumbersGradient(
  gradient: usize,
  cells: usize,
  upstream: usize,
  operands: usize,
  count: i32,
  stride: usize,
  lesser: bool,
): void {
  for (let n: i32 = 0; n < count; n++) {
    const operand = getSplat(at(operands, n));
    let sum = f32x4.splat(0);
    for (let k: usize = 0; k < stride; k += VECTOR) {
      const holds = compared(getVector(cells + k), operand, lesser, getVector(upstream + k));
      sum = f32x4.add(sum, holds);
    }
    addTo(gradient, n, sumLanes(sum));
  }
}

/** out = the sum over a question's words of the weights of those that a row has. */
function compareWords(
  out: usize,
  words: usize,
  rows: i32,
  ids: usize,
  weights: usize,
  count: i32,
): void {
  for (let row = 0; row < rows; row++) {
    const word = getInt(at(words, row));
    let sum: f32 = 0;
    for (let i = 0; i < count; i++) {
      if (word != 0 && getInt(at(ids, i)) == word) sum += getFloat(at(weights, i));
    }
    setFloat(at(out, row), sum);
  }
}

/** gradient[i] += the sum of upstream over the rows that have word i. */
function compareWordsGradient(
  gradient: usize,
  words: usize,
  rows: i32,
  ids: usize,
  upstream: usize,
  count: i32,
): void {
  for (let row = 0; row < rows; row++) {
    const word = getInt(at(words, row));
    for (let i = 0; i < count; i++) {
      if (word != 0 && getInt(at(ids, i)) == word) addTo(gradient, i, getFloat(at(upstream, row)));
    }
  }
}

/** out = and min(last, before) + or max(last, before) + reset, in the rows of the table. */
function selectRows(
  out: usize,
  last: usize,
  before: usize,
  mask: usize,
  weights: usize,
  stride: usize,
): void {
  const both = getSplat(at(weights, AND)), either = getSplat(at(weights, OR));
  const all = getSplat(at(weights, RESET));
  for (let k: usize = 0; k < stride; k += VECTOR) {
    const a = getVector(last + k), b = getVector(before + k);
    let sum = f32x4.mul(all, getVector(mask + k));
    sum = multiplyAdd(sum, both, f32x4.min(a, b));
    setVector(out + k, multiplyAdd(sum, either, f32x4.max(a, b)));
  }
}

/** The gradients of `selectRows`: of its weights, and of both selections; of equal ones the last's. */
function selectRowsGradient(
  upstream: usize,
  last: usize,
  before: usize,
  lastGradient: usize,
  beforeGradient: usize,
  weights: usize,
  weightsGradient: usize,
  stride: usize,
): void {
  const both = getSplat(at(weights, AND)), either = getSplat(at(weights, OR));
  let bothSum = f32x4.splat(0), eitherSum = f32x4.splat(0), allSum = f32x4.splat(0);
  for (let k: usize = 0; k < stride; k += VECTOR) {
    const g = getVector(upstream + k), a = getVector(last + k), b = getVector(before + k);
    bothSum = multiplyAdd(bothSum, g, f32x4.min(a, b));
    eitherSum = multiplyAdd(eitherSum, g, f32x4.max(a, b));
    allSum = f32x4.add(allSum, g);
    const least = f32x4.le(a, b), most = f32x4.ge(a, b);
    const g1 = f32x4.mul(g, both), g2 = f32x4.mul(g, either);
    const toLast = f32x4.add(v128.and(g1, least), v128.and(g2, most));
    const toBefore = f32x4.add(v128.andnot(g1, least), v128.andnot(g2, most));
    setVector(lastGradient + k, f32x4.add(getVector(lastGradient + k), toLast));
    setVector(beforeGradient + k, f32x4.add(getVector(beforeGradient + k), toBefore));
  }
  addTo(weightsGradient, AND, sumLanes(bothSum));
  addTo(weightsGradient, OR, sumLanes(eitherSum));
  addTo(weightsGradient, RESET, sumLanes(allSum));
}

/**
 * The log loss of a column's cells, each with p = weight selected, summed; `rightRows` is 0 for a column
 * that the answer is not of. With `learning` gradient becomes that in p times `factor`, else it stays.
 */
function printLoss(
  selected: usize,
  weight: f32,
  rightRows: usize,
  mask: usize,
  gradient: usize,
  factor: f32,
  learning: bool,
  stride: usize,
): f64 {
  const one = f32x4.splat(1), tiny = f32x4.splat(TINY), weights = f32x4.splat(weight);
  const factors = f32x4.splat(factor), negative = f32x4.splat(-factor);
  let sum: f64 = 0, product = f64x2.splat(1), left = FACTORS;
  for (let k: usize = 0; k < stride; k += VECTOR) {
    const p = f32x4.mul(weights, getVector(selected + k));
    const there = f32x4.ne(getVector(mask + k), f32x4.splat(0));
    const right = rightRows == 0
      ? f32x4.splat(0)
      : f32x4.ne(getVector(rightRows + k), f32x4.splat(0));
    // p where the cell is one of the answer's, 1 - p where not; 1 past the last row
    const likelihood = f32x4.add(v128.bitselect(p, f32x4.sub(one, p), right), tiny);
    const factorsOfSum = v128.bitselect(likelihood, one, there);
    product = f64x2.mul(product, f64x2.promote_low_f32x4(factorsOfSum));
    product = f64x2.mul(product, f64x2.promote_low_f32x4(upperHalf(factorsOfSum)));
    if (--left == 0) {
      sum += logOf(product);
      product = f64x2.splat(1);
      left = FACTORS;
    }
    if (learning) {
      const slope = f32x4.div(v128.bitselect(negative, factors, right), likelihood);
      setVector(gradient + k, v128.and(slope, there));
    }
  }
  return -(sum + logOf(product));
}

/** log of both lanes, summed; not a number where one is none. */
@inline
function logOf(product: v128): f64 {
  const low = f64x2.extract_lane(product, 0), high = f64x2.extract_lane(product, 1);
  return low > 0 && high > 0 ? log(low) + log(high) : NaN;
}

/**
 * Runs the programs of a batch on its tables.
 *
 * @returns The losses of the questions, summed.
 */
export function runTables(tables: Tables): f64 {
  let loss: f64 = 0;
  for (let question = 0; question < tables.questions; question++) {
    const weight = getFloat(at(tables.questionWeights, question));
    if (weight == 0) continue;
    prepare(tables, question);
    loss += <f64> weight * answer(tables, question);
    if (tables.learning != 0) learn(tables, question);
  }
  return loss;
}

/** Rows of a table up to a whole number of vectors, and their bytes. */
@inline
function strideOf(tables: Tables, question: i32): usize {
  const rows = getInt(at(tables.rowCounts, question));
  return <usize> ((rows + LANES - 1) & ~(LANES - 1)) * WORD;
}

/** The place of a question's weights of a step in `operations` or `columns`, or in their gradients. */
@inline
function weightsOf(tables: Tables, base: usize, step: i32, question: i32, width: i32): usize {
  const program = getInt(at(tables.programs, question));
  return at(base, (step * tables.programCount + program) * width);
}

/** out = a row of so many numbers, with zeros up to a whole number of vectors. */
function copyPadded(out: usize, from: usize, rows: i32, stride: usize): void {
  clearRow(out, <i32> (stride / WORD));
  copyRow(out, from, rows);
}

/** Copies the table of a question and compares its cells with what the question asks for. */
function prepare(tables: Tables, question: i32): void {
  const stride = strideOf(tables, question), S = <i32> (stride / WORD);
  const rows = getInt(at(tables.rowCounts, question)), M = tables.rows;
  const C = tables.numericColumns, K = tables.textColumns;
  const N = tables.questionNumbers, Q = tables.questionWords;
  clearRow(tables.mask, S);
  for (let row = 0; row < rows; row++) setFloat(at(tables.mask, row), 1);
  for (let c = 0; c < C; c++) {
    const cells = tables.cells + <usize> c * stride;
    copyPadded(cells, at(tables.numbers, (question * C + c) * M), rows, stride);
    for (let lesser = 0; lesser < 2; lesser++) {
      compareNumbers(
        tables.comparisons + <usize> (lesser * C + c) * stride,
        cells,
        tables.mask,
        at(lesser != 0 ? tables.lesserOperands : tables.greaterOperands, question * N),
        at(lesser != 0 ? tables.lesser : tables.greater, question * N),
        N,
        stride,
        lesser != 0,
      );
    }
  }
  for (let k = 0; k < K; k++) {
    const out = tables.comparisons + <usize> (2 * C + k) * stride;
    const words = at(tables.words, (question * K + k) * M);
    const ids = at(tables.questionIds, question * Q);
    clearRow(out, S);
    compareWords(out, words, rows, ids, at(tables.match, question * Q), Q);
  }
  copyPadded(tables.answer, at(tables.answerRows, question * M), rows, stride);
  if (tables.learning != 0) {
    clearRow(tables.comparisonsGradient, (2 * C + K) * S);
    clearRow(tables.selectedGradient, (tables.steps + 2) * S);
    clearRow(tables.scalarGradients, tables.steps + 3);
  }
}

/** Runs a question's program, and compares with the right answer; gradients begin with the last step. */
function answer(tables: Tables, question: i32): f64 {
  const stride = strideOf(tables, question), S = <i32> (stride / WORD);
  const C = tables.numericColumns, K = tables.textColumns, T = tables.steps;
  copyRow(tables.selected, tables.mask, S);
  copyRow(tables.selected + stride, tables.mask, S);
  clearRow(tables.scalarStates, 3);
  for (let step = 0; step < T; step++) {
    const weights = weightsOf(tables, tables.operations, step, question, OPERATIONS);
    const columns = weightsOf(tables, tables.columns, step, question, C + K);
    const before = tables.selected + <usize> step * stride, last = before + stride;
    let total: f32 = 0;
    for (let c = 0; c < C; c++) {
      const sum = dot(tables.cells + <usize> c * stride, last, S);
      setFloat(at(tables.sums, step * C + c), sum);
      total += getFloat(at(columns, c)) * sum;
    }
    const states = at(tables.scalarStates, step);
    const difference = getFloat(states) - getFloat(at(states, 2));
    const scalar = getFloat(at(weights, SUM)) * total +
      getFloat(at(weights, COUNT)) * dot(last, tables.mask, S) +
      getFloat(at(weights, DIFFERENCE)) * difference;
    setFloat(at(states, 3), scalar);
    if (step == T - 1) break;
    const next = last + stride;
    selectRows(next, last, before, tables.mask, weights, stride);
    for (let c = 0; c < C; c++) {
      const column = getFloat(at(columns, c)), greater = tables.comparisons + <usize> c * stride;
      addScaled(next, getFloat(at(weights, GREATER)) * column, greater, S);
      const lesser = greater + <usize> C * stride;
      addScaled(next, getFloat(at(weights, LESSER)) * column, lesser, S);
    }
    for (let k = 0; k < K; k++) {
      const match = tables.comparisons + <usize> (2 * C + k) * stride;
      addScaled(next, getFloat(at(weights, MATCH)) * getFloat(at(columns, C + k)), match, S);
    }
  }
  return getInt(at(tables.isScalar, question)) != 0
    ? scalarLoss(tables, question)
    : cellsLoss(tables, question);
}

/** What the gradients of a question are multiplied by. */
@inline
function factorOf(tables: Tables, question: i32): f32 {
  return getFloat(at(tables.weights, 2)) * getFloat(at(tables.questionWeights, question));
}

/** Huber loss of the scalar of the last step. */
function scalarLoss(tables: Tables, question: i32): f64 {
  const last = tables.steps + 2, delta = getFloat(tables.weights);
  const scale = getFloat(at(tables.scales, question));
  const right = getFloat(at(tables.scalars, question));
  const error = (getFloat(at(tables.scalarStates, last)) - right) / scale;
  const size = abs(error);
  if (tables.learning != 0) {
    const slope = size <= delta ? error : copysign<f32>(delta, error);
    setFloat(at(tables.scalarGradients, last), slope * factorOf(tables, question) / scale);
  }
  return <f64> (size <= delta ? size * size / 2 : delta * (size - delta / 2));
}

/** Log loss of the cells that the last step prints, of the columns that the table has. */
function cellsLoss(tables: Tables, question: i32): f64 {
  const stride = strideOf(tables, question), S = <i32> (stride / WORD);
  const columnCount = tables.numericColumns + tables.textColumns, last = tables.steps - 1;
  const rows = max(1, getInt(at(tables.rowCounts, question)));
  const there = at(tables.tableColumns, question * columnCount);
  let count = 0;
  for (let j = 0; j < columnCount; j++) count += getInt(at(there, j));
  const weight = getFloat(at(tables.weights, 1)) / <f32> (max(1, count) * rows);
  const factor = weight * factorOf(tables, question);
  const weights = weightsOf(tables, tables.operations, last, question, OPERATIONS);
  const columns = weightsOf(tables, tables.columns, last, question, columnCount);
  const print = getFloat(at(weights, PRINT)), learning = tables.learning != 0;
  const selected = tables.selected + <usize> tables.steps * stride;
  const selectedGradient = tables.selectedGradient + <usize> tables.steps * stride;
  // The selection after the last step is nothing's input: its place is free.
  const gradient = selectedGradient + stride;
  const weightsGradient = learning
    ? weightsOf(tables, tables.operationsGradient, last, question, OPERATIONS)
    : 0;
  const columnsGradient = learning
    ? weightsOf(tables, tables.columnsGradient, last, question, columnCount)
    : 0;
  let loss: f64 = 0;
  for (let j = 0; j < columnCount; j++) {
    if (getInt(at(there, j)) == 0) continue;
    const column = getFloat(at(columns, j));
    const right = getInt(at(tables.answerColumns, question)) == j ? tables.answer : 0;
    const p = print * column;
    loss += printLoss(selected, p, right, tables.mask, gradient, factor, learning, stride);
    if (!learning) continue;
    const slope = dot(gradient, selected, S);
    addTo(weightsGradient, PRINT, slope * column);
    addTo(columnsGradient, j, slope * print);
    addScaled(selectedGradient, p, gradient, S);
  }
  if (learning) clearRow(gradient, S);
  return loss * <f64> weight;
}

/** The gradients of a question's program, from its last step to its first. */
function learn(tables: Tables, question: i32): void {
  const stride = strideOf(tables, question), S = <i32> (stride / WORD);
  const C = tables.numericColumns, K = tables.textColumns, T = tables.steps;
  const N = tables.questionNumbers, Q = tables.questionWords;
  for (let step = T - 1; step >= 0; step--) {
    const weights = weightsOf(tables, tables.operations, step, question, OPERATIONS);
    const columns = weightsOf(tables, tables.columns, step, question, C + K);
    const dWeights = weightsOf(tables, tables.operationsGradient, step, question, OPERATIONS);
    const dColumns = weightsOf(tables, tables.columnsGradient, step, question, C + K);
    const before = tables.selected + <usize> step * stride, last = before + stride;
    const dBefore = tables.selectedGradient + <usize> step * stride, dLast = dBefore + stride;
    const states = at(tables.scalarStates, step), dStates = at(tables.scalarGradients, step);
    const g = getFloat(at(dStates, 3));
    if (g != 0) {
      const sum = getFloat(at(weights, SUM)), difference = getFloat(at(weights, DIFFERENCE));
      let total: f32 = 0;
      for (let c = 0; c < C; c++) {
        const column = getFloat(at(columns, c)), value = getFloat(at(tables.sums, step * C + c));
        total += column * value;
        addTo(dColumns, c, g * sum * value);
        addScaled(dLast, g * sum * column, tables.cells + <usize> c * stride, S);
      }
      addTo(dWeights, SUM, g * total);
      addTo(dWeights, COUNT, g * dot(last, tables.mask, S));
      addScaled(dLast, g * getFloat(at(weights, COUNT)), tables.mask, S);
      addTo(dWeights, DIFFERENCE, g * (getFloat(states) - getFloat(at(states, 2))));
      addTo(dStates, 0, g * difference);
      addTo(dStates, 2, -g * difference);
    }
    // Nothing looks at the rows that the last step selects.
    if (step == T - 1) continue;
    const upstream = dLast + stride;
    selectRowsGradient(upstream, last, before, dLast, dBefore, weights, dWeights, stride);
    for (let kind = 0; kind < 2; kind++) {
      const operation = kind == 0 ? GREATER : LESSER, weight = getFloat(at(weights, operation));
      for (let c = 0; c < C; c++) {
        const column = getFloat(at(columns, c)), place = <usize> (kind * C + c) * stride;
        const slope = dot(upstream, tables.comparisons + place, S);
        addTo(dWeights, operation, column * slope);
        addTo(dColumns, c, weight * slope);
        addScaled(tables.comparisonsGradient + place, weight * column, upstream, S);
      }
    }
    for (let k = 0; k < K; k++) {
      const column = getFloat(at(columns, C + k)), weight = getFloat(at(weights, MATCH));
      const place = <usize> (2 * C + k) * stride;
      const slope = dot(upstream, tables.comparisons + place, S);
      addTo(dWeights, MATCH, column * slope);
      addTo(dColumns, C + k, weight * slope);
      addScaled(tables.comparisonsGradient + place, weight * column, upstream, S);
    }
  }
  const M = tables.rows, rows = getInt(at(tables.rowCounts, question));
  for (let c = 0; c < C; c++) {
    const cells = tables.cells + <usize> c * stride;
    for (let lesser = 0; lesser < 2; lesser++) {
      compareNumbersGradient(
        at(lesser != 0 ? tables.lesserGradient : tables.greaterGradient, question * N),
        cells,
        tables.comparisonsGradient + <usize> (lesser * C + c) * stride,
        at(lesser != 0 ? tables.lesserOperands : tables.greaterOperands, question * N),
        N,
        stride,
        lesser != 0,
      );
    }
  }
  for (let k = 0; k < K; k++) {
    compareWordsGradient(
      at(tables.matchGradient, question * Q),
      at(tables.words, (question * K + k) * M),
      rows,
      at(tables.questionIds, question * Q),
      tables.comparisonsGradient + <usize> (2 * C + k) * stride,
      Q,
    );
  }
}
