import { RandomStream, streamKey } from "../../../engine/mod.ts";
import {
  NeuralProgrammer,
  type NeuralProgrammerOptions,
  parseNeuralProgrammerOptions,
} from "../../../models/mod.ts";
import {
  columnNames,
  drawQuestion,
  type Level,
  operationNames,
  templatesOf,
  textWords,
} from "../../../tasks/tables/mod.ts";
import { buildTableDataset, type TableBatch, type TableShape } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { trainingMode } from "../_training_mode.ts";
import { centralDifferences, testOnBackends } from "../../_tensors.ts";
import { computations } from "../_computations.ts";
import { referenceLoss } from "./_reference.ts";

/** Of each parameter's gradient, how far it may be from the differences, by its largest entry. */
const TOLERANCE = 1e-4;
/** Of the differences. The losses reach 1e4, so these are good to 1e4 x 1e-16 / 1e-5 = 1e-7. */
const STEP = 1e-5;

const stream = (name: "data" | "init" | "dropout" | "timeNoise" | "selection") =>
  new RandomStream(streamKey(5, name));

/**
 * Ten questions of a level about tables of 1 to 9 rows. The first two are one with as many numbers as
 * there are; in the second a word is unknown and the first number stands in front of all words.
 */
function questionsOf(
  level: Level,
  [numericColumns, textColumns]: readonly [number, number],
): { readonly batch: TableBatch; readonly shape: TableShape } {
  const style = { numericColumns, textColumns, variety: false };
  const sizes = { rows: [1, 9], largest: 100 } as const;
  const random = stream("data");
  const templates = templatesOf(level, numericColumns, textColumns);
  const questions = Array.from({ length: 20 }, (_, i) => {
    const own = random.derive(i);
    return drawQuestion(own.pick(templates), style, sizes, own);
  });
  const columns = columnNames(numericColumns, textColumns);
  const asked = { train: questions, test: questions, textWords };
  const { train, shape } = buildTableDataset({ ...asked, columns, numericColumns, digest: "" });
  const indices = Array.from({ length: 9 }, (_, i) => 2 * i);
  const numbersOf = (i: number) =>
    train.batch([i]).operandPositions.filter((position) => position >= 0).length;
  const most = Math.max(...indices.map(numbersOf));
  const first = indices.find((i) => numbersOf(i) === most)!;
  const batch = train.batch([first, first, ...indices.slice(1)]);
  const { questionWords: Q, questionNumbers: N } = batch;
  return {
    shape,
    batch: {
      ...batch,
      questions: batch.questions.with(Q + 1, 0),
      operandPositions: batch.operandPositions.with(N, -1),
    },
  };
}

/**
 * The same questions about tables of which each lacks one column, in turn, unless the answer is in it: so
 * the first two, the same words, are about other columns.
 */
function withoutColumns(batch: TableBatch): TableBatch {
  const { size: B, rows: M, numericColumns: C, textColumns: K } = batch, columns = C + K;
  const tableColumns = batch.tableColumns.slice();
  const numbers = batch.numbers.slice(), words = batch.words.slice();
  for (let b = 0; b < B; b++) {
    const j = b % columns;
    if (batch.answerColumns[b] === j) continue;
    tableColumns[b * columns + j] = 0;
    if (j < C) numbers.fill(0, (b * C + j) * M, (b * C + j + 1) * M);
    else words.fill(0, (b * K + j - C) * M, (b * K + j - C + 1) * M);
  }
  return { ...batch, tableColumns, numbers, words };
}

/** The factors of dropout as the model draws them: step by step, question by question. */
function keptOf(
  { dropout, steps, embeddingSize: d, bidirectional }: NeuralProgrammerOptions,
  size: number,
) {
  const random = stream("dropout"), width = bidirectional ? 3 * d : 2 * d;
  const factor = () => random.uniform() < dropout ? 0 : 1 / (1 - dropout);
  const question = () => Array.from({ length: width }, factor);
  return Array.from({ length: steps }, () => Array.from({ length: size }, question));
}

/** The noise as the model draws it: by step, then once for all questions of the same words and columns. */
function noiseOf(
  { selectionNoise, steps, dropout }: NeuralProgrammerOptions,
  { size, questions, questionWords: Q, tableColumns }: TableBatch,
) {
  const columns = tableColumns.length / size;
  const random = stream("selection");
  const words = (b: number) =>
    [questions.slice(b * Q, (b + 1) * Q), tableColumns.slice(b * columns, (b + 1) * columns)]
      .join();
  const keys = Array.from({ length: size }, (_, b) => dropout > 0 ? String(b) : words(b));
  const draw = () =>
    operationNames.map(() =>
      -selectionNoise * Math.log(-Math.log((random.word() + 0.5) / 2 ** 32))
    );
  return Array.from({ length: steps }, () => {
    const drawn = new Map<string, readonly number[]>();
    return keys.map((key) => {
      const noise = drawn.get(key) ?? draw();
      drawn.set(key, noise);
      return noise;
    });
  });
}

