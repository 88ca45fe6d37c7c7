/** Columns that a question's table does not have: they change nothing, and no program takes them. */

import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { NeuralProgrammer, parseNeuralProgrammerOptions, runProgram } from "../../../models/mod.ts";
import { choosePrograms } from "../../../models/neural_programmer/mod.ts";
import {
  buildTableDataset,
  columnNames,
  generateQuestions,
  operationNames,
  type Step,
  type TableBatch,
  type TableShape,
} from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { computations } from "../_computations.ts";
import { smallBatch } from "../_table_batch.ts";
import { trainingMode } from "../_training_mode.ts";
import { testOnBackends } from "../../_tensors.ts";

const stream = (name: "data" | "init") => new RandomStream(streamKey(3, name));

/** Questions about A, B and T. */
const { train, shape } = buildTableDataset({
  ...generateQuestions(
    { numericColumns: 2, textColumns: 1, variety: false },
    { level: 4, trainingShare: 1 },
    { train: 60, test: 10 },
    stream("data"),
  ),
  columns: columnNames(2, 1),
  numericColumns: 2,
  digest: "",
});

/** Of A, B and T, the places in a shape that has a column of numbers between A and B, and one of words last. */
const PLACES = [0, 2, 3] as const;

const wider: TableShape = {
  ...shape,
  numericColumns: 3,
  textColumns: 2,
  columnWords: [0, 1, 2, 3, 4].map((j) =>
    shape.columnWords[PLACES.findIndex((at) => at === j)] ?? 1
  ),
};

/** The same questions in the wider shape. */
function widen(batch: TableBatch): TableBatch {
  const { size: B, rows: M } = batch;
  const numbers = new Float32Array(B * 3 * M), words = new Int32Array(B * 2 * M);
  const tableColumns = new Uint8Array(B * 5);
  for (let b = 0; b < B; b++) {
    for (const [c, at] of [0, 2].entries()) {
      const from = (b * 2 + c) * M;
      numbers.set(batch.numbers.subarray(from, from + M), (b * 3 + at) * M);
    }
    words.set(batch.words.subarray(b * M, (b + 1) * M), b * 2 * M);
    for (const at of PLACES) tableColumns[b * 5 + at] = 1;
  }
  return {
    ...batch,
    ...{ numericColumns: 3, textColumns: 2, numbers, words, tableColumns },
    answerColumns: batch.answerColumns.map((j) => j === -1 ? -1 : PLACES[j]!),
  };
}

const variants = [
  {},
  { bidirectional: true, pivot: "mean", steps: 3 },
  { columnNames: "tied" },
  { columnNames: "tied", questionAttention: true, bidirectional: true },
  { textMatch: "twoStage" },
  { textMatch: "twoStage", columnNames: "tied", bidirectional: true },
] as const;

for (const computation of computations) {
  for (const options of variants) {
    const after = `${computation.name}: ${JSON.stringify(options)}`;
    testOnBackends(`columns that no table has change nothing, ${after}`, () => {
      const all = { embeddingSize: 6, initialRange: 0.9, ...options, ...computation.options };
      const parsed = parseNeuralProgrammerOptions(all);
      const other = new NeuralProgrammer(parsed, wider, stream("init"));
      const model = new NeuralProgrammer(parsed, shape, stream("init"));
      // Those of the columns are drawn for other columns.
      tf.tidy(() => {
        for (const [name, parameter] of Object.entries(model.parameters)) {
          const from = other.parameters[name]!;
          parameter.assign(name === "columns" ? tf.gather(from, [...PLACES]) : from);
        }
      });
      const batch = train.batch([...Array(20).keys()]);
      const expected = learned(model, batch), actual = learned(other, widen(batch));
      const { columns } = actual;
      if (columns !== undefined) {
        const row = (j: number) => [...columns.slice(j * 6, (j + 1) * 6)];
        assert([1, 4].flatMap(row).every((value) => value === 0), "absent columns learn");
        actual.columns = PLACES.flatMap(row);
      }
      assertEquals(Object.keys(actual), Object.keys(expected));
      for (const [name, values] of Object.entries(expected)) {
        assertNear(name, actual[name]!, values);
      }
      assertNear("loss of answers", [other.predict(widen(batch)).loss], [
        model.predict(batch).loss,
      ]);
      assertEquals(other.predict(widen(batch)).wrong, model.predict(batch).wrong);
      const chosen = other.choose(widen(batch));
      for (const [b, { steps, columnWeights, operands }] of model.choose(batch).entries()) {
        const widened = steps.map(({ operation, column }): Step => (
          { operation, column: column === null ? null : PLACES[column]! }
        ));
        assertEquals(chosen[b]!.steps, widened);
        assertEquals(chosen[b]!.operands, operands);
        for (const [t, weights] of chosen[b]!.columnWeights.entries()) {
          assertEquals([weights[1], weights[4]], [0, 0]);
          assertNear("weights", PLACES.map((at) => weights[at]!), columnWeights[t]!);
        }
      }
      model.dispose();
      other.dispose();
    });
  }
}

