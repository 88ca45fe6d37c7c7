/**
 * Neural Programmer (Neelakantan, Le and Sutskever 2015, arXiv 1511.04834): a network that answers a
 * question about a table by choosing an operation and a column, several times over.
 *
 * Axis letters: B questions, Q words of a question, N its numbers, M rows, C numeric and K text columns,
 * d embedding, T steps. What the paper does not say is a choice of ours and says so.
 */

import * as tf from "@tensorflow/tfjs";
import { type Json, kernelsOf, type RandomStream } from "../../engine/mod.ts";
import {
  isRightAnswer,
  operationNames,
  type ProgramNames,
  type TableBatch,
  type TableShape,
} from "../../tasks/mod.ts";
import { checkTableBatch } from "./check_table_batch.ts";
import { asOperation, differentiate } from "../differentiate.ts";
import {
  FoundPrograms,
  questionWeights,
  referenceObjective,
  type SearchSeen,
  searchSeen,
  type TrainingQuestions,
  type WeightTensors,
} from "./found/mod.ts";
import type { LossAndGradients, Mode, Model, Score } from "../model.ts";
import type { ProgramInspection } from "./program_inspection.ts";
import type { NeuralProgrammerOptions } from "./options.ts";
import { cellLosses, scalarLosses } from "./table_losses.ts";
import {
  choosePrograms,
  type ChosenProgram,
  inspectProgram,
  type ProgramWeights,
  runProgram,
} from "./program.ts";
import { drawSelectionNoise } from "./selection_noise.ts";
import { sharePrograms } from "./share_programs.ts";
import { ABSENT } from "./absent_columns.ts";
import { attendToQuestion } from "./question_attention.ts";
import { matchText } from "./text_match.ts";
import { type ProgrammerKernels, ProgrammerPass } from "./pass/mod.ts";
import {
  compareNumbers,
  compareWords,
  type Comparisons,
  mix,
  runSoftly,
  type SoftStep,
} from "./soft_operations.ts";

/** What the network read in the questions of a batch. */
interface Reading {
  /** q, `[B, d]`, or `[B, 2d]` read from both ends. */
  readonly question: tf.Tensor2D;
  /** The state after each word, `[B, Q, d or 2d]`. */
  readonly states: tf.Tensor3D;
}

/** Where the operands of a batch's questions are: weights over numbers, `[B, N]`, and words, `[B, Q]`. */
interface Attention {
  readonly greater: tf.Tensor2D;
  readonly lesser: tf.Tensor2D;
  /** Null without text columns, and where text is matched in two stages. */
  readonly match: tf.Tensor2D | null;
  /** How strongly the words of tables match in two stages, `[B, K, M]`; null where they are not. */
  readonly textMatch: tf.Tensor3D | null;
}

/** What the network chooses for a batch. */
interface SoftChoices extends Attention {
  readonly steps: readonly SoftStep[];
}

/** A Neural Programmer. Words have embeddings but the null word, which is a vector of zeros. */
export class NeuralProgrammer implements Model<TableBatch> {
  readonly parameters: Readonly<Record<string, tf.Variable>>;
  readonly parameterGroups: Readonly<Record<string, string>>;
  /** Programs are found within a few hundred updates. */
  readonly moments = 64;
  readonly #options: NeuralProgrammerOptions;
  readonly #shape: TableShape;
  /** Null where the objective is the paper's. */
  readonly #found: FoundPrograms | null;
  /** The same network by the kernels; null where it is computed in tensor operations. */
  readonly #pass: ProgrammerPass | null;

