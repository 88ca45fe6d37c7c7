import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../../engine/mod.ts";
import { NeuralProgrammer, parseNeuralProgrammerOptions } from "../../../../models/mod.ts";
import { buildTableDataset, generateQuestions } from "../../../../tasks/mod.ts";
import { applyGradients, buildOptimizer, type State } from "../../../../optim/mod.ts";
import { readOptimizer } from "../../../../optim/spec/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { startKernels } from "../../../_tensors.ts";
import { trainingMode } from "../../_training_mode.ts";

/** Questions about one column of which no two have the same text: each ends with a word of its own. */
function uniqueQuestions(count: number) {
  const generated = generateQuestions(
    { numericColumns: 1, textColumns: 0, variety: false },
    { level: 1, trainingShare: 1 },
    { train: count, test: 10 },
    new RandomStream(streamKey(1, "data")),
  );
  return buildTableDataset({
    ...generated,
    train: generated.train.map((question, i) => ({
      ...question,
      words: [...question.words, `of-report-${i}`],
    })),
    digest: "",
  });
}

Deno.test("questions whose texts never repeat are searched, and the loss falls", async () => {
  await startKernels();
  const before = tf.memory().numTensors;
  const data = uniqueQuestions(200), { train, shape } = data;
  const model = new NeuralProgrammer(
    parseNeuralProgrammerOptions({
      ...{ objective: "found", verifications: 4, embeddingSize: 16, searchDraws: 64 },
      ...{ huberDelta: 1, lookupWeight: 30, scalarScale: "root" },
    }),
    shape,
    new RandomStream(streamKey(1, "init")),
    data,
  );
  const optimizer = await buildOptimizer(
    readOptimizer("clip(10) > adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-8)"),
    { key: streamKey(1, "noise"), groups: model.parameterGroups, length: { before: 0, last: 8 } },
  );
  const { random } = trainingMode(1, "main"), batchSize = 45;
  let state: State = optimizer.init(model.parameters);
  const losses: number[] = [];
  for (let epoch = 0; epoch < 8; epoch++) {
    let loss = 0;
    for (let start = 0; start < train.length; start += batchSize) {
      const batch = train.batch(Array.from({ length: batchSize }, (_, i) => start + i));
      const mode = {
        training: true,
        phase: "main",
        progress: epoch / 8,
        update: epoch,
        random,
      } as const;
      const { loss: own, gradients, dispose } = model.lossAndGradients(batch, mode);
      state = applyGradients(optimizer, model.parameters, gradients, state, { epoch });
      dispose();
      loss += own;
    }
    losses.push(loss / train.length);
  }
  const seen = model.observe(train.batch([0]));
  assertEquals(seen.texts, train.length);
  // All have one question, and one that a program answers by accident is found at last.
  assert(seen.found! > 0.9 * train.length, `${seen.found}`);
  assert(losses.every(Number.isFinite));
  // While few are known there is little to descend: from the highest loss on it falls.
  assert(losses.at(-1)! < Math.max(...losses), losses.join());
  model.dispose();
  assertEquals(tf.memory().numTensors, before);
});
