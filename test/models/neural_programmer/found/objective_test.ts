/** The whole objective: loss and gradients by kernels, by tensor operations, and by differences in float64. */

import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../../engine/mod.ts";
import {
  type Mode,
  NeuralProgrammer,
  type NeuralProgrammerOptions,
  parseNeuralProgrammerOptions,
} from "../../../../models/mod.ts";
import {
  addObjective,
  type HardProgram,
  OPERATION,
  ProgramMemory,
  referenceObjective,
} from "../../../../models/neural_programmer/found/mod.ts";
import {
  columnNames,
  drawQuestion,
  type Level,
  operationNames,
  operations,
  templatesOf,
  textWords,
} from "../../../../tasks/tables/mod.ts";
import { buildTableDataset, type TableBatch } from "../../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { smallBatch } from "../../_table_batch.ts";
import { trainingMode } from "../../_training_mode.ts";
import { centralDifferences, startKernels, testOnBackends } from "../../../_tensors.ts";
import { referenceLoss } from "../_reference.ts";
import { program } from "./_programs.ts";

/** Of each parameter's gradient, how far it may be from the differences, by its largest entry. */
const TOLERANCE = 1e-4;
const STEP = 1e-5;

const stream = (name: string) => new RandomStream(streamKey(8, name));

/** Questions about tables of 1 to 3 rows: many programs are right. The first two are the same. */
function questionsOf(level: Level, [numericColumns, textColumns]: readonly [number, number]) {
  const style = { numericColumns, textColumns, variety: false };
  const sizes = { rows: [1, 3], largest: 100 } as const;
  const templates = templatesOf(level, numericColumns, textColumns);
  const questions = Array.from({ length: 20 }, (_, i) => {
    const own = stream("data").derive(i);
    return drawQuestion(own.pick(templates), style, sizes, own);
  });
  const columns = columnNames(numericColumns, textColumns);
  const asked = { train: questions, test: questions, textWords };
  const dataset = buildTableDataset({ ...asked, columns, numericColumns, digest: "" });
  return { dataset, batch: dataset.train.batch([0, 0, 1, 2, 3, 4, 5, 6, 7, 8]) };
}

/** The factors of dropout as the model draws them: step by step, question by question. */
function keptOf({ dropout, steps, embeddingSize: d, bidirectional }: NeuralProgrammerOptions) {
  const random = stream("dropout"), width = bidirectional ? 3 * d : 2 * d;
  const factor = () => random.uniform() < dropout ? 0 : 1 / (1 - dropout);
  return Array.from(
    { length: steps },
    () => Array.from({ length: 10 }, () => Array.from({ length: width }, factor)),
  );
}

const textOf = ({ questions, questionLengths, questionWords: Q }: TableBatch, b: number) =>
  questions.slice(b * Q, b * Q + questionLengths[b]!).join();

/** Two to four programs for each text but every third, right or wrong, which share some of their choices. */
function remembered(batch: TableBatch, { steps }: NeuralProgrammerOptions): ProgramMemory {
  const memory = new ProgramMemory(99), random = stream("memory");
  const { numericColumns: C, textColumns: K, questionNumbers: N, operandPositions } = batch;
  const texts = new Map(Array.from({ length: batch.size }, (_, b) => [textOf(batch, b), b]));
  for (const [i, [text, b]] of [...texts].entries()) {
    if (i % 3 === 2) continue;
    for (let count = 2 + i % 3; count > 0; count--) {
      const names = Array.from({ length: steps }, () => random.pick(operationNames));
      const columnOf = { number: [0, C], text: [C, C + K], any: [0, C + K] } as const;
      const numbers = operandPositions.slice(b * N, (b + 1) * N).filter((at) => at !== -2).length;
      const program: HardProgram = {
        operations: names.map((name) => operationNames.indexOf(name)),
        columns: names.map((name) => {
          const kind = operations[name].column;
          if (kind === null) return -1;
          const [from, to] = columnOf[kind];
          return from === to ? -1 : from + random.integer(to - from);
        }),
        greater: numbers === 0 ? -1 : random.integer(numbers),
        lesser: numbers === 0 ? -1 : random.integer(numbers),
        match: K === 0 ? -1 : random.integer(batch.questionLengths[b]!),
      };
      memory.add(text, program);
    }
  }
  return memory;
}

