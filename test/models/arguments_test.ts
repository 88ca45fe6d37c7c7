/** The models with wrong batches: their kernels take numbers of words and rows for places in memory. */

import { RandomStream, streamKey } from "../../engine/mod.ts";
import {
  MemN2N,
  type Model,
  NeuralProgrammer,
  parseMemN2NOptions,
  parseNeuralProgrammerOptions,
} from "../../models/mod.ts";
import type { Batch, StoryBatch, TableBatch } from "../../tasks/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";
import { type Operation, testArguments } from "../_arguments.ts";
import { computeEverywhere } from "../_tensors.ts";
import { batch as storyBatch, shape as storyShape } from "./_batch.ts";
import { computations } from "./_computations.ts";
import { trainingMode } from "./_training_mode.ts";

const stream = (name: string) => new RandomStream(streamKey(2, name));

/** Two questions, "amber 2" and one of no words; three and four rows, two numbers. */
const tableBatch: TableBatch = {
  ...{ kind: "table", size: 2, rows: 4, numericColumns: 2, textColumns: 1 },
  ...{ questionWords: 2, questionNumbers: 2 },
  numbers: Float32Array.of(1, 3, 5, 0, 10, 20, 30, 0, 4, 3, 2, 1, 1, 2, 1, 2),
  words: Int32Array.of(1, 1, 2, 0, 2, 2, 1, 1),
  rowCounts: Int32Array.of(3, 4),
  tableColumns: new Uint8Array(6).fill(1),
  questions: Int32Array.of(1, 2, 2, 0),
  questionLengths: Int32Array.of(2, 1),
  questionOperands: Float32Array.of(2, 20, 3, 0),
  operandPositions: Int32Array.of(0, 1, -1, -2),
  isScalar: Uint8Array.of(1, 0),
  scalars: Float64Array.of(20, 0),
  answerColumns: Int32Array.of(-1, 2),
  answerRows: Uint8Array.of(0, 0, 0, 0, 1, 0, 1, 0),
};
const tableShape = { vocabularySize: 3, numericColumns: 2, textColumns: 1, columnWords: [1, 2, 2] };

/** Calls a model in every way that takes a batch; all refuse what one refuses, in the same words. */
function call<B extends Batch>(
  // deno-lint-ignore no-explicit-any -- a memory network takes no names.
  model: Model<B> & { inspect(batch: B, names?: any): readonly unknown[] },
  batch: B,
): ArrayLike<number>[] {
  const mode = trainingMode(2, "softmax");
  const names = { vocabulary: ["", "amber", "birch"], columns: ["A", "B", "C"] };
  const calls = [
    () => {
      const { loss, gradients, dispose } = model.lossAndGradients(batch, mode);
      const values = Object.values(gradients).map((gradient) => gradient.dataSync().slice());
      dispose();
      return [[loss], ...values];
    },
    () => {
      const loss = model.loss(batch, mode), values = loss.dataSync().slice();
      loss.dispose();
      return [values];
    },
    () => [[model.predict(batch).loss, model.predict(batch).wrong]],
    () => [[model.inspect(batch, names).length]],
  ];
  const errors: unknown[] = [];
  const results = calls.flatMap((call) => {
    try {
      return call();
    } catch (error) {
      errors.push(error);
      return [];
    }
  });
  if (errors.length === 0) return results;
  assertEquals(errors.length, calls.length, String(errors));
  assertEquals(new Set(errors.map(String)).size, 1, String(errors));
  throw errors[0];
}

const wrongSizes = [0, -1, 1.5, NaN, undefined, null];

/** The arrays of a batch and its sizes as arguments. */
function argumentsOf(batch: object, sizes: readonly string[]): Operation {
  const entries = Object.entries(batch);
  return {
    arrays: Object.fromEntries(entries.filter(([, value]) => ArrayBuffer.isView(value))),
    others: Object.fromEntries(
      entries.filter(([name]) => sizes.includes(name)).map(([name, right]) => [
        name,
        { right, wrong: wrongSizes },
      ]),
    ),
    compute: () => [],
  };
}

