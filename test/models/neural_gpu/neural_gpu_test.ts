import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../../../engine/mod.ts";
import { neuralGpu } from "../../../models/mod.ts";
import {
  drawDropout,
  NeuralGpu,
  parameterPlans,
  parseNeuralGpuOptions,
  unitNames,
} from "../../../models/neural_gpu/mod.ts";
import type { SequenceBatch } from "../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { startKernels } from "../../_tensors.ts";
import { testEveryWay } from "../_ways.ts";
import {
  largestError,
  learn,
  lossOf,
  modelWith,
  modeOf,
  randomBatch,
  randomParameters,
  shape,
  smallOptions,
  stream,
} from "./_cases.ts";
import { drawExactly, runExactly } from "./_network.ts";

/** Parameters as plain numbers, by name. */
function valuesOf({ parameters }: NeuralGpu): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, own]) => [name, Float32Array.from(own.dataSync())]),
  );
}

/** How many numbers the parameters of these names have. */
function countOf(options: object, counts: (name: string) => boolean): number {
  return parameterPlans(parseNeuralGpuOptions({ ...options }), shape)
    .filter(({ name }) => counts(name))
    .reduce((sum, { shape }) => sum + shape.reduce((product, axis) => product * axis, 1), 0);
}

Deno.test("units have as many parameters as the paper's", () => {
  const isOfUnit = (name: string) => name.startsWith("set");
  // Two layers, three maps of maps each: 2 x 3 x (3 x 3 x 24 x 24 + 24).
  assertEquals(countOf({ parameterSets: 1 }, isOfUnit), 31_248);
  assertEquals(countOf({}, isOfUnit), 6 * 31_248);
  // (4 - 1) x 24, 24 x 24 + 24 and 24 x 3 + 3
  assertEquals(countOf({}, (name) => !isOfUnit(name)), 72 + 600 + 75);
});

Deno.test("parameters are uniform, biases 0, and each set begins with values of its own", async () => {
  await startKernels();
  const options = parseNeuralGpuOptions({
    ...{ maps: 12, parameterSets: 3, layers: 2, initScale: 0.5 },
  });
  const model = new NeuralGpu(options, shape, stream("init")), values = valuesOf(model);
  // Uniform unit scaling: sqrt(3 / inputs), times 1.8 and the scale; embeddings do not scale.
  const bounds: Readonly<Record<string, number>> = {
    embedding: 1.7,
    inputWeights: 0.9 * Math.sqrt(3 / 12),
    outputWeights: 0.9 * Math.sqrt(3 / 12),
    Gates: 0.9 * Math.sqrt(3 / (9 * 12)),
    Candidate: 0.9 * Math.sqrt(3 / (9 * 12)),
  };
  for (const [name, own] of Object.entries(values)) {
    const bound = bounds[name.replace(/^set.Layer./, "")];
    if (bound === undefined) {
      assert(name.endsWith("Bias"), name);
      assertEquals(own.filter((value) => value !== 0).length, 0, name);
      continue;
    }
    // A word for each, of the stream of the name.
    const random = stream("init").derive(name);
    const expected = own.map(() => bound * (2 * random.uniform() - 1));
    assertEquals(own, expected, name);
    assert(Math.max(...own) > 0.8 * bound && Math.min(...own) < -0.8 * bound, name);
  }
  assert(values["set1Layer1Gates"]![0] !== values["set2Layer1Gates"]![0]);
  assert(values["set1Layer1Gates"]![0] !== values["set1Layer2Gates"]![0]);
  assertEquals(new Set(Object.values(model.parameterGroups)), new Set(["all"]));
  assertEquals(Object.keys(model.parameterGroups), Object.keys(values));
  model.dispose();
});

Deno.test("parameters have the names and shapes that were promised", () => {
  const options = smallOptions({ parameterSets: 2 });
  const plans = Object.fromEntries(
    parameterPlans(options, shape).map(({ name, shape }) => [name, shape]),
  );
  const unit = (set: number) => {
    const { gates, gateBias, candidate, candidateBias } = unitNames(set, 1);
    return {
      [gates]: [3, 3, 3, 6],
      [gateBias]: [6],
      [candidate]: [3, 3, 3, 3],
      [candidateBias]: [3],
    };
  };
  assertEquals(plans, {
    ...{ embedding: [3, 3], inputWeights: [3, 3], inputBias: [3] },
    ...{ outputWeights: [3, 3], outputBias: [3] },
    ...unit(1),
    ...unit(2),
  });
  assertEquals(unitNames(2, 3).candidateBias, "set2Layer3CandidateBias");
});