/** The programs of each question out of what a model saved. */
function foundOf(model: NeuralProgrammer, batch: TableBatch) {
  const memory = new ProgramMemory(99);
  memory.restore(model.save());
  return Array.from({ length: batch.size }, (_, b) => memory.programsOf(textOf(batch, b)));
}

interface Case {
  readonly level: Level;
  readonly columns: readonly [numeric: number, text: number];
  readonly options: Partial<NeuralProgrammerOptions>;
  /** Where programs are looked for: how much of the training is over; else they are remembered. */
  readonly progress?: number;
}

const cases: readonly Case[] = [
  { level: 3, columns: [1, 0], options: {} },
  { level: 2, columns: [2, 0], options: { softWeight: 0, pivot: "mean" } },
  { level: 4, columns: [2, 2], options: { softWeight: 2, programWeight: 3 } },
  { level: 4, columns: [1, 1], options: { bidirectional: true, pivot: "mean", steps: 3 } },
  { level: 3, columns: [3, 0], options: { bidirectional: true, scalarScale: "root" } },
  {
    level: 4,
    columns: [2, 1],
    options: { columnNames: "tied", questionAttention: true, bidirectional: true },
  },
  { level: 4, columns: [1, 1], options: { dropout: 0.3, softWeight: 0.5 }, progress: 0.2 },
  { level: 3, columns: [2, 0], options: { entropyBonus: 2, dropout: 0.5 }, progress: 0.35 },
  { level: 4, columns: [1, 1], options: { entropyBonus: 3, programWeight: 1 }, progress: 0.1 },
  { level: 2, columns: [1, 0], options: { entropyBonus: 3, objective: "soft" }, progress: 0.35 },
  { level: 2, columns: [1, 0], options: { entropyBonus: 3 }, progress: 0.8 },
];

/** What a model learns of a case. */
function learn({ level, columns, options: given, progress }: Case, computed: object) {
  const { dataset, batch } = questionsOf(level, columns);
  const options = parseNeuralProgrammerOptions({
    ...{ objective: "found", embeddingSize: 3, initialRange: 0.9 },
    // Few draws: some texts stay without a program.
    ...{ searchDraws: 25, knownDraws: 25, uniformShare: 0.5 },
    ...given,
    ...computed,
  });
  const model = new NeuralProgrammer(options, dataset.shape, stream("init"), dataset);
  const mode: Mode = progress === undefined
    ? { training: false, phase: "main" }
    : trainingMode(8, "main", progress);
  if (progress === undefined) model.restore(remembered(batch, options).save());
  const { loss, gradients, dispose } = model.lossAndGradients(batch, mode);
  const values = Object.fromEntries(
    Object.entries(gradients).map(([name, one]) => [name, one.dataSync<"float32">().slice()]),
  );
  dispose();
  const parameters = Object.fromEntries(
    Object.entries(model.parameters).map(([name, v]) => [name, Float64Array.from(v.dataSync())]),
  );
  const found = options.objective === "found" ? foundOf(model, batch) : null;
  model.dispose();
  return {
    options,
    names: dataset.shape.columnWords,
    batch,
    loss,
    gradients: values,
    parameters,
    found,
  };
}

const titleOf = ({ level, columns, options, progress }: Case) =>
  `level ${level}, ${columns.join(" and ")} columns, ${JSON.stringify(options)}, ` +
  (progress === undefined ? "programs remembered" : `at ${progress}`);

for (const one of cases) {
  testOnBackends(`loss and gradients of the objective by differences: ${titleOf(one)}`, () => {
    const learned = learn(one, { computation: "reference" });
    const { options, names, batch, loss, gradients, parameters, found } = learned;
    if (found !== null) {
      // Neither all nor none, and several of a text.
      const counts = found.map(({ length }) => length);
      assert(counts.some((count) => count === 0) && counts.some((count) => count > 1), `${counts}`);
    }
    const { progress } = one;
    const kept = progress === undefined || options.dropout === 0 ? null : keptOf(options);
    const bonus = progress === undefined
      ? 0
      : options.entropyBonus * Math.max(0, 1 - progress / 0.7);
    const reference = (changed: Record<string, Float64Array> = {}) =>
      referenceLoss(options, names, batch, { ...parameters, ...changed }, kept, null, {
        found,
        bonus,
      });
    assertClose("loss", loss, batch.size * reference());
    assertEquals(Object.keys(gradients).sort(), Object.keys(parameters).sort());
    for (const [key, gradient] of Object.entries(gradients)) {
      const expected = centralDifferences((x) => reference({ [key]: x }), parameters[key]!, STEP);
      assertNear(key, gradient, expected, TOLERANCE);
    }
  });

  Deno.test(`kernels and tensor operations agree on the objective: ${titleOf(one)}`, async () => {
    await startKernels();
    const before = tf.memory().numTensors;
    const reference = learn(one, { computation: "reference" });
    const fused = learn(one, { computation: "fused" });
    assertEquals(tf.memory().numTensors, before, "tensors were left alive");
    assertEquals(fused.found, reference.found);
    assertClose("loss", fused.loss, reference.loss);
    for (const [key, gradient] of Object.entries(fused.gradients)) {
      assertNear(key, gradient, reference.gradients[key]!, 1e-5);
    }
  });
}

