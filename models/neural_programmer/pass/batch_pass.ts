import {
  type OperationName,
  operationNames,
  type TableBatch,
  type TableShape,
} from "../../../tasks/mod.ts";
import type { Mode } from "../../model.ts";
import { absentColumns } from "../absent_columns.ts";
import { addObjective, type FoundPrograms, questionWeights } from "../found/mod.ts";
import type { NeuralProgrammerOptions } from "../options.ts";
import type { ProgramWeights } from "../program.ts";
import { scalarScales } from "../scalar_scales.ts";
import { drawSelectionNoise } from "../selection_noise.ts";
import { type SharedPrograms, sharePrograms } from "../share_programs.ts";
import { Attention } from "./attention.ts";
import { comparedNumbers, PIVOT_HAS_GRADIENT } from "./compared_numbers.ts";
import { drawKept } from "./kept.ts";
import { QuestionAttention } from "./question_attention.ts";
import { QuestionReader } from "./question_reader.ts";
import { questionTree } from "./question_tree.ts";
import { Selection } from "./selection.ts";
import { type ComparedWords, runTables } from "./tables.ts";
import { TextMatch } from "./text_match.ts";
import { TiedColumns } from "./tied_columns.ts";
import { part, type Place, type Workbench } from "./workbench.ts";

/** One batch: forward, then backward. */
export class BatchPass {
  readonly #bench: Workbench;
  readonly #options: NeuralProgrammerOptions;
  readonly #batch: TableBatch;
  readonly #shared: SharedPrograms;
  readonly #readers: readonly QuestionReader[];
  /** Null where columns have embeddings of their own. */
  readonly #tied: TiedColumns | null;
  readonly #selection: Selection;
  readonly #greater: Attention;
  readonly #lesser: Attention;
  /** One of the two, by the option `textMatch`; neither without text columns. */
  readonly #match: Attention | null;
  readonly #textMatch: TextMatch | null;