testEveryWay(
  "loss and gradients have the pull once, however many lengths there are",
  (computed) => {
    const options = smallOptions({ parameterSets: 3, pull: 0.25, ...computed });
    const parameters = randomParameters(options), batch = randomBatch([4, 2, 3, 2]);
    const model = modelWith(options, parameters), learned = learn(model, batch);
    const exact = runExactly(options, parameters, batch);
    const losses = exact.sequences.reduce((sum, { loss }) => sum + loss, 0);
    // Of numbers between -0.5 and 0.5 the distance is far from 0.
    assert(exact.objective > losses / 4 + 1, "no pull");
    assertAlmostEquals(learned.loss, losses, 1e-5);
    assertAlmostEquals(lossOf(model, batch), exact.objective, 1e-4);
    for (const [name, gradient] of Object.entries(exact.gradients)) {
      assert(largestError(learned.gradients[name]!, gradient) < 1e-5, name);
    }
    model.dispose();
  },
);

testEveryWay("the pull grows until it is strong, and then the sets are averaged", (computed) => {
  const options = smallOptions({
    ...{ parameterSets: 3, layers: 2, pull: 0.0005, pullGrowth: 1.2, pullLimit: 0.1 },
    ...computed,
  });
  const parameters = randomParameters(options), model = modelWith(options, parameters);
  const before = valuesOf(model);
  model.advance();
  assertAlmostEquals(model.pull, 0.0006, 1e-12);
  // 0.0005 x 1.2^29 is 0.0989, x 1.2^30 is 0.1187.
  for (let i = 0; i < 29; i++) model.advance();
  assertAlmostEquals(model.pull, 0.1187, 1e-4);
  assertEquals(valuesOf(model), before);
  const batch = randomBatch([2]),
    { gradients } = runExactly(options, parameters, batch, undefined, model.pull);
  const learned = learn(model, batch).gradients;
  for (const [name, gradient] of Object.entries(gradients)) {
    assert(largestError(learned[name]!, gradient) < 1e-5, name);
  }
  model.advance();
  assertAlmostEquals(model.pull, 0.1187, 1e-4);
  const after = valuesOf(model);
  for (const [name, own] of Object.entries(before)) {
    if (!name.startsWith("set")) {
      assertEquals(after[name], own, name);
      continue;
    }
    const sets = [1, 2, 3].map((set) => before[name.replace(/^set./, `set${set}`)]!);
    const mean = own.map((_, i) => sets.reduce((sum, values) => sum + values[i]!, 0) / 3);
    assertEquals(after[name], mean, name);
  }
  model.dispose();
});

testEveryWay("a limit that the pull is at averages at once", (computed) => {
  const options = smallOptions({ parameterSets: 2, pull: 0.1, pullLimit: 0.1, ...computed });
  const model = modelWith(options, randomParameters(options));
  learn(model, randomBatch([4]));
  model.advance();
  assertEquals(model.pull, 0.1);
  const values = valuesOf(model), fresh = modelWith(options, values), batch = randomBatch([4]);
  assertEquals(values["set1Layer1Gates"], values["set2Layer1Gates"]);
  assertEquals(model.predict(batch), fresh.predict(batch));
  assertEquals(learn(model, batch), learn(fresh, batch));
  for (const own of [model, fresh]) own.dispose();
});

testEveryWay("a model that is restored pulls as the saved one", (computed) => {
  const options = smallOptions({ parameterSets: 2, pull: 0.05, ...computed });
  const parameters = randomParameters(options), batch = randomBatch([3]);
  const model = modelWith(options, parameters), other = modelWith(options, parameters);
  model.advance();
  const before = learn(other, batch).gradients["set1Layer1Gates"]!;
  other.restore(JSON.parse(JSON.stringify(model.save())));
  assertEquals(other.pull, model.pull);
  assertEquals(learn(other, batch), learn(model, batch));
  assert(before[0] !== learn(other, batch).gradients["set1Layer1Gates"]![0]);
  for (const own of [model, other]) own.dispose();
});