for (const { name, options: computed } of computations) {
  const buildProgrammer = (options: object = {}) =>
    new NeuralProgrammer(
      parseNeuralProgrammerOptions({
        embeddingSize: 3,
        initialRange: 0.5,
        ...options,
        ...computed,
      }),
      tableShape,
      stream("init"),
    );
  const buildNetwork = (options: object = {}) =>
    new MemN2N(
      parseMemN2NOptions({ embeddingSize: 3, hops: 2, ...options, ...computed }),
      storyShape,
      stream("init"),
    );

  const sizes = [
    "size",
    "rows",
    "numericColumns",
    "textColumns",
    "questionWords",
    "questionNumbers",
  ];
  testArguments(`a Neural Programmer, ${name},`, {
    ...argumentsOf(tableBatch, sizes),
    compute: (args) => {
      const model = buildProgrammer();
      try {
        return call(model, { kind: "table", ...args });
      } finally {
        model.dispose();
      }
    },
  });
  testArguments(`a memory network, ${name},`, {
    ...argumentsOf(storyBatch, ["size", "memorySlots"]),
    compute: (args) => {
      const { statementWords, questionWords } = storyBatch;
      const model = buildNetwork();
      try {
        return call(model, { kind: "story", statementWords, questionWords, ...args });
      } finally {
        model.dispose();
      }
    },
  });

  Deno.test(`models refuse numbers of what there is not, the same everywhere, ${name}`, async () => {
    const set = (array: Int32Array | Uint8Array, at: number, value: number) =>
      array.with(at, value);
    const tables: [name: string, wrong: Partial<TableBatch>][] = [
      ...[3, -1, 1000, 2 ** 30].map((id): [string, Partial<TableBatch>] => [
        "questions",
        { questions: set(tableBatch.questions, 0, id) as Int32Array },
      ]),
      ["words", { words: tableBatch.words.with(0, 3) }],
      ["words", { words: tableBatch.words.with(7, -1) }],
      ...[5, -1].map((count): [string, Partial<TableBatch>] => [
        "rowCounts",
        { rowCounts: set(tableBatch.rowCounts, 1, count) as Int32Array },
      ]),
      ...[3, -1].map((length): [string, Partial<TableBatch>] => [
        "questionLengths",
        { questionLengths: set(tableBatch.questionLengths, 0, length) as Int32Array },
      ]),
      ...[2, -3, 1000].map((position): [string, Partial<TableBatch>] => [
        "operandPositions",
        { operandPositions: set(tableBatch.operandPositions, 0, position) as Int32Array },
      ]),
      // Of the second question, which has one word.
      [
        "operandPositions",
        { operandPositions: set(tableBatch.operandPositions, 2, 1) as Int32Array },
      ],
      ...[3, -1, -2].map((column): [string, Partial<TableBatch>] => [
        "answerColumns",
        { answerColumns: set(tableBatch.answerColumns, 1, column) as Int32Array },
      ]),
    ];
    const stories: [text: string, wrong: Partial<StoryBatch>][] = [
      ["word 7 of 6", { statements: storyBatch.statements.with(0, 7) }],
      ["word -1 of 6", { statements: storyBatch.statements.with(5, -1) }],
      ["word 7 of 6", { questions: storyBatch.questions.with(0, 7) }],
      ["word -5 of 6", { questions: storyBatch.questions.with(1, -5) }],
      ["class 7 of 7", { answers: storyBatch.answers.with(0, 7) }],
      ["5 statements in 4 slots", { statementCounts: storyBatch.statementCounts.with(0, 5) }],
      ["-1 statements in 4 slots", { statementCounts: storyBatch.statementCounts.with(2, -1) }],
    ];
    const results = await computeEverywhere(() => {
      const programmer = buildProgrammer(), network = buildNetwork({ timeNoise: 0 });
      const wholes = [call(programmer, tableBatch), call(network, storyBatch)];
      const messages = [
        ...tables.map(([name, wrong]) =>
          assertThrows(() => call(programmer, { ...tableBatch, ...wrong }), RangeError, name)
            .message
        ),
        ...stories.map(([text, wrong]) => {
          return assertThrows(
            () => call(network, { ...storyBatch, ...wrong }),
            RangeError,
            text,
          ).message;
        }),
      ];
      for (const size of ["size", "rows", "questionWords", "questionNumbers"] as const) {
        const larger = { ...tableBatch, [size]: tableBatch[size] + 1 };
        assertThrows(() => call(programmer, larger), TypeError, "Array(");
      }
      for (const size of ["size", "memorySlots"] as const) {
        const larger = { ...storyBatch, [size]: storyBatch[size] + 1 };
        assertThrows(() => call(network, larger), TypeError, "Array(");
      }
      assertEquals([call(programmer, tableBatch), call(network, storyBatch)], wholes);
      for (const model of [programmer, network]) model.dispose();
      messages.push(
        assertThrows(() => call(programmer, tableBatch), TypeError, "words is disposed").message,
      );
      assertThrows(() => network.predict(storyBatch), TypeError, "disposed");
      assertThrows(() => network.inspect(storyBatch), TypeError, "disposed");
      return messages;
    });
    assertEquals(results["wasm, loops"], results.wasm);
    assertEquals(results.cpu, results.wasm);
  });
}