function assertClose(name: string, actual: number, expected: number): void {
  const error = Math.abs(actual / expected - 1);
  assert(error <= 1e-5, `${name}: ${actual} for ${expected}, relative error ${error}`);
}

function assertNear(
  name: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): void {
  assertEquals(actual.length, expected.length, name);
  const largest = Math.max(...Array.from(expected, Math.abs));
  const error = Math.max(...Array.from(expected, (value, i) => Math.abs(value - actual[i]!)));
  assert(error <= tolerance * largest, `${name}: ${error} of ${largest}`);
}

testOnBackends("weights of 0 leave the objective finite, by numbers and by tensors", () => {
  const one = smallBatch(), steps = [1, 2, 3].map(() => operationNames.map(() => 0.5));
  steps[1]![OPERATION.reset] = 0;
  const weights = {
    ...{ programCount: 1, programs: Int32Array.of(0) },
    ...{ operations: Float32Array.from(steps.flat()), columns: new Float32Array(9).fill(0.25) },
    ...{ greater: Float32Array.of(1), lesser: Float32Array.of(1), match: Float32Array.of(1) },
  };
  const found = [[program(["greater A", "reset", "count"], { greater: 0 })]];
  const options = { programWeight: 2, softWeight: 1, entropyBonus: 0 };
  const mode = trainingMode(8, "main");
  // 2 (-log 1/2 - log 1/4 - log 1e-30 - log 1/2)
  const expected = 2 * (4 * Math.log(2) + 30 * Math.log(10));
  assertClose("loss", addObjective(one, weights, found, options, mode, null), expected);
  tf.tidy(() => {
    const tensors = {
      ...{ operations: tf.tensor1d(weights.operations), columns: tf.tensor1d(weights.columns) },
      ...{ greater: tf.ones<tf.Rank.R1>([1]), lesser: tf.ones<tf.Rank.R1>([1]) },
      match: tf.ones<tf.Rank.R1>([1]),
    };
    const loss = referenceObjective(one, tensors, weights, found, options, mode);
    assertClose("loss by tensors", loss.dataSync<"float32">()[0]!, expected);
  });
});

testOnBackends("a model tries programs on its training questions, and shows its search", () => {
  const { dataset, batch } = questionsOf(2, [1, 0]);
  const options = parseNeuralProgrammerOptions({
    ...{ objective: "found", embeddingSize: 3, verifications: 1, uniformShare: 0.5 },
  });
  const tried: string[] = [];
  const model = new NeuralProgrammer(options, dataset.shape, stream("init"), {
    train: dataset.train,
    trainingQuestionsOf(words) {
      tried.push(Array.from(words).join());
      return dataset.trainingQuestionsOf(words);
    },
  });
  const { dispose } = model.lossAndGradients(batch, trainingMode(8, "main"));
  dispose();
  const found = foundOf(model, batch), texts = new Set(found.keys().map((b) => textOf(batch, b)));
  const known = new Set(
    found.keys().filter((b) => found[b]!.length > 0).map((b) => textOf(batch, b)),
  );
  assert(known.size > 0);
  for (const text of known) assert(tried.includes(text), text);
  assertEquals(model.observe(batch).texts, texts.size);
  assertEquals(model.observe(batch).found, known.size);
  // Another text is not known: of one batch with both there is an entropy of each.
  model.restore(JSON.parse(JSON.stringify(model.save())).slice(0, 1));
  const { knownEntropy, unknownEntropy } = model.observe(batch);
  assert(knownEntropy !== null && knownEntropy > 0 && unknownEntropy !== null);
  model.dispose();
});
