/** Models that are saved with some layers frozen, and go on with others, against ones that never stop. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  asTfOptimizer,
  buildOptimizer,
  stateFromJson,
  stateToJson,
  type TransformationOptimizer,
} from "../../../optim/mod.ts";
import { assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";

const context = { key: streamKey(1, "noise") };
const ADAM = "adam(0.05, beta1=0.9, beta2=0.999, epsilon=1e-8)";

/** Two layers of one shape. */
function buildModel(optimizer: tf.Optimizer): tf.Sequential {
  const dense = (name: string, value: number) =>
    tf.layers.dense({
      ...{ units: 2, inputShape: [2], name },
      kernelInitializer: tf.initializers.constant({ value }),
    });
  const model = tf.sequential({ layers: [dense("h", 0.5), dense("o", -0.25)] });
  model.compile({ optimizer, loss: "meanSquaredError" });
  return model;
}

/** Trains the layers of these names, the others being frozen. */
async function fit(model: tf.LayersModel, layers: string, epochs = 3): Promise<number[][]> {
  for (const layer of model.layers) layer.trainable = layers.includes(layer.name);
  const optimizer = model.optimizer;
  model.compile({ optimizer, loss: "meanSquaredError" });
  const x = tf.tensor2d([[1, 2], [3, -1]]), y = tf.tensor2d([[3, 0], [-6, 1]]);
  await model.fit(x, y, { epochs, batchSize: 2, shuffle: false, verbose: 0 });
  tf.dispose([x, y]);
  // In the order of the layers: those of frozen ones come last in a model.
  return model.layers.flatMap((layer) => layer.getWeights()).map((one) => [...one.dataSync()]);
}

async function save(model: tf.LayersModel): Promise<tf.io.ModelArtifacts> {
  let kept: tf.io.ModelArtifacts | undefined;
  const modelArtifactsInfo = { dateSaved: new Date(0), modelTopologyType: "JSON" as const };
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      kept = structuredClone(artifacts);
      return Promise.resolve({ modelArtifactsInfo });
    }),
    { includeOptimizer: true },
  );
  return kept!;
}

const load = (artifacts: tf.io.ModelArtifacts) =>
  tf.loadLayersModel(tf.io.fromMemory(structuredClone(artifacts)));

const build = async (text: string) => asTfOptimizer(await buildOptimizer(text, context));

function testModels(name: string, run: () => Promise<void>): void {
  Deno.test(name, async () => {
    await tf.setBackend("cpu");
    tf.engine().startScope();
    try {
      await run();
    } finally {
      tf.engine().endScope();
      tf.disposeVariables();
    }
  });
}

/** Layers that are trained before and after. */
const changes = [["o", "h"], ["o", "ho"], ["ho", "h"], ["ho", "o"], ["h", "o"], [
  "h",
  "ho",
]] as const;
const texts = {
  momentum: "momentum(0.05, 0.9)",
  Adam: ADAM,
  noise: "noise(0.1) > sgd(0.05)",
  "a mask": 'noise(0.1, only=["h/*"]) > momentum(0.05, 0.9)',
};

for (const [name, text] of Object.entries(texts)) {
  for (const [before, after] of changes) {
    // A mask that names no parameter is refused.
    if (name === "a mask" && before === "o") continue;
    testModels(`a model goes on with ${after} after ${before}: ${name}`, async () => {
      const whole = buildModel(await build(text));
      await fit(whole, before);
      const artifacts = await save(whole);
      const middle = await fit(whole, after), end = await fit(whole, "ho");
      assertNotEquals(middle, end);
      // As in another process, but for the numbers in names.
      tf.disposeVariables();
      const loaded = await load(artifacts);
      assertEquals(await fit(loaded, after), middle);
      const again = await save(loaded);
      tf.disposeVariables();
      const third = await load(again);
      assertEquals(await fit(third, "ho"), end);
    });
  }
  testModels(`a model goes on beside the one that it was saved from: ${name}`, async () => {
    const whole = buildModel(await build(text));
    await fit(whole, "h");
    const loaded = await load(await save(whole));
    for (const layers of ["h", "ho", "o"]) {
      assertEquals(await fit(loaded, layers), await fit(whole, layers), layers);
    }
  });
}

testModels("which layer is which of several of one name is not guessed", async () => {
  const of = (name: string) => tf.tidy(() => tf.variable(tf.tensor1d([1]), true, name));
  const one = tf.tensor1d([1]), rule = "momentum(0.5, 0.5)";
  for (const name of ["d/w", "d/w_1"]) of(name);
  const optimizer = await build(rule);
  optimizer.applyGradients({ "d/w": one, "d/w_1": tf.tensor1d([2]) });
  const weights = await optimizer.getWeights();
  const others = [of("d/w_2"), of("d/w_3")];
  const lone = await build(rule);
  await lone.setWeights(weights);
  assertThrows(
    () => lone.applyGradients({ "d/w_3": one }),
    TypeError,
    "Cannot update d/w_3 with a state of other parameters: d/w, d/w_1",
  );
  const both = await build(rule);
  await both.setWeights(weights);
  both.applyGradients({ "d/w_2": one, "d/w_3": one });
  assertEquals(others.map((w) => w.dataSync()[0]), [0.25, 0]);
  // Names that are equal are taken by name, in any order.
  const same = await build(rule);
  await same.setWeights(weights);
  same.applyGradients({ "d/w_1": one });
  const [w] = tf.engine().registeredVariables["d/w_1"]!.dataSync();
  assertEquals(w, -1);
});

testModels("a state that was assigned is saved whole before its next update", async () => {
  for (const text of [ADAM, "noise(0.1) > sgd(0.05)"]) {
    const whole = buildModel(await build(text));
    await fit(whole, "ho");
    const next = await build(text);
    const { state } = whole.optimizer as TransformationOptimizer;
    next.state = stateFromJson(JSON.parse(JSON.stringify(stateToJson(state))));
    whole.compile({ optimizer: next, loss: "meanSquaredError" });
    const loaded = await load(await save(whole));
    assertEquals(await fit(loaded, "ho"), await fit(whole, "ho"));
    tf.disposeVariables();
  }
});

testModels("averages of a loaded model can be used before its next update", async () => {
  const whole = buildModel(await build(`average(0.5) > ${ADAM}`));
  const trained = await fit(whole, "ho"), artifacts = await save(whole);
  const valuesOf = (model: tf.LayersModel) => model.getWeights().map((one) => [...one.dataSync()]);
  const own = whole.optimizer as TransformationOptimizer;
  const giveBack = own.useAverages(), averages = valuesOf(whole);
  giveBack();
  assertNotEquals(averages, trained);
  // A state that was assigned goes by the names.
  const other = await build(`average(0.5) > ${ADAM}`);
  other.state = own.state;
  const restore = other.useAverages();
  assertEquals(valuesOf(whole), averages);
  restore();
  const beside = (await load(artifacts)).optimizer as TransformationOptimizer;
  assertThrows(() => beside.useAverages(), TypeError, "several variables are called so");
  tf.disposeVariables();
  assertThrows(() => beside.useAverages(), TypeError, "no variable is called so");
  const loaded = await load(artifacts);
  (loaded.optimizer as TransformationOptimizer).useAverages();
  assertEquals(valuesOf(loaded), averages);
});
