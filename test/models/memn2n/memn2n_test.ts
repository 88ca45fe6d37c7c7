import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { MemN2N, type MemN2NOptions, parseMemN2NOptions } from "../../../models/mod.ts";
import { storyTasks } from "../../../tasks/mod.ts";
import { timeIndices } from "../../../models/memn2n/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { trainingMode } from "../_training_mode.ts";
import {
  centralDifferences,
  largestRelativeError,
  startKernels,
  testOnBackends,
} from "../../_tensors.ts";
import { batch, shape } from "../_batch.ts";
import { referenceLoss } from "./_reference.ts";

const stream = (name: "init" | "timeNoise" | "dropout" | "selection") =>
  new RandomStream(streamKey(4, name));

function build(options: Partial<MemN2NOptions>) {
  // Embeddings of deviation 0.5 take the softmaxes out of their flat part.
  const all = parseMemN2NOptions({ embeddingSize: 3, initialStandardDeviation: 0.5, ...options });
  return { options: all, model: new MemN2N(all, shape, stream("init")) };
}

const published: readonly Partial<MemN2NOptions>[] = [
  {},
  { encoding: "bagOfWords", temporalEncoding: "none" },
  { encoding: "position", hops: 1 },
  { encoding: "position", temporalEncoding: "inside", hops: 2 },
  { encoding: "centredPosition", temporalEncoding: "inside" },
  { maskEmptySlots: true },
  { tying: "layerWise", hops: 2 },
  { tying: "layerWise", relu: true, encoding: "position" },
  { embeddingSize: 5, relu: true },
];

const paths = published.flatMap((options) =>
  (["reference", "fused"] as const).map((computation) => ({ ...options, computation }))
);

for (const given of paths) {
  const name = JSON.stringify(given);
  testOnBackends(`MemN2N.loss() has the value and gradients of the equations: ${name}`, () => {
    const { options, model } = build(given);
    for (const linear of [false, true]) {
      // The model and the reference draw the same time noise.
      const mode = trainingMode(4, linear ? "linear" : "softmax");
      const counts = batch.statementCounts;
      const ages = timeIndices(counts, 4, options.timeNoise, stream("timeNoise"));
      const parameters = Object.fromEntries(
        Object.entries(model.parameters).map(([key, variable]) => [
          key,
          Float64Array.from(variable.dataSync()),
        ]),
      );
      const reference = (changed: Record<string, Float64Array> = {}) =>
        referenceLoss(options, shape, batch, ages, { ...parameters, ...changed }, linear);
      const variables = Object.values(model.parameters);
      const { value, grads } = tf.variableGrads(
        () => model.loss(batch, mode),
        variables,
      );
      assertAlmostEquals(value.dataSync()[0]!, reference(), 1e-4);
      assertEquals(Object.keys(grads).length, variables.length, "a parameter has no gradient");
      for (const [key, variable] of Object.entries(model.parameters)) {
        const expected = centralDifferences((x) => reference({ [key]: x }), parameters[key]!);
        const error = largestRelativeError(grads[variable.name]!.dataSync(), expected);
        assert(error <= 1e-4, `${key}: relative error ${error}`);
      }
      tf.dispose([value, grads]);
    }
    model.dispose();
  });
}

testOnBackends("MemN2N.loss() is the same fused and in tensor operations, on real stories", () => {
  // Task 2 has stories of very different lengths: 1,000 questions, up to 50 statements in memory.
  const dataset = storyTasks["babi-qa2"]!.generate({ seed: 1, train: 200, test: 10 }, {});
  const stories = dataset.train.batch(Array.from({ length: 32 }, (_, i) => 5 * i));
  const gradients = (["fused", "reference"] as const).map((computation) => {
    const model = new MemN2N(parseMemN2NOptions({ computation }), dataset.shape, stream("init"));
    const mode = trainingMode(4, "softmax");
    const { value, grads } = tf.variableGrads(
      () => model.loss(stories, mode),
      Object.values(model.parameters),
    );
    const names = new Map(
      Object.entries(model.parameters).map(([name, { name: id }]) => [id, name]),
    );
    const result = new Map(
      Object.entries(grads).map(([id, tensor]) => [names.get(id)!, tensor.dataSync().slice()]),
    );
    result.set("loss", value.dataSync().slice());
    tf.dispose([value, grads]);
    model.dispose();
    return result;
  });
  const [fused, reference] = gradients as [typeof gradients[0], typeof gradients[0]];
  for (const [name, expected] of reference) {
    const error = largestRelativeError(fused.get(name)!, expected);
    assert(error <= 1e-3, `${name}: relative error ${error}`);
    const absolute = Math.max(
      ...expected.map((value, i) => Math.abs(value - fused.get(name)![i]!)),
    );
    assert(absolute <= 1e-5, `${name}: absolute error ${absolute}`);
  }
});