/** What is learned from a batch: loss and gradients, by name. */
function learned(
  model: NeuralProgrammer,
  batch: TableBatch,
): Record<string, readonly number[]> {
  const { loss, gradients, dispose } = model.lossAndGradients(batch, trainingMode(3, "main"));
  const copies = Object.entries(gradients).map(([name, gradient]) =>
    [name, [...gradient.dataSync()]] as const
  );
  dispose();
  return { loss: [loss], ...Object.fromEntries(copies) };
}

function assertNear(name: string, actual: readonly number[], expected: readonly number[]): void {
  assertEquals(actual.length, expected.length, name);
  const largest = Math.max(...expected.map(Math.abs));
  const error = Math.max(...expected.map((value, i) => Math.abs(value - actual[i]!)));
  assert(error <= 1e-5 * largest, `${name}: ${error} of ${largest}`);
}

for (const { name, options } of computations) {
  testOnBackends(
    `the loss of cells is shared among those of the columns that are there: ${name}`,
    () => {
      const all = { embeddingSize: 3, steps: 1, lookupWeight: 1, ...options };
      const model = new NeuralProgrammer(
        parseNeuralProgrammerOptions(all),
        { vocabularySize: 3, numericColumns: 2, textColumns: 1, columnWords: [1, 2, 2] },
        stream("init"),
      );
      // With parameters of 0 "print" has a weight of 1/10, and each of the columns that are there a half.
      for (const parameter of Object.values(model.parameters)) {
        tf.tidy(() => parameter.assign(tf.zerosLike(parameter)));
      }
      const batch: TableBatch = {
        ...smallBatch(),
        ...{ isScalar: Uint8Array.of(0), scalars: Float64Array.of(0) },
        tableColumns: Uint8Array.of(1, 0, 1),
        answerColumns: Int32Array.of(2),
        answerRows: Uint8Array.of(1, 0, 1, 0),
      };
      // Two of the six cells of A and T are the answer's, and each has a weight of 1/20.
      const expected = -(2 * Math.log(0.05 + 1e-6) + 4 * Math.log(0.95 + 1e-6)) / 6;
      assertNear("loss", [model.predict(batch).loss], [expected]);
      model.dispose();
    },
  );
}

/** Weights of a step that takes one operation; of A, B and T those of the columns. */
function weightsOf(operation: Step["operation"], columns: readonly number[]) {
  return {
    ...{ programCount: 1, programs: Int32Array.of(0) },
    operations: Float32Array.from(operationNames, (name) => Number(name === operation)),
    columns: Float32Array.from(columns),
    ...{ greater: Float32Array.of(1), lesser: Float32Array.of(1), match: Float32Array.of(1) },
  };
}

Deno.test("choosePrograms() takes no column that is absent while one of its kind is there", () => {
  const choose = (
    operation: Step["operation"],
    [present, weights]: readonly [present: readonly number[], weights: readonly number[]],
  ) => {
    const batch = { ...smallBatch(), tableColumns: Uint8Array.from(present) };
    return choosePrograms(batch, weightsOf(operation, weights))[0]!.steps[0]!.column;
  };
  // The softmax settled on the words; of the numbers only B is there.
  assertEquals(choose("sum", [[0, 1, 1], [0, 0, 1]]), 1);
  assertEquals(choose("greater", [[0, 1, 1], [0, 0, 1]]), 1);
  assertEquals(choose("print", [[0, 1, 1], [0, 0.25, 0.75]]), 2);
  assertEquals(choose("match", [[0, 1, 1], [0, 1, 0]]), 2);
  // After divergence.
  assertEquals(choose("print", [[0, 0, 1], [NaN, NaN, NaN]]), 2);
  // Nothing of its kind is there: then the first of them.
  assertEquals(choose("sum", [[0, 0, 1], [0, 0, 1]]), 0);
  assertEquals(choose("match", [[1, 1, 0], [0.5, 0.5, 0]]), 2);
  assertEquals(choose("count", [[0, 1, 1], [0, 0, 1]]), null);
});

Deno.test("runProgram() finds nothing in columns that are absent", () => {
  const batch = { ...smallBatch(), tableColumns: Uint8Array.of(0, 1, 0) };
  const run = (...steps: Step[]) =>
    runProgram(batch, 0, {
      ...{ steps, operationWeights: [], columnWeights: [] },
      operands: { greater: -1, lesser: 2, match: 0 },
    });
  const count: Step = { operation: "count", column: null };
  for (const operation of ["greater", "lesser"] as const) {
    assertEquals(run({ operation, column: 0 }, count), { kind: "scalar", value: 0 });
  }
  assertEquals(run({ operation: "match", column: 2 }, count), { kind: "scalar", value: 0 });
  assertEquals(run({ operation: "sum", column: 0 }), { kind: "scalar", value: NaN });
  assertEquals(run({ operation: "sum", column: 1 }), { kind: "scalar", value: 60 });
});
