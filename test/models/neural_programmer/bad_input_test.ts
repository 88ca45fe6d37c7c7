import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { NeuralProgrammer, parseNeuralProgrammerOptions } from "../../../models/mod.ts";
import {
  adam,
  applyGradients,
  chain,
  clipByGlobalNorm,
  globalNorm,
  type State,
} from "../../../optim/mod.ts";
import {
  buildTableDataset,
  type OperationName,
  operationNames,
  type TableBatch,
  type TableQuestion,
} from "../../../tasks/mod.ts";
import { textWords } from "../../../tasks/tables/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { trainingMode } from "../_training_mode.ts";
import { testOnBackends } from "../../_tensors.ts";
import { computations } from "../_computations.ts";

const stream = (name: "init" | "dropout" | "timeNoise" | "selection") =>
  new RandomStream(streamKey(2, name));

/** "greater 2 A sum A", of the numbers 1, 2, 3 and 4. */
const asked: TableQuestion = {
  part: "greater sum",
  words: ["greater", "A", "sum", "A"],
  operands: [{ value: 2, position: 0 }],
  table: { rows: 4, numbers: [[1, 2, 3, 4]], words: [] },
  answer: { kind: "scalar", value: 7 },
};

function datasetOf(question: TableQuestion) {
  const columns = ["A", ...question.table.words.map((_, k) => `T${k}`)];
  const train = Array<TableQuestion>(10).fill(question);
  const asked = { train, test: [question], columns, textWords };
  return buildTableDataset({ ...asked, numericColumns: 1, digest: "" });
}

function build(
  dataset: ReturnType<typeof datasetOf>,
  options: Readonly<Record<string, unknown>>,
): NeuralProgrammer {
  const all = { embeddingSize: 4, initialRange: 0.5, ...options };
  return new NeuralProgrammer(parseNeuralProgrammerOptions(all), dataset.shape, stream("init"));
}

/** Has a network take one operation in every step, whatever it reads. */
function alwaysChoose(model: NeuralProgrammer, operation: OperationName): void {
  const { history, operations, ...others } = model.parameters;
  history!.assign(tf.zerosLike(history!));
  // Without history, and with states over 0, so is what the selector makes of them.
  for (const name of ["words", "question", "questionBackward", "operationSelector"]) {
    const parameter = others[name];
    if (parameter !== undefined) parameter.assign(tf.onesLike(parameter));
  }
  const [count, d] = operations!.shape as [number, number];
  const own = operationNames.indexOf(operation);
  operations!.assign(
    tf.tensor2d(Array.from({ length: count }, (_, i) => Array<number>(d).fill(i === own ? 3 : -3))),
  );
}

/** Has a network of two steps take one operation and then another. */
function chooseInTurn(model: NeuralProgrammer, first: OperationName, second: OperationName): void {
  const { words, question, history, operationSelector, operations } = model.parameters;
  const [, d] = operations!.shape as [number, number];
  const axis = (at: number, length = d) => Array.from({ length }, (_, i) => Number(i === at));
  words!.assign(tf.onesLike(words!));
  question!.assign(tf.onesLike(question!));
  // h_2 is the first number of the embedding of the operation before; h_1 is 0.
  history!.assign(tf.tensor2d(Array.from({ length: 3 * d }, (_, i) => axis(i === 0 ? 0 : -1))));
  // q, whose numbers are over 0, goes to the first number of the selector, h to the second.
  operationSelector!.assign(
    tf.tensor2d(Array.from({ length: 2 * d }, (_, i) => axis(i < d ? 0 : 1))),
  );
  // 20 for the first and 0 for the second; then about 20 - 40 and 20. The others stay at -40.
  operations!.assign(tf.tensor2d(operationNames.map((name) => {
    const [a, b] = name === first ? [20, -60] : name === second ? [0, 20] : [-40, 0];
    return [a!, b!, ...Array<number>(d - 2).fill(0)];
  })));
}

/** Asserts that everything that a network says about a batch is finite, and gives the gradients' norm. */
function assertFinite(model: NeuralProgrammer, batch: TableBatch): number {
  const { loss, gradients, dispose } = model.lossAndGradients(batch, training());
  assert(Number.isFinite(loss), `loss ${loss}`);
  for (const [name, gradient] of Object.entries(gradients)) {
    assert(gradient.dataSync().every(Number.isFinite), name);
  }
  const norm = globalNorm(gradients);
  dispose();
  for (const { operationWeights, columnWeights } of model.choose(batch)) {
    assert([...operationWeights, ...columnWeights].flat().every(Number.isFinite));
  }
  assert(Number.isFinite(model.predict(batch).loss));
  return norm;
}

const readings = [{}, { bidirectional: true }, { pivot: "mean" }] as const;

