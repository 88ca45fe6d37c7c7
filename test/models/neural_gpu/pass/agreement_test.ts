/** The pass of the kernels against tensor operations, option by option, and against float64, size by size. */

import * as tf from "@tensorflow/tfjs";
import { parseNeuralGpuOptions } from "../../../../models/neural_gpu/mod.ts";
import { NeuralGpuReference } from "../../../../models/neural_gpu/reference/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { startKernels } from "../../../_tensors.ts";
import { randomBatch, randomParameters, randomSequences, shape } from "../_cases.ts";
import { runExactly } from "../_network.ts";
import { largestError, randomFactors, withPass } from "./_pass_cases.ts";

interface Case {
  readonly options?: Readonly<Record<string, unknown>>;
  /** B and n. */
  readonly sizes?: readonly [number, number];
  /** What parameters are at most, and biases of gates. */
  readonly spread?: number;
  readonly gateBias?: number;
  readonly factor?: number;
  readonly pull?: number;
  readonly dropout?: number;
}

const cases: Readonly<Record<string, Case>> = {
  "three maps": {},
  "one map": { options: { maps: 1 }, sizes: [3, 5] },
  "twelve maps": { options: { maps: 12 }, sizes: [8, 7], spread: 0.25 },
  "twenty-four maps, the size of the paper": {
    options: { maps: 24, parameterSets: 6 },
    ...{ sizes: [33, 9], spread: 0.2 },
  },
  "thirteen maps, one row": { options: { maps: 13, height: 1 }, sizes: [8, 11], spread: 0.3 },
  "one map, one row, one layer": { options: { maps: 1, height: 1, layers: 1 }, sizes: [2, 6] },
  "two rows": { options: { height: 2 }, sizes: [5, 6] },
  "three rows, three layers": { options: { height: 3, layers: 3 }, sizes: [2, 5] },
  "five rows": { options: { height: 5, layers: 1 }, sizes: [3, 5] },
  "nine rows, eight maps": { options: { height: 9, maps: 8 }, sizes: [2, 6], spread: 0.3 },
  "one position": { sizes: [4, 1] },
  "two positions": { sizes: [1, 2] },
  "twenty-three positions": { options: { maps: 5 }, sizes: [3, 23] },
  "more columns than are worked on at a time": {
    options: { maps: 1, height: 13, layers: 1 },
    ...{ sizes: [2, 69], spread: 0.3 },
  },
  "more sequences than a group has": { options: { maps: 4 }, sizes: [40, 8] },
  "no cutoff": { options: { cutoff: 1 } },
  "one set": { options: { parameterSets: 1 }, pull: 0.5 },
  "six sets, more than there are steps, and a pull": {
    options: { parameterSets: 6 },
    ...{ sizes: [2, 4], pull: 0.3 },
  },
  "dropout": { sizes: [5, 6], dropout: 0.3 },
  "dropout in two groups, the mean": {
    options: { height: 9, layers: 1 },
    ...{ sizes: [9, 9], dropout: 0.1, factor: 1 / 9 },
  },
  "gates that are shut or open": { options: { maps: 6 }, sizes: [4, 5], gateBias: 4 },
  "gates that are shut or open, without a cutoff": {
    options: { maps: 6, cutoff: 1 },
    ...{ sizes: [4, 5], gateBias: 4 },
  },
  "the mean, a pull, dropout": {
    options: { maps: 24, parameterSets: 3 },
    ...{ sizes: [6, 13], spread: 0.2, factor: 1 / 6, pull: 0.01, dropout: 0.2 },
  },
};

const optionsOf = (options: Readonly<Record<string, unknown>> = {}) =>
  parseNeuralGpuOptions({ maps: 3, parameterSets: 2, ...options });

for (const [name, one] of Object.entries(cases)) {
  const { sizes = [3, 5], spread = 0.5, gateBias = spread, factor = 1, pull = 0, dropout = 0 } =
    one;
  const options = optionsOf(one.options), sequences = randomSequences(...sizes);
  const parameters = { ...randomParameters(options, shape, spread) };
  for (const [name, own] of Object.entries(parameters)) {
    if (name.endsWith("GateBias")) parameters[name] = own.map((x) => x * gateBias / spread);
  }

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
      const answered = reference.answer(sequences), own = pass.answer(sequences);
      const error = largestError(own.losses, answered.losses);
      assert(error < 1e-5, `losses of answers: ${error}`);
      assertEquals(own.answers, answered.answers);
    });
    assertEquals(tf.memory().numTensors, before, "tensors were left alive");
  });
}

Deno.test("the kernels agree with float64, on both sides of a tile's edges", async () => {
  await startKernels();
  const before = tf.memory().numTensors;
  const lengths = [1, 2, 3, 4, 5, 6, 8, 9];
  for (const [i, n] of lengths.entries()) {
    // Each number of positions with other numbers of rows: tiles that end within an image in every way.
    for (const height of [1 + i % 5, 4 + i % 3, 9 - i % 2].slice(0, n > 5 ? 2 : 3)) {
      const options = optionsOf({ maps: 2, height, layers: 1, pull: 0.1 });
      const values = randomParameters(options), batch = randomBatch([n, n]);
      const exact = runExactly(options, values, batch);
      withPass(options, values, (pass) => {
        const what = `${n} positions, ${height} rows`;
        const { losses, answers, gradients } = pass.learn({ ...batch, length: n }, 0.5, 0.1, null);
        assert(largestError(losses, exact.sequences.map(({ loss }) => loss)) < 1e-6, what);
        assertEquals([...answers], exact.sequences.flatMap(({ answers }) => [...answers]), what);
        for (const [name, gradient] of Object.entries(exact.gradients)) {
          const error = largestError(gradients[name]!.dataSync(), gradient);
          assert(error < 5e-6, `${what}, ${name}: ${error}`);
        }
      });
    }
  }
  assertEquals(tf.memory().numTensors, before, "tensors were left alive");
});

Deno.test("Winograd's convolution loses less than two bits of what a direct one has", async () => {
  await startKernels();
  const options = optionsOf({ maps: 12, parameterSets: 1, layers: 1 }), n = 7;
  const values = randomParameters(options, shape, 0.4), batch = randomBatch([n, n]);
  const exact = runExactly(options, values, batch);
  const errors = withPass(
    options,
    values,
    (pass, variables) =>
      [pass, new NeuralGpuReference(options, shape, variables)].map((way) => {
        const { gradients, dispose } = way.learn({ ...batch, length: n }, 0.5, 0, null);
        const own = Object.entries(exact.gradients).map(([name, gradient]) =>
          largestError(gradients[name]!.dataSync(), gradient)
        );
        dispose();
        return own.reduce((sum, error) => sum + error, 0) / own.length;
      }),
  );
  const [fused, direct] = errors as [number, number];
  assert(fused < 4 * direct, `${fused} and ${direct}`);
});