  /**
   * Draws the initial parameters from the stream, each under its own name.
   *
   * @param training Where programs that were found are tried on more questions; null for nowhere.
   */
  constructor(
    options: NeuralProgrammerOptions,
    shape: TableShape,
    init: RandomStream,
    training: TrainingQuestions | null = null,
  ) {
    const {
      embeddingSize: d,
      bidirectional,
      columnNames,
      questionAttention,
      textMatch,
      initialRange,
    } = options;
    const q = bidirectional ? 2 * d : d;
    const sizes: Readonly<Record<string, readonly [number, number]>> = {
      words: [shape.vocabularySize - 1, d],
      question: [2 * d, d],
      ...bidirectional ? { questionBackward: [2 * d, d] } : {},
      history: [3 * d, d],
      operationSelector: [q + d, d],
      columnSelector: [q + d, d],
      // U and P of the paper.
      operations: [operationNames.length, d],
      ...columnNames === "own" ? { columns: [shape.columnWords.length, d] } : {},
      // Looks for operands in the states of the question: ours, for states of twice the width.
      ...bidirectional ? { operandAttention: [q, d] } : {},
      // Maps states of twice the width to words: ours, too.
      ...bidirectional && textMatch === "twoStage" ? { textStates: [q, d] } : {},
      // W_z, W_h and v of the attention to the question.
      ...questionAttention
        ? { attentionStates: [q, d], attentionHistory: [d, d], attentionScore: [1, d] }
        : {},
    };
    this.parameters = Object.fromEntries(
      Object.entries(sizes).map(([name, [rows, columns]]) => {
        const random = init.derive(name);
        const values = Float32Array.from(
          { length: rows * columns },
          () => initialRange * (2 * random.uniform() - 1),
        );
        return [name, tf.tidy(() => tf.variable(tf.tensor2d(values, [rows, columns])))];
      }),
    );
    // One group: the paper clips by the global norm.
    this.parameterGroups = Object.fromEntries(Object.keys(sizes).map((name) => [name, "all"]));
    this.#options = options;
    this.#shape = shape;
    this.#found = options.objective === "found" ? new FoundPrograms(options, training) : null;
    const kernels: ProgrammerKernels | null = options.computation === "fused"
      ? kernelsOf(tf.backend())
      : null;
    this.#pass = kernels === null
      ? null
      : new ProgrammerPass(kernels, options, shape, this.parameters, this.#found);
  }

  loss(batch: TableBatch, mode: Mode): tf.Scalar {
    const pass = this.#pass;
    this.#check(batch);
    if (pass === null) return this.#referenceLoss(batch, mode);
    return asOperation(this.parameters, () => {
      const { loss, gradients } = pass.learn(batch, mode);
      return { loss: loss / batch.size, gradients };
    });
  }

  lossAndGradients(batch: TableBatch, mode: Mode): LossAndGradients {
    this.#check(batch);
    if (this.#pass === null) {
      const { loss, ...rest } = differentiate(
        this.parameters,
        () => this.#referenceLoss(batch, mode),
      );
      return { ...rest, loss: loss * batch.size };
    }
    // They are used again.
    return { ...this.#pass.learn(batch, mode), dispose: () => {} };
  }

  predict(batch: TableBatch): Score {
    const { loss, weights } = this.#answer(batch);
    const wrong = choosePrograms(batch, weights).filter((program, b) =>
      !isRightAnswer(batch, b, runProgram(batch, b, program))
    );
    return { wrong: wrong.length, total: batch.size, loss };
  }

  /** The program that the network takes for each question: the most likely operation and column. */
  choose(batch: TableBatch): ChosenProgram[] {
    return choosePrograms(batch, this.#answer(batch).weights);
  }

  /** The program of each question, run on its table; `names` are those of the data set. */
  inspect(batch: TableBatch, names: ProgramNames): ProgramInspection[] {
    return this.choose(batch).map((program, b) => inspectProgram(batch, b, program, names));
  }

  /** The programs that were found; null where the objective is the paper's. */
  save(): Json {
    return this.#found?.save() ?? null;
  }

  restore(state: Json): void {
    this.#found?.restore(state);
  }

  observe(batch: TableBatch): SearchSeen {
    const { weights } = this.#answer(batch), found = this.#found?.programsOf(batch) ?? null;
    return searchSeen(weights, found, this.#found?.size ?? null);
  }

  dispose(): void {
    this.#pass?.dispose();
    tf.dispose(Object.values(this.parameters));
  }

  #check(batch: TableBatch): void {
    checkTableBatch(batch, this.#shape, this.parameters);
  }

  #answer(batch: TableBatch): ReturnType<ProgrammerPass["answer"]> {
    this.#check(batch);
    return this.#pass === null ? this.#referenceAnswer(batch) : this.#pass.answer(batch);
  }

  #referenceAnswer(batch: TableBatch): ReturnType<ProgrammerPass["answer"]> {
    const mode = { training: false, phase: "main" } as const;
    let loss = NaN, weights: ProgramWeights | null = null;
    tf.tidy(() => {
      const chosen = this.#chooseSoftly(batch, mode);
      loss = tf.sum(this.#softLosses(batch, chosen)).dataSync<"float32">()[0]!;
      weights = weightsOf(batch, chosen);
    });
    return { loss, weights: weights! };
  }

  #referenceLoss(batch: TableBatch, mode: Mode): tf.Scalar {
    return tf.tidy(() => {
      const chosen = this.#chooseSoftly(batch, mode), weights = weightsOf(batch, chosen);
      this.#found?.search(batch, weights, mode);
      const found = this.#found?.programsOf(batch) ?? null;
      const losses = tf.mul(
        this.#softLosses(batch, chosen),
        tf.tensor1d(questionWeights(found, batch.size, this.#options)),
      );
      return tf.add<tf.Scalar>(
        // L = 1/B sum of the losses of the questions
        tf.mean(losses),
        referenceObjective(batch, flatten(chosen), weights, found, this.#options, mode),
      );
    });
  }

  #chooseSoftly(batch: TableBatch, mode: Mode): SoftChoices {
    const reading = this.#read(batch);
    return { ...this.#attend(batch, reading), steps: this.#select(batch, reading, mode) };
  }

  /** The paper's loss of each question, `[B]`. */
  #softLosses(batch: TableBatch, { steps, ...attention }: SoftChoices): tf.Tensor1D {
    const { scalar, cells } = runSoftly(batch, this.#compare(batch, attention), steps);
    return tf.add(
      scalarLosses(batch, scalar, this.#options),
      tf.mul(cellLosses(batch, cells), this.#options.lookupWeight),
    );
  }

  /** `[V, d]`; row 0 is the null word's. */
  #wordEmbeddings(): tf.Tensor2D {
    return tf.pad(this.parameters.words as tf.Tensor2D, [[1, 0], [0, 0]]);
  }

  /** P, `[C + K, d]`; see the option `columnNames`. */
  #columnEmbeddings(): tf.Tensor2D {
    switch (this.#options.columnNames) {
      case "own":
        return this.parameters.columns as tf.Tensor2D;
      case "tied":
        return tf.gather(
          this.#wordEmbeddings(),
          tf.tensor1d([...this.#shape.columnWords], "int32"),
        );
    }
  }

  /** z_i = tanh(W_question [z_(i-1); word_i]) over the words of each question; q is the last one. */
  #read(batch: TableBatch): Reading {
    const { size: B, questionWords: Q, questions, questionLengths } = batch;
    const { embeddingSize: d, bidirectional } = this.#options;
    const embedded = tf.gather(this.#wordEmbeddings(), tf.tensor2d(questions, [B, Q], "int32"));
    // The gradient of tfjs's unstack knows no stack of one.
    const words = Q === 1 ? [tf.squeeze(embedded, [1])] : tf.unstack(embedded, 1);
    const there = Array.from(
      { length: Q },
      (_, i) => tf.tensor2d(Float32Array.from(questionLengths, (l) => Number(i < l)), [B, 1]),
    );
    const pass = (weights: tf.Tensor, order: readonly number[]) => {
      const states: tf.Tensor2D[] = Array(Q);
      let z = tf.zeros<tf.Rank.R2>([B, d]);
      for (const i of order) {
        const next = tf.tanh(tf.matMul(tf.concat([z, words[i] as tf.Tensor2D], 1), weights));
        // Past the end of a question its state stays.
        z = tf.add(z, tf.mul(there[i]!, tf.sub(next, z)));
        states[i] = z;
      }
      return { states, last: z };
    };
    const order = [...Array(Q).keys()];
    const forward = pass(this.parameters.question!, order);
    if (!bidirectional) {
      return { question: forward.last, states: tf.stack(forward.states, 1) as tf.Tensor3D };
    }
    const backward = pass(this.parameters.questionBackward!, order.toReversed());
    return {
      question: tf.concat([forward.last, backward.last], 1),
      states: tf.concat([
        tf.stack(forward.states, 1) as tf.Tensor3D,
        tf.stack(backward.states, 1) as tf.Tensor3D,
      ], 2),
    };
  }

  /**
   * beta_op = softmax(Z U(op)) over the numbers of a question, Z the states at the words left of them
   * (the paper); over its words for `match` (ours).
   */
  #attend(batch: TableBatch, reading: Reading): Attention {
    const { states } = reading, isStaged = this.#options.textMatch === "twoStage";
    const { size: B, questionWords: Q, questionNumbers: N, textColumns: K } = batch;
    const { operandAttention, operations } = this.parameters;
    const at = new Float32Array(B * N * Q), noNumber = new Float32Array(B * N);
    for (const [i, position] of batch.operandPositions.entries()) {
      if (position >= 0) at[i * Q + position] = 1;
      if (position === -2) noNumber[i] = -1e9;
    }
    const noWord = Float32Array.from(
      { length: B * Q },
      (_, i) => i % Q < batch.questionLengths[Math.floor(i / Q)]! ? 0 : -1e9,
    );
    const attention = (
      operation: "greater" | "lesser" | "match",
      z: tf.Tensor3D,
      none: tf.Tensor2D,
    ) => {
      const row = tf.slice(operations as tf.Tensor2D, [operationNames.indexOf(operation), 0], [
        1,
        -1,
      ]);
      const key = operandAttention === undefined
        ? row
        : tf.matMul<tf.Tensor2D>(row, operandAttention, false, true);
      const scores = tf.sum(tf.mul(z, tf.reshape(key, [1, 1, -1])), 2);
      return tf.softmax(tf.add<tf.Tensor2D>(scores, none));
    };
    const besideNumbers = tf.sum<tf.Tensor3D>(
      tf.mul(tf.tensor4d(at, [B, N, Q, 1]), tf.expandDims(states, 1)),
      2,
    );
    const numbers = tf.tensor2d(noNumber, [B, N]);
    return {
      greater: attention("greater", besideNumbers, numbers),
      lesser: attention("lesser", besideNumbers, numbers),
      match: K === 0 || isStaged ? null : attention("match", states, tf.tensor2d(noWord, [B, Q])),
      textMatch: K === 0 || !isStaged ? null : matchText(batch, {
        ...reading,
        words: this.#wordEmbeddings(),
        columns: tf.slice(this.#columnEmbeddings(), [batch.numericColumns, 0]),
        map: this.parameters.textStates as tf.Tensor2D | undefined ?? null,
      }),
    };
  }

  /** Comparisons with the operands that are attended to; see the option `pivot`. */
  #compare(batch: TableBatch, { greater, lesser, match, textMatch }: Attention): Comparisons {
    const { size: B, rows: M, numericColumns: C, textColumns: K } = batch;
    const mixColumns = (weights: tf.Tensor2D, each: tf.Tensor3D, columns: number): tf.Tensor3D =>
      tf.reshape(mix(tf.expandDims(weights, 1), each), [B, columns, M]);
    const numbers = (weights: tf.Tensor2D, kind: "greater" | "lesser"): tf.Tensor3D => {
      switch (this.#options.pivot) {
        case "mixture":
          return mixColumns(weights, compareNumbers(batch, kind), C);
        case "mean":
          return compareWithMean(batch, weights, kind);
      }
    };
    return {
      greater: numbers(greater, "greater"),
      lesser: numbers(lesser, "lesser"),
      match: match === null ? textMatch : mixColumns(match, compareWords(batch), K),
    };
  }

  /**
   * The weights of every step, from the question and from what the steps before were:
   *
   *     c_t = [alpha_op_(t-1) U; alpha_col_(t-1) P]        h_t = tanh(W_history [c_t; h_(t-1)])
   *     alpha_op_t = softmax(U tanh(W_op [q; h_t]))        alpha_col_t = softmax(P tanh(W_col [q; h_t]))
   *
   * Columns that a question's table does not have are kept out of its softmax. With attention to the
   * question q is q + context_t in the selectors.
   */
  #select(batch: TableBatch, reading: Reading, mode: Mode): SoftStep[] {
    const { question: q } = reading, contextOf = attendToQuestion(batch, reading, this.parameters);
    const { history, operationSelector, columnSelector } = this.parameters;
    const U = this.parameters.operations as tf.Tensor2D, P = this.#columnEmbeddings();
    const { embeddingSize: d, steps, dropout, selectionNoise } = this.#options;
    const [B] = q.shape;
    const { count: L, ofQuestions } = sharePrograms(batch, mode.training && dropout > 0);
    const drawn = drawSelectionNoise(selectionNoise, mode, [steps, L]);
    // `[T, L, 10]` as `[T, B, 10]`
    const noise = drawn === null ? null : tf.gather(
      tf.tensor3d(drawn, [steps, L, operationNames.length]),
      tf.tensor1d(ofQuestions, "int32"),
      1,
    );
    const present = tf.tensor2d(Float32Array.from(batch.tableColumns), [B, P.shape[0]]);
    const absent = tf.mul<tf.Tensor2D>(ABSENT, tf.sub(1, present));
    let h = tf.zeros<tf.Rank.R2>([B, d]), c = tf.zeros<tf.Rank.R2>([B, 2 * d]);
    return Array.from({ length: steps }, (_, step) => {
      h = tf.tanh(tf.matMul(tf.concat([c, h], 1), history!));
      const context = contextOf?.(h);
      const asked = context === undefined ? q : tf.add<tf.Tensor2D>(q, context);
      const seen = this.#dropOut(tf.concat([asked, h], 1), mode);
      const scores = (selector: tf.Tensor, choices: tf.Tensor2D) =>
        tf.matMul<tf.Tensor2D>(tf.tanh(tf.matMul(seen, selector)), choices, false, true);
      const ofOperations = scores(operationSelector!, U);
      const operations = tf.softmax(
        noise === null ? ofOperations : tf.add<tf.Tensor2D>(
          ofOperations,
          tf.squeeze(tf.slice(noise, [step, 0, 0], [1, -1, -1]), [0]),
        ),
      );
      const columns = tf.mul<tf.Tensor2D>(
        present,
        tf.softmax(tf.add<tf.Tensor2D>(scores(columnSelector!, P), absent)),
      );
      c = tf.concat([tf.matMul(operations, U), tf.matMul(columns, P)], 1);
      return { operations, columns };
    });
  }

  /** Leaves out a share of the entries and scales the others up, while training. */
  #dropOut(x: tf.Tensor2D, mode: Mode): tf.Tensor2D {
    const { dropout } = this.#options;
    if (!mode.training || dropout === 0) return x;
    const random = mode.random("dropout");
    const kept = Float32Array.from(
      { length: x.size },
      () => random.uniform() < dropout ? 0 : 1 / (1 - dropout),
    );
    return tf.mul(x, tf.tensor2d(kept, x.shape));
  }
}

/** Choices as the objective counts them, each question's by themselves. */
function flatten({ steps, greater, lesser, match }: SoftChoices): WeightTensors {
  const flat = (tensor: tf.Tensor): tf.Tensor1D => tf.reshape(tensor, [-1]);
  return {
    operations: tf.concat(steps.map(({ operations }) => flat(operations))),
    columns: tf.concat(steps.map(({ columns }) => flat(columns))),
    greater: flat(greater),
    lesser: flat(lesser),
    match: match === null ? null : flat(match),
  };
}

function weightsOf({ size }: TableBatch, chosen: SoftChoices): ProgramWeights {
  const { textMatch } = chosen;
  const { match, ...tensors } = flatten(chosen);
  const values = (tensor: tf.Tensor | null) => tensor!.dataSync<"float32">().slice();
  return {
    programCount: size,
    programs: Int32Array.from({ length: size }, (_, b) => b),
    operations: values(tensors.operations),
    columns: values(tensors.columns),
    greater: values(tensors.greater),
    lesser: values(tensors.lesser),
    match: match === null ? null : values(match),
    ...textMatch === null ? {} : { textMatch: values(textMatch) },
  };
}

/** Comparison with the weighed mean of a question's numbers: it has no gradient. */
function compareWithMean(
  batch: TableBatch,
  weights: tf.Tensor2D,
  kind: "greater" | "lesser",
): tf.Tensor3D {
  const { size: B, rows: M, numericColumns: C, questionNumbers: N } = batch;
  const given = weights.dataSync<"float32">();
  const means = Float32Array.from(
    { length: B },
    (_, b) => {
      let mean = 0;
      for (let n = 0; n < N; n++) mean += given[b * N + n]! * batch.questionOperands[b * N + n]!;
      return mean;
    },
  );
  const one = { ...batch, questionNumbers: 1, questionOperands: means };
  const operandPositions = Int32Array.from({ length: B }, (_, b) => batch.operandPositions[b * N]!);
  return tf.reshape(compareNumbers({ ...one, operandPositions }, kind), [B, C, M]);
}
