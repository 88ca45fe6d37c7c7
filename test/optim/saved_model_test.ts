/** Optimizers of gradient transformations in models that tfjs saves and loads. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../engine/mod.ts";
import {
  accumulate,
  adam,
  addGradientNoise,
  annealed,
  asTfOptimizer,
  average,
  chain,
  clipByGlobalNorm,
  clipPerGroup,
  type GradientTransformation,
  halveEvery,
  named,
  sgd,
  skipNonFinite,
  telemetry,
  type TransformationOptimizer,
} from "../../optim/mod.ts";
import { assert, assertEquals, assertNotEquals, assertRejects } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";

/** Two layers of one shape: moments that change places do not show in sizes. */
function buildModel(optimizer: tf.Optimizer): tf.Sequential {
  const kernelInitializer = tf.initializers.constant({ value: 0.5 });
  const layer = (name: string) =>
    tf.layers.dense({ units: 2, name, inputShape: [2], useBias: false, kernelInitializer });
  const model = tf.sequential({ layers: [layer("in_put"), layer("out_put")] });
  model.compile({ optimizer, loss: "meanSquaredError" });
  return model;
}

async function fit(model: tf.LayersModel, epochs: number): Promise<number[][]> {
  const x = tf.tensor2d([[1, 2], [3, -1]]), y = tf.tensor2d([[3, 0], [-6, 1]]);
  await model.fit(x, y, { epochs, batchSize: 2, shuffle: false, verbose: 0 });
  tf.dispose([x, y]);
  return model.getWeights().map((weights) => [...weights.dataSync()]);
}

/** As a file would keep it: nothing is shared with what was saved. */
async function save(model: tf.LayersModel): Promise<tf.io.ModelArtifacts> {
  let kept: tf.io.ModelArtifacts | undefined;
  const modelArtifactsInfo = { dateSaved: new Date(0), modelTopologyType: "JSON" as const };
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      const { weightData, ...rest } = artifacts;
      kept = { ...JSON.parse(JSON.stringify(rest)), weightData: structuredClone(weightData) };
      return Promise.resolve({ modelArtifactsInfo });
    }),
    { includeOptimizer: true },
  );
  return kept!;
}

const load = (artifacts: tf.io.ModelArtifacts) =>
  tf.loadLayersModel(tf.io.fromMemory(structuredClone(artifacts)));

const adamRule = () => adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
const noise = () =>
  addGradientNoise({ deviation: annealed({ eta: 0.1 }), key: streamKey(3, "noise") });
const transformations: Readonly<Record<string, () => GradientTransformation>> = {
  "Adam with noise": () => chain(clipByGlobalNorm(9), noise(), adamRule()),
  "Adam alone": adamRule,
  "wrappers around Adam with noise": () =>
    telemetry(
      skipNonFinite(
        average(accumulate(chain(clipByGlobalNorm(9), noise(), adamRule()), 2), 0.9),
        3,
      ),
      4,
    ),
  "transformations by name": () => named({ "in_put*": sgd(0.1), "*": chain(noise(), adamRule()) }),
  "descent with noise, which knows parameters by their names alone": () =>
    chain(clipByGlobalNorm(1e30), noise(), sgd(halveEvery({ rate: 0.05, epochs: 2, from: 1 }))),
};

/** Tests of models by promises, which no tidy can hold. */
async function withScope(run: () => Promise<void>): Promise<void> {
  tf.engine().startScope();
  try {
    await run();
  } finally {
    tf.engine().endScope();
    tf.disposeVariables();
  }
}

for (const [name, build] of Object.entries(transformations)) {
  testOnBackends(
    `a loaded model goes on as if it had never stopped: ${name}`,
    () =>
      withScope(async () => {
        const whole = buildModel(asTfOptimizer(build(), { updatesPerEpoch: 3 }));
        await fit(whole, 4);
        const artifacts = await save(whole);
        const before = whole.getWeights().map((weights) => [...weights.dataSync()]);
        // The first model is alive, so that the variables of the others get other names.
        const loaded = await load(artifacts);
        assertEquals(loaded.getWeights().map((weights) => [...weights.dataSync()]), before);
        const variableNames = (model: tf.LayersModel) =>
          model.trainableWeights.map((weights) => weights.name);
        assertNotEquals(variableNames(loaded), variableNames(whole));
        const expected = await fit(whole, 5);
        assertEquals(await fit(loaded, 5), expected);
        assertNotEquals(expected, before);
        const [own, other] = [whole, loaded].map(({ optimizer }) =>
          optimizer as TransformationOptimizer
        );
        assertEquals(other!.state, own!.state);
        assertEquals([other!.state.update, other!.iterations], [9, 9]);
        // Saved and loaded once more.
        const again = await load(await save(loaded));
        assertEquals(await fit(again, 2), await fit(whole, 2));
      }),
  );
}

