import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { Mlp, type MlpOptions, parseMlpOptions } from "../../../models/mod.ts";
import type { ImageBatch } from "../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { buildCheckedKernels, withCheckedKernels } from "../../_checked_kernels.ts";
import {
  centralDifferences,
  largestRelativeError,
  startKernels,
  testOnBackends,
} from "../../_tensors.ts";
import { computations } from "../_computations.ts";
import { trainingMode } from "../_training_mode.ts";
import { images, shape } from "./_images.ts";
import { referenceLoss } from "./_reference.ts";

const init = () => new RandomStream(streamKey(3, "init"));
const network = (options: Readonly<Record<string, unknown>>, own = shape) =>
  new Mlp(
    parseMlpOptions({ hiddenLayers: 2, hiddenUnits: 6, init: "he", ...options }),
    own,
    init(),
  );

/** Each option once, and networks without hidden layers or with few and many units. */
const settings: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { input: "unit", biases: false },
  { input: "signed", loss: "sum" },
  { input: "raw", loss: "classMean", init: 0.01 },
  { dropout: 0.4 },
  { dropout: 0.4, hiddenLayers: 3, hiddenUnits: 3, input: "unit" },
  { hiddenLayers: 0 },
  { hiddenLayers: 1, hiddenUnits: 23, init: "random-walk", biases: false },
];

/** The values of the parameters, biases moved from 0. */
function valuesOf(model: Mlp): Record<string, Float64Array> {
  const random = new RandomStream(streamKey(4, "data"));
  return Object.fromEntries(
    Object.entries(model.parameters).map(([name, parameter]) => {
      if (name.startsWith("bias")) {
        const values = Float32Array.from({ length: parameter.size }, () => random.uniform() / 2);
        tf.tidy(() => parameter.assign(tf.tensor(values, parameter.shape)));
      }
      return [name, Float64Array.from(parameter.dataSync<"float32">())];
    }),
  );
}

function keptOf({ dropout, hiddenLayers, hiddenUnits }: MlpOptions, size: number) {
  const random = new RandomStream(streamKey(5, "dropout"));
  return Array.from(
    { length: hiddenLayers },
    () =>
      Array.from(
        { length: size * hiddenUnits },
        () => random.uniform() < dropout ? 0 : 1 / (1 - dropout),
      ),
  );
}

for (const setting of settings) {
  for (const { name, options: computation } of computations) {
    testOnBackends(
      `loss and gradients are those of the equations in float64: ${
        JSON.stringify(setting)
      }, ${name}`,
      () => {
        const options = parseMlpOptions({
          ...{ hiddenLayers: 2, hiddenUnits: 6, init: "he", ...setting },
          ...computation,
        });
        const batch = images(7), model = network({ ...setting, ...computation });
        const parameters = valuesOf(model), kept = keptOf(options, batch.size);
        const lossOf = (changed: typeof parameters) =>
          referenceLoss(options, shape, batch, changed, options.dropout > 0 ? kept : null);
        const expected = lossOf(parameters);
        const { loss, gradients, dispose } = model.lossAndGradients(
          batch,
          trainingMode(5, "main"),
        );
        const divisor = { sum: 1, mean: 7, classMean: 21 }[options.loss];
        assertAlmostEquals(loss, divisor * expected, 1e-5 * Math.abs(loss));
        const scalar = model.loss(batch, trainingMode(5, "main"));
        assertAlmostEquals(scalar.dataSync()[0]!, expected, 1e-5 * Math.abs(expected));
        scalar.dispose();
        for (const [name, values] of Object.entries(parameters)) {
          const differences = centralDifferences(
            (x) => lossOf({ ...parameters, [name]: x }),
            values,
            1e-6,
          );
          const gradient = gradients[name]!.dataSync<"float32">();
          const largest = Math.max(...differences.map(Math.abs));
          const error = Math.max(...differences.map((d, i) => Math.abs(d - gradient[i]!)));
          assert(error <= 1e-4 * largest + 1e-9, `${name}: ${error} of ${largest}`);
          if (name.startsWith("weights") && options.dropout === 0) assert(largest > 0, name);
        }
        dispose();
        model.dispose();
      },
    );
  }
}

Deno.test("the fused pass agrees with tensor operations at the paper's size", async () => {
  await startKernels();
  const digits = { height: 28, width: 28, classes: 10, mean: 33.3, standardDeviation: 78.6 };
  for (const size of [1, 50, 64]) {
    const batch = images(size, digits);
    const [fused, reference] = ["fused", "reference"].map((computation) => {
      const model = network({ hiddenLayers: 20, hiddenUnits: 50, computation }, digits);
      const { loss, gradients, dispose } = model.lossAndGradients(batch, trainingMode(5, "main"));
      const values = Object.entries(gradients)
        .map(([name, gradient]) => [name, gradient.dataSync<"float32">().slice()] as const);
      dispose();
      model.dispose();
      return { loss, gradients: Object.fromEntries(values) };
    });
    assertAlmostEquals(fused!.loss, reference!.loss, 1e-5 * reference!.loss);
    for (const [name, gradient] of Object.entries(reference!.gradients)) {
      assert(largestRelativeError(fused!.gradients[name]!, gradient) < 1e-2, name);
      const largest = Math.max(...gradient.map(Math.abs));
      const error = Math.max(...gradient.map((g, i) => Math.abs(g - fused!.gradients[name]![i]!)));
      assert(error <= 1e-5 * largest, `${name}: ${error} of ${largest}`);
    }
  }
});

