/** Faults of published noise, on purpose, and all options together. */

import * as tf from "@tensorflow/tfjs";
import { fillGaussian, streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  applyGradients,
  buildOptimizer,
  chain,
  type GradientTransformation,
  parseOptimizer,
  sgd,
  type State,
  stateToJson,
} from "../../../optim/mod.ts";
import { deviationOf, stepWords } from "../../../optim/spec/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { run } from "../_trees.ts";

const key = streamKey(6, "noise");
const draw = (size: number, update: number, deviation: number) => {
  const values = new Float32Array(size);
  fillGaussian(values, deviation, key, update);
  return [...values];
};

testOnBackends("shared noise is drawn with one key for all parameters", () => {
  const noise = addGradientNoise({ deviation: 0.5, key, shared: true });
  const { updates, observations } = run(noise, { a: [0, 0], b: [0, 0, 0] }, [0, 0]);
  for (const [t, { a, b }] of updates.entries()) {
    assertEquals([a, b], [draw(2, t, 0.5), draw(3, t, 0.5)]);
  }
  assertEquals(observations[1]!.noiseStandardDeviation, 0.5);
});

testOnBackends("frozen noise has the draw of the first update in every one", () => {
  const frozen = (anticorrelated: number) =>
    run(
      addGradientNoise({ deviation: 0.5, key, frozen: true, shared: true, anticorrelated }),
      { a: [0, 0] },
      [0, 0, 0],
    );
  assertEquals(frozen(0).updates.map(({ a }) => a), Array(3).fill(draw(2, 0, 0.5)));
  // Less a quarter of itself: 0.375 and not sqrt(0.5^2 + 0.125^2) is the deviation.
  const { updates, observations } = frozen(0.25);
  for (const [i, value] of draw(2, 0, 0.375).entries()) {
    assertAlmostEquals(updates[2]!.a![i]!, value, 1e-7);
  }
  assertEquals(observations.map((one) => one.noiseStandardDeviation), [0.5, 0.375, 0.375]);
});

Deno.test("chain() refuses noise with a fault unless it is unordered", () => {
  for (
    const [option, message] of [
      ["shared", "Cannot chain a noise that is the same for all parameters: it is shared"],
      ["frozen", "Cannot chain a noise that has the same draw in every update: it is frozen"],
    ] as const
  ) {
    const noise = addGradientNoise({ deviation: 1, key, [option]: true });
    assertThrows(() => chain(noise, sgd(1)), TypeError, message);
    assertEquals(chain({ unordered: true }, noise, sgd(1)).unordered, true);
  }
});

Deno.test("specifications say what noise with options adds", () => {
  const words = (text: string) => stepWords(parseOptimizer(`noise(${text}) > sgd(1)`)[0]!);
  const noise = "add Gaussian noise of standard deviation 0.5";
  assertEquals(
    words("0.5, anticorrelated=0.9"),
    `${noise}, less 0.9 times that of the update before`,
  );
  assertEquals(words("0.5, anticorrelated=1"), `${noise}, less that of the update before`);
  assertEquals(
    words('0.5, truncated=true, except=["*bias", "w[0]"]'),
    `${noise}, truncated at two standard deviations, except on *bias and w[0]`,
  );
  assertEquals(words("0.5, shared=true"), `${noise}, drawn with one key for all parameters`);
  assertEquals(words("0.5, frozen=true"), `${noise}, with the draw of the first in every update`);
  // Whoever computes with the deviation needs that of every entry.
  const of = (text: string) => deviationOf(parseOptimizer(`${text} > sgd(1)`));
  assertEquals(of("noise(0.5, shared=true, frozen=true)"), 0.5);
  for (const option of ["anticorrelated=1", "truncated=true", 'only=["w"]', 'except=["w"]']) {
    assertEquals(of(`noise(0.5, ${option})`), null, option);
  }
  assertEquals(of("langevin(1)"), null);
});

Deno.test("options of noise that change nothing are as if they were not there", () => {
  const plain = JSON.stringify(parseOptimizer("noise(0.001) > sgd(1)"));
  const spelled = "noise(0.001, anticorrelated=0, shared=false, frozen=false) > sgd(1)";
  assertEquals(JSON.stringify(parseOptimizer(spelled)), plain);
});

/** Parameters, states and observed deviations after each of three updates. */
function train(optimizer: GradientTransformation): unknown {
  const seen: unknown[] = [];
  tf.tidy(() => {
    const numbers = Float32Array.from({ length: 36 }, (_, i) => (i * i % 37 - 18) / 16);
    const parameters = {
      w: tf.variable(tf.tensor2d(numbers, [4, 9])),
      bias: tf.variable(tf.tensor1d([1, 2, -0, 0, 3])),
    };
    const gradients = {
      w: tf.tensor2d(numbers.toReversed(), [4, 9]),
      bias: tf.tensor1d([1, -0, 0, 2, -3]),
    };
    let state: State = optimizer.init(parameters);
    for (const error of [0.9, 0.02, 0.4]) {
      let deviation: number | undefined;
      state = applyGradients(optimizer, parameters, gradients, state, {
        ...{ epoch: 0, measured: { error } },
        observe: (one) => deviation = one.noiseStandardDeviation,
      });
      const values = Object.values(parameters).map((one) => [...one.dataSync()].map(String));
      seen.push([values, stateToJson(state), deviation]);
    }
    for (const one of Object.values(parameters)) one.dispose();
  });
  return seen;
}

testOnBackends(
  "all options of noise together give the same bits fused and one by one",
  async () => {
    const options = [
      "truncated=true",
      "anticorrelated=0.7",
      "discarded=true",
      "shared=true",
      "frozen=true",
    ];
    for (const mask of ["", 'except=["bias"]', 'only=["w[1:3]"]']) {
      for (let bits = 0; bits < 2 ** options.length; bits++) {
        const chosen = options.filter((_, i) => bits & 1 << i);
        const given = ["byError(1)", ...chosen, ...mask === "" ? [] : [mask]].join(", ");
        const text = `clip(1) > noise(${given}) > sgd(0.1)`;
        const optimizer = await buildOptimizer(text, { key }) as GradientTransformation;
        const { updateInPlace, ...stepwise } = optimizer;
        // Rows need not fuse, whole parameters do.
        assertEquals(updateInPlace !== undefined, !mask.includes("w["), text);
        assertEquals(train(stepwise), train(optimizer), text);
      }
    }
  },
);

testOnBackends(
  "two noises of one optimizer are independent, and the first is that of one alone",
  async () => {
    const size = 4_000;
    const noiseOf = async (text: string) => {
      const optimizer = await buildOptimizer(text, { key }) as GradientTransformation;
      return tf.tidy(() => {
        const w = { w: tf.zeros([size]) };
        return [
          ...optimizer.update(w, optimizer.init(w), w, { epoch: 0 }).updates.w!.dataSync<
            "float32"
          >(),
        ];
      });
    };
    const one = await noiseOf("noise(1) > sgd(1)");
    // Of the key itself, as ever.
    const { updates } = run(addGradientNoise({ deviation: 1, key }), { w: Array(size).fill(0) });
    assertEquals(one, updates[0]!.w!.map((value) => -value));
    const both = await noiseOf("noise(1) > noise(2) > sgd(1)");
    const second = both.map((value, i) => value - one[i]!);
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / size;
    // Five standard errors each.
    assertAlmostEquals(mean(second.map((value) => value ** 2)) / 4, 1, 5 * Math.sqrt(2 / size));
    assertAlmostEquals(mean(second.map((value, i) => value * one[i]!)) / 2, 0, 5 / Math.sqrt(size));
  },
);