testOnBackends("MemN2N.predict() counts wrong answers, unseen ones among them", () => {
  const { model } = build({});
  const { answers, wrong, total } = model.predict(batch);
  assertEquals(total, 3);
  assertEquals(wrong, answers.filter((answer, i) => answer !== batch.answers[i]).length);
  // The third answer was never shown in training: wrong whatever the network says.
  const right = { ...batch, answers: Int32Array.of(answers[0]!, answers[1]!, -1) };
  const prediction = model.predict(right);
  assertEquals(prediction.wrong, 1);
  assert(Number.isFinite(prediction.loss));
  model.dispose();
});

testOnBackends("MemN2N.predict() has the loss of the reference without time noise", () => {
  const { options, model } = build({});
  const ages = timeIndices(batch.statementCounts, 4, 0, null);
  const parameters = Object.fromEntries(
    Object.entries(model.parameters).map(([key, v]) => [key, Float64Array.from(v.dataSync())]),
  );
  const expected = referenceLoss(options, shape, batch, ages, parameters, false);
  assertAlmostEquals(model.predict(batch).loss, expected, 1e-4);
  model.dispose();
});

for (const computation of ["reference", "fused"] as const) {
  testOnBackends(`MemN2N answers without noise in time, whatever its share: ${computation}`, () => {
    // 40 stories of one to three statements in a memory of 20: with gaps, the ages of most would move.
    const size = 40, memorySlots = 20, statementWords = 2;
    const statementCounts = Int32Array.from({ length: size }, (_, story) => 1 + story % 3);
    const words = (length: number, every: number) =>
      Int32Array.from({ length }, (_, i) => 1 + i * every % 6);
    const statements = words(size * memorySlots * statementWords, 5);
    for (const [story, count] of statementCounts.entries()) {
      const start = story * memorySlots * statementWords;
      statements.fill(0, start + count * statementWords, start + memorySlots * statementWords);
    }
    const stories = {
      ...{ kind: "story" as const, size, memorySlots, statementWords, questionWords: 1 },
      ...{ statements, statementCounts, questions: words(size, 1), answers: words(size, 2) },
    };
    const shape = { vocabularySize: 7, memorySlots, statementWords, questionWords: 1 };
    const network = (timeNoise: number) =>
      new MemN2N(
        parseMemN2NOptions({
          ...{ embeddingSize: 3, initialStandardDeviation: 0.5, timeNoise, computation },
        }),
        shape,
        stream("init"),
      );
    // The parameters are the same; no noise is drawn of a share of 0.
    const [noisy, plain] = [network(1), network(0)];
    for (const phase of ["linear", "softmax"]) {
      assertEquals(noisy.predict(stories, phase), plain.predict(stories, phase));
    }
    assertEquals(noisy.inspect(stories), plain.inspect(stories));
    // While they learn, the two differ.
    const learned = [noisy, plain].map((model) => {
      const mode = trainingMode(4, "softmax");
      const { loss, dispose } = model.lossAndGradients(stories, mode);
      dispose();
      return loss;
    });
    assert(Math.abs(learned[0]! - learned[1]!) > 0.1, learned.join(" "));
    noisy.dispose();
    plain.dispose();
  });

  testOnBackends(`MemN2N gives the first of answers with equal scores: ${computation}`, () => {
    const { model } = build({
      ...{ computation, hops: 1, embeddingSize: 1, encoding: "bagOfWords" },
      ...{ temporalEncoding: "none" },
    });
    const { embedding0, embedding1 } = model.parameters;
    const answersOf = (inputs: readonly number[], outputs: readonly number[]) => {
      tf.tidy(() => {
        embedding0!.assign(tf.tensor2d([...inputs], [6, 1]));
        embedding1!.assign(tf.tensor2d([...outputs], [6, 1]));
      });
      const { answers } = model.predict(batch);
      assertEquals(model.inspect(batch).map(({ answer }) => answer), [...answers]);
      return [...answers];
    };
    // All scores are 0, that of the null word too.
    assertEquals(answersOf(Array(6).fill(0), Array(6).fill(0)), [0, 0, 0]);
    // A state above 0, and words 2, 4 and 5 with the same row.
    assertEquals(answersOf(Array(6).fill(1), [0, 1, 0, 1, 1, 0]), [2, 2, 2]);
    model.dispose();
  });
}

