/** `LayersModel.compile` and `fit` against a loop of our own: the same bits, whatever the optimizer wraps. */

import * as tf from "@tensorflow/tfjs";
import { sha256, streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  applyGradients,
  asTfOptimizer,
  buildOptimizer,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  masked,
  named,
  sgd,
  telemetryOf,
  type TransformationOptimizer,
} from "../../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertNotEquals } from "../../../std.ts";
import { startKernels } from "../../_tensors.ts";
import { startBackend } from "../../../engine/mod.ts";

const EPOCHS = 3, BATCH = 4, EXAMPLES = 10;
const UPDATES_PER_EPOCH = Math.ceil(EXAMPLES / BATCH);
const context = { key: streamKey(1, "noise"), length: { before: 0, last: EPOCHS } };

/** Registers a test by promises, which no tidy can hold, on both backends. */
function testModels(name: string, run: () => Promise<void>): void {
  for (const backend of ["wasm", "cpu"] as const) {
    Deno.test(`${name} [${backend}]`, async () => {
      await (backend === "wasm" ? startKernels() : startBackend(backend));
      tf.engine().startScope();
      const before = tf.memory().numTensors;
      try {
        await run();
      } finally {
        tf.engine().endScope();
        tf.disposeVariables();
      }
      assert(tf.memory().numTensors <= before, "tensors were left alive");
    });
  }
}

/** Two layers with the same weights in every model. */
function buildModel(): tf.Sequential {
  const dense = (units: number, seed: number, more = {}) =>
    tf.layers.dense({
      ...{ units, kernelInitializer: tf.initializers.glorotUniform({ seed }), ...more },
      name: `dense_${seed}`,
    });
  return tf.sequential({
    layers: [dense(5, 1, { inputShape: [3], activation: "tanh" }), dense(2, 2)],
  });
}

const data = () => {
  const values = (count: number, step: number) =>
    Array.from({ length: count }, (_, i) => Math.fround(Math.sin(step * i)));
  return {
    x: tf.tensor2d(values(EXAMPLES * 3, 1.7), [EXAMPLES, 3]),
    y: tf.tensor2d(values(EXAMPLES * 2, 0.9), [EXAMPLES, 2]),
  };
};

const valuesOf = (model: tf.LayersModel) =>
  model.trainableWeights.map((weight) => weight.read().dataSync<"float32">().slice());

/** Of parameters and the losses of all batches. */
const digestOf = (model: tf.LayersModel, losses: readonly number[]) =>
  sha256(
    ...valuesOf(model).map((values) => new Uint8Array(values.buffer)),
    new Uint8Array(Float64Array.from(losses).buffer),
  );

/** By `compile` and `fit`. */
async function fit(model: tf.LayersModel, optimizer: TransformationOptimizer): Promise<number[]> {
  const losses: number[] = [], { x, y } = data();
  model.compile({ optimizer, loss: "meanSquaredError" });
  await model.fit(x, y, {
    ...{ epochs: EPOCHS, batchSize: BATCH, shuffle: false },
    callbacks: { onBatchEnd: (_, logs) => void losses.push(logs!["loss"] as number) },
  });
  tf.dispose([x, y]);
  return losses;
}

/** By a loop of our own. */
function train(model: tf.LayersModel, optimizer: GradientTransformation): number[] {
  const losses: number[] = [], { x, y } = data();
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const parameters = Object.fromEntries(variables.map((variable) => [variable.name, variable]));
  let state = optimizer.init(parameters);
  for (let update = 0; update < EPOCHS * UPDATES_PER_EPOCH; update++) {
    const epoch = Math.floor(update / UPDATES_PER_EPOCH);
    const epochShare = update / UPDATES_PER_EPOCH - epoch;
    const from = update % UPDATES_PER_EPOCH * BATCH, size = Math.min(BATCH, EXAMPLES - from);
    const { value, grads } = tf.variableGrads(() => {
      const answers = model.apply(tf.slice(x, from, size), { training: true }) as tf.Tensor;
      return tf.mean(tf.metrics.meanSquaredError(tf.slice(y, from, size), answers)) as tf.Scalar;
    }, variables);
    losses.push(value.dataSync()[0]!);
    state = applyGradients(optimizer, parameters, grads, state, { epoch, epochShare });
    tf.dispose([value, grads]);
  }
  tf.dispose([x, y]);
  return losses;
}

const ADAM = "adam(0.05, beta1=0.9, beta2=0.999, epsilon=1e-8)";

for (
  const text of [
    `clip(0.5) > noise(annealed(eta=0.01)) > ${ADAM}`,
    `noise(0.01, anticorrelated=0.9) > trace(0.9) > sgd(0.05, halve=1)`,
    `telemetry(2) > skipNonFinite(3) > average(0.9) > accumulate(2) > clip(0.5) > noise(0.01) > ${ADAM}`,
  ]
) {
  testModels(`compile() and fit() reach the digest of a loop: ${text}`, async () => {
    const build = () => buildOptimizer(text, context);
    const model = buildModel(), begin = model.getWeights().map((one) => one.clone());
    const optimizer = asTfOptimizer(await build(), { updatesPerEpoch: UPDATES_PER_EPOCH });
    const digest = digestOf(model, await fit(model, optimizer));
    // Noise goes by the names of variables, so that they have to be the same ones.
    model.setWeights(begin);
    assertEquals(digestOf(model, train(model, await build())), digest);
    assertNotEquals(digestOf(model, []), digestOf(buildModel(), []));
  });
}

