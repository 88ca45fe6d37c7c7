import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../engine/mod.ts";
import { NeuralProgrammer, parseNeuralProgrammerOptions } from "../../models/mod.ts";
import { adam, applyGradients, chain, clipByGlobalNorm, type State } from "../../optim/mod.ts";
import { buildTableDataset, columnNames, generateQuestions, type Level } from "../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";

const stream = (
  name: "data" | "init" | "order" | "dropout" | "timeNoise" | "selection",
  seed = 1,
) => new RandomStream(streamKey(seed, name));

function datasetOf(level: Level, numericColumns: number, textColumns: number, train = 200) {
  const style = { numericColumns, textColumns, variety: false };
  const counts = { train, test: 200 };
  const questions = generateQuestions(style, { level, trainingShare: 1 }, counts, stream("data"));
  const columns = columnNames(numericColumns, textColumns);
  return buildTableDataset({ ...questions, columns, numericColumns, digest: "" });
}

const training = (dropout = stream("dropout")) =>
  ({
    training: true,
    linear: false,
    progress: 0,
    random: { dropout, timeNoise: stream("timeNoise"), selection: stream("selection") },
  }) as const;

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