testEveryWay(
  "factors of dropout are drawn in training alone, a word for each number",
  (computed) => {
    const options = smallOptions({ dropout: 0.5, height: 3, ...computed });
    const parameters = randomParameters(options), model = modelWith(options, parameters);
    const batch = randomBatch([2, 9, 2]), { mode, streams } = modeOf();
    model.lossAndGradients(batch, mode).dispose();
    // (n + 1) n w m for each sequence, twice of length 2 and once of length 9.
    const words = 2 * (3 * 2 * 9) + 10 * 9 * 9;
    assertEquals(streams.positions(), { dropout: words });
    tf.dispose(model.loss(batch, mode));
    assertEquals(streams.positions(), { dropout: 2 * words });
    const without = runExactly(options, parameters, batch);
    const factors = drawExactly(options, batch, modeOf().mode.random("dropout"));
    const exact = runExactly(options, parameters, batch, factors);
    assert(Math.abs(exact.objective - without.objective) > 1e-3);
    assertAlmostEquals(lossOf(model, batch), exact.objective, 1e-5);
    const answering = tf.tidy(() =>
      model.loss(batch, { training: false, phase: "main" }).dataSync()[0]!
    );
    assertAlmostEquals(answering, without.objective, 1e-5);
    assertAlmostEquals(model.predict(batch).loss, 3 * without.objective, 1e-5);
    model.dispose();
  },
);

Deno.test("a number is silenced as often as the length says, and the others make up for it", async () => {
  await startKernels();
  const options = smallOptions({ dropout: 0.4, maps: 8, height: 4 });
  for (const [n, p] of [[3, 0.4], [8, 0.4], [16, 0.2], [40, 0.08]] as const) {
    const draw = (kernels: Parameters<typeof drawDropout>[3]) =>
      drawDropout(options, { size: 2, length: n }, modeOf().mode, kernels)!;
    const factors = draw(null), silenced = factors.filter((factor) => factor === 0).length;
    assertEquals(factors.length, (n + 1) * n * 4 * 8 * 2);
    const deviation = Math.sqrt(p * (1 - p) / factors.length);
    assert(Math.abs(silenced / factors.length - p) < 4 * deviation, `${silenced}, length ${n}`);
    assertEquals(new Set(factors), new Set([0, Math.fround(1 / (1 - p))]));
    assertEquals(draw(kernelsOf(tf.backend())), factors);
  }
});

/** Parameters with which symbol 1 is answered everywhere. */
function alwaysOne(options: ReturnType<typeof smallOptions>) {
  return {
    ...randomParameters(options),
    outputWeights: new Float32Array(3 * 3),
    outputBias: Float32Array.of(0, 2, 0),
  };
}

testEveryWay("sequences are scored whole, or symbol by symbol, without padding", (computed) => {
  const options = smallOptions(computed), model = modelWith(options, alwaysOne(options));
  const rows = [
    // Right; right before the padding; one of two wrong; nothing is wanted; all wrong, and another length.
    [1, 1, 1, 0],
    [1, 0, 0, 0],
    [1, 2, 0, 0],
    [0, 0, 0, 0],
    [2, 2, 2, 2],
  ];
  const batch: SequenceBatch = {
    ...{ kind: "sequence", size: 5, lengths: Int32Array.of(3, 3, 3, 3, 4) },
    ...{ input: new Int32Array(20), wanted: Int32Array.from(rows.flat()) },
  };
  const whole = model.predict(batch), symbols = model.predict(batch, "symbols");
  assertEquals([whole.wrong, whole.total], [2, 5]);
  assertEquals([symbols.wrong, symbols.total], [5, 10]);
  assertEquals(learn(model, batch).score, { wrong: 2, total: 5 });
  // Scores of 0, 2, 0. Of the first four sequences, means over three positions; padding counts.
  const total = Math.log(Math.E ** 2 + 2), right = total - 2, wrong = total;
  const loss = right + (right + 2 * wrong) / 3 + (right + 2 * wrong) / 3 + wrong + wrong;
  assertAlmostEquals(whole.loss, loss, 1e-5);
  assertEquals(symbols.loss, whole.loss);
  model.dispose();
});

