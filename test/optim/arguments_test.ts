/** Every call of optim that takes tensors, with wrong ones. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  applyGradients,
  applyUpdates,
  asTfOptimizer,
  chain,
  clipAdaptively,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipByValue,
  clipPerGroup,
  globalNorm,
  type GradientTransformation,
  sgd,
  spectralNorm,
} from "../../optim/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";
import { type TensorArgument, testArguments } from "../_arguments.ts";
import { computeEverywhere } from "../_tensors.ts";
import { valuesOf } from "./_trees.ts";

const values = Float32Array.of(1, 2, 3, 4, 5, 6);
const matrix: TensorArgument = { make: () => tf.tensor2d(values, [2, 3]) };

const constants = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const noise = addGradientNoise({ deviation: 0.1, key: streamKey(1, "noise") });
const stepwise = ({ updateInPlace: _, ...rest }: GradientTransformation) => rest;

const transformations: Readonly<Record<string, GradientTransformation>> = {
  sgd: sgd(1),
  adam: adam(constants),
  "clip, sgd": chain(clipByGlobalNorm(5), sgd(1)),
  "clip, sgd, step by step": stepwise(chain(clipByGlobalNorm(5), sgd(1))),
  "clip by matrix, noise, sgd": chain(clipBySpectralNorm(2), noise, sgd(1)),
  "clip by group, noise, adam": chain(clipPerGroup(5, { w: "x", v: "y" }), noise, adam(constants)),
  "clip adaptively and by value, sgd": chain(clipAdaptively(5), clipByValue(2), sgd(1)),
  "clip, noise, adam, step by step": stepwise(chain(clipByGlobalNorm(5), noise, adam(constants))),
};

for (const [name, transformation] of Object.entries(transformations)) {
  testArguments(`applyGradients() with ${name}`, {
    tensors: {
      // The parameter that comes after another: which must not have moved when this one is refused.
      w: { ...matrix, variable: true },
      gradient: { ...matrix, converted: true },
    },
    compute: ({ w, gradient }) => {
      const v = tf.variable(tf.tensor1d([1, 2]));
      const parameters = { v, w }, gradients = { v: tf.tensor1d([1, 1]), w: gradient };
      const state = transformation.init(parameters), before = structuredClone(state);
      try {
        applyGradients(transformation, parameters, gradients, state, { epoch: 0 });
      } catch (error) {
        assertEquals([...v.dataSync()], [1, 2]);
        assertEquals(state, before);
        throw error;
      }
      return [v.dataSync(), w.dataSync()];
    },
  });
  testArguments(`asTfOptimizer() with ${name}`, {
    tensors: { gradient: { ...matrix, converted: true } },
    compute: ({ gradient }) => {
      const v = tf.variable(tf.tensor1d([1, 2]), true, "v");
      const w = tf.variable(tf.tensor2d(values, [2, 3]), true, "w");
      const optimizer = asTfOptimizer(transformation);
      const before = optimizer.state;
      try {
        // tfjs has none for what the loss does not depend on: those are no mistakes.
        optimizer.applyGradients({
          v: tf.tensor1d([1, 1]),
          w: gradient ?? 0 as unknown as tf.Tensor,
        });
      } catch (error) {
        assertEquals([...v.dataSync()], [1, 2]);
        assertEquals([optimizer.state, optimizer.iterations], [before, 0]);
        throw error;
      }
      return [v.dataSync(), w.dataSync()];
    },
  });
}

testArguments("applyUpdates()", {
  tensors: { w: { ...matrix, variable: true }, update: { ...matrix, converted: true } },
  compute: ({ w, update }) => {
    const v = tf.variable(tf.tensor1d([1, 2]));
    try {
      applyUpdates({ v, w }, { v: tf.tensor1d([1, 1]), w: update });
    } catch (error) {
      assertEquals([...v.dataSync()], [1, 2]);
      throw error;
    }
    return [v.dataSync(), w.dataSync()];
  },
});

testArguments("globalNorm()", {
  tensors: { w: { ...matrix, converted: true, anyShape: true } },
  compute: ({ w }) => [[globalNorm({ v: tf.tensor1d([1, 2]), w })]],
});

testArguments("spectralNorm()", {
  tensors: { tensor: { ...matrix, converted: true, anyShape: true } },
  compute: ({ tensor }) => [[spectralNorm(tensor)]],
});

Deno.test("a gradient of an unknown parameter is refused before anything moves", async () => {
  await computeEverywhere(() =>
    tf.tidy(() => {
      for (const [name, transformation] of Object.entries(transformations)) {
        const w = tf.variable(tf.tensor1d([1, 2]));
        const state = transformation.init({ w });
        for (const unknown of ["v", "toString"]) {
          const gradients = { w: tf.tensor1d([1, 1]), [unknown]: tf.tensor1d([1, 1]) };
          const update = () =>
            applyGradients(transformation, { w }, gradients, state, { epoch: 0 });
          // The clip by group asks for a group first.
          assertThrows(update, TypeError, unknown);
          assertThrows(() => applyUpdates({ w }, gradients), TypeError, unknown);
          assertEquals(valuesOf({ w }), { w: [1, 2] }, name);
        }
        w.dispose();
      }
    })
  );
});