testOnBackends("MemN2N.predict() leaves out the softmax when it is asked to", () => {
  for (const computation of ["reference", "fused"] as const) {
    const { options, model } = build({ computation });
    const ages = timeIndices(batch.statementCounts, 4, 0, null);
    const parameters = Object.fromEntries(
      Object.entries(model.parameters).map(([key, v]) => [key, Float64Array.from(v.dataSync())]),
    );
    const expected = referenceLoss(options, shape, batch, ages, parameters, true);
    assertAlmostEquals(model.predict(batch, "linear").loss, expected, 1e-4);
    assert(Math.abs(model.predict(batch).loss - expected) > 0.01);
    model.dispose();
  }
});

testOnBackends("MemN2N.inspect() gives the attention of each hop over the story", () => {
  const { model } = build({ maskEmptySlots: true });
  const inspections = model.inspect(batch);
  assertEquals(inspections.map(({ attention }) => attention.map((hop) => hop.length)), [
    [4, 4, 4],
    [2, 2, 2],
    [1, 1, 1],
  ]);
  for (const { attention } of inspections) {
    for (const hop of attention) assertAlmostEquals(hop.reduce((a, b) => a + b), 1, 1e-6);
  }
  model.dispose();

  // Unmasked, the three empty slots of the last story take their share: the rest is less than 1.
  const open = build({});
  const [, , last] = open.model.inspect(batch);
  assert(last!.attention[0]![0]! < 0.9);
  open.model.dispose();
});

Deno.test("MemN2N has as many parameters as the tying says", async () => {
  await startKernels();
  // V - 1 = 6 words, M = 4 ages, d = 3: an embedding has (6 + 4) 3 = 30 numbers.
  const counts = [
    [{ hops: 3 }, 4 * 30],
    [{ hops: 1 }, 2 * 30],
    [{ hops: 3, temporalEncoding: "none" }, 4 * 18],
    // A, C, then B and W of 18 each, and H of 9.
    [{ hops: 3, tying: "layerWise" }, 2 * 30 + 2 * 18 + 9],
  ] as const;
  for (const [options, expected] of counts) {
    const { model } = build(options);
    const count = Object.values(model.parameters).reduce((sum, { size }) => sum + size, 0);
    assertEquals(count, expected);
    model.dispose();
  }
});

Deno.test("MemN2N has one group for the embedding and the ages of a hop", async () => {
  await startKernels();
  const { model } = build({ hops: 1 });
  assertEquals(model.parameterGroups, { embedding0: "embedding0", embedding1: "embedding1" });
  // 6 words, then 4 ages.
  assertEquals(model.parameters.embedding0!.shape, [10, 3]);
  model.dispose();
});

Deno.test("parseMemN2NOptions() fills in the recipe that was measured", () => {
  assertEquals(parseMemN2NOptions({}), {
    hops: 3,
    embeddingSize: 20,
    tying: "adjacent",
    encoding: "centredPosition",
    temporalEncoding: "outside",
    timeNoise: 0.1,
    maskEmptySlots: false,
    relu: false,
    computation: "fused",
    initialStandardDeviation: 0.1,
  });
});

Deno.test("parseMemN2NOptions() names the option that it cannot use", () => {
  assertThrows(() => parseMemN2NOptions({ hops: 0 }), TypeError, "memn2n: hops: ");
  assertThrows(() => parseMemN2NOptions({ hop: 1 }), TypeError, '"hop"');
});
