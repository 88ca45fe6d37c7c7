import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../engine/mod.ts";
import {
  compareNumbers,
  compareWords,
  mix,
  NeuralProgrammer,
  parseNeuralProgrammerOptions,
  runSoftly,
} from "../../models/mod.ts";
import { adam, applyGradients, chain, clipByGlobalNorm, type State } from "../../optim/mod.ts";
import {
  buildTableDataset,
  columnNames,
  generateQuestions,
  isRightAnswer,
  type Level,
  operationNames,
  type TableBatch,
  type Template,
  templatesOf,
} from "../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";

const stream = (name: "data" | "init" | "order" | "dropout" | "timeNoise", seed = 1) =>
  new RandomStream(streamKey(seed, name));

function datasetOf(level: Level, numericColumns: number, textColumns: number, train = 200) {
  const style = { numericColumns, textColumns, variety: false };
  const counts = { train, test: 200 };
  const questions = generateQuestions(style, { level, trainingShare: 1 }, counts, stream("data"));
  const columns = columnNames(numericColumns, textColumns);
  return buildTableDataset({ ...questions, columns, numericColumns, digest: "" });
}

const training = (dropout = stream("dropout")) =>
  ({ training: true, linear: false, random: { dropout, timeNoise: stream("timeNoise") } }) as const;

/** Weights of 0 and 1 for the program of a template, the same for every question. */
function oneHot({ steps }: Template, size: number, columns: number) {
  const row = (length: number, at: number | null) =>
    Array.from({ length }, (_, i) => Number(i === at));
  return steps.map(({ operation, column }) => ({
    operations: tf.tensor2d(
      Array(size).fill(row(operationNames.length, operationNames.indexOf(operation))),
    ),
    columns: tf.tensor2d(Array(size).fill(row(columns, column))),
  }));
}

/** Attention on the operand of a question that stands after a word of this name; none without one. */
function pointed(batch: TableBatch, vocabulary: readonly string[], word: string) {
  const { size: B, questionNumbers: N, questionWords: Q } = batch;
  const numbers = new Float32Array(B * N), words = new Float32Array(B * Q);
  for (let b = 0; b < B; b++) {
    const at = batch.questions.subarray(b * Q, (b + 1) * Q).indexOf(vocabulary.indexOf(word));
    if (at < 0) continue;
    for (let n = 0; n < N; n++) {
      numbers[b * N + n] = Number(batch.operandPositions[b * N + n] === at);
    }
    words[b * Q + at + 1] = 1;
  }
  return { numbers: tf.tensor3d(numbers, [B, 1, N]), words: tf.tensor3d(words, [B, 1, Q]) };
}

testOnBackends("with weights of 0 and 1 every template gives the interpreter's answers", () => {
  const { test, vocabulary, parts } = datasetOf(4, 2, 1);
  const templates = templatesOf(4, 2, 1);
  const all = test.batch([...Array(test.length).keys()]);
  assertEquals(parts.reduce((sum, { testQuestions }) => sum + testQuestions, 0), 200);
  let asked = 0;
  for (const template of templates) {
    tf.tidy(() => {
      // The questions of this template, by its words.
      const names = columnNames(2, 1);
      const words = template.tokens.flatMap((token) =>
        token.kind === "operation"
          ? token.operation
          : token.kind === "column"
          ? names[token.column]!
          : token.operation === "match"
          ? "*"
          : []
      );
      const { questionWords: Q } = all;
      const own = [...Array(all.size).keys()].filter((b) =>
        all.questionLengths[b] === words.length &&
        words.every((word, i) => word === "*" || vocabulary[all.questions[b * Q + i]!] === word)
      );
      if (own.length === 0) return;
      const batch = test.batch(own), { size: B, rows: M } = batch;
      const point = (word: string) => pointed(batch, vocabulary, word);
      const numbers = (word: "greater" | "lesser") =>
        tf.reshape<tf.Rank.R3>(mix(point(word).numbers, compareNumbers(batch, word)), [
          B,
          2,
          M,
        ]);
      const match = tf.reshape<tf.Rank.R3>(
        mix(point("match").words, compareWords(batch)),
        [B, 1, M],
      );
      const comparisons = { greater: numbers("greater"), lesser: numbers("lesser"), match };
      const { scalar, cells } = runSoftly(batch, comparisons, oneHot(template, B, 3));
      const values = scalar.dataSync(), printed = cells.dataSync();
      for (let b = 0; b < B; b++) {
        const column = batch.answerColumns[b]!;
        const right = batch.isScalar[b] === 1
          ? isRightAnswer(batch, b, { kind: "scalar", value: values[b]! })
          : isRightAnswer(batch, b, {
            kind: "cells",
            column,
            selected: printed.subarray((b * 3 + column) * M, (b * 3 + column + 1) * M),
          });
        assert(right, `${template.kind}: question ${own[b]}`);
      }
      asked += B;
    });
  }
  assertEquals(asked, 200);
});

