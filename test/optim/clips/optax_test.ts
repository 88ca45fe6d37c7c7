/**
 * Clips against those of optax 0.2.8 (jax 0.10.2, float32). The numbers below are what these return for the
 * gradients and parameters of this file:
 *
 *     clip_by_global_norm(5.0)
 *     clip_by_global_norm(3.0)          of each gradient alone
 *     clip_by_block_rms(1.5)
 *     clip(1.3)
 *     adaptive_grad_clip(2.0, 0.3)
 *     per_example_global_norm_clip(grads, 8.0)[0] / 3     of three examples
 */

import * as tf from "@tensorflow/tfjs";
import { buildOptimizer, type Tree } from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

const shapes: Readonly<Record<string, readonly number[]>> = {
  dense: [3, 4],
  kernel: [2, 1, 2, 3],
  bias: [5],
  scale: [],
};

const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "clip(5)": {
    dense:
      "-1.181592 -0.147699 0.8861942 -1.47699 -0.4430971 0.5907962 1.624689 -0.7384952 0.2953981 1.329291 -1.033893 0",
    kernel:
      "-0.7384952 0.2953981 1.329291 -1.033893 0 1.033893 -1.329291 -0.2953981 0.7384952 -1.624689 -0.5907962 0.4430971",
    bias: "-0.2953981 0.7384952 -1.624689 -0.5907962 0.4430971",
    scale: "0.147699",
  },
  "clipPerParameter(3)": {
    dense:
      "-1.06693 -0.1333663 0.8001976 -1.333663 -0.4000988 0.5334651 1.467029 -0.6668314 0.2667325 1.200296 -0.9335639 0",
    kernel:
      "-0.6963575 0.278543 1.253443 -0.9749005 0 0.9749005 -1.253443 -0.278543 0.6963575 -1.531987 -0.557086 0.4178145",
    bias: "-0.4535573 1.133893 -2.494565 -0.9071147 0.680336",
    scale: "0.25",
  },
  "clipByBlockRms(1.5)": {
    dense:
      "-1.847977 -0.2309971 1.385983 -2.309971 -0.6929914 0.9239886 2.540969 -1.154986 0.4619943 2.078974 -1.61698 0",
    kernel:
      "-1.206127 0.4824507 2.171028 -1.688577 0 1.688577 -2.171028 -0.4824507 1.206127 -2.653479 -0.9649013 0.723676",
    bias: "-0.5 1.25 -2.75 -1 0.75",
    scale: "0.25",
  },
  "clipByValue(1.3)": {
    dense: "-1.3 -0.25 1.3 -1.3 -0.75 1 1.3 -1.25 0.5 1.3 -1.3 0",
    kernel: "-1.25 0.5 1.3 -1.3 0 1.3 -1.3 -0.5 1.25 -1.3 -1 0.75",
    bias: "-0.5 1.25 -1.3 -1 0.75",
    scale: "0.25",
  },
  "clipAdaptively(2, epsilon=0.3)": {
    dense:
      "-0.599567 -0.06060915 0.2627339 -0.6148171 -0.2248376 0.2424366 0.4816789 -0.3074085 0.1498917 0.5454824 -0.3065229 0",
    kernel:
      "-0.2819285 0.2614065 0.4216692 -0.3947 0 0.3279649 -0.5074714 -0.2614065 0.2342606 -0.6202428 -0.5228129 0.1405564",
    bias: "-0.1022602 0.2556504 -0.5624309 -0.2045203 0.1533902",
    scale: "0.25",
  },
  "clipEach(8)": {
    dense:
      "0.3446226 -0.1824104 -0.8414532 0.03845762 -0.4885755 0.583002 -0.07604069 0.8038701 0.2768371 -0.3822057 0.4977051 -0.02932796",
    kernel:
      "0.8038701 0.2768371 -0.3822057 0.4977051 -0.02932796 -0.6883706 0.1915401 -0.3354929 -0.9945356 -0.1146249 0.9569526 0.4299195",
    bias: "0.603137 0.07610396 -0.7746054 0.296972 -0.230061",
    scale: "-0.03758307",
  },
};

/** ((7 i + 3 seed) mod 23 - 11) / 4 for element i, times a factor for each of the first axis. */
function tensorOf(shape: readonly number[], seed: number, factors: readonly number[] = [1]) {
  const size = tf.util.sizeFromShape([...shape]), each = size / factors.length;
  const values = Float32Array.from(
    { length: size },
    (_, i) => Math.fround(factors[Math.floor(i / each)]!) * ((7 * i + 3 * seed) % 23 - 11) / 4,
  );
  return tf.tensor(values, [...shape]);
}

const entries = Object.entries(shapes);

for (const [text, values] of Object.entries(expected)) {
  testOnBackends(`${text} gives the numbers of optax`, async () => {
    const optimizer = await buildOptimizer(`${text} > scaleByLearningRate(1)`);
    const perExample = optimizer.perExample === true;
    tf.tidy(() => {
      const params: Tree = Object.fromEntries(
        entries.map(([name, shape], i) => [name, tf.div(tensorOf(shape, i + 7), 10)]),
      );
      const gradients = Object.fromEntries(entries.map(([name, shape], i) => [
        name,
        perExample ? tensorOf([3, ...shape], i + 1, [0.1, 1, 4]) : tensorOf(shape, i + 1),
      ]));
      const { updates } = optimizer.update(gradients, optimizer.init(params), params, { epoch: 0 });
      for (const [name, shape] of entries) {
        assertEquals(updates[name]!.shape, shape);
        const numbers = values[name]!.split(" ").map(Number);
        assertEquals(numbers.length, updates[name]!.size);
        for (const [i, value] of updates[name]!.dataSync().entries()) {
          const one = numbers[i]!;
          assertAlmostEquals(-value, one, 1e-6 * Math.max(1, Math.abs(one)), `${name} ${i}`);
        }
      }
    });
  });
}