for (const { name, options: computed } of computations) {
  const test = (what: string, run: () => void) =>
    testOnBackends(`${what}, ${name}`, () => void tf.tidy(run));

  for (const reading of readings) {
    const options = { ...computed, ...reading }, after = `: ${JSON.stringify(reading)}`;

    test(`a question of unknown words is read as zeros${after}`, () => {
      const dataset = datasetOf({
        ...asked,
        table: { ...asked.table, words: [[1, 0, 1, 2]] },
        words: ["greater", "A", "match", "birch", "count"],
      });
      const model = build(dataset, options), batch = dataset.test.batch([0]);
      const unknown = { ...batch, questions: new Int32Array(batch.questions.length) };
      assertFinite(model, unknown);
      // q = 0 and h_1 = 0, so all scores of the first step are 0: ten operations, two columns.
      const [{ operationWeights, columnWeights, operands }] = choose(model, unknown);
      assertAlmostAll(operationWeights[0]!, 1 / 10);
      assertAlmostAll(columnWeights[0]!, 1 / 2);
      // The null word: it is in no row.
      assertEquals(operands.match, 0);
      // One of them is not all of them.
      assertFinite(model, { ...batch, questions: batch.questions.with(2, 0) });
      model.dispose();
    });

    test(`a question of no words is read as zeros${after}`, () => {
      const dataset = datasetOf({ ...asked, words: ["sum"], operands: [] });
      const model = build(dataset, options), batch = dataset.test.batch([0]);
      const empty = { ...batch, questions: Int32Array.of(0), questionLengths: Int32Array.of(0) };
      assertFinite(model, empty);
      const [{ operationWeights }] = choose(model, empty);
      assertAlmostAll(operationWeights[0]!, 1 / 10);
      model.dispose();
    });

    for (const operation of ["greater", "lesser"] as const) {
      test(`${operation} of a question without a number selects nothing${after}`, () => {
        const dataset = datasetOf({ ...asked, words: ["sum", "A"], operands: [] });
        const model = build(dataset, options), batch = dataset.test.batch([0]);
        alwaysChoose(model, operation);
        assertFinite(model, batch);
        const [{ steps, operands }] = choose(model, batch);
        assertEquals(steps, Array(4).fill({ operation, column: 0 }));
        assertEquals(operands, { greater: null, lesser: null, match: null });
        const { wrong, total, loss } = model.predict(batch);
        assertEquals([wrong, total], [1, 1]);
        // The scalar is 0 for 7: 7^2 / 2 under a delta of 10.
        assertAlmostEquals(loss, 24.5, 1e-3);
        model.dispose();
      });
    }
  }

  test("numbers like 1e30 have a finite loss, gradients, and update once they are clipped", () => {
    // 100 rows from -3e30 to 3e30.
    const numbers = Array.from({ length: 100 }, (_, row) => Math.fround((row % 7 - 3) * 1e30));
    const dataset = datasetOf({
      ...asked,
      table: { rows: 100, numbers: [numbers], words: [] },
      operands: [{ value: 1e30, position: 0 }],
      answer: { kind: "scalar", value: 1e32 },
    });
    const model = build(dataset, computed), batch = dataset.train.batch([0, 1, 2]);
    const norm = assertFinite(model, batch);
    // Its square is past the largest float32.
    assert(norm > 1e29 && Number.isFinite(norm), `norm ${norm}`);
    const optimizer = chain(
      clipByGlobalNorm(1),
      adam({ learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }),
    );
    const before = model.parameters.operations!.dataSync().slice();
    let state: State = optimizer.init(model.parameters);
    for (let update = 0; update < 3; update++) {
      const { gradients, dispose } = model.lossAndGradients(batch, training());
      state = applyGradients(optimizer, model.parameters, gradients, state, { epoch: 0 });
      dispose();
    }
    const after = model.parameters.operations!.dataSync();
    assert(after.every(Number.isFinite) && after.some((value, i) => value !== before[i]));
    assertFinite(model, batch);
    model.dispose();
  });

  test("sums past the largest float32 make a loss that is not finite, and no exception", () => {
    const dataset = datasetOf(asked);
    const model = build(dataset, computed), batch = dataset.test.batch([0]);
    const { loss, dispose } = model.lossAndGradients(
      { ...batch, numbers: new Float32Array(4).fill(3e38) },
      training(),
    );
    assert(!Number.isFinite(loss), `${loss}`);
    dispose();
    model.dispose();
  });

  test("a network that diverged answers, with a loss that is not finite", () => {
    const dataset = datasetOf(asked);
    const model = build(dataset, computed), batch = dataset.test.batch([0]);
    for (const parameter of Object.values(model.parameters)) {
      parameter.assign(tf.fill(parameter.shape, NaN));
    }
    const { loss, total } = model.predict(batch);
    assert(Number.isNaN(loss), `${loss}`);
    assertEquals(total, 1);
    model.dispose();
  });

  test("match selects nothing where there is no text column, in training as in answers", () => {
    // match, then count: 0.
    const dataset = datasetOf({ ...asked, answer: { kind: "scalar", value: 0 } });
    const model = build(dataset, { ...computed, steps: 2 }), batch = dataset.test.batch([0]);
    chooseInTurn(model, "match", "count");
    const [{ steps }] = choose(model, batch);
    assertEquals(steps, [{ operation: "match", column: null }, {
      operation: "count",
      column: null,
    }]);
    const { wrong, loss } = model.predict(batch);
    assertAlmostEquals(loss, 0, 1e-6);
    assertEquals(wrong, 0);
    model.dispose();
  });
}

const training = () => trainingMode(2, "main");

/** What a network chooses for a batch of one question. */
function choose(model: NeuralProgrammer, batch: TableBatch) {
  const programs = model.choose(batch);
  assertEquals(programs.length, 1);
  return programs as [(typeof programs)[number]];
}

function assertAlmostAll(values: readonly number[], expected: number): void {
  for (const value of values) assertAlmostEquals(value, expected, 1e-6);
}