/** The same batch with so many rows of rubbish after each table. */
function padded(batch: TableBatch, more: number): TableBatch {
  const { rows: M, size: B, numericColumns: C, textColumns: K } = batch;
  const pad = <A extends Float32Array | Int32Array | Uint8Array>(
    from: A,
    to: A,
    columns: number,
    rubbish: number,
  ): A => {
    to.fill(rubbish);
    for (let row = 0; row < columns; row++) {
      to.set(from.subarray(row * M, (row + 1) * M), row * (M + more));
    }
    return to;
  };
  return {
    ...batch,
    rows: M + more,
    numbers: pad(batch.numbers, new Float32Array(B * C * (M + more)), B * C, 77),
    words: pad(batch.words, new Int32Array(B * K * (M + more)), B * K, 3),
    answerRows: pad(batch.answerRows, new Uint8Array(B * (M + more)), B, 0),
  };
}

testOnBackends("rows past a table's last one change nothing", () => {
  const { train, shape } = datasetOf(4, 2, 1);
  const model = new NeuralProgrammer(
    parseNeuralProgrammerOptions({ embeddingSize: 6, initialRange: 0.5 }),
    shape,
    stream("init"),
  );
  const batch = train.batch([0, 1, 2, 3, 4, 5]);
  const one = model.lossAndGradients(batch, training());
  const other = model.lossAndGradients(padded(batch, 8), training());
  assert(Math.abs(one.loss - other.loss) <= 1e-6 * Math.abs(one.loss));
  for (const [name, gradient] of Object.entries(one.gradients)) {
    const [a, b] = [gradient.dataSync(), other.gradients[name]!.dataSync()];
    const largest = Math.max(...a.map(Math.abs));
    assert(a.every((value, i) => Math.abs(value - b[i]!) <= 1e-5 * largest), name);
  }
  assertEquals(model.choose(padded(batch, 8)), model.choose(batch));
  one.dispose();
  other.dispose();
  model.dispose();
});

testOnBackends("every parameter has a gradient, read from one end or from both", () => {
  const { train, shape } = datasetOf(4, 1, 1);
  for (const options of [{}, { bidirectional: true }, { dropout: 0.2 }, { pivot: "mean" }]) {
    const model = new NeuralProgrammer(
      parseNeuralProgrammerOptions({ embeddingSize: 5, initialRange: 0.5, ...options }),
      shape,
      stream("init"),
    );
    const { gradients, dispose } = model.lossAndGradients(
      train.batch([...Array(40).keys()]),
      training(),
    );
    for (const [name, gradient] of Object.entries(gradients)) {
      assert(
        gradient.dataSync().some((value) => value !== 0),
        `${name} of ${JSON.stringify(options)}`,
      );
      assert(gradient.dataSync().every(Number.isFinite), name);
    }
    dispose();
    model.dispose();
  }
});

Deno.test("a Neural Programmer learns to count and to sum, out of range too", async () => {
  await tf.setBackend("wasm");
  const before = tf.memory().numTensors;
  const { train, test, shape } = datasetOf(1, 1, 0, 1000);
  const options = parseNeuralProgrammerOptions({ embeddingSize: 32 });
  const model = new NeuralProgrammer(options, shape, stream("init"));
  const rule = adam({ learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  const optimizer = chain(clipByGlobalNorm(1), rule);
  const whole = test.batch([...Array(test.length).keys()]);
  const first = model.predict(whole);
  let state: State = optimizer.init(model.parameters);
  const order = stream("order");
  for (let epoch = 0; epoch < 12; epoch++) {
    const indices = order.shuffled(Array(train.length).keys());
    for (let start = 0; start < indices.length; start += 50) {
      const batch = train.batch(indices.slice(start, start + 50));
      const { gradients, dispose } = model.lossAndGradients(batch, training());
      state = applyGradients(optimizer, model.parameters, gradients, state, { epoch });
      dispose();
    }
  }
  const last = model.predict(whole);
  assert(last.wrong <= first.wrong - 40, `${first.wrong} to ${last.wrong} wrong of ${last.total}`);
  model.dispose();
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("parseNeuralProgrammerOptions() refuses what it does not know", () => {
  for (const options of [{ steps: 0 }, { huberDelta: -1 }, { dropout: 1 }, { width: 3 }]) {
    assertThrows(
      () => parseNeuralProgrammerOptions(options),
      TypeError,
      "Cannot use the model options of neural-programmer: ",
    );
  }
});
