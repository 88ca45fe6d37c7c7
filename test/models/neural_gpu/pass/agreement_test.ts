/** The pass of the kernels against tensor operations, option by option. */

import * as tf from "@tensorflow/tfjs";
import { NeuralGpuReference } from "../../../../models/neural_gpu/reference/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { startKernels } from "../../../_tensors.ts";
import {
  type Case,
  randomFactors,
  randomParameters,
  randomSequences,
  shape,
  smallOptions,
  withPass,
} from "./_pass_cases.ts";

const cases: Readonly<Record<string, Case>> = {
  "three maps": {},
  "one map": { options: { maps: 1 }, sizes: [3, 5] },
  "twelve maps": { options: { maps: 12 }, sizes: [8, 7] },
  "twenty-four maps": { options: { maps: 24, parameterSets: 6 }, sizes: [33, 9] },
  "thirteen maps, one row": { options: { maps: 13, height: 1 }, sizes: [8, 11] },
  "two rows": { options: { height: 2 }, sizes: [5, 6] },
  "three rows, three layers": { options: { height: 3, layers: 3 }, sizes: [2, 5] },
  "five rows": { options: { height: 5, layers: 1 }, sizes: [3, 5] },
  "nine rows, eight maps": { options: { height: 9, maps: 8 }, sizes: [2, 6] },
  "one position": { sizes: [4, 1] },
  "two positions": { sizes: [1, 2] },
  "four positions": { sizes: [3, 4] },
  "twenty-three positions": { options: { maps: 5 }, sizes: [3, 23] },
  "thirty-two sequences": { options: { maps: 4 }, sizes: [32, 8] },
  "no cutoff": { options: { cutoff: 1 } },
  "one set": { options: { parameterSets: 1 }, pull: 0.5 },
  "six sets, a pull": { options: { parameterSets: 6 }, sizes: [2, 4], pull: 0.3 },
  "dropout": { sizes: [5, 6], dropout: 0.3 },
  "dropout, nine rows, the mean": {
    options: { height: 9 },
    sizes: [3, 7],
    dropout: 0.1,
    factor: 0.5,
  },
  "gates that are shut or open": {
    options: { maps: 6 },
    sizes: [4, 5],
    gateBias: 20,
  },
  "the mean, a pull, dropout": {
    options: { maps: 24, parameterSets: 3 },
    ...{ sizes: [6, 13], factor: 1 / 6, pull: 0.01, dropout: 0.2 },
  },
};

/** The largest difference, relative to the largest number. */
function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const largest = Math.max(...Array.from(expected, Math.abs), 1e-30);
  return Math.max(...Array.from(expected, (value, i) => Math.abs(value - actual[i]!))) / largest;
}

for (const [name, one] of Object.entries(cases)) {
  const { sizes = [3, 5], gateBias = 0.5, factor = 1, pull = 0, dropout = 0 } = one;
  const options = smallOptions(one.options), parameters = randomParameters(options, gateBias);
  const sequences = randomSequences(...sizes);

  Deno.test(`the kernels agree with tensor operations: ${name}`, async () => {
    await startKernels();
    const before = tf.memory().numTensors;
    const factors = dropout === 0 ? null : randomFactors(options, sequences, dropout);
    withPass(options, parameters, (pass, variables) => {
      const reference = new NeuralGpuReference(options, shape, variables);
      const expected = reference.learn(sequences, factor, pull, factors);
      const actual = pass.learn(sequences, factor, pull, factors);
      const lossError = largestError(actual.losses, expected.losses);
      assert(lossError < 1e-5, `losses: ${lossError}`);
      assertEquals(actual.answers, expected.answers);
      assertEquals(Object.keys(actual.gradients), Object.keys(expected.gradients));
      for (const [name, gradient] of Object.entries(expected.gradients)) {
        const error = largestError(actual.gradients[name]!.dataSync(), gradient.dataSync());
        assert(error < 1e-5, `${name}: ${error}`);
      }
      expected.dispose();
      actual.dispose();
      const [answered, own] = [reference.answer(sequences), pass.answer(sequences)];
      assert(largestError(own.losses, answered.losses) < 1e-5);
      assertEquals(own.answers, answered.answers);
    });
    assertEquals(tf.memory().numTensors, before, "tensors were left alive");
  });
}
