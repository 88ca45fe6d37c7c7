/**
 * The Neural Programmer once more: plain loops over float64, one question after another, its rows and
 * words unpadded, written from the equations without tensors. The tests' oracle for loss and gradients.
 */

import type { NeuralProgrammerOptions } from "../../../models/mod.ts";
import type { HardProgram } from "../../../models/neural_programmer/found/mod.ts";
import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import {
  type ReferenceAnswer,
  referenceAnswer,
  type ReferenceStep,
  type ReferenceTable,
} from "./_soft_operations_reference.ts";

type Vector = readonly number[];
type Options = NeuralProgrammerOptions;
/** By their names in the model, row after row. */
export type ReferenceParameters = Readonly<Record<string, Float64Array>>;

/** One question of a batch, without its padding. */
interface Question {
  /** Word ids; 0 is the null word. */
  readonly words: Vector;
  /** Each with the word left of it, -1 for none. */
  readonly numbers: readonly { readonly value: number; readonly position: number }[];
  readonly rows: number;
  /** `[C + K]`: whether its table has each column. */
  readonly present: readonly boolean[];
  /** `[C][M]` and `[K][M]` */
  readonly numericCells: readonly ArrayLike<number>[];
  readonly textCells: readonly ArrayLike<number>[];
  /** The answer: a number, or rows of a column. */
  readonly answer: number | { readonly column: number; readonly selected: ArrayLike<number> };
}

function questionOf(batch: TableBatch, b: number): Question {
  const { rows: M, numericColumns: C, textColumns: K, questionNumbers: N, questionWords: Q } =
    batch;
  const rows = batch.rowCounts[b]!;
  const column = (cells: Float32Array | Int32Array | Uint8Array, at: number) =>
    cells.slice(at * M, at * M + rows);
  return {
    words: [...batch.questions.slice(b * Q, b * Q + batch.questionLengths[b]!)],
    numbers: Array.from({ length: N }, (_, n) => ({
      value: batch.questionOperands[b * N + n]!,
      position: batch.operandPositions[b * N + n]!,
    })).filter(({ position }) => position !== -2),
    rows,
    present: [...batch.tableColumns.slice(b * (C + K), (b + 1) * (C + K))].map(Boolean),
    numericCells: Array.from({ length: C }, (_, c) => column(batch.numbers, b * C + c)),
    textCells: Array.from({ length: K }, (_, k) => column(batch.words, b * K + k)),
    answer: batch.isScalar[b] === 1
      ? batch.scalars[b]!
      : { column: batch.answerColumns[b]!, selected: column(batch.answerRows, b) },
  };
}

function softmax(scores: Vector): number[] {
  const highest = Math.max(...scores), exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}

const dot = (a: Vector, b: Vector) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** One parameter as the equations use it. */
function matrix(parameters: ReferenceParameters, name: string, width: number) {
  const values = parameters[name]!, height = values.length / width;
  const row = (i: number): Vector => [...values.subarray(i * width, (i + 1) * width)];
  return matrixOf(Array.from({ length: height }, (_, i) => row(i)), width);
}

function matrixOf(rows: readonly Vector[], width: number) {
  return {
    row: (i: number) => rows[i]!,
    /** x W */
    after: (x: Vector) =>
      Array.from({ length: width }, (_, k) => x.reduce((sum, v, i) => sum + v * rows[i]![k]!, 0)),
    /** W x */
    times: (x: Vector) => rows.map((row) => dot(row, x)),
  };
}

/** The embeddings of words, the null word's 0. */
function embed({ embeddingSize: d }: Options, parameters: ReferenceParameters, words: Vector) {
  const embeddings = matrix(parameters, "words", d);
  return words.map((id) => id === 0 ? Array<number>(d).fill(0) : embeddings.row(id - 1));
}

/** P: a parameter, or the embeddings of the columns' names. */
function columnEmbeddings(options: Options, parameters: ReferenceParameters, names: Vector) {
  const d = options.embeddingSize;
  return options.columnNames === "tied"
    ? matrixOf(embed(options, parameters, names), d)
    : matrix(parameters, "columns", d);
}

/** The state after each word, and q: z_i = tanh([z_(i-1); word_i] W). */
function read(options: Options, parameters: ReferenceParameters, words: Vector) {
  const d = options.embeddingSize, zeros: Vector = Array<number>(d).fill(0);
  const embedded = embed(options, parameters, words);
  const pass = (name: string, order: Vector) => {
    const weights = matrix(parameters, name, d), states: Vector[] = [];
    let z = zeros;
    for (const i of order) {
      z = weights.after([...z, ...embedded[i]!]).map(Math.tanh);
      states[i] = z;
    }
    return { states, last: z };
  };
  const order = words.map((_, i) => i), forward = pass("question", order);
  if (!options.bidirectional) return { states: forward.states, question: forward.last };
  const backward = pass("questionBackward", order.toReversed());
  return {
    states: forward.states.map((state, i) => [...state, ...backward.states[i]!]),
    question: [...forward.last, ...backward.last],
  };
}