  constructor(
    bench: Workbench,
    options: NeuralProgrammerOptions,
    { vocabularySize, columnWords }: TableShape,
    parameters: Readonly<Record<string, Place>>,
    batch: TableBatch,
    mode: Mode,
  ) {
    const { embeddingSize: d, steps, bidirectional } = options;
    const { size: questions, questionWords: Q, questionNumbers: N, operandPositions } = batch;
    const { textColumns, questionLengths } = batch;
    this.#bench = bench;
    this.#options = options;
    this.#batch = batch;
    this.#readers = [false, true].slice(0, bidirectional ? 2 : 1).map((backward) =>
      new QuestionReader(
        bench,
        questionTree(batch.questions, questionLengths, backward),
        d,
        parameters.words!,
        // But the null word.
        vocabularySize - 1,
        parameters[backward ? "questionBackward" : "question"]!,
      )
    );
    const ends = this.#readers.map(({ tree }) => tree.ends);
    const kept = drawKept(options, questions, mode);
    this.#shared = sharePrograms(batch, kept !== null);
    const { count, first } = this.#shared;
    const { columns: ownColumns, words } = parameters;
    this.#tied = ownColumns === undefined ? new TiedColumns(bench, words!, columnWords, d) : null;
    this.#selection = new Selection(
      bench,
      this.#readers,
      ends.map((nodes) => Int32Array.from(first, (b) => nodes[b]!)),
      { d, steps },
      [operationNames.length, columnWords.length],
      absentColumns(batch, first),
      {
        history: parameters.history!,
        operationSelector: parameters.operationSelector!,
        columnSelector: parameters.columnSelector!,
        operations: parameters.operations!,
        columns: ownColumns ?? this.#tied!.embeddings,
      },
      options.questionAttention
        ? new QuestionAttention(
          bench,
          this.#readers,
          this.#readers.map(({ tree: { nodes } }) =>
            Int32Array.from(first.flatMap((b) => [...nodes.subarray(b * Q, (b + 1) * Q)]))
          ),
          Int32Array.from(first, (b) => questionLengths[b]!),
          { d, steps },
          {
            states: parameters.attentionStates!,
            history: parameters.attentionHistory!,
            score: parameters.attentionScore!,
          },
        )
        : null,
      kept,
      drawSelectionNoise(options.selectionNoise, mode, [steps, count]),
    );
    const attention = (
      operation: OperationName,
      width: number,
      nodeAt: (nodes: Int32Array, i: number) => number,
      isThere: (i: number) => boolean,
    ) =>
      new Attention(
        bench,
        this.#readers,
        this.#readers.map(({ tree }) =>
          Int32Array.from({ length: questions * width }, (_, i) => nodeAt(tree.nodes, i))
        ),
        { d, questions, width },
        part(parameters.operations!, operationNames.indexOf(operation) * d),
        parameters.operandAttention ?? null,
        isThere,
      );
    // A number's state is that of the word left of it; the root's is 0.
    const ofNumber = (nodes: Int32Array, i: number) => {
      const position = operandPositions[i]!;
      return position < 0 ? 0 : nodes[Math.floor(i / N) * Q + position]!;
    };
    const isNumber = (i: number) => operandPositions[i] !== -2;
    this.#greater = attention("greater", N, ofNumber, isNumber);
    this.#lesser = attention("lesser", N, ofNumber, isNumber);
    const isWord = (i: number) => i % Q < questionLengths[Math.floor(i / Q)]!;
    const matches = textColumns === 0 ? null : options.textMatch;
    this.#match = matches === "attention"
      ? attention("match", Q, (nodes, i) => nodes[i]!, isWord)
      : null;
    this.#textMatch = matches === "twoStage"
      ? new TextMatch(bench, this.#readers, batch, d, {
        words: words!,
        columns: part(ownColumns ?? this.#tied!.embeddings, batch.numericColumns * d),
        states: parameters.textStates ?? null,
      })
      : null;
  }

  /** The paper's loss, summed over the questions. */
  answer(): number {
    this.#choose();
    return this.#run(new Float32Array(this.#batch.size).fill(1), false);
  }

  /** What is descended, summed over the questions, and the gradients in what was chosen. */
  learn(found: FoundPrograms | null, mode: Mode): number {
    const batch = this.#batch, options = this.#options;
    this.#choose();
    found?.search(batch, this.#seen("value"), mode);
    const programs = found?.programsOf(batch) ?? null;
    const loss = this.#run(questionWeights(programs, batch.size, options), true);
    const weights = this.#seen("value"), gradients = this.#seen("gradient");
    return loss + addObjective(batch, weights, programs, options, mode, gradients);
  }

  /** From the gradients in what was chosen to those of the parameters. */
  backward(): void {
    this.#selection.backward();
    if (PIVOT_HAS_GRADIENT[this.#options.pivot] || this.#options.objective === "found") {
      for (const attention of [this.#greater, this.#lesser]) attention.backward();
    }
    this.#match?.backward();
    this.#textMatch?.backward();
    this.#tied?.backward();
    for (const reader of this.#readers) reader.backward();
  }

  /** What was chosen, in the caller's memory. */
  weights(): ProgramWeights {
    const { operations, columns, greater, lesser, match, ...shared } = this.#seen("value");
    return {
      ...shared,
      ...{ operations: operations.slice(), columns: columns.slice() },
      ...{ greater: greater.slice(), lesser: lesser.slice(), match: match?.slice() ?? null },
      ...this.#textMatch === null ? {} : { textMatch: this.#textMatch.byRow },
    };
  }

  #choose(): void {
    for (const reader of this.#readers) reader.forward();
    this.#tied?.forward();
    this.#selection.forward();
    const attentions = [this.#greater, this.#lesser, ...this.#match === null ? [] : [this.#match]];
    for (const attention of attentions) attention.forward();
    this.#textMatch?.forward();
  }

  #run(questionWeights: Float32Array, learning: boolean): number {
    const { huberDelta, lookupWeight, scalarScale, steps, pivot } = this.#options;
    const compared = ({ weights }: Attention) =>
      comparedNumbers(this.#bench, this.#batch, weights, pivot);
    return runTables(
      this.#bench,
      this.#batch,
      {
        ...this.#selection.chosen,
        steps,
        ...this.#shared,
        greater: compared(this.#greater),
        lesser: compared(this.#lesser),
        match: this.#textMatch?.compared ?? this.#compareWords(),
      },
      { huberDelta, lookupWeight, scales: scalarScales(this.#batch, scalarScale), questionWeights },
      learning,
    );
  }

  /** What was chosen, or the gradients in it, where they lie: until memory is taken. */
  #seen(what: keyof Place): ProgramWeights {
    const { size: B, questionNumbers: N, questionWords: Q } = this.#batch;
    const { numericColumns, textColumns } = this.#batch;
    const { steps } = this.#options, choices = steps * this.#shared.count;
    const { operations, columns } = this.#selection.chosen;
    const seen = (place: Place, length: number) => this.#bench.kernels.floats(place[what], length);
    return {
      programCount: this.#shared.count,
      programs: this.#shared.ofQuestions,
      operations: seen(operations, choices * operationNames.length),
      columns: seen(columns, choices * (numericColumns + textColumns)),
      greater: seen(this.#greater.weights, B * N),
      lesser: seen(this.#lesser.weights, B * N),
      match: this.#match === null ? null : seen(this.#match.weights, B * Q),
    };
  }

  /** The words of the questions, by the attention to them. */
  #compareWords(): ComparedWords | null {
    const { words, questions } = this.#batch;
    return this.#match && { words, ids: questions, weights: this.#match.weights };
  }
}