testModels(
  "layers that are frozen stay, and the others learn",
  async () => {
    const noise = addGradientNoise({ deviation: 0.1, key: context.key });
    const model = buildModel();
    model.layers[0]!.trainable = false;
    const before = model.layers[0]!.getWeights().map((one) => [...one.dataSync()]);
    const own = asTfOptimizer(chain(noise, sgd(0.1)));
    await fit(model, own);
    const after = model.layers[0]!.getWeights().map((one) => [...one.dataSync()]);
    assertEquals(after, before);
    assertEquals(own.state.update, EPOCHS * UPDATES_PER_EPOCH);
    assertNotEquals([...model.layers[1]!.getWeights()[1]!.dataSync()], [0, 0]);
  },
);

testModels("a batch that is not finite moves nothing in fit(), and is counted", async () => {
  const model = buildModel();
  const optimizer = asTfOptimizer(await buildOptimizer(`skipNonFinite(2) > clip(1) > ${ADAM}`));
  model.compile({ optimizer, loss: "meanSquaredError" });
  const x = tf.tensor2d([[1, 2, 3], [NaN, 0, 0], [1, 0, 1], [0, 0, 1]]), y = tf.ones([4, 2]);
  const moved: boolean[] = [], diverged: boolean[] = [];
  let before = valuesOf(model);
  await model.fit(x, y, {
    ...{ epochs: 1, batchSize: 1, shuffle: false },
    callbacks: {
      onBatchEnd() {
        const after = valuesOf(model);
        moved.push(JSON.stringify(after) !== JSON.stringify(before));
        before = after;
        diverged.push(optimizer.observation.diverged!);
      },
    },
  });
  assertEquals(moved, [true, false, true, true]);
  assertEquals(diverged, [false, false, false, false]);
  assertEquals([optimizer.state.update, optimizer.iterations], [3, 3]);
  assert(valuesOf(model).flatMap((values) => [...values]).every(Number.isFinite));
  // Two in a row: a callback can end the training.
  await model.fit(x, y, {
    ...{ epochs: 9, batchSize: 4 },
    callbacks: { onBatchEnd: () => void (model.stopTraining = optimizer.observation.diverged!) },
  });
  assertEquals(optimizer.observation.skipped, 2);
  tf.dispose([x, y]);
});

testModels("minimize() of some variables updates those alone", async () => {
  const one = tf.variable(tf.scalar(1), true, "one"),
    other = tf.variable(tf.scalar(1), true, "other");
  const optimizer = asTfOptimizer(await buildOptimizer(`clip(1) > ${ADAM}`));
  const loss = () => tf.square(tf.add(one, other)).asScalar();
  optimizer.minimize(loss, false, [one]);
  assertEquals(other.dataSync()[0], 1);
  assertAlmostEquals(one.dataSync()[0]!, 0.95, 1e-6);
  // The other one begins with moments of 0 at t = 2: 0.05 (0.1 / 0.19) / root(0.001 / 0.001999) = 0.0372.
  optimizer.minimize(loss, false, [other]);
  assertAlmostEquals(other.dataSync()[0]!, 1 - 0.0372069, 1e-5);
  assertEquals(optimizer.state.update, 2);
  optimizer.dispose();
});

testModels("averages stand in for a model's weights, and give them back", async () => {
  const model = buildModel();
  const optimizer = asTfOptimizer(await buildOptimizer(`average(0.5) > ${ADAM}`));
  await fit(model, optimizer);
  const trained = valuesOf(model), giveBack = optimizer.useAverages();
  assertNotEquals(valuesOf(model), trained);
  giveBack();
  assertEquals(valuesOf(model), trained);
});

testModels("telemetry is there after every reading", async () => {
  const model = buildModel();
  const optimizer = asTfOptimizer(
    await buildOptimizer("telemetry(4) > clip(0.1) > noise(0.01) > sgd(0.1)", context),
  );
  await fit(model, optimizer);
  const { update, clippedUpdates, expectedNoiseNorm } = telemetryOf(optimizer.state)!;
  assertEquals([update, clippedUpdates], [8, 1]);
  assertAlmostEquals(expectedNoiseNorm, 0.01 * Math.sqrt(3 * 5 + 5 + 5 * 2 + 2), 1e-9);
});

testModels("a saved optimizer is rebuilt with all that it contains", async () => {
  const noise = addGradientNoise({ deviation: 0.01, key: context.key });
  const wrapped = await buildOptimizer(
    `telemetry(3) > skipNonFinite(3) > average(uniform) > accumulate(2) > clip(0.5) > ${ADAM}`,
  );
  const groups = named({
    "*bias*": sgd(0.1) as GradientTransformation,
    "*": chain(
      masked(clipByGlobalNorm(0.1) as GradientTransformation, { only: ["dense_1*"] }),
      noise,
      sgd(0.2),
    ) as GradientTransformation,
  }) as GradientTransformation;
  for (const transformation of [wrapped, groups]) {
    tf.disposeVariables();
    const model = buildModel(), optimizer = asTfOptimizer(transformation);
    await fit(model, optimizer);
    const text = JSON.stringify(optimizer.getConfig());
    const copy = (optimizer.constructor as typeof TransformationOptimizer).fromConfig(
      optimizer.constructor as never,
      JSON.parse(text),
    ) as unknown as TransformationOptimizer;
    await copy.setWeights(await optimizer.getWeights());
    assertEquals(copy.state, optimizer.state);
    assertEquals(copy.getConfig(), optimizer.getConfig());
    const weights = model.getWeights().map((one) => one.clone());
    const losses = await fit(model, optimizer), after = valuesOf(model);
    model.setWeights(weights);
    assertEquals(await fit(model, copy), losses);
    assertEquals(valuesOf(model), after);
  }
});