/** beta_op = softmax(Z U(op)), over numbers, and over words for `match`. */
function attend(
  options: Options,
  parameters: ReferenceParameters,
  question: Question,
  states: readonly Vector[],
): Attention {
  const d = options.embeddingSize, U = matrix(parameters, "operations", d);
  const attention = (operation: "greater" | "lesser" | "match", z: readonly Vector[]) => {
    const row = U.row(operationNames.indexOf(operation));
    const key = options.bidirectional ? matrix(parameters, "operandAttention", d).times(row) : row;
    return softmax(z.map((state) => dot(state, key)));
  };
  const width = options.bidirectional ? 2 * d : d;
  const beside = question.numbers.map(({ position }) =>
    position === -1 ? Array<number>(width).fill(0) : states[position]!
  );
  return {
    greater: attention("greater", beside),
    lesser: attention("lesser", beside),
    match: question.textCells.length === 0 ? [] : attention("match", states),
  };
}

/** Weights over the numbers of a question, and over its words. */
type Attention = Readonly<Record<"greater" | "lesser" | "match", Vector>>;

/** The table with its comparisons with what is attended to. */
function compare(options: Options, question: Question, attention: Attention): ReferenceTable {
  const compareNumbers = (
    operation: "greater" | "lesser",
    holds: (cell: number, operand: number) => boolean,
  ) => {
    const values = question.numbers.map(({ value }) => value);
    const weights = attention[operation];
    const mean = dot(weights, values);
    return question.numericCells.map((cells) =>
      Array.from(cells, (cell) => {
        if (values.length === 0) return 0;
        if (options.pivot === "mean") return Number(holds(cell, mean));
        return dot(weights, values.map((value) => Number(holds(cell, value))));
      })
    );
  };
  return {
    rows: question.rows,
    numbers: question.numericCells,
    greater: compareNumbers("greater", (cell, operand) => cell > operand),
    lesser: compareNumbers("lesser", (cell, operand) => cell < operand),
    match: question.textCells.map((cells) =>
      Array.from(
        cells,
        (cell) =>
          dot(attention.match, question.words.map((word) => Number(word !== 0 && word === cell))),
      )
    ),
  };
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** The match of the words of each text column; states of twice the width are mapped to words. */
function matchInTwoStages(
  options: Options,
  parameters: ReferenceParameters,
  { textCells, numericCells }: Question,
  { question: q, states }: ReturnType<typeof read>,
  P: Matrix,
): number[][] {
  const d = options.embeddingSize;
  const mapped = (state: Vector): Vector =>
    options.bidirectional ? matrix(parameters, "textStates", d).after(state) : state;
  const asked = mapped(q), z = states.map(mapped);
  return textCells.map((cells, k) => {
    const A = embed(options, parameters, Array.from(cells));
    const B = A.map((word) => sigmoid(dot(word, asked)));
    const D = matrixOf(A, d).after(B).map((sum) => A.length === 0 ? 0 : sum / A.length);
    const E = D.map((value, i) => value + P.row(numericCells.length + k)[i]!);
    const a = z.length === 0 ? [] : softmax(z.map((state) => dot(E, state)));
    const G = matrixOf(z, d).after(a);
    return A.map((word) => sigmoid(dot(word, G)));
  });
}

/** sum_i softmax(v . tanh(W_z z_i + W_h h))[i] z_i; nothing without attention to the question. */
function contextOf(
  options: Options,
  parameters: ReferenceParameters,
  states: readonly Vector[],
  h: Vector,
): Vector {
  const d = options.embeddingSize;
  if (!options.questionAttention || states.length === 0) return Array<number>(2 * d).fill(0);
  const moved = matrix(parameters, "attentionHistory", d).after(h);
  const ofState = matrix(parameters, "attentionStates", d);
  const score = matrix(parameters, "attentionScore", d).row(0);
  const weights = softmax(
    states.map((z) => dot(score, ofState.after(z).map((value, k) => Math.tanh(value + moved[k]!)))),
  );
  return matrixOf(states, states[0]!.length).after(weights);
}

/**
 * The weights of every step, 0 for columns that are not present; `kept` are the factors of dropout,
 * `[T][width of q and h]`.
 */
function select(
  options: Options,
  parameters: ReferenceParameters,
  q: Vector,
  states: readonly Vector[],
  P: Matrix,
  present: readonly boolean[],
  kept: readonly Vector[] | null,
  noise: readonly Vector[] | null,
): ReferenceStep[] {
  const d = options.embeddingSize;
  const [history, operationSelector, columnSelector, U] = [
    "history",
    "operationSelector",
    "columnSelector",
    "operations",
  ].map((name) => matrix(parameters, name, d)) as [Matrix, Matrix, Matrix, Matrix];
  let h: Vector = Array<number>(d).fill(0), c: Vector = Array<number>(2 * d).fill(0);
  return Array.from({ length: options.steps }, (_, t) => {
    h = history.after([...c, ...h]).map(Math.tanh);
    const context = contextOf(options, parameters, states, h);
    const seen = [...q.map((value, i) => value + context[i]!), ...h].map((value, i) =>
      value * (kept === null ? 1 : kept[t]![i]!)
    );
    const scores = U.times(operationSelector.after(seen).map(Math.tanh));
    const operations = softmax(
      scores.map((score, i) => score + (noise === null ? 0 : noise[t]![i]!)),
    );
    const columnScores = P.times(columnSelector.after(seen).map(Math.tanh));
    const columns = softmax(columnScores.map((score, j) => present[j] ? score : -Infinity));
    c = [...U.after(operations), ...P.after(columns)];
    return { operations, columns };
  });
}

type Matrix = ReturnType<typeof matrixOf>;

/** Huber loss: e^2 / 2 up to delta, then delta e - delta^2 / 2. */
function scalarLoss(
  { huberDelta: delta, scalarScale }: Options,
  given: number,
  right: number,
): number {
  const scale = scalarScale === "root" ? Math.sqrt(1 + Math.abs(right)) : 1;
  const error = Math.abs(given - right) / scale;
  return error <= delta ? error ** 2 / 2 : delta * error - delta ** 2 / 2;
}

/** Log loss per cell of the columns that are present, weighed. The model adds 1e-6 before each logarithm; so do we. */
function cellLoss(
  { lookupWeight }: Options,
  cells: ReferenceAnswer["cells"],
  present: readonly boolean[],
  right: { readonly column: number; readonly selected: ArrayLike<number> },
): number {
  let sum = 0, count = 0;
  for (const [j, column] of cells.entries()) {
    if (!present[j]) continue;
    for (const [i, p] of column.entries()) {
      const is = j === right.column && right.selected[i] === 1;
      sum -= Math.log((is ? p : 1 - p) + 1e-6);
      count += 1;
    }
  }
  return lookupWeight * sum / count;
}

/** What is descended beside the paper's loss. */
export interface ReferenceObjective {
  /** The programs of each question; null where the objective is the paper's. */
  readonly found: readonly (readonly HardProgram[])[] | null;
  /** The weight of the entropies. */
  readonly bonus: number;
}

/** p = the product of the weights of what a program chooses. */
function probability(
  program: HardProgram,
  steps: readonly ReferenceStep[],
  attention: Attention,
): number {
  let p = 1;
  for (const [t, { operations, columns }] of steps.entries()) {
    p *= operations[program.operations[t]!]!;
    if (program.columns[t]! >= 0) p *= columns[program.columns[t]!]!;
  }
  for (const name of ["greater", "lesser", "match"] as const) {
    if (program[name] >= 0) p *= attention[name][program[name]]!;
  }
  return p;
}

const entropy = (weights: ArrayLike<number>) =>
  -Array.from(weights).reduce((sum, p) => sum + (p === 0 ? 0 : p * Math.log(p)), 0);

/**
 * The mean loss of a batch.
 *
 * @param names The word of each column, `[C + K]`.
 * @param kept The factors of dropout, `[T][B][width of q and h]`; null for none.
 * @param noise Noise on the scores of operations, `[T][B][10]`; null for none.
 */
export function referenceLoss(
  options: Options,
  names: Vector,
  batch: TableBatch,
  parameters: ReferenceParameters,
  kept: readonly (readonly Vector[])[] | null = null,
  noise: readonly (readonly Vector[])[] | null = null,
  { found, bonus }: ReferenceObjective = { found: null, bonus: 0 },
): number {
  let loss = 0;
  const P = columnEmbeddings(options, parameters, names);
  for (let b = 0; b < batch.size; b++) {
    const question = questionOf(batch, b);
    const reading = read(options, parameters, question.words), { states, question: q } = reading;
    const attention = attend(options, parameters, question, states);
    const table: ReferenceTable = {
      ...compare(options, question, attention),
      ...options.textMatch === "twoStage"
        ? { match: matchInTwoStages(options, parameters, question, reading, P) }
        : {},
    };
    const own = <T>(steps: readonly (readonly T[])[] | null) =>
      steps && steps.map((all) => all[b]!);
    const steps = select(
      options,
      parameters,
      q,
      states,
      P,
      question.present,
      own(kept),
      own(noise),
    );
    const { scalar, cells } = referenceAnswer(table, steps);
    const programs = found?.[b] ?? [];
    const softWeight = found === null ? 1 : programs.length === 0 ? 0 : options.softWeight;
    loss += softWeight *
      (typeof question.answer === "number"
        ? scalarLoss(options, scalar, question.answer)
        : cellLoss(options, cells, question.present, question.answer));
    if (programs.length > 0) {
      const p = programs.reduce((sum, one) => sum + probability(one, steps, attention), 0);
      loss -= options.programWeight * Math.log(p);
    }
    for (const { operations } of steps) loss -= bonus * entropy(operations);
  }
  return loss / batch.size;
}
