/**
 * Neural Programmer (Neelakantan, Le and Sutskever 2015, arXiv 1511.04834): a network that answers a
 * question about a table by choosing an operation and a column, several times over. reference/ has its
 * equations, pass/ the same by the kernels.
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
import type { LossAndGradients, Mode, Model, Score } from "../model.ts";
import { checkTableBatch } from "./check_table_batch.ts";
import type { Answered, Computation, Network } from "./computation.ts";
import { FoundPrograms, type SearchSeen, searchSeen, type TrainingQuestions } from "./found/mod.ts";
import type { NeuralProgrammerOptions } from "./options.ts";
import { type ProgrammerKernels, ProgrammerPass } from "./pass/mod.ts";
import { choosePrograms, type ChosenProgram, inspectProgram, runProgram } from "./program.ts";
import type { ProgramInspection } from "./program_inspection.ts";
import { ProgrammerReference } from "./reference/mod.ts";

/** A Neural Programmer. Words have embeddings but the null word, which is a vector of zeros. */
export class NeuralProgrammer implements Model<TableBatch> {
  readonly parameters: Readonly<Record<string, tf.Variable>>;
  readonly parameterGroups: Readonly<Record<string, string>>;
  /** Programs are found within a few hundred updates. */
  readonly moments = 64;
  readonly #shape: TableShape;
  /** Null where the objective is the paper's. */
  readonly #found: FoundPrograms | null;
  readonly #computation: Computation;

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
    const sizes = parameterSizes(options, shape), { initialRange } = options;
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
    this.#shape = shape;
    this.#found = options.objective === "found" ? new FoundPrograms(options, training) : null;
    this.#computation = computationOf({ options, shape, parameters: this.parameters }, this.#found);
  }

  loss(batch: TableBatch, mode: Mode): tf.Scalar {
    this.#check(batch);
    return this.#computation.loss(batch, mode);
  }

  lossAndGradients(batch: TableBatch, mode: Mode): LossAndGradients {
    this.#check(batch);
    return this.#computation.learn(batch, mode);
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
    this.#computation.dispose();
    tf.dispose(Object.values(this.parameters));
  }

  #check(batch: TableBatch): void {
    checkTableBatch(batch, this.#shape, this.parameters);
  }

  #answer(batch: TableBatch): Answered {
    this.#check(batch);
    return this.#computation.answer(batch);
  }
}

/** Rows and columns of each parameter: d is the width of words, q that of a question's states. */
function parameterSizes(
  options: NeuralProgrammerOptions,
  { vocabularySize, columnWords }: TableShape,
): Readonly<Record<string, readonly [rows: number, columns: number]>> {
  const { embeddingSize: d, bidirectional, columnNames, questionAttention, textMatch } = options;
  const q = bidirectional ? 2 * d : d;
  return {
    words: [vocabularySize - 1, d],
    question: [2 * d, d],
    ...bidirectional ? { questionBackward: [2 * d, d] } : {},
    history: [3 * d, d],
    operationSelector: [q + d, d],
    columnSelector: [q + d, d],
    // U and P of the paper.
    operations: [operationNames.length, d],
    ...columnNames === "own" ? { columns: [columnWords.length, d] } : {},
    // Looks for operands in the states of the question: ours, for states of twice the width.
    ...bidirectional ? { operandAttention: [q, d] } : {},
    // Maps states of twice the width to words: ours, too.
    ...bidirectional && textMatch === "twoStage" ? { textStates: [q, d] } : {},
    // W_z, W_h and v of the attention to the question.
    ...questionAttention
      ? { attentionStates: [q, d], attentionHistory: [d, d], attentionScore: [1, d] }
      : {},
  };
}

/** By the kernels, unless the options or the backend ask for tensor operations. */
function computationOf(network: Network, found: FoundPrograms | null): Computation {
  const kernels: ProgrammerKernels | null = network.options.computation === "fused"
    ? kernelsOf(tf.backend())
    : null;
  return kernels === null
    ? new ProgrammerReference(network, found)
    : new ProgrammerPass(kernels, network, found);
}