testOnBackends(
  "a model that was saved before its first update learns like a new one",
  () =>
    withScope(async () => {
      const build = () => asTfOptimizer(chain(clipByGlobalNorm(9), adamRule()));
      const model = buildModel(build());
      const loaded = await load(await save(model));
      assertEquals(await fit(loaded, 3), await fit(model, 3));
    }),
);

testOnBackends(
  "the configuration in a saved model builds an equal optimizer",
  () =>
    withScope(async () => {
      // Names with underscores, which tfjs takes for Python's.
      const groups = { "in_put/kernel": "the_first", "out_put/kernel": "the_second" };
      const transformation = chain(clipPerGroup(1, groups), noise(), adamRule());
      for (const updatesPerEpoch of [7, undefined]) {
        const options = updatesPerEpoch === undefined ? {} : { updatesPerEpoch };
        const model = buildModel(asTfOptimizer(transformation, options));
        const artifacts = await save(model);
        const { optimizer } = await load(artifacts);
        assert(optimizer !== model.optimizer);
        assertEquals(optimizer.getConfig(), model.optimizer.getConfig());
        const { transformation: text } = optimizer.getConfig();
        assertEquals(JSON.parse(text as string), {
          parts: [
            { step: { kind: "clipPerGroup", norm: 1 }, context: { groups } },
            {
              step: { kind: "noise", deviation: { kind: "annealed", eta: 0.1, gamma: 0.55 } },
              context: { key: [...streamKey(3, "noise")] },
            },
            {
              step: { kind: "adam", rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
              context: {},
            },
          ],
          unordered: false,
          updatesPerEpoch: updatesPerEpoch ?? null,
        });
      }
    }),
);

testOnBackends(
  "weights of another optimizer, and of another model, are refused",
  () =>
    withScope(async () => {
      const optimizer = asTfOptimizer(chain(clipByGlobalNorm(9), adamRule()));
      const model = buildModel(optimizer);
      await fit(model, 1);
      const { state } = optimizer;
      await assertRejects(
        () => optimizer.setWeights([{ name: "iter", tensor: tf.scalar(1, "int32") }]),
        TypeError,
        "weights of another optimizer: iter",
      );
      const descent = asTfOptimizer(sgd(1));
      const weights = await optimizer.getWeights();
      await assertRejects(() => descent.setWeights(weights), TypeError, "Cannot update sgd");
      assertEquals(optimizer.state, state);
      // One variable for two.
      const single = asTfOptimizer(chain(clipByGlobalNorm(9), adamRule()));
      await single.setWeights(weights);
      const alone = tf.variable(tf.ones([2, 2]), true, "alone");
      const gradient = tf.ones([2, 2]);
      const refused = () =>
        Promise.resolve().then(() => single.applyGradients({ alone: gradient }));
      await assertRejects(refused, TypeError, "update alone with a state of other parameters");
      assertEquals([...alone.dataSync()], [1, 1, 1, 1]);
    }),
);

testOnBackends(
  "a variable that the loss does not depend on stays as it is",
  () =>
    withScope(async () => {
      const model = buildModel(asTfOptimizer(chain(clipByGlobalNorm(9), adamRule())));
      await fit(model, 1);
      const optimizer = asTfOptimizer(chain(clipByGlobalNorm(9), sgd(1)));
      const used = tf.variable(tf.scalar(2), true, "used");
      const unused = tf.variable(tf.scalar(5), true, "unused");
      optimizer.minimize(() => tf.mul(used, 3) as tf.Scalar, false, [used, unused]);
      assertEquals([used.dataSync()[0], unused.dataSync()[0]], [-1, 5]);
    }),
);
