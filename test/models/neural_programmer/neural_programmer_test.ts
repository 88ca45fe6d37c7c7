import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import {
  NeuralProgrammer,
  parseNeuralProgrammerOptions,
  type ProgramInspection,
} from "../../../models/mod.ts";
import { adam, applyGradients, chain, clipByGlobalNorm, type State } from "../../../optim/mod.ts";
import {
  columnNames,
  drawTable,
  generateQuestions,
  interpret,
  type Level,
  testSizes,
} from "../../../tasks/tables/mod.ts";
import { buildTableDataset, type TableDataset, type TableQuestion } from "../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { startKernels, testOnBackends } from "../../_tensors.ts";
import { computations } from "../_computations.ts";
import { trainingMode } from "../_training_mode.ts";

const stream = (
  name: "data" | "init" | "order" | "dropout" | "timeNoise" | "selection",
  seed = 1,
) => new RandomStream(streamKey(seed, name));

function questionsOf(level: Level, numericColumns: number, textColumns: number, train = 200) {
  const style = { numericColumns, textColumns, variety: false };
  const counts = { train, test: 200 };
  const questions = generateQuestions(style, { level, trainingShare: 1 }, counts, stream("data"));
  const columns = columnNames(numericColumns, textColumns);
  return { ...questions, columns, numericColumns, digest: "" };
}

function datasetOf(...sizes: Parameters<typeof questionsOf>) {
  return buildTableDataset(questionsOf(...sizes));
}

const training = () => trainingMode(1, "main");

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

for (const { name, options } of computations) {
  testOnBackends(`answers have no part in dropout and noise on the selection: ${name}`, () => {
    const { test, shape } = datasetOf(4, 1, 1);
    const batch = test.batch([...Array(12).keys()]);
    const network = (changes: Record<string, unknown>) =>
      new NeuralProgrammer(
        parseNeuralProgrammerOptions({
          ...{ embeddingSize: 5, initialRange: 0.5 },
          ...{ ...options, ...changes },
        }),
        shape,
        stream("init"),
      );
    const plain = network({}), learned: number[] = [];
    for (const changes of [{ dropout: 0.5 }, { selectionNoise: 5 }]) {
      const model = network(changes);
      assertEquals(model.predict(batch), plain.predict(batch));
      assertEquals(model.choose(batch), plain.choose(batch));
      // While they learn, they differ: by dropout to the end, by the noise until nine tenths.
      const lossAt = (one: NeuralProgrammer, progress: number) => {
        const { loss, dispose } = one.lossAndGradients(batch, { ...training(), progress });
        dispose();
        return loss;
      };
      const [own, other] = [lossAt(model, 0), lossAt(plain, 0)];
      learned.push(own, other);
      assertEquals(lossAt(model, 0.95), "dropout" in changes ? own : other);
      model.dispose();
    }
    assertEquals(new Set(learned).size, 3);
    // What is learned is summed over the batch, as answers are.
    assertAlmostEquals(learned[1]! / plain.predict(batch).loss, 1, 1e-5);
    plain.dispose();
  });
}

/** Trains for so many epochs in batches of 50. */
function train(model: NeuralProgrammer, { train }: TableDataset, epochs: number): void {
  const rule = adam({ learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  const optimizer = chain(clipByGlobalNorm(1), rule);
  let state: State = optimizer.init(model.parameters);
  const order = stream("order");
  for (let epoch = 0; epoch < epochs; epoch++) {
    const indices = order.shuffled(Array(train.length).keys());
    for (let start = 0; start < indices.length; start += 50) {
      const batch = train.batch(indices.slice(start, start + 50));
      const { gradients, dispose } = model.lossAndGradients(batch, training());
      state = applyGradients(optimizer, model.parameters, gradients, state, { epoch });
      dispose();
    }
  }
}

Deno.test("a Neural Programmer learns to count and to sum, out of range too", async () => {
  await startKernels();
  const before = tf.memory().numTensors;
  const dataset = datasetOf(1, 1, 0, 1000);
  const options = parseNeuralProgrammerOptions({ embeddingSize: 32 });
  const model = new NeuralProgrammer(options, dataset.shape, stream("init"));
  const whole = dataset.test.batch([...Array(dataset.test.length).keys()]);
  const first = model.predict(whole);
  train(model, dataset, 12);
  const last = model.predict(whole);
  assert(last.wrong <= first.wrong - 40, `${first.wrong} to ${last.wrong} wrong of ${last.total}`);
  model.dispose();
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("what a program says of a question holds for other tables", async () => {
  await startKernels();
  const asked = questionsOf(1, 1, 0, 1000), dataset = buildTableDataset(asked);
  const options = parseNeuralProgrammerOptions({ embeddingSize: 32 });
  const model = new NeuralProgrammer(options, dataset.shape, stream("init"));
  train(model, dataset, 12);
  const right = Array.from({ length: dataset.test.length }, (_, i) => i)
    .filter((i) => model.predict(dataset.test.batch([i])).wrong === 0);
  assert(right.length >= 50, `${right.length} right`);
  // Sorted by kind, as the data set has them.
  const sorted = [...Map.groupBy(asked.test, ({ part }) => part).values()].flat();
  const random = stream("data").derive("fresh tables");
  const style = { numericColumns: 1, textColumns: 0, variety: false };
  const fresh = right.flatMap((i) => {
    const [{ steps, operands }] = model.inspect(dataset.test.batch([i]), dataset) as [
      ProgramInspection,
    ];
    return Array.from({ length: 20 }, (_, n): TableQuestion => {
      const table = drawTable(style, testSizes, random.derive(i).derive(n));
      const { answer } = interpret(
        steps.map(({ operation, column }) => ({ operation, column })),
        operands,
        table,
      );
      return { ...sorted[i]!, table, answer: answer! };
    });
  });
  const { test } = buildTableDataset({ ...asked, test: fresh });
  const { wrong, total } = model.predict(test.batch([...Array(test.length).keys()]));
  assertEquals(total, 20 * right.length);
  assertEquals(wrong, 0);
  model.dispose();
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