testOnBackends("with zero weights nothing but the output's bias has a gradient", () => {
  for (const { options } of computations) {
    const batch: ImageBatch = { ...images(4), labels: Int32Array.of(0, 0, 2, 1) };
    const model = network({ init: "zero", ...options });
    const { loss, gradients, dispose } = model.lossAndGradients(batch, trainingMode(1, "main"));
    // All classes have a third: log 3 nats an image.
    assertAlmostEquals(loss, 4 * Math.log(3), 1e-5);
    for (const [name, gradient] of Object.entries(gradients)) {
      const values = [...gradient.dataSync<"float32">()];
      // 1/3 less the share of the labels.
      const expected = name === "bias3" ? [1 / 3 - 2 / 4, 1 / 3 - 1 / 4, 1 / 3 - 1 / 4] : [0, 0, 0];
      values.forEach((value, i) =>
        assertAlmostEquals(value, name === "bias3" ? expected[i]! : 0, 1e-6)
      );
    }
    dispose();
    // The first of equal scores.
    assertEquals([...model.predict(batch).answers], [0, 0, 0, 0]);
    assertEquals(model.predict(batch).wrong, 2);
    model.dispose();
  }
});

testOnBackends("what an update shows are root mean squares by layer", () => {
  for (const { options } of computations) {
    const model = network({ hiddenLayers: 1, hiddenUnits: 2, input: "raw", ...options }, {
      ...{ height: 1, width: 2, classes: 2, mean: 0, standardDeviation: 1 },
    });
    const set = (name: string, values: number[]) =>
      tf.tidy(() =>
        model.parameters[name]!.assign(tf.tensor(values, model.parameters[name]!.shape))
      );
    set("weights1", [1, -1, 0, 2]);
    set("weights2", [1, 0, 0, 1]);
    const batch: ImageBatch = {
      // The same image twice: means are those of one.
      ...{ kind: "image", size: 2, pixels: Uint8Array.of(3, 1, 3, 1), labels: Int32Array.of(0, 0) },
    };
    const { gradients, dispose } = model.lossAndGradients(batch, trainingMode(1, "main"));
    const before = Object.values(gradients).map((one) => one.dataSync().slice());
    const seen = model.observe(batch, gradients);
    // The update is made with them.
    assertEquals(Object.values(gradients).map((one) => one.dataSync().slice()), before);
    dispose();
    // x = (3, 1): sums (3, -1), rectified (3, 0); scores (3, 0).
    assertEquals(seen.activations, [2.121, 2.121]);
    // One image differs from no other.
    assertEquals(seen.differences, [0, 0]);
    // sqrt((1 + 1 + 0 + 4) / 4) and sqrt(2 / 4)
    assertEquals(seen.weights, [1.225, 0.7071]);
    // p = (0.95257, 0.04743): gradient of the scores g = (-0.04743, 0.04743); of weights2 3 g and zeros, of
    // weights1, whose second unit is silent, 3 and 1 times -0.04743 and zeros.
    assertEquals(seen.gradients, [0.07499, 0.1006]);
    // log(1 + e^-3)
    assertEquals(seen.loss, 0.04859);
    model.dispose();
  }
});

testOnBackends("initial weights are drawn as they are asked for", () => {
  const model = network({ hiddenLayers: 3, hiddenUnits: 100, init: 0.3 });
  const values = model.parameters["weights2"]!.dataSync<"float32">();
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
  assertAlmostEquals(deviation, 0.3, 0.01);
  assertEquals(
    Object.keys(model.parameters),
    [1, 2, 3, 4].flatMap((l) => [`weights${l}`, `bias${l}`]),
  );
  const others = network({ hiddenLayers: 3, hiddenUnits: 100, init: 0.3, biases: false });
  assertEquals(Object.keys(others.parameters), [1, 2, 3, 4].map((l) => `weights${l}`));
  // The streams have names: no other parameter moves these.
  assertEquals(others.parameters["weights2"]!.dataSync(), values);
  model.dispose();
  others.dispose();
});

testOnBackends("a batch that does not fit is refused", () => {
  for (const { options } of computations) {
    const model = network(options), good = images(2);
    const bad = (changes: Partial<ImageBatch>, message: string) => {
      const batch = { ...good, ...changes };
      const mode = trainingMode(1, "main");
      for (
        const call of [
          () => model.predict(batch),
          () => model.loss(batch, mode),
          () => model.lossAndGradients(batch, mode),
        ]
      ) assertThrows(call, Error, message);
    };
    bad({ labels: Int32Array.of(0, 3) }, "Cannot score class 3 of 3");
    bad({ labels: Int32Array.of(-1, 0) }, "Cannot score class -1 of 3");
    bad({ labels: Int32Array.of(0) }, "labels is Int32Array(1), not Int32Array(2)");
    bad({ pixels: new Uint8Array(39) }, "pixels is Uint8Array(39), not Uint8Array(40)");
    bad({ size: 0 }, "size is 0, no positive integer");
    model.dispose();
    assertThrows(() => model.predict(good), TypeError, "weights1 is disposed");
  }
});

Deno.test("the pass touches only what was allocated", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const { accesses } = withCheckedKernels(bytes, () => {
    for (const setting of settings) {
      for (const size of [1, 7]) {
        const model = network(setting), batch = images(size);
        model.lossAndGradients(batch, trainingMode(5, "main"));
        assert(Number.isFinite(model.predict(batch).loss));
        model.dispose();
      }
    }
  });
  assert(accesses > 10_000, String(accesses));
});