testEveryWay("of equal scores the first symbol is answered", (computed) => {
  const options = smallOptions(computed);
  const model = modelWith(options, { ...alwaysOne(options), outputBias: Float32Array.of(0, 2, 2) });
  const [trace] = model.trace(randomBatch([4]));
  assertEquals(trace!.answers.map((answers) => [...answers]), Array(5).fill([1, 1, 1, 1]));
  model.dispose();
});

Deno.test("bad options are refused", () => {
  const faults = {
    maps: [0, 257, 1.5],
    height: [0, 17],
    layers: [0, 5],
    cutoff: [0.9, 11],
    dropout: [-0.1, 0.95],
    parameterSets: [0, 13],
    pull: [-1],
    pullGrowth: [0.9],
    pullLimit: [0],
    initScale: [0],
    computation: ["slow"],
    depth: [2],
  };
  for (const [name, values] of Object.entries(faults)) {
    for (const value of values) {
      assertThrows(() => parseNeuralGpuOptions({ [name]: value }), TypeError, name);
    }
  }
});

Deno.test("a setting says what decides how a network learns", () => {
  const setting = (own: object, noise = false) =>
    neuralGpu.settingOf(parseNeuralGpuOptions({ ...own }), { phases: {}, noise });
  assertEquals(setting({}), "m 24, w 4, 2 layers, R 6");
  assertEquals(
    setting({ maps: 8, height: 2, layers: 1, parameterSets: 1, dropout: 0.1 }, true),
    "m 8, w 2, 1 layer, R 1, dropout, noise",
  );
});

testEveryWay("bad sequences are refused, by everything that takes a batch", (computed) => {
  const options = smallOptions(computed), model = modelWith(options, randomParameters(options));
  const batch = randomBatch([3, 2]);
  const set = (array: Int32Array, at: number, value: number) => array.with(at, value);
  const faults: readonly [Partial<SequenceBatch>, new () => Error, string][] = [
    [{ size: 0 }, TypeError, "size is 0, no positive integer"],
    [{ size: 3 }, TypeError, "lengths is Int32Array(2), not Int32Array(3)"],
    [{ lengths: Int32Array.of(3, 0) }, RangeError, "a sequence has length 0"],
    [{ lengths: Int32Array.of(3, 4) }, TypeError, "input is Int32Array(6), not Int32Array(8)"],
    [{ input: batch.input.slice(1) }, TypeError, "input is Int32Array(5), not Int32Array(6)"],
    [{ wanted: batch.wanted.slice(1) }, TypeError, "wanted is Int32Array(5), not Int32Array(6)"],
    [{ input: set(batch.input, 4, 4) }, RangeError, "input has 4 in position 1, outside 0 to 3"],
    [{ input: set(batch.input, 4, -1) }, RangeError, "input has -1 in position 1, outside 0 to 3"],
    [{ wanted: set(batch.wanted, 2, 3) }, RangeError, "wanted has 3 in position 2, outside 0 to 2"],
    // Past the end of the second sequence.
    [{ input: set(batch.input, 5, 1) }, RangeError, "input has 1 in position 2, outside 0 to 0"],
    [{ wanted: set(batch.wanted, 5, 1) }, RangeError, "wanted has 1 in position 2, outside 0 to 0"],
  ];
  const calls: readonly ((batch: SequenceBatch) => unknown)[] = [
    (batch) => model.loss(batch, modeOf().mode),
    (batch) => model.lossAndGradients(batch, modeOf().mode),
    (batch) => model.predict(batch),
    (batch) => model.predict(batch, "symbols"),
    (batch) => model.trace(batch),
  ];
  for (const [change, kind, message] of faults) {
    for (const call of calls) {
      assertThrows(
        () => call({ ...batch, ...change }),
        kind,
        `Cannot run a Neural GPU: ${message}`,
      );
    }
  }
  model.dispose();
  assertThrows(() => model.predict(batch), TypeError, "embedding is disposed");
  for (const own of [{ inputSymbols: 1 }, { outputSymbols: 1.5 }]) {
    assertThrows(
      () => new NeuralGpu(options, { ...shape, ...own }, stream("init")),
      RangeError,
      `Symbols is ${Object.values(own)[0]}, fewer than 2`,
    );
  }
});
