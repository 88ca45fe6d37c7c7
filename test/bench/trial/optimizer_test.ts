/** The optimizer that trials use, against its closed form: clip, then noise, then rule. */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, gaussianNoise, streamKey } from "../../../engine/mod.ts";
import {
  applyGradients,
  buildOptimizer,
  type Observation,
  type State,
} from "../../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

const key = streamKey(3, "noise");

/** Two parameters, each a matrix. The norms are 5 and 12, of both together 13. */
const gradients = { a: [[3, 0], [0, 4]], b: [[12, 0], [0, 0]] } as const;
type Name = keyof typeof gradients;
const names = ["a", "b"] as const;

const apart = { a: "one", b: "two" }, together = { a: "all", b: "all" };

/** What clips make of them, and the groups that they are in where that matters. */
const clips: Readonly<
  Record<string, readonly [string, Record<Name, number>, groups?: typeof apart]>
> = {
  "no clip": ["", { a: 1, b: 1 }],
  // 6.5 / 13.
  "the global norm": ["clip(6.5)", { a: 0.5, b: 0.5 }],
  // The first stays, the second goes from 12 to 6.
  "a norm for each group": ["clipPerGroup(6)", { a: 1, b: 0.5 }],
  // As the global norm.
  "a norm for a group of both": ["clipPerGroup(6.5)", { a: 0.5, b: 0.5 }, together],
  // The largest singular values are 4 and 12.
  "the largest singular value": ["clipBySpectralNorm(2)", { a: 0.5, b: 1 / 6 }],
};

const noises: Readonly<Record<string, readonly [string, readonly number[]]>> = {
  "no noise": ["", [0, 0]],
  "fixed noise": ["noise(30)", [30, 30]],
  // The variance is 100 / (1 + t)^2.
  "annealed noise": ["noise(annealed(eta=100, gamma=2))", [10, 5]],
};

const rate = (epoch: number) => epoch < 1 ? 0.2 : 0.1;
const [beta1, beta2, epsilon] = [0.9, 0.99, 0.5];

const rules: Readonly<
  Record<string, readonly [string, (g: readonly number[]) => number[]]>
> = {
  "gradient descent": [
    "sgd(0.2, halve=1)",
    (g) => g.map((one, epoch) => -rate(epoch) * one),
  ],
  Adam: [
    `adam(0.2, halve=1, beta1=${beta1}, beta2=${beta2}, epsilon=${epsilon})`,
    // Kingma and Ba 2015, algorithm 1.
    (g) => {
      let m = 0, v = 0;
      return g.map((one, epoch) => {
        m = beta1 * m + (1 - beta1) * one;
        v = beta2 * v + (1 - beta2) * one * one;
        const t = epoch + 1;
        return -rate(epoch) * (m / (1 - beta1 ** t)) / (Math.sqrt(v / (1 - beta2 ** t)) + epsilon);
      });
    },
  ],
};

/** Two updates, in epochs 0 and 1, of parameters that begin at 0: what each update adds. */
async function updates(
  text: string,
  isFused: boolean,
  groups = apart,
): Promise<Record<Name, number[]>[]> {
  const built = await buildOptimizer(text, { groups, key });
  assert(built.updateInPlace !== undefined);
  const { updateInPlace: _, ...stepwise } = built;
  const optimizer = isFused ? built : stepwise;
  const parameters = Object.fromEntries(
    names.map((name) => [name, tf.tidy(() => tf.variable(tf.zeros([2, 2])))]),
  );
  const given = Object.fromEntries(
    names.map((name) => [name, tf.tensor2d(gradients[name].map((row) => [...row]))]),
  );
  let state: State = optimizer.init(parameters);
  const added = [0, 1].map((epoch) => {
    for (const name of names) tf.tidy(() => parameters[name]!.assign(tf.zeros([2, 2])));
    state = applyGradients(optimizer, parameters, given, state, { epoch });
    return Object.fromEntries(
      names.map((name) => [name, [...parameters[name]!.dataSync()]]),
    ) as Record<Name, number[]>;
  });
  tf.dispose([...Object.values(parameters), ...Object.values(given)]);
  return added;
}

/** The same by the formula, in float64. */
function expectedOf(
  scales: Record<Name, number>,
  deviations: readonly number[],
  rule: (g: readonly number[]) => number[],
): Record<Name, number[]>[] {
  const given = (name: Name, t: number) => {
    const standardDeviation = deviations[t]!;
    const flat = gradients[name].flat().map((value) => scales[name] * value);
    if (standardDeviation === 0) return flat;
    // By the stream's key, the parameter's name and the update.
    const noise = tf.tidy(() =>
      gaussianNoise([2, 2], { standardDeviation, key: deriveKey(key, name), index: t }).dataSync()
    );
    return flat.map((value, i) => value + noise[i]!);
  };
  return [0, 1].map((t) =>
    Object.fromEntries(names.map((name) => {
      const history = [0, 1].map((update) => given(name, update));
      return [name, history[0]!.map((_, i) => rule(history.map((own) => own[i]!))[t]!)];
    })) as Record<Name, number[]>
  );
}

for (const [clip, [clipSpec, scales, groups]] of Object.entries(clips)) {
  for (const [noise, [noiseSpec, deviations]] of Object.entries(noises)) {
    for (const [rule, [ruleSpec, formula]] of Object.entries(rules)) {
      testOnBackends(`buildOptimizer(): ${clip}, ${noise}, ${rule}`, async () => {
        const text = [clipSpec, noiseSpec, ruleSpec].filter((step) => step !== "").join(" > ");
        const expected = expectedOf(scales, deviations, formula);
        for (const isFused of [true, false]) {
          for (const [t, own] of (await updates(text, isFused, groups)).entries()) {
            for (const name of names) {
              for (const [i, value] of own[name].entries()) {
                assertAlmostEquals(
                  value,
                  expected[t]![name][i]!,
                  2e-5,
                  `${name} ${i}, update ${t}`,
                );
              }
            }
          }
        }
      });
    }
  }
}

testOnBackends("noise that is larger than the clip is not clipped", async () => {
  const text = "clip(1) > noise(1000) > sgd(1)";
  const [first] = await updates(text, true);
  const norm = Math.hypot(...first!.a, ...first!.b);
  // Eight numbers of deviation 1000: a norm of about 2,800, and clipped 1.
  assert(norm > 1000, `${norm}`);
  assertEquals((await buildOptimizer(text, { key })).parts?.map(({ stage }) => stage), [
    "clip",
    "noise",
    "rule",
  ]);
});

testOnBackends(
  "without a clip a gradient goes through at any length, and its norm is reported",
  async () => {
    const optimizer = await buildOptimizer("sgd(1)");
    const w = tf.tidy(() => tf.variable(tf.tensor1d([0, 0]))), g = tf.tensor1d([3e12, 4e12]);
    const seen: Observation[] = [];
    const observe = (one: Observation) => seen.push(one);
    applyGradients(optimizer, { w }, { w: g }, optimizer.init({ w }), { epoch: 0, observe });
    const [x, y] = w.dataSync();
    assertAlmostEquals(x! / -3e12, 1, 1e-6);
    assertAlmostEquals(y! / -4e12, 1, 1e-6);
    const { gradientNorm, clippedGradientNorm, clipped } = Object.assign(
      {},
      ...seen,
    ) as Observation;
    assertAlmostEquals(gradientNorm! / 5e12, 1, 1e-6);
    assertEquals([clippedGradientNorm, clipped], [gradientNorm, false]);
    tf.dispose([w, g]);
  },
);