const cases: readonly {
  readonly level: Level;
  readonly columns: readonly [numeric: number, text: number];
  readonly options: Partial<NeuralProgrammerOptions>;
  /** Whether tables lack columns. */
  readonly lacking?: boolean;
}[] = [
  { level: 1, columns: [1, 0], options: {} },
  { level: 2, columns: [2, 0], options: { bidirectional: true } },
  { level: 2, columns: [1, 0], options: { pivot: "mean", huberDelta: 50 } },
  { level: 3, columns: [3, 0], options: { lookupWeight: 3, dropout: 0.3 } },
  { level: 3, columns: [1, 0], options: { huberDelta: 0.5, steps: 6 } },
  { level: 4, columns: [2, 1], options: {} },
  { level: 4, columns: [1, 2], options: { bidirectional: true, dropout: 0.5 } },
  { level: 4, columns: [1, 1], options: { pivot: "mean", bidirectional: true, steps: 1 } },
  { level: 4, columns: [2, 2], options: { embeddingSize: 5, steps: 2 } },
  { level: 3, columns: [2, 0], options: { selectionNoise: 1, scalarScale: "root" } },
  { level: 4, columns: [1, 1], options: { selectionNoise: 0.7, dropout: 0.3 } },
  // The attention to operands changes nothing here: its gradient is 0, not missing.
  { level: 2, columns: [1, 0], options: { pivot: "mean", bidirectional: true } },
  { level: 3, columns: [3, 0], options: { selectionNoise: 1 }, lacking: true },
  { level: 4, columns: [2, 2], options: { bidirectional: true, dropout: 0.3 }, lacking: true },
  { level: 3, columns: [3, 0], options: { columnNames: "tied" }, lacking: true },
  {
    level: 4,
    columns: [1, 1],
    options: { columnNames: "tied", dropout: 0.3, bidirectional: true },
  },
  { level: 3, columns: [2, 0], options: { questionAttention: true, selectionNoise: 1 } },
  {
    level: 4,
    columns: [2, 1],
    options: { questionAttention: true, columnNames: "tied", bidirectional: true, dropout: 0.3 },
    lacking: true,
  },
  { level: 2, columns: [1, 0], options: { questionAttention: true, dropout: 0.5 } },
  { level: 1, columns: [1, 0], options: { questionAttention: true, steps: 1 } },
  { level: 4, columns: [1, 1], options: { textMatch: "twoStage" } },
  { level: 4, columns: [1, 2], options: { textMatch: "twoStage", dropout: 0.3 }, lacking: true },
  {
    level: 4,
    columns: [2, 2],
    options: { textMatch: "twoStage", bidirectional: true, columnNames: "tied" },
    lacking: true,
  },
  {
    level: 4,
    columns: [1, 1],
    options: {
      ...{ textMatch: "twoStage", bidirectional: true, columnNames: "tied" },
      ...{ questionAttention: true, pivot: "mean", selectionNoise: 0.5 },
    },
  },
  // There is nothing to match.
  { level: 2, columns: [2, 0], options: { textMatch: "twoStage" } },
];

/**
 * The central differences by each parameter, computed once for all backends and ways of computing: they are
 * of the reference alone, at parameters that have to be the same.
 */
function makeDifferences() {
  const known = new Map<string, Float64Array>();
  let at: Readonly<Record<string, Float64Array>> | undefined;
  return (
    name: string,
    parameters: Readonly<Record<string, Float64Array>>,
    lossAt: (x: Float64Array) => number,
  ): Float64Array => {
    at ??= parameters;
    assertEquals(parameters, at);
    const values = known.get(name) ?? centralDifferences(lossAt, parameters[name]!, STEP);
    known.set(name, values);
    return values;
  };
}

for (const { level, columns, options: given, lacking = false } of cases) {
  const differences = makeDifferences();
  for (const { name, options: computed } of computations) {
    const less = lacking ? " less one" : "";
    const what = `level ${level}, ${columns.join(" and ")} columns${less}, ${
      JSON.stringify(given)
    }`;
    testOnBackends(`the loss and gradients of the equations, ${name}: ${what}`, () => {
      const { batch: whole, shape } = questionsOf(level, columns);
      const batch = lacking ? withoutColumns(whole) : whole;
      const options = parseNeuralProgrammerOptions({
        embeddingSize: 3,
        // Wide enough to take the softmaxes out of their flat part.
        initialRange: 0.9,
        ...given,
        ...computed,
      });
      const model = new NeuralProgrammer(options, shape, stream("init"));
      const parameters = Object.fromEntries(
        Object.entries(model.parameters).map(([key, v]) => [key, Float64Array.from(v.dataSync())]),
      );
      const kept = options.dropout === 0 ? null : keptOf(options, batch.size);
      const noise = options.selectionNoise === 0 ? null : noiseOf(options, batch);
      const reference = (changed: Record<string, Float64Array> = {}) =>
        referenceLoss(
          options,
          shape.columnWords,
          batch,
          { ...parameters, ...changed },
          kept,
          noise,
        );
      const mode = trainingMode(5, "main");
      const { loss, gradients, dispose } = model.lossAndGradients(batch, mode);
      // The model sums over the batch.
      assertClose("loss", loss, batch.size * reference());
      assertEquals(Object.keys(gradients).sort(), Object.keys(parameters).sort());
      for (const [key, gradient] of Object.entries(gradients)) {
        const expected = differences(key, parameters, (x) => reference({ [key]: x }));
        const largest = Math.max(...expected.map(Math.abs));
        const error = Math.max(
          ...gradient.dataSync().map((value, i) => Math.abs(value - expected[i]!)),
        );
        assert(error <= TOLERANCE * largest, `${key}: ${error} of ${largest}`);
      }
      dispose();
      // Without dropout, as it answers.
      const answered = batch.size * referenceLoss(options, shape.columnWords, batch, parameters);
      assertClose("loss of answers", model.predict(batch).loss, answered);
      model.dispose();
    });
  }
}

function assertClose(name: string, actual: number, expected: number): void {
  const error = Math.abs(actual / expected - 1);
  assert(error <= 1e-5, `${name}: ${actual} for ${expected}, relative error ${error}`);
}
